// SPDX-License-Identifier: GPL-3.0-or-later
#include "trafficsession.h"

#include <QCoreApplication>

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <vector>

namespace meridian
{

namespace
{

constexpr qint64 kLookMs = 20; ///< how late a request to stop may be noticed

using PgResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

ErrorKind kindOf(const QString &words)
{
    constexpr struct {
        const char *piece;
        ErrorKind kind;
    } kRows[] = {
        {"Connection refused", ErrorKind::Refused},
        {"password authentication failed", ErrorKind::Authentication},
        {"no password supplied", ErrorKind::Authentication},
        {"not allowed", ErrorKind::Permission},
        {"no such user", ErrorKind::Authentication},
        {"no such database", ErrorKind::BadInput},
        {"could not translate host name", ErrorKind::Resolve},
        {"closed the connection", ErrorKind::Closed},
    };
    for (const auto &row : kRows) {
        if (words.contains(QLatin1String(row.piece)))
            return row.kind;
    }
    return ErrorKind::NotReady;
}

} // namespace

void TrafficSession::Close::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

Error TrafficSession::error(ErrorKind kind, const QString &message) const
{
    return Error{kind,
                 QCoreApplication::translate("Traffic", "ask %1").arg(m_what),
                 message.isEmpty() ? QString::fromUtf8(PQerrorMessage(m_connection.get())).simplified() : message,
                 {},
                 QCoreApplication::translate("Traffic", "Check the endpoint in the fleet file, and its log.")};
}

Result<Done> TrafficSession::await(short events, const QDeadlineTimer &deadline, const std::stop_token &stop) const
{
    while (!stop.stop_requested()) {
        pollfd fd{PQsocket(m_connection.get()), events, 0};
        if (::poll(&fd, 1, static_cast<int>(std::clamp<qint64>(deadline.remainingTime(), 0, kLookMs))) > 0)
            return Done{};
        if (deadline.hasExpired())
            return error(ErrorKind::Timeout, QCoreApplication::translate("Traffic", "no answer in time"));
    }
    Error stopped = error(ErrorKind::Closed, QCoreApplication::translate("Traffic", "it was stopped"));
    stopped.code = QStringLiteral("stopped");
    return stopped;
}

Result<TrafficSession> TrafficSession::open(const Parameters &parameters, const QString &what, QDeadlineTimer deadline,
                                            const std::stop_token &stop)
{
    std::vector<const char *> keys, values;
    for (const auto &[key, value] : parameters) {
        if (value.isEmpty())
            continue;
        keys.push_back(key.constData());
        values.push_back(value.constData());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    TrafficSession session(PQconnectStartParams(keys.data(), values.data(), 0), what);
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (PQstatus(session.m_connection.get()) != CONNECTION_BAD && state != PGRES_POLLING_FAILED) {
        if (state == PGRES_POLLING_OK)
            return session;
        if (auto ready = session.await(state == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline, stop); !ready)
            return ready.error();
        state = PQconnectPoll(session.m_connection.get());
    }
    return session.error(kindOf(QString::fromUtf8(PQerrorMessage(session.m_connection.get()))));
}

bool TrafficSession::isUsable() const
{
    return PQconsumeInput(m_connection.get()) == 1 && PQstatus(m_connection.get()) == CONNECTION_OK;
}

Result<QList<TrafficSession::Row>> TrafficSession::query(const QByteArray &sql, QDeadlineTimer deadline,
                                                         const std::stop_token &stop)
{
    PGconn *connection = m_connection.get();
    if (!PQsendQuery(connection, sql.constData()))
        return error(ErrorKind::Closed);
    QList<Row> rows;
    std::optional<Error> refused;
    for (;;) {
        while (PQisBusy(connection)) {
            if (auto ready = await(POLLIN, deadline, stop); !ready)
                return ready.error();
            if (!PQconsumeInput(connection))
                return error(ErrorKind::Closed);
        }
        const PgResult result(PQgetResult(connection), &PQclear);
        if (!result)
            break;
        const ExecStatusType status = PQresultStatus(result.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
            const char *words = PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY);
            refused = error(words ? ErrorKind::Query : ErrorKind::Closed, QString::fromUtf8(words));
            refused->code = QString::fromLatin1(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE));
        }
        for (int i = 0; i < PQntuples(result.get()); ++i) {
            Row row;
            for (int column = 0; column < PQnfields(result.get()); ++column)
                row.insert(QString::fromUtf8(PQfname(result.get(), column)),
                           PQgetisnull(result.get(), i, column)
                               ? QString()
                               : QString::fromUtf8(PQgetvalue(result.get(), i, column)));
            rows += row;
        }
    }
    if (refused)
        return *refused;
    return rows;
}

} // namespace meridian
