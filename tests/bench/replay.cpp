// SPDX-License-Identifier: GPL-3.0-or-later
// meridian_replay --fleet FILE --record SECONDS --days DAYS: records what a running fleet answers, then shows it to the
// real window again and again, a tick a second of the day, as fast as the window takes it; the nodes of the fleet are
// repeated under other names until there are fifty. Prints the memory in use, a line an hour of the replay: "hour MB".
#include "allocator.h"
#include "bench.h"
#include "engine.h"
#include "fleetfile.h"
#include "mainwindow.h"
#include "replayclock.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <malloc.h>

using namespace meridian;

namespace
{

constexpr qsizetype kNodes = 50;
constexpr int kTicksAtOnce = 60; ///< of the replay between two looks at the event loop, in which the window paints

/// What came within one second.
struct Tick {
    SnapshotPtr snapshot;
    QList<Measurement> measured;
    QList<Event> events;
};

QList<Tick> record(const FleetPtr &fleet, seconds length)
{
    EngineOptions options;
    options.interval = milliseconds(1000);
    Engine engine(options);
    Tick current;
    QList<Tick> ticks;
    QObject::connect(&engine, &Engine::snapshotReady, &engine, [&](const SnapshotPtr &s) { current.snapshot = s; });
    QObject::connect(&engine, &Engine::measured, &engine, [&](const auto &batch) { current.measured += batch; });
    QObject::connect(&engine, &Engine::eventsHappened, &engine, [&](const auto &batch) { current.events += batch; });
    QEventLoop loop;
    QTimer second;
    QObject::connect(&second, &QTimer::timeout, &engine, [&] {
        ticks.append(std::exchange(current, Tick{current.snapshot, {}, {}}));
        if (ticks.size() == length.count())
            loop.quit();
    });
    engine.setFleet(fleet);
    second.start(1000);
    loop.exec();
    return ticks;
}

NodeId renamed(const NodeId &node, int copy)
{
    return copy == 0 ? node : NodeId(QStringLiteral("%1-%2").arg(node.name()).arg(copy));
}

/// The fleet with every cluster once more for each copy, up to kNodes nodes.
FleetPtr multiplied(const Fleet &fleet)
{
    auto out = std::make_shared<Fleet>(fleet);
    out->nodes.clear();
    out->clusters.clear();
    for (int copy = 0; out->nodes.size() < kNodes; ++copy) {
        const auto cluster = [copy](const ClusterId &id) {
            return ClusterId(QStringLiteral("%1-%2").arg(id.name()).arg(copy));
        };
        for (Cluster c : fleet.clusters) {
            c.id = cluster(c.id);
            out->clusters.append(c);
        }
        for (Node n : fleet.nodes) {
            n.id = renamed(n.id, copy);
            n.cluster = cluster(n.cluster);
            if (out->nodes.size() < kNodes)
                out->nodes.append(n);
        }
    }
    return out;
}

Snapshot multiplied(const Snapshot &snapshot, const FleetPtr &fleet)
{
    Snapshot out = snapshot;
    out.fleet = fleet;
    for (int copy = 1; out.nodes.size() < kNodes; ++copy) {
        for (NodeState n : snapshot.nodes) {
            n.id = renamed(n.id, copy);
            if (n.upstream)
                n.upstream = renamed(*n.upstream, copy);
            if (out.nodes.size() < kNodes)
                out.nodes.append(n);
        }
        for (LinkState l : snapshot.links) {
            l.from = renamed(l.from, copy);
            l.to = renamed(l.to, copy);
            if (fleet->node(l.from) && fleet->node(l.to))
                out.links.append(l);
        }
    }
    return out;
}

/// Of a node, or of a link, "from>to", or of a region: that one stays as it is.
std::optional<QString> renamed(const QString &subject, int copy, const Fleet &fleet)
{
    QStringList names = subject.split(u'>');
    for (QString &name : names) {
        name = renamed(NodeId(name), copy).name();
        if (!fleet.node(NodeId(name)))
            return {};
    }
    return names.join(u'>');
}

QList<Measurement> multiplied(const QList<Measurement> &batch, const Fleet &fleet)
{
    QList<Measurement> out;
    for (const Measurement &m : batch) {
        if (!renamed(m.key.subject, 0, fleet))
            out.append(m);
        for (int copy = 0; copy < kNodes; ++copy) {
            if (const auto subject = renamed(m.key.subject, copy, fleet))
                out.append({{*subject, m.key.metric}, m.at, m.value});
        }
    }
    return out;
}

/// The same tick at another time.
Tick moved(const Tick &tick, Instant to)
{
    const auto shift = to - tick.snapshot->at;
    auto snapshot = std::make_shared<Snapshot>(*tick.snapshot);
    snapshot->at = to;
    for (NodeState &n : snapshot->nodes) {
        for (std::optional<Instant> *at : {&n.polledAt, &n.answeredAt, &n.since}) {
            if (*at)
                **at += shift;
        }
    }
    Tick out{snapshot, tick.measured, tick.events};
    for (Measurement &m : out.measured)
        m.at = to;
    for (Event &e : out.events)
        e.at = to;
    return out;
}

void replay(MainWindow &window, const QList<Tick> &recorded, Instant from, qint64 ticks)
{
    for (qint64 i = 0; i <= ticks; ++i) {
        if (i % 3600 == 0) {
            std::printf("%lld %.2f\n", static_cast<long long>(i / 3600), Bench::residentMb());
            std::fflush(stdout);
        }
        const Instant now = from + seconds(i);
        setTimeOfDay(now);
        const Tick tick = moved(recorded[i % recorded.size()], now);
        window.addMeasurements(tick.measured);
        window.addEvents(tick.events);
        window.setSnapshot(tick.snapshot);
        if (i % kTicksAtOnce == 0) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    keepMemoryCompact(); // as the program itself does
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("fleet"), QStringLiteral("The running fleet."), QStringLiteral("file")},
                       {QStringLiteral("record"), QStringLiteral("To record."), QStringLiteral("seconds")},
                       {QStringLiteral("days"), QStringLiteral("To replay."), QStringLiteral("days")}});
    parser.process(app);
    const FleetOrProblems read = readFleet(parser.value(QStringLiteral("fleet")));
    if (!read.fleet)
        qFatal("no fleet in %s", qPrintable(parser.value(QStringLiteral("fleet"))));
    QList<Tick> recorded = record(read.fleet, seconds(parser.value(QStringLiteral("record")).toInt()));
    const FleetPtr fleet = multiplied(*read.fleet);
    for (Tick &tick : recorded) {
        tick.snapshot = std::make_shared<Snapshot>(multiplied(*tick.snapshot, fleet));
        tick.measured = multiplied(tick.measured, *fleet);
    }
    malloc_trim(0); // what the recording itself took

    const QTemporaryDir settings;
    MainWindowOptions options;
    options.size = QSize(1920, 1080);
    options.settingsFile = settings.filePath(QStringLiteral("settings.ini"));
    options.language = QStringLiteral("en");
    MainWindow window(options);
    window.show();
    window.showFleet(recorded.first().snapshot);
    const double days = parser.value(QStringLiteral("days")).toDouble();
    replay(window, recorded, now(), static_cast<qint64>(days * 86400));
    return 0;
}
