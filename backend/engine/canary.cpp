// SPDX-License-Identifier: GPL-3.0-or-later
#include "canary.h"

#include "actionsql.h"
#include "pgoperator.h"
#include "pgparameters.h"
#include "pgrow.h"
#include "pgsession.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace meridian
{

namespace
{

constexpr milliseconds kPatience{10000}; ///< for one write: a pool that is paused keeps its clients waiting
constexpr milliseconds kConnect{2000};
constexpr milliseconds kTell{100};
constexpr milliseconds kOnceMore{10}; ///< between two attempts to connect
constexpr milliseconds kFirstWrite{3000};

/// Acknowledged numbers, as stretches, that the rows have not.
qint64 missing(const QList<std::pair<qint64, qint64>> &stretches, const pg_result *rows)
{
    QSet<qint64> there;
    for (int row = 0; row < PQntuples(rows); ++row)
        there.insert(PgRow(rows, row).number().value_or(-1));
    qint64 lost = 0;
    for (const auto &[first, last] : stretches) {
        for (qint64 number = first; number <= last; ++number)
            lost += there.contains(number) ? 0 : 1;
    }
    return lost;
}

microseconds since(std::chrono::steady_clock::time_point then)
{
    return std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - then);
}

} // namespace

class Canary::Writer
{
public:
    Writer(QList<Node> nodes, Login login, QString run, milliseconds every, Listener listener)
        : m_nodes(std::move(nodes))
        , m_login(std::move(login))
        , m_run(std::move(run))
        , m_every(every)
        , m_listener(std::move(listener))
        , m_thread([this](const std::stop_token &stop) { write(stop); })
    {
    }

    const QString &run() const { return m_run; }
    CanaryFigures figures() const
    {
        const std::lock_guard guard(m_mutex);
        return m_figures;
    }
    QList<std::pair<qint64, qint64>> acknowledged() const ///< first and last number of each unbroken stretch
    {
        const std::lock_guard guard(m_mutex);
        return m_acknowledged;
    }
    void awaitFirst()
    {
        std::unique_lock guard(m_mutex);
        m_changed.wait_for(guard, kFirstWrite, [this] { return m_figures.written > 0; });
    }
    /// A row that was sent after this call is acknowledged, or it takes too long.
    void awaitOneMore()
    {
        std::unique_lock guard(m_mutex);
        const qint64 before = m_figures.written;
        m_changed.wait_for(guard, kPatience, [&] { return m_figures.written > before + 1; });
    }
    void end()
    {
        m_thread.request_stop();
        m_thread.join();
    }

private:
    void write(const std::stop_token &stop)
    {
        std::unique_ptr<PgSession> session;
        qint64 number = 0;
        auto next = std::chrono::steady_clock::now();
        while (!stop.stop_requested()) {
            if (!session) {
                auto opened = PgSession::open(canaryParameters(m_nodes, m_login), kConnect, stop);
                if (!opened) {
                    count(&CanaryFigures::refused, stop);
                    m_nodes.append(m_nodes.takeFirst()); // one host that swallows packets does not hide the others
                    rest(std::chrono::steady_clock::now() + kOnceMore, stop);
                    continue;
                }
                session = std::move(*opened);
                session->leaveSessionAlone();
            }
            const auto sent = std::chrono::steady_clock::now();
            const auto results = session->run(
                statements(QStringLiteral("canary"), 0, {{"run", m_run}, {"number", QString::number(++number)}}),
                kPatience, stop);
            if (results) {
                acknowledge(number, since(sent));
            } else {
                count(&CanaryFigures::errors, stop);
                session.reset();
            }
            next = std::max(next + m_every, std::chrono::steady_clock::now());
            rest(next, stop);
        }
    }
    void count(qint64 CanaryFigures::*what, const std::stop_token &stop)
    {
        const std::lock_guard guard(m_mutex);
        m_figures.*what += stop.stop_requested() ? 0 : 1;
    }
    void acknowledge(qint64 number, microseconds took)
    {
        CanaryFigures figures;
        {
            const std::lock_guard guard(m_mutex);
            ++m_figures.written;
            m_figures.slowestWrite = std::max(m_figures.slowestWrite.value_or(took), took);
            if (m_last)
                m_figures.longestGap = std::max(m_figures.longestGap.value_or(microseconds(0)), since(*m_last));
            m_last = std::chrono::steady_clock::now();
            if (!m_acknowledged.isEmpty() && m_acknowledged.last().second == number - 1)
                m_acknowledged.last().second = number;
            else
                m_acknowledged.append({number, number});
            figures = m_figures;
        }
        m_changed.notify_all();
        if (m_listener && since(m_told) >= kTell) {
            m_told = std::chrono::steady_clock::now();
            m_listener(figures);
        }
    }
    static void rest(std::chrono::steady_clock::time_point until, const std::stop_token &stop)
    {
        std::mutex mutex;
        std::condition_variable_any condition;
        std::unique_lock guard(mutex);
        condition.wait_until(guard, stop, until, [] { return false; });
    }

    QList<Node> m_nodes;
    Login m_login;
    QString m_run;
    milliseconds m_every;
    Listener m_listener;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    CanaryFigures m_figures;
    std::optional<std::chrono::steady_clock::time_point> m_last;
    std::chrono::steady_clock::time_point m_told;
    QList<std::pair<qint64, qint64>> m_acknowledged;
    std::jthread m_thread; ///< last: it uses the rest
};

Canary::Canary() = default;

Canary::~Canary() = default;

std::unique_ptr<Canary> Canary::start(const FleetPtr &fleet, const ClusterId &id, const QString &operation,
                                      const OperationLogins &logins, Listener listener)
{
    std::unique_ptr<Canary> canary(new Canary);
    const milliseconds every = fleet->cluster(id)->limits.canaryEvery;
    const auto add = [&](const QList<Node> &nodes, const Login &login, const QString &name) {
        canary->m_writers.push_back(
            std::make_unique<Writer>(nodes, login, operation + QLatin1Char(' ') + name, every, listener));
    };
    QList<Node> nodes;
    for (const Node &node : fleet->nodes) {
        if (node.cluster == id)
            nodes.append(node);
    }
    for (const Endpoint &endpoint : fleet->endpoints) {
        if (endpoint.cluster != id || endpoint.kind == EndpointKind::Direct || endpoint.host.isEmpty())
            continue;
        Node behind = nodes.value(0);
        behind.host = endpoint.host;
        behind.port = endpoint.port;
        behind.database = endpoint.database.isEmpty() ? behind.database : endpoint.database;
        behind.tls.mode = TlsMode::Prefer; // the pool's own certificate is declared nowhere
        add({behind}, logins.endpoints.value(endpoint.name), endpoint.name);
    }
    if (canary->m_writers.empty() && !nodes.isEmpty())
        add(nodes, logins.nodes.value(nodes.first().id), QStringLiteral("direct"));
    for (const auto &writer : canary->m_writers)
        writer->awaitFirst();
    return canary;
}

void Canary::end(PgOperator *primary)
{
    for (const auto &writer : m_writers) {
        if (primary)
            writer->awaitOneMore();
        writer->end();
    }
    if (!primary)
        return;
    for (const auto &writer : m_writers) {
        const QHash<QByteArray, QString> run{{"run", writer->run()}};
        const auto there = primary->ask(statements(QStringLiteral("canaryrows"), 0, run), kPatience, {});
        if (!there) {
            m_lost.reset();
            return;
        }
        const qint64 lost = missing(writer->acknowledged(), there->back().get());
        m_lost = m_lost.value_or(0) + lost;
        if (lost == 0) // else the rows are kept: they are the evidence
            (void)primary->ask(statements(QStringLiteral("canaryend"), 0, run), kPatience, {});
    }
}

CanaryFigures Canary::figures() const
{
    CanaryFigures all;
    for (const auto &writer : m_writers) {
        const CanaryFigures f = writer->figures();
        all.written += f.written;
        all.errors += f.errors;
        all.refused += f.refused;
        all.longestGap = std::max(all.longestGap, f.longestGap);
        all.slowestWrite = std::max(all.slowestWrite, f.slowestWrite);
    }
    all.lost = m_lost;
    return all;
}

} // namespace meridian
