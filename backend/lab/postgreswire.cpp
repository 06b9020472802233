// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgreswire.h"

#include <QCoreApplication>

#include <libpq-fe.h>
#include <poll.h>

#include <utility>

namespace meridian
{

namespace
{

using PgResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

QStringList row(const PGresult *result, int number)
{
    QStringList values;
    for (int column = 0; column < PQnfields(result); ++column) {
        values +=
            PQgetisnull(result, number, column) ? QString() : QString::fromUtf8(PQgetvalue(result, number, column));
    }
    return values;
}

} // namespace

void PostgresWire::Close::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

bool PostgresWire::wait(short events, const QDeadlineTimer &deadline) const
{
    pollfd fd{PQsocket(m_connection.get()), events, 0};
    return ::poll(&fd, 1, static_cast<int>(deadline.remainingTime())) > 0;
}

Error PostgresWire::error(ErrorKind kind, const QString &tried) const
{
    QString words = QString::fromUtf8(PQerrorMessage(m_connection.get())).simplified();
    if (kind == ErrorKind::Timeout)
        words = QCoreApplication::translate("PracticeLab", "no answer in time");
    return Error{kind, tried, words, {}, {}};
}

Result<std::unique_ptr<LabWire>> PostgresWire::open(const LabLogin &login, milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    const QByteArray port = QByteArray::number(login.port);
    const QByteArray user = login.user.toUtf8(), password = login.password.toUtf8();
    const QByteArray database = login.database.toUtf8(), authority = login.authority.toLocal8Bit();
    const char *const keys[] = {"host",       "port",    "user",        "password",
                                "dbname",     "sslmode", "sslrootcert", "application_name",
                                "gssencmode", nullptr};
    const char *const values[] = {"127.0.0.1",
                                  port.constData(),
                                  user.constData(),
                                  password.constData(),
                                  database.constData(),
                                  "verify-full",
                                  authority.constData(),
                                  "practice lab",
                                  "disable",
                                  nullptr};
    std::unique_ptr<PostgresWire> wire(new PostgresWire(PQconnectStartParams(keys, values, 0), login.node));
    const QString tried =
        QCoreApplication::translate("PracticeLab", "connect to %1 (127.0.0.1:%2)").arg(login.node).arg(login.port);
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (PQstatus(wire->m_connection.get()) != CONNECTION_BAD) {
        if (state == PGRES_POLLING_OK)
            return std::unique_ptr<LabWire>(std::move(wire));
        if (state == PGRES_POLLING_FAILED)
            break;
        if (!wire->wait(state == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline))
            return wire->error(ErrorKind::Timeout, tried);
        state = PQconnectPoll(wire->m_connection.get());
    }
    return wire->error(ErrorKind::NotReady, tried);
}

Result<QList<QStringList>> PostgresWire::query(const QString &sql, milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    const QString tried = QCoreApplication::translate("PracticeLab", "run \"%1\" on %2").arg(sql, m_node);
    PGconn *connection = m_connection.get();
    if (!PQsendQuery(connection, sql.toUtf8().constData()))
        return error(ErrorKind::Closed, tried);
    QList<QStringList> rows;
    for (;;) {
        while (PQisBusy(connection)) {
            if (!wait(POLLIN, deadline))
                return error(ErrorKind::Timeout, tried);
            if (!PQconsumeInput(connection))
                return error(ErrorKind::Closed, tried);
        }
        const PgResult result(PQgetResult(connection), &PQclear);
        if (!result)
            return rows;
        const ExecStatusType status = PQresultStatus(result.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
            Error refused = error(ErrorKind::Query, tried);
            refused.code = QString::fromLatin1(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE));
            return refused;
        }
        rows.clear();
        for (int i = 0; i < PQntuples(result.get()); ++i)
            rows += row(result.get(), i);
    }
}

} // namespace meridian
