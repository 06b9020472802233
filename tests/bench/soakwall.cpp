// SPDX-License-Identifier: GPL-3.0-or-later
// meridian_soakwall DAYS: records what a real fleet says for a few seconds, then shows the wall that again and again as
// the equal of so many days, as fast as it takes it: pictures, measurements, events, turning pages, emergencies,
// monitors that come and go. Prints the resident memory, a line an hour of the replay: "hour MB".
#include "allocator.h"
#include "bench.h"
#include "engine.h"
#include "events.h"
#include "plainserver.h"
#include "seriesbook.h"
#include "wall.h"

#include <QApplication>
#include <QEventLoop>
#include <QTimer>

#include <cstdio>
#include <malloc.h>

using namespace meridian;

namespace
{

constexpr int kNodes = 12, kRegions = 6;
constexpr seconds kInterval{15}, kRecorded{6};
constexpr int kFrames = 36; ///< ticks between two looks at the event loop: real timers and workers run there

struct Recording {
    SnapshotPtr snapshot;
    QList<Measurement> measured;
};

FleetPtr fleetOn(const PlainServer &server)
{
    auto fleet = std::make_shared<Fleet>();
    fleet->name = QStringLiteral("soak");
    fleet->credentials = {Credential{QStringLiteral("soak"), QStringLiteral("postgres"), {}, {}}};
    for (int r = 0; r < kRegions; ++r) {
        Region region;
        region.id = RegionId(QStringLiteral("region-%1").arg(r));
        region.place = GeoPoint{20.0 * (r % 3) - 10, 60.0 * r - 150};
        fleet->regions.append(region);
    }
    for (int n = 0; n < kNodes; ++n) { // each a cluster of its own, as so many unrelated primaries
        Cluster c;
        c.id = ClusterId(QStringLiteral("c%1").arg(n));
        c.polling.interval = seconds(1);
        fleet->clusters.append(c);
        Node node;
        node.id = NodeId(QStringLiteral("n%1").arg(n));
        node.cluster = c.id;
        node.region = fleet->regions[n % kRegions].id;
        node.host = QStringLiteral("127.0.0.1");
        node.port = server.port();
        node.tls.mode = TlsMode::Disable;
        node.credential = QStringLiteral("soak");
        fleet->nodes.append(node);
    }
    return fleet;
}

void spin(milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

QList<Recording> record(const FleetPtr &fleet)
{
    Engine engine({});
    QList<Recording> out;
    QObject::connect(&engine, &Engine::snapshotReady, &engine, [&](const SnapshotPtr &s) {
        if (s->lastPoll())
            out.append({s, {}});
    });
    QObject::connect(&engine, &Engine::measured, &engine, [&](const QList<Measurement> &batch) {
        if (!out.isEmpty())
            out.last().measured += batch;
    });
    engine.setFleet(fleet);
    spin(kRecorded);
    return out;
}

/// The same picture at another moment; for ten minutes of each third hour one region is down.
Snapshot moved(const Snapshot &recorded, Instant at, qint64 tick)
{
    Snapshot out = recorded;
    const auto shift = at - recorded.at;
    out.at = at;
    const qint64 hour = tick * kInterval.count() / 3600;
    const bool trouble = hour % 3 == 2 && tick * kInterval.count() % 3600 < 600;
    const RegionId down = recorded.fleet->regions[hour % kRegions].id;
    for (NodeState &n : out.nodes) {
        for (auto *moment : {&n.polledAt, &n.answeredAt, &n.since}) {
            if (*moment)
                **moment += shift;
        }
        if (trouble && recorded.fleet->node(n.id)->region == down) {
            n.health = Health::Failed;
            n.reachable = false;
            n.reason = {QStringLiteral("node.failed"), {QString::number(tick), QStringLiteral("3")}};
        }
    }
    for (RegionState &r : out.regions) {
        if (trouble && r.id == down)
            r.health = Health::Failed;
    }
    return out;
}

class Soak
{
public:
    explicit Soak(const QList<Recording> &recorded)
        : m_recorded(recorded)
        , m_now(recorded.first().snapshot->at)
        , m_wall(m_book, options())
    {
        QList<SeriesKey> charted;
        for (const Node &n : recorded.first().snapshot->fleet->nodes)
            charted << SeriesKey{n.id.name(), Metric::RoundTripMs} << SeriesKey{n.id.name(), Metric::LagSeconds};
        m_book.setCharted(charted);
        m_wall.setTheme(Theme::dark());
        m_wall.start();
    }

    void run(int days)
    {
        const qint64 ticks = qint64(days) * 86400 / kInterval.count();
        for (qint64 tick = 0; tick < ticks; ++tick) {
            step(tick);
            if (tick % kFrames == 0)
                spin(milliseconds(4));
            if (tick * kInterval.count() % 3600 == 0)
                report(tick * kInterval.count() / 3600);
            if (tick % 5760 == 2881) { // once a day the monitors are switched off and on
                m_wall.stop();
                spin(milliseconds(1));
                m_wall.start();
            }
        }
    }

private:
    WallOptions options()
    {
        WallOptions out;
        out.clock = [this] { return m_now; };
        return out;
    }

    void step(qint64 tick)
    {
        const Recording &recorded = m_recorded[tick % m_recorded.size()];
        m_now += kInterval;
        const auto snapshot = std::make_shared<const Snapshot>(moved(*recorded.snapshot, m_now, tick));
        QList<Measurement> batch = recorded.measured;
        for (Measurement &m : batch)
            m.at = m_now;
        m_book.append(batch);
        if (m_last)
            m_wall.addEvents(eventsBetween(*m_last, *snapshot));
        m_last = snapshot;
        m_wall.setSnapshot(snapshot);
        m_wall.addMeasurements(batch);
        m_wall.tick();
    }

    static void report(qint64 hour)
    {
        malloc_trim(0); // what is free is not in use
        std::printf("%lld %.2f\n", static_cast<long long>(hour), Bench::residentMb());
    }

    QList<Recording> m_recorded;
    Instant m_now;
    SeriesBook m_book;
    Wall m_wall;
    SnapshotPtr m_last;
};

} // namespace

int main(int argc, char **argv)
{
    keepMemoryCompact(); // as the program itself does
    QApplication app(argc, argv);
    apply(app, Theme::dark());
    const auto server = PlainServer::start();
    if (!server) {
        std::fprintf(stderr, "%s\n", qPrintable(server.error().text()));
        return 1;
    }
    const QList<Recording> recorded = record(fleetOn(**server));
    if (recorded.isEmpty())
        return 1;
    Soak soak(recorded);
    soak.run(argc > 1 ? QByteArray(argv[1]).toInt() : 7);
    return 0;
}
