// SPDX-License-Identifier: GPL-3.0-or-later
// One blocking connection to a server of the lab, past the relay, with a deadline on everything. For the lab's own
// thread and the write load's; the product itself never talks to servers this way.
#pragma once

#include "result.h"
#include "times.h"

#include <QDeadlineTimer>
#include <QStringList>

#include <memory>

struct pg_conn;

namespace meridian
{

struct LabLogin {
    QString node;     ///< for messages
    quint16 port = 0; ///< of 127.0.0.1
    QString user;
    QString password;
    QString database;
    QString authority; ///< certificate file
};

class LabSession
{
public:
    static Result<LabSession> open(const LabLogin &login, milliseconds limit = milliseconds(3000));

    /// The rows of the last statement in `sql`; NULL is a null string. Errors carry the server's words and SQLSTATE.
    Result<QList<QStringList>> query(const QString &sql, milliseconds limit = milliseconds(5000));

private:
    struct Close {
        void operator()(pg_conn *connection) const;
    };
    explicit LabSession(pg_conn *connection, QString node) : m_connection(connection), m_node(std::move(node)) {}
    bool wait(short events, const QDeadlineTimer &deadline) const;
    Error error(ErrorKind kind, const QString &tried) const;

    std::unique_ptr<pg_conn, Close> m_connection;
    QString m_node;
};

} // namespace meridian
