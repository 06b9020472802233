// SPDX-License-Identifier: GPL-3.0-or-later
// Applications that know every server by its own address and write to whichever lets them, all the time: what each
// acknowledged, and when. They find a second writable server, whatever the servers say of themselves.
#pragma once

#include "hostedserver.h"

#include <libpq-fe.h>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace meridian
{

class Referee
{
public:
    struct Row {
        qint64 number = 0;
        QString server;
        std::chrono::steady_clock::time_point at;
    };

    /// The table `referee (number bigint)` is there. Names as the servers', in their order.
    Referee(const std::vector<std::unique_ptr<HostedServer>> &servers, const QStringList &names)
    {
        for (qsizetype i = 0; i < names.size(); ++i)
            m_threads.emplace_back(
                [this, name = names[i], conninfo = servers[size_t(i)]->conninfo().toUtf8(),
                 first = (i + 1) * 1'000'000'000](std::stop_token stop) { write(name, conninfo, first, stop); });
    }

    QList<Row> acknowledged() const
    {
        const std::lock_guard guard(m_mutex);
        return m_rows;
    }
    /// The servers in the order in which they took writes: "a b" when a stopped for good before b began.
    QString order() const
    {
        QStringList order;
        for (const Row &row : acknowledged()) {
            if (order.isEmpty() || order.last() != row.server)
                order += row.server;
        }
        return order.join(u' ');
    }
    /// Waits until this server has acknowledged one more.
    bool sees(const QString &server) const
    {
        const auto count = [&] {
            const QList<Row> rows = acknowledged();
            return std::count_if(rows.begin(), rows.end(), [&](const Row &r) { return r.server == server; });
        };
        const auto before = count();
        return QTest::qWaitFor([&] { return count() > before; }, 20'000);
    }
    /// Acknowledged by any of these servers and not to be found on `leader`.
    qsizetype missing(const HostedServer &leader, const QString &by) const
    {
        const QList<Row> rows = acknowledged(); // before the question: what comes meanwhile does not count
        const QStringList there = leader.sql("SELECT string_agg(number::text, ' ') FROM referee").split(u' ');
        const QSet<QString> found(there.begin(), there.end());
        return std::count_if(rows.begin(), rows.end(), [&](const Row &r) {
            return by.contains(r.server) && !found.contains(QString::number(r.number));
        });
    }

private:
    using Connection = std::unique_ptr<PGconn, void (*)(PGconn *)>;

    void write(const QString &name, const QByteArray &conninfo, qint64 number, const std::stop_token &stop)
    {
        Connection connection(nullptr, PQfinish);
        while (!stop.stop_requested()) {
            if (PQstatus(connection.get()) != CONNECTION_OK)
                connection.reset(PQconnectdb((conninfo + " connect_timeout=2").constData()));
            const QByteArray sql = "INSERT INTO referee VALUES (" + QByteArray::number(++number) + ')';
            const std::unique_ptr<PGresult, void (*)(PGresult *)> result(PQexec(connection.get(), sql.constData()),
                                                                         PQclear);
            std::unique_lock lock(m_mutex);
            if (PQresultStatus(result.get()) == PGRES_COMMAND_OK)
                m_rows += Row{number, name, std::chrono::steady_clock::now()};
            m_pause.wait_for(lock, stop, milliseconds(10), [] { return false; });
        }
    }

    mutable std::mutex m_mutex;
    std::condition_variable_any m_pause;
    QList<Row> m_rows;
    std::vector<std::jthread> m_threads;
};

} // namespace meridian
