// SPDX-License-Identifier: GPL-3.0-or-later
// An application that no fence by default values holds off: session after session on one server, each asks for READ
// WRITE and inserts a numbered row into the table insisted. Writes on a thread of its own until it is stopped.
#pragma once

#include "hostedserver.h"

#include <QList>

#include <libpq-fe.h>

#include <memory>
#include <thread>

namespace meridian
{

class InsistentWriter
{
public:
    InsistentWriter(const HostedServer &server, qint64 first)
        : m_thread([this, conninfo = server.conninfo().toUtf8(), first](const std::stop_token &stop) {
            for (qint64 number = first; !stop.stop_requested(); ++number) {
                if (wrote(conninfo, "INSERT INTO insisted VALUES (" + QByteArray::number(number) + ')'))
                    m_acknowledged += number;
            }
        })
    {
    }
    QList<qint64> stop()
    {
        m_thread.request_stop();
        m_thread.join();
        return m_acknowledged;
    }

    /// As one of our own, which a fence that holds lets be.
    static void writeOnce(const HostedServer &server, const QByteArray &statement)
    {
        wrote(server.conninfo().toUtf8() + " application_name=meridian_test", statement);
    }

private:
    static bool wrote(const QByteArray &conninfo, const QByteArray &statement)
    {
        const std::unique_ptr<PGconn, void (*)(PGconn *)> session(
            PQconnectdb((conninfo + " connect_timeout=2").constData()), PQfinish);
        const auto done = [&](const QByteArray &sql) {
            const std::unique_ptr<PGresult, void (*)(PGresult *)> result(PQexec(session.get(), sql.constData()),
                                                                         PQclear);
            return PQresultStatus(result.get()) == PGRES_COMMAND_OK;
        };
        return done("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE") && done(statement);
    }

    QList<qint64> m_acknowledged;
    std::jthread m_thread;
};

} // namespace meridian
