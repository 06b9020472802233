// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window takes to come up beside a bare one, and how much memory it holds: idle, after a day, and at the
// end of the next. Each in a process of its own, started as its users start it.
#include "bench.h"
#include "fleetfile.h"
#include "labfixture.h"
#include "plainserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <unistd.h>

namespace meridian
{

namespace
{

const QString kFirstFrame = QStringLiteral("first frame"), kFirstMap = QStringLiteral("first map");
constexpr int kStarts = 9, kIdleMs = 12'000;
constexpr int kIdleNodes = 50;
constexpr int kPatienceMs = 60'000, kReplayPatienceMs = 30 * 60'000;
constexpr int kRecordSeconds = 30;
constexpr double kSoakDays = 2.5; // its last half is after the 25 hours that charts hold

struct Milestone {
    double wallMs = 0, cpuMs = 0;
};
using Milestones = QMap<QString, Milestone>;

QString program(const char *name)
{
    return QStringLiteral(MERIDIAN_BIN_DIR "/%1").arg(QLatin1String(name));
}

/// Settings, history and caches of its own: nothing that this machine's user has is read.
void isolate(QProcess &process, const QTemporaryDir &home)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *folder : {"CONFIG", "DATA", "CACHE", "STATE"})
        environment.insert(QStringLiteral("XDG_%1_HOME").arg(QLatin1String(folder)), home.path());
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

/// Runs a program that prints milestones; by our own clock, from before it is started.
Milestones start(const QString &file, const QStringList &arguments, const QTemporaryDir &home)
{
    static const QRegularExpression form(QStringLiteral("^(.*): \\d+ ms, CPU ([\\d.]+) ms"));
    QProcess process;
    isolate(process, home);
    QElapsedTimer clock;
    clock.start();
    process.start(file, arguments);
    Milestones passed;
    while (process.waitForReadyRead(kPatienceMs)) {
        const double now = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        while (process.canReadLine()) {
            const auto match = form.match(QString::fromUtf8(process.readLine()));
            if (match.hasMatch())
                passed.insert(match.captured(1), {now, match.captured(2).toDouble()});
        }
    }
    process.waitForFinished(kPatienceMs);
    if (passed.isEmpty())
        qFatal("%s measured nothing", qPrintable(file));
    return passed;
}

/// Clusters of one node each, in the regions of the catalogue.
QString writeFleetFile(const QTemporaryDir &folder, const std::function<quint16(int)> &portOf)
{
    const QList<Region> regions = regionCatalogue();
    Fleet fleet;
    fleet.name = QStringLiteral("bench");
    fleet.credentials = {Credential{QStringLiteral("bench"), QStringLiteral("postgres"), {}, {}}};
    for (int i = 0; i < kIdleNodes; ++i) {
        Cluster c;
        c.id = ClusterId(QStringLiteral("c%1").arg(i));
        c.polling.interval = milliseconds(1000);
        fleet.clusters.append(c);
        Node n;
        n.id = NodeId(QStringLiteral("n%1").arg(i));
        n.cluster = c.id;
        n.region = regions[i % regions.size()].id;
        n.host = QStringLiteral("127.0.0.1");
        n.port = portOf(i);
        n.tls.mode = TlsMode::Disable;
        n.credential = QStringLiteral("bench");
        fleet.nodes.append(n);
    }
    QFile file(folder.filePath(QStringLiteral("fleet.yaml")));
    if (!file.open(QIODevice::WriteOnly) || file.write(writeFleet(fleet)) < 0)
        qFatal("%s", qPrintable(file.errorString()));
    return file.fileName();
}

double residentMbOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/statm").arg(pid)); // as Bench::residentMb()
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

void startTimes(Bench &bench)
{
    const QTemporaryDir home;
    const QString fleet = writeFleetFile(home, [](int) -> quint16 { return 1; }); // nobody listens there
    QList<double> bareWall, bareCpu, oursWall, oursCpu, mapWall, mapCpu;
    for (int i = 0; i < kStarts; ++i) { // turn about: what disturbs one disturbs the other
        const Milestone bare = start(program("meridian_barewindow"), {}, home).value(kFirstFrame);
        bareWall.append(bare.wallMs);
        bareCpu.append(bare.cpuMs);
        const Milestones ours =
            start(program("meridian"), {QStringLiteral("--fleet"), fleet, QStringLiteral("--measure-start")}, home);
        oursWall.append(ours.value(kFirstFrame).wallMs);
        oursCpu.append(ours.value(kFirstFrame).cpuMs);
        mapWall.append(ours.value(kFirstMap).wallMs);
        mapCpu.append(ours.value(kFirstMap).cpuMs);
    }
    const auto row = [&bench](const char *name, const char *unit, const QList<double> &ours, const QList<double> &peer,
                              double limit) {
        bench.add({QLatin1String(name), QLatin1String(unit), Bench::median(ours),
                   peer.isEmpty() ? std::nullopt : std::optional(Bench::median(peer)), limit});
    };
    row("start: first frame, beside a bare window", "ms", oursWall, bareWall, 2.5);
    row("start: the same", "ms CPU", oursCpu, bareCpu, 2.5);
    row("start: map of a stored fleet of 50 nodes", "ms", mapWall, {}, 400);
    row("start: the same", "ms CPU", mapCpu, {}, 400);
}

void idleMemory(Bench &bench)
{
    auto server = PlainServer::start({QStringLiteral("max_connections=120")});
    if (!server)
        qFatal("%s", qPrintable(server.error().text()));
    const QTemporaryDir home;
    QProcess window;
    isolate(window, home);
    window.start(program("meridian"), {QStringLiteral("--size"), QStringLiteral("1920x1080"), QStringLiteral("--fleet"),
                                       writeFleetFile(home, [&](int) { return (*server)->port(); })});
    window.waitForFinished(kIdleMs); // it does not end by itself
    bench.add({QStringLiteral("memory: 50 nodes each second, idle"),
               QStringLiteral("MB"),
               residentMbOf(window.processId()),
               {},
               100});
    window.kill(); // its history is thrown away, too
    window.waitForFinished(kPatienceMs);
}

void soak(Bench &bench)
{
    const LabFixture lab(QStringLiteral("world"));
    if (!lab.isUp())
        qFatal("%s", qPrintable(lab.problem()));
    const QTemporaryDir home;
    QProcess wall;
    isolate(wall, home);
    wall.start(program("meridian_replay"),
               {QStringLiteral("--fleet"), lab.fleetFile(), QStringLiteral("--record"), QString::number(kRecordSeconds),
                QStringLiteral("--days"), QString::number(kSoakDays)});
    wall.waitForReadyRead(kRecordSeconds * 1000 / 3);                     // well into the recording
    lab.fault({QStringLiteral("stop"), QStringLiteral("orders-euw1-2")}); // so that events are recorded, too
    QElapsedTimer clock;
    clock.start();
    if (!wall.waitForFinished(kReplayPatienceMs) || wall.exitCode() != 0)
        qFatal("the replay did not end");
    const double hours = kSoakDays * 24;
    QList<double> resident; // an hour of the replay each
    while (wall.canReadLine())
        resident.append(wall.readLine().split(' ').value(1).toDouble());
    if (resident.size() != static_cast<qsizetype>(hours) + 1)
        qFatal("the replay ended after %lld hours", static_cast<long long>(resident.size()));
    const QString what = QStringLiteral("memory: 50 nodes each second, %1");
    bench.add({what.arg(QStringLiteral("after a day")), QStringLiteral("MB"), resident[24], {}, 300});
    bench.add({what.arg(QStringLiteral("after two and a half")), QStringLiteral("MB"), resident.last(), {}, {}});
    bench.add({what.arg(QStringLiteral("growth in its last half")),
               QStringLiteral("%"),
               Bench::growthPercent(resident),
               {},
               2});
    bench.add({QStringLiteral("replay of two and a half days: times slower than at 600x"),
               QString(),
               static_cast<double>(clock.elapsed()) / 1000 / (hours * 3600 / 600),
               {},
               1});
}

} // namespace

void benchStart(Bench &bench)
{
    startTimes(bench);
    idleMemory(bench);
    soak(bench);
}

} // namespace meridian
