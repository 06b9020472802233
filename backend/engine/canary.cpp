// SPDX-License-Identifier: GPL-3.0-or-later
#include "canary.h"

#include "actionsql.h"
#include "pgoperator.h"
#include "pgparameters.h"
#include "pgrow.h"
#include "pgsession.h"

#include <algorithm>
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
constexpr milliseconds kQuiet{50};    ///< without an acknowledged write: a gap that goes on
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
    using Clock = std::chrono::steady_clock;

    /// `last`: since when nothing is written, where that is known.
    Writer(QList<Node> nodes, Login login, QString endpoint, QString run, milliseconds every,
           std::optional<Clock::time_point> last)
        : m_nodes(std::move(nodes))
        , m_login(std::move(login))
        , m_run(std::move(run))
        , m_every(every)
        , m_reading{std::move(endpoint), {}, 0, 0, {}, {}, {}, false}
        , m_last(last)
        , m_thread([this](const std::stop_token &stop) { write(stop); })
    {
    }

    const QString &run() const { return m_run; }
    qint64 refused() const
    {
        const std::lock_guard guard(m_mutex);
        return m_refused;
    }
    /// `whole`: of the time that it ran, no longer of the last moment.
    CanaryReading reading(bool whole) const
    {
        const std::lock_guard guard(m_mutex);
        CanaryReading reading = m_reading;
        reading.latest = whole ? m_trace.aroundGap() : m_trace.latest();
        const auto quiet = m_last && !whole ? since(*m_last) : microseconds(0);
        reading.gapOpen = quiet > kQuiet;
        if (reading.gapOpen)
            reading.gap = std::max(reading.gap.value_or(quiet), quiet);
        return reading;
    }
    void setLost(qint64 lost)
    {
        const std::lock_guard guard(m_mutex);
        m_reading.lost = lost;
    }
    QList<std::pair<qint64, qint64>> acknowledged() const ///< first and last number of each unbroken stretch
    {
        const std::lock_guard guard(m_mutex);
        return m_acknowledged;
    }
    void awaitFirst()
    {
        std::unique_lock guard(m_mutex);
        m_changed.wait_for(guard, kFirstWrite, [this] { return m_reading.written > 0; });
    }
    /// A row that was sent after this call is acknowledged, or it takes too long.
    void awaitOneMore()
    {
        std::unique_lock guard(m_mutex);
        const qint64 before = m_reading.written;
        m_changed.wait_for(guard, kPatience, [&] { return m_reading.written > before + 1; });
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
                    count(&m_refused, stop);
                    m_nodes.append(m_nodes.takeFirst()); // one host that swallows packets does not hide the others
                    rest(std::chrono::steady_clock::now() + kOnceMore, stop);
                    continue;
                }
                session = std::move(*opened);
                session->leaveSessionAlone();
            }
            const auto sent = std::chrono::steady_clock::now();
            const Instant at = now();
            const auto results = session->run(
                statements(QStringLiteral("canary"), 0, {{"run", m_run}, {"number", QString::number(++number)}}),
                kPatience, stop);
            if (results) {
                acknowledge(number, at, since(sent));
            } else {
                count(&m_reading.errors, stop);
                fail(at);
                session.reset();
            }
            next = std::max(next + m_every, std::chrono::steady_clock::now());
            rest(next, stop);
        }
    }
    void count(qint64 *what, const std::stop_token &stop)
    {
        const std::lock_guard guard(m_mutex);
        *what += stop.stop_requested() ? 0 : 1;
    }
    void fail(Instant at)
    {
        const std::lock_guard guard(m_mutex);
        m_trace.add({at, {}, true});
    }
    void acknowledge(qint64 number, Instant at, microseconds took)
    {
        {
            const std::lock_guard guard(m_mutex);
            ++m_reading.written;
            m_reading.slowest = std::max(m_reading.slowest.value_or(took), took);
            const auto gap = m_last ? std::optional(since(*m_last)) : std::nullopt;
            m_last = std::chrono::steady_clock::now();
            m_trace.add({at, took, false});
            if (gap > m_reading.gap) {
                m_reading.gap = gap;
                m_trace.atLongestGap();
            }
            if (!m_acknowledged.isEmpty() && m_acknowledged.last().second == number - 1)
                m_acknowledged.last().second = number;
            else
                m_acknowledged.append({number, number});
        }
        m_changed.notify_all();
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
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    CanaryReading m_reading; ///< without its writes
    CanaryTrace m_trace;
    qint64 m_refused = 0;
    std::optional<Clock::time_point> m_last;
    QList<std::pair<qint64, qint64>> m_acknowledged;
    std::jthread m_thread; ///< last: it uses the rest
};

Canary::Canary() = default;

Canary::~Canary() = default;

std::unique_ptr<Canary> Canary::start(const FleetPtr &fleet, const ClusterId &id, const QString &operation,
                                      const OperationLogins &logins, Listener listener, const NodeId &lost)
{
    std::unique_ptr<Canary> canary(new Canary);
    const milliseconds every = fleet->cluster(id)->limits.canaryEvery;
    const QString direct = QStringLiteral("direct");
    const auto last = lost.isEmpty() ? std::nullopt : std::optional(std::chrono::steady_clock::now());
    const auto add = [&](const QList<Node> &nodes, const Login &login, const QString &name) {
        canary->m_writers.push_back(std::make_unique<Writer>(
            nodes, login, name, operation + QLatin1Char(' ') + (name.isEmpty() ? direct : name), every, last));
    };
    QList<Node> nodes;
    for (const Node &node : fleet->nodes) {
        if (node.cluster == id)
            nodes.append(node);
    }
    std::stable_partition(nodes.begin(), nodes.end(), [&](const Node &node) { return node.id != lost; });
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
        add(nodes, logins.nodes.value(nodes.first().id), {});
    if (lost.isEmpty()) {
        for (const auto &writer : canary->m_writers)
            writer->awaitFirst();
    }
    if (listener)
        canary->tell(listener);
    return canary;
}

/// Also while no write is acknowledged: that is when it matters.
void Canary::tell(const Listener &listener)
{
    m_teller = std::jthread([this, listener](const std::stop_token &stop) {
        std::mutex mutex;
        std::condition_variable_any condition;
        std::unique_lock guard(mutex);
        while (!stop.stop_requested()) {
            listener(figures());
            condition.wait_for(guard, stop, kTell, [] { return false; });
        }
    });
}

void Canary::end(PgOperator *primary)
{
    for (const auto &writer : m_writers) {
        if (primary)
            writer->awaitOneMore();
        writer->end();
    }
    m_teller = {};
    m_ended = true;
    if (!primary)
        return;
    for (const auto &writer : m_writers) {
        const QHash<QByteArray, QString> run{{"run", writer->run()}};
        const auto there = primary->ask(statements(QStringLiteral("canaryrows"), 0, run), kPatience, {});
        if (!there)
            return;
        const qint64 lost = missing(writer->acknowledged(), there->back().get());
        writer->setLost(lost);
        if (lost == 0) // else the rows are kept: they are the evidence
            (void)primary->ask(statements(QStringLiteral("canaryend"), 0, run), kPatience, {});
    }
}

CanaryFigures Canary::figures() const
{
    CanaryFigures all;
    all.lost = 0;
    for (const auto &writer : m_writers) {
        const CanaryReading r = writer->reading(m_ended);
        all.written += r.written;
        all.errors += r.errors;
        all.refused += writer->refused();
        all.longestGap = std::max(all.longestGap, r.gap);
        all.slowestWrite = std::max(all.slowestWrite, r.slowest);
        all.lost = all.lost && r.lost ? std::optional(*all.lost + *r.lost) : std::nullopt;
        all.readings += r;
    }
    return all;
}

} // namespace meridian
