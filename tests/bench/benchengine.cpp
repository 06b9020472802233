// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand nodes polled every second, beside a bare non-blocking libpq loop that sends the same statement; the same
// with dead nodes among them; and how long a change takes from the server to the snapshot. Real servers on loopback.
#include "bareloop.h"
#include "bench.h"
#include "engine.h"
#include "plainserver.h"
#include "rudeserver.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <csignal>

namespace meridian
{

namespace
{

constexpr int kNodes = 1000;
constexpr int kServers = 4;
constexpr milliseconds kWarmUp{8000};
constexpr milliseconds kWindow{10'000};

using Servers = std::vector<std::unique_ptr<PlainServer>>;

Servers startServers(int count)
{
    Servers servers;
    for (int i = 0; i < count; ++i) {
        auto started = PlainServer::start({QStringLiteral("max_connections=320"), QStringLiteral("autovacuum=off")});
        if (!started)
            qFatal("%s", qPrintable(started.error().text()));
        servers.push_back(std::move(*started));
    }
    return servers;
}

/// Each node a cluster of its own, as a thousand unrelated primaries.
FleetPtr fleetOf(const std::function<quint16(int)> &portOf, int count = kNodes)
{
    auto fleet = std::make_shared<Fleet>();
    fleet->credentials = {Credential{QStringLiteral("bench"), QStringLiteral("postgres"), {}, {}}};
    Region region;
    region.id = RegionId(QStringLiteral("here"));
    fleet->regions = {region};
    for (int i = 0; i < count; ++i) {
        Cluster c;
        c.id = ClusterId(QStringLiteral("c%1").arg(i));
        c.polling.interval = milliseconds(1000);
        c.polling.timeout = milliseconds(3000);
        c.polling.connectTimeout = milliseconds(2000);
        fleet->clusters.append(c);
        Node n;
        n.id = NodeId(QStringLiteral("n%1").arg(i));
        n.cluster = c.id;
        n.region = region.id;
        n.host = QStringLiteral("127.0.0.1");
        n.port = portOf(i);
        n.tls.mode = TlsMode::Disable;
        n.credential = QStringLiteral("bench");
        fleet->nodes.append(n);
    }
    return fleet;
}

void spin(milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

struct EngineRun {
    double cpuMs = 0, jitterMs = 0, residentMb = 0;
    quint64 polls = 0;
    int healthy = 0;
};

EngineRun runEngine(const FleetPtr &fleet)
{
    const QTemporaryDir folder;
    EngineOptions options;
    options.storeFile = folder.filePath(QStringLiteral("bench.db"));
    Engine engine(options);
    int snapshots = 0;
    QObject::connect(&engine, &Engine::snapshotReady, &engine, [&] { ++snapshots; });
    engine.setFleet(fleet);
    spin(kWarmUp);
    const quint64 before = engine.statistics().polls;
    EngineRun run;
    run.cpuMs = Bench::cpuMs([] { spin(kWindow); });
    run.residentMb = Bench::residentMb();
    const PollStatistics statistics = engine.statistics();
    run.polls = statistics.polls - before;
    run.healthy = engine.snapshot()->count(Health::Healthy);
    QList<microseconds> delays = statistics.startDelays.last(
        std::min<qsizetype>(statistics.startDelays.size(), static_cast<qsizetype>(run.polls)));
    std::sort(delays.begin(), delays.end());
    run.jitterMs = delays.isEmpty() ? 0 : toMs(delays[delays.size() * 99 / 100]);
    return run;
}

/// From a commit at the server to the snapshot that shows a position at or past it.
double medianNoticeMs(PlainServer &server)
{
    Engine engine({});
    engine.setFleet(fleetOf([&](int) { return server.port(); }, kNodes / kServers));
    QList<double> times;
    for (int i = 0; i < 15; ++i) {
        spin(milliseconds(700 + 97 * (i % 7))); // at all phases of the interval
        server.run("SELECT pg_logical_emit_message(true, 'bench', 'x')");
        QElapsedTimer clock;
        clock.start();
        const std::optional<Lsn> written = Lsn::parse(server.run("SELECT pg_current_wal_lsn()"));
        QEventLoop loop;
        const NodeId node(QStringLiteral("n%1").arg(i * 61 % 250));
        const auto c = QObject::connect(&engine, &Engine::snapshotReady, &loop, [&](const SnapshotPtr &s) {
            const NodeState *n = s->node(node);
            if (n && n->sample && n->sample->current >= written)
                loop.quit();
        });
        QTimer::singleShot(seconds(5), &loop, &QEventLoop::quit);
        loop.exec();
        QObject::disconnect(c);
        times.append(static_cast<double>(clock.elapsed()));
    }
    return Bench::median(times);
}

} // namespace

void benchEngine(Bench &bench)
{
    Servers servers = startServers(kServers + 1);
    const auto livePort = [&](int i) { return servers[static_cast<size_t>(i % kServers)]->port(); };

    const EngineRun ours = runEngine(fleetOf(livePort));
    QList<quint16> ports;
    for (int i = 0; i < kNodes; ++i)
        ports.append(livePort(i));
    const BareRun bare = runBareLoop(ports, kWindow);
    const auto perThousand = [](double ms, quint64 polls) { return ms / (static_cast<double>(polls) / 1000.0); };
    const double live = perThousand(ours.cpuMs, ours.polls);
    bench.add({QStringLiteral("1,000 nodes each second: CPU of 1,000 polls"), QStringLiteral("ms"), live,
               perThousand(bare.cpuMs, bare.polls), 4.0});
    bench.add(
        {QStringLiteral("1,000 nodes each second: start jitter p99"), QStringLiteral("ms"), ours.jitterMs, {}, 50.0});
    bench.add(
        {QStringLiteral("1,000 nodes each second: resident memory"), QStringLiteral("MB"), ours.residentMb, {}, 150.0});
    bench.add({QStringLiteral("1,000 nodes each second: nodes not healthy"),
               QStringLiteral("nodes"),
               static_cast<double>(kNodes - ours.healthy),
               {},
               0.0});

    RudeServer blackHole(RudeServer::Manner::SwallowsPackets);
    servers.back()->signal(SIGSTOP);
    const EngineRun mixed = runEngine(fleetOf([&](int i) {
        return i % 10 == 0 ? blackHole.port() : i % 20 == 1 ? servers.back()->port() : livePort(i);
    }));
    servers.back()->signal(SIGCONT);
    bench.add({QStringLiteral("with 100 black holes, 50 stopped: CPU of 1,000 polls"), QStringLiteral("ms"),
               perThousand(mixed.cpuMs, mixed.polls), live, 1.2});
    bench.add({QStringLiteral("with 100 black holes, 50 stopped: start jitter p99"),
               QStringLiteral("ms"),
               mixed.jitterMs,
               {},
               50.0});
    bench.add({QStringLiteral("with 100 black holes, 50 stopped: live nodes not healthy"),
               QStringLiteral("nodes"),
               static_cast<double>(kNodes - 150 - mixed.healthy),
               {},
               0.0});
    bench.add({QStringLiteral("from a change at a server to its snapshot, median"),
               QStringLiteral("ms"),
               medianNoticeMs(*servers[0]),
               {},
               1200.0});
}

} // namespace meridian
