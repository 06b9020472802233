// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand nodes in a hundred regions: what a practice lab of real servers said, second by second, said again for
// 10,000 nodes, judged by the real picture and shown in the real window. CPU time of the GUI thread, so that busy
// neighbours do not count.
#include "bench.h"

#include "engine.h"
#include "fleetfile.h"
#include "framewatch.h"
#include "labfixture.h"
#include "mainwindow.h"
#include "mapview.h"
#include "picture.h"
#include "watcharea.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr int kNodes = 10'000, kRegions = 100, kSeconds = 12;
constexpr QSize kScreen(1920, 1080);

void spin(milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

/// What each node of the lab said, one observation a second.
struct Recording {
    FleetPtr fleet;
    QList<QList<Observation>> said; ///< by node, in the fleet's order
};

Recording record()
{
    const LabFixture lab(QStringLiteral("world"));
    if (!lab.isUp())
        qFatal("%s", qPrintable(lab.problem()));
    Recording out;
    out.fleet = readFleet(lab.fleetFile()).fleet;
    if (!out.fleet)
        qFatal("the lab's fleet file cannot be read");
    out.said.resize(out.fleet->nodes.size());
    EngineOptions options;
    options.interval = milliseconds(1000);
    Engine engine(options);
    QEventLoop loop;
    QObject::connect(&engine, &Engine::snapshotReady, &loop, [&](const SnapshotPtr &s) {
        qsizetype least = kSeconds;
        for (qsizetype i = 0; i < s->nodes.size(); ++i) {
            const NodeState &n = s->nodes[i];
            QList<Observation> &said = out.said[i];
            if (n.reachable && n.polledAt && (said.isEmpty() || said.last().at < *n.polledAt))
                said.append({n.id, *n.polledAt, *n.polledAt, *n.polledAt, false, n.sample, {}, n.timings, {}});
            least = std::min(least, said.size());
        }
        if (s->nodes.isEmpty())
            return;
        if (least >= kSeconds)
            loop.quit();
    });
    QTimer::singleShot(seconds(90), &loop, [] { qFatal("the lab did not answer in time"); });
    engine.setFleet(out.fleet);
    loop.exec();
    return out;
}

NodeId copyOf(const NodeId &node, int copy)
{
    return NodeId(QStringLiteral("c%1-%2").arg(copy, 4, 10, QLatin1Char('0')).arg(node.name()));
}

/// The recorded cluster over and over, each copy a few regions further around the world.
FleetPtr fleetOf(const Fleet &lab)
{
    auto out = std::make_shared<Fleet>();
    out->name = QStringLiteral("ten thousand");
    out->credentials = lab.credentials;
    for (int i = 0; i < kRegions; ++i) {
        Region region;
        region.id = RegionId(QStringLiteral("region-%1").arg(i, 2, 10, QLatin1Char('0')));
        const double turns = i * 0.61803398875; // spread evenly
        region.place = GeoPoint{60 - 105 * (i + 0.5) / kRegions, 360 * (turns - std::floor(turns)) - 180};
        out->regions.append(region);
    }
    for (int copy = 0; out->nodes.size() < kNodes; ++copy) {
        Cluster cluster = lab.clusters.first();
        cluster.id = ClusterId(QStringLiteral("cluster-%1").arg(copy));
        cluster.polling.interval = milliseconds(1000);
        out->clusters.append(cluster);
        for (const Node &node : lab.nodes) {
            if (out->nodes.size() == kNodes)
                break;
            Node mine = node;
            mine.id = copyOf(node.id, copy);
            mine.cluster = cluster.id;
            const auto region = std::find_if(lab.regions.begin(), lab.regions.end(),
                                             [&](const Region &r) { return r.id == node.region; });
            mine.region = out->regions[(copy + 13 * (region - lab.regions.begin())) % kRegions].id;
            out->nodes.append(mine);
        }
    }
    return out;
}

/// Says what was recorded for that second again, for every node, as if it happened now.
class Replay
{
public:
    Replay(Recording recording, FleetPtr fleet) : m_recording(std::move(recording)), m_fleet(std::move(fleet))
    {
        m_picture.setFleet(m_fleet);
    }

    SnapshotPtr second(int number)
    {
        const Instant at = now();
        const qsizetype lab = m_recording.said.size();
        for (qsizetype i = 0; i < m_fleet->nodes.size(); ++i) {
            const QList<Observation> &said = m_recording.said[i % lab];
            Observation o = said[number % said.size()];
            o.node = m_fleet->nodes[i].id;
            o.plannedAt = o.startedAt = o.at = at;
            m_picture.take(o);
        }
        return m_picture.build(at);
    }
    QList<Measurement> measurements() { return m_picture.takeMeasurements(); }

private:
    const Recording m_recording;
    const FleetPtr m_fleet;
    Picture m_picture;
};

struct Run {
    double perFrameMs = 0, framesASecond = 0, longestMs = 0, pictureMs = 0, showMs = 0;
};

/// Some seconds of the fleet's life: a picture a second, and as many frames as the widget paints between them.
Run run(Replay &replay, QWidget &watched, const std::function<void(const SnapshotPtr &)> &show,
        const std::function<bool()> &settled)
{
    QList<double> pictures, shows;
    int number = 0;
    const auto second = [&] {
        const double before = FrameWatch::threadMs();
        const SnapshotPtr snapshot = replay.second(number++);
        const double built = FrameWatch::threadMs();
        show(snapshot);
        pictures.append(built - before);
        shows.append(FrameWatch::threadMs() - built);
    };
    second();
    spin(seconds(2));
    second(); // from here on it can be told that data flows
    for (int i = 0; i < 60 && !settled(); ++i)
        spin(milliseconds(500));
    const FrameWatch watch(watched);
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, second);
    timer.start(seconds(1));
    const double before = FrameWatch::threadMs();
    spin(seconds(kSeconds - 4));
    const double spent = FrameWatch::threadMs() - before;
    return {spent / std::max(1, watch.frames()), double(watch.frames()) / (kSeconds - 4), watch.longestMs(),
            Bench::median(pictures), Bench::median(shows)};
}

void report(Bench &bench, const QString &what, const Run &run)
{
    const QString name = QStringLiteral("10,000 nodes in 100 regions, ") + what;
    const QString ms = QStringLiteral("ms CPU");
    bench.add({name + QStringLiteral(": a frame"), ms, run.perFrameMs, {}, 1000.0 / 30});
    bench.add({name + QStringLiteral(": frames, at most 30 wanted"), QStringLiteral("1/s"), run.framesASecond, {}, {}});
    bench.add({name + QStringLiteral(": longest stall"), ms, run.longestMs, {}, {}});
    bench.add({name + QStringLiteral(": picture judged"), ms, run.pictureMs, {}, {}});
    bench.add({name + QStringLiteral(": picture shown"), ms, run.showMs, {}, {}});
}

} // namespace

void benchFleet(Bench &bench)
{
    const Recording recording = record();
    const FleetPtr fleet = fleetOf(*recording.fleet);
    {
        MapView map;
        map.resize(kScreen);
        map.show();
        Replay replay(recording, fleet);
        report(bench, QStringLiteral("map"),
               run(
                   replay, map, [&](const SnapshotPtr &s) { map.setSnapshot(s); },
                   [&] { return map.isAnimating() && map.isCurrent(); }));
    }
    const QTemporaryDir folder;
    MainWindowOptions options;
    options.size = kScreen;
    options.settingsFile = folder.filePath(QStringLiteral("window.ini"));
    MainWindow window(options);
    window.show();
    Replay replay(recording, fleet);
    window.showFleet(replay.second(0));
    const auto show = [&](const SnapshotPtr &s) {
        window.setSnapshot(s);
        window.addMeasurements(replay.measurements());
    };
    window.setPage(Page::Map);
    MapView *map = window.area()->map();
    report(bench, QStringLiteral("window"),
           run(replay, *map, show, [map] { return map->isAnimating() && map->isCurrent(); }));
    window.setPage(Page::Nodes);
    const Run table = run(replay, window, show, [] { return true; });
    bench.add({QStringLiteral("10,000 nodes in 100 regions, table: longest stall"),
               QStringLiteral("ms CPU"),
               table.longestMs,
               {},
               {}});
    bench.add({QStringLiteral("10,000 nodes in 100 regions: resident memory"),
               QStringLiteral("MB"),
               Bench::residentMb(),
               {},
               500.0});
}

} // namespace meridian
