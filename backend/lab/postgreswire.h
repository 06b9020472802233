// SPDX-License-Identifier: GPL-3.0-or-later
// libpq's non-blocking calls, waited for with a deadline. Lives where its LabSession does.
#pragma once

#include "labwire.h"

#include <QDeadlineTimer>

struct pg_conn;

namespace meridian
{

class PostgresWire : public LabWire
{
public:
    static Result<std::unique_ptr<LabWire>> open(const LabLogin &login, milliseconds limit);

    Result<QList<QStringList>> query(const QString &sql, milliseconds limit) override;

private:
    struct Close {
        void operator()(pg_conn *connection) const;
    };
    PostgresWire(pg_conn *connection, QString node) : m_connection(connection), m_node(std::move(node)) {}
    bool wait(short events, const QDeadlineTimer &deadline) const;
    Error error(ErrorKind kind, const QString &tried) const;

    std::unique_ptr<pg_conn, Close> m_connection;
    QString m_node;
};

} // namespace meridian
