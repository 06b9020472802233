// SPDX-License-Identifier: GPL-3.0-or-later
// One connection through or to a proxy, by libpq's non-blocking calls behind a blocking face: each call ends at its
// deadline or when stopped. Simple protocol only, one statement each: PgBouncer's console knows no other.
#pragma once

#include "result.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QHash>
#include <QList>

#include <memory>
#include <stop_token>
#include <utility>

struct pg_conn;

namespace meridian
{

class TrafficSession
{
public:
    using Parameters = QList<std::pair<QByteArray, QByteArray>>; ///< libpq's keywords; empty values are left out
    using Row = QHash<QString, QString>;                         ///< by column; NULL is a null string

    static Result<TrafficSession> open(const Parameters &parameters, const QString &what, QDeadlineTimer deadline,
                                       const std::stop_token &stop);
    bool isUsable() const; ///< not known to be closed by the other side
    Result<QList<Row>> query(const QByteArray &sql, QDeadlineTimer deadline, const std::stop_token &stop);

private:
    struct Close {
        void operator()(pg_conn *connection) const;
    };
    TrafficSession(pg_conn *connection, QString what) : m_connection(connection), m_what(std::move(what)) {}
    Result<Done> await(short events, const QDeadlineTimer &deadline, const std::stop_token &stop) const;
    Error error(ErrorKind kind, const QString &message = {}) const;

    std::unique_ptr<pg_conn, Close> m_connection;
    QString m_what; ///< for errors: "orders-pool (10.0.0.5:6432)"
};

} // namespace meridian
