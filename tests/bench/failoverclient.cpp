// SPDX-License-Identifier: GPL-3.0-or-later
#include "failoverclient.h"

#include <libpq-fe.h>

#include <algorithm>
#include <condition_variable>
#include <ctime>
#include <memory>
#include <mutex>
#include <vector>

namespace meridian
{

namespace
{

constexpr double kEvery = 0.002, kAfterFailedLogin = 0.005, kLook = 0.005; // s

using Connection = std::unique_ptr<PGconn, void (*)(PGconn *)>;
using Answer = std::unique_ptr<PGresult, void (*)(PGresult *)>;

Connection connectTo(const QByteArray &conninfo)
{
    Connection connection(PQconnectdb(conninfo.constData()), PQfinish);
    PQsetNoticeProcessor(
        connection.get(), [](void *, const char *) {}, nullptr);
    return connection;
}

bool isOpen(const Connection &connection)
{
    return PQstatus(connection.get()) == CONNECTION_OK;
}

/// Ends early when it is asked to stop.
void pauseFor(double time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock guard(mutex);
    condition.wait_for(guard, stop, std::chrono::duration<double>(time), [] { return false; });
}

bool insertRow(PGconn *connection, int run, qint64 number)
{
    const QByteArray r = QByteArray::number(run), n = QByteArray::number(number);
    const char *values[] = {r.constData(), n.constData()};
    const Answer answer(PQexecParams(connection, "INSERT INTO probe (run, seq) VALUES ($1::int, $2::bigint)", 2,
                                     nullptr, values, nullptr, nullptr, 0),
                        PQclear);
    return PQresultStatus(answer.get()) == PGRES_COMMAND_OK;
}

/// One question to a node; its connection is made anew whenever it was lost.
class Observed
{
public:
    Observed(QString name, QByteArray conninfo) : m_name(std::move(name)), m_conninfo(std::move(conninfo)) {}
    const QString &name() const { return m_name; }
    bool leads(int standbys)
    {
        if (!m_connection || !isOpen(m_connection))
            m_connection = connectTo(m_conninfo);
        const QByteArray limit = QByteArray::number(standbys);
        const char *values[] = {limit.constData()};
        const Answer answer(
            PQexecParams(m_connection.get(),
                         "SELECT 1 WHERE NOT pg_is_in_recovery() AND $1::int <= (SELECT count(*)"
                         "  FROM pg_stat_replication WHERE state = 'streaming' AND replay_lsn IS NOT NULL)",
                         1, nullptr, values, nullptr, nullptr, 0),
            PQclear);
        return PQresultStatus(answer.get()) == PGRES_TUPLES_OK && PQntuples(answer.get()) == 1;
    }

private:
    QString m_name;
    QByteArray m_conninfo;
    Connection m_connection{nullptr, PQfinish};
};

} // namespace

double monotonicSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double ClientLog::outageMs(double since) const
{
    double longest = 0;
    for (qsizetype i = 1; i < acknowledged.size(); ++i) {
        if (acknowledged[i].acknowledged >= since)
            longest = std::max(longest, acknowledged[i].acknowledged - acknowledged[i - 1].acknowledged);
    }
    return longest * 1000;
}

std::optional<double> ClientLog::outageBegan(double since) const
{
    const double longest = outageMs(since) / 1000;
    for (qsizetype i = 1; i < acknowledged.size(); ++i) {
        const double before = acknowledged[i - 1].acknowledged;
        if (acknowledged[i].acknowledged >= since && acknowledged[i].acknowledged - before >= longest)
            return before;
    }
    return {};
}

std::optional<double> ClientLog::firstAcknowledgedAfter(double moment) const
{
    for (const Row &row : acknowledged) {
        if (row.sent >= moment)
            return row.acknowledged;
    }
    return {};
}

FailoverClient::FailoverClient(QByteArray conninfo, int run)
    : m_thread([this, conninfo = std::move(conninfo), run](const std::stop_token &stop) { write(conninfo, run, stop); })
{
}

FailoverClient::~FailoverClient() = default;

ClientLog FailoverClient::stop()
{
    m_thread.request_stop();
    m_thread.join();
    return m_log;
}

void FailoverClient::write(const QByteArray &conninfo, int run, const std::stop_token &stop)
{
    Connection connection(nullptr, PQfinish);
    for (qint64 number = 1; !stop.stop_requested();) {
        if (!connection)
            connection = connectTo(conninfo);
        if (!isOpen(connection)) {
            ++m_log.failedLogins;
            connection.reset();
            pauseFor(kAfterFailedLogin, stop);
            continue;
        }
        const double sent = monotonicSeconds();
        if (insertRow(connection.get(), run, number)) {
            m_log.acknowledged.append({number, sent, monotonicSeconds()});
        } else {
            ++m_log.errors;
            connection.reset();
        }
        ++number;
        pauseFor(std::max(0.0, sent + kEvery - monotonicSeconds()), stop);
    }
}

StreamingWatch::StreamingWatch(const QHash<QString, QByteArray> &nodes, int standbys)
    : m_thread([this, nodes, standbys](const std::stop_token &stop) {
        std::vector<Observed> all;
        for (auto it = nodes.begin(); it != nodes.end(); ++it)
            all.emplace_back(it.key(), it.value());
        while (!stop.stop_requested()) {
            for (Observed &node : all) {
                if (node.leads(standbys)) {
                    m_seen = Seen{node.name(), monotonicSeconds()};
                    return;
                }
            }
            pauseFor(kLook, stop);
        }
    })
{
}

StreamingWatch::~StreamingWatch() = default;

std::optional<StreamingWatch::Seen> StreamingWatch::await(double patience)
{
    std::stop_source enough;
    std::jthread deadline([&enough, patience](const std::stop_token &stop) {
        pauseFor(patience, stop);
        enough.request_stop();
    });
    const std::stop_callback end(enough.get_token(), [this] { m_thread.request_stop(); });
    m_thread.join();
    return m_seen;
}

std::optional<int> lostRows(const QByteArray &conninfo, int run, const ClientLog &log)
{
    const Connection connection = connectTo(conninfo);
    const QByteArray r = QByteArray::number(run);
    const char *values[] = {r.constData()};
    const Answer answer(PQexecParams(connection.get(), "SELECT seq FROM probe WHERE run = $1::int", 1, nullptr, values,
                                     nullptr, nullptr, 0),
                        PQclear);
    if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK)
        return {};
    QSet<qint64> there;
    for (int i = 0; i < PQntuples(answer.get()); ++i)
        there.insert(QByteArray(PQgetvalue(answer.get(), i, 0)).toLongLong());
    return static_cast<int>(std::count_if(log.acknowledged.begin(), log.acknowledged.end(),
                                          [&](const ClientLog::Row &row) { return !there.contains(row.number); }));
}

} // namespace meridian
