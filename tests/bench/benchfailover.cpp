// SPDX-License-Identifier: GPL-3.0-or-later
// Switchover and failover as an application sees them: Meridian beside the peers and beside what can be done by hand,
// in turn, on real servers, with one client for all. Blocks for minutes: only run when named.
#include "bench.h"
#include "contender.h"
#include "failoverruns.h"
#include "failoverworld.h"

#include <QTextStream>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kRejoins = 50, kRejoinsByHand = 5;

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

void say(const QString &line)
{
    QTextStream(stderr) << line << Qt::endl;
}

QString spread(const QList<double> &values)
{
    if (values.isEmpty())
        return s("-");
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return QStringLiteral("%1 (%2-%3)")
        .arg(Bench::median(values), 0, 'f', 0)
        .arg(*low, 0, 'f', 0)
        .arg(*high, 0, 'f', 0);
}

void printLine(const QStringList &cells)
{
    QTextStream out(stdout);
    out << cells[0].leftJustified(18) << cells[1].leftJustified(40);
    for (const QString &cell : cells.mid(2))
        out << cell.rightJustified(20);
    out << Qt::endl;
}

void printHeadings()
{
    printLine({{}, s("planned"), s("outage, ms"), s("all stream, ms"), s("errors/logins"), s("lost rows"), s("runs")});
    printLine(
        {{}, s("emergency"), s("detected, ms"), s("first write, ms"), s("rejoined, ms"), s("lost rows"), s("runs")});
}

void printLines(const FailoverKind &kind, const FailoverResults &results)
{
    for (const FailoverWay &way : kFailoverWays) {
        const PlannedRuns p = results.planned.value(s(way.name));
        if (!p.outage.isEmpty() || p.failed > 0)
            printLine({s(kind.name), s(way.name), spread(p.outage), spread(p.streaming),
                       QStringLiteral("%1/%2").arg(p.errors).arg(p.failedLogins), QString::number(p.lost),
                       QStringLiteral("%1 of %2").arg(p.outage.size()).arg(p.outage.size() + p.failed)});
    }
    const EmergencyRuns &e = results.emergency;
    if (!e.firstWrite.isEmpty() || e.failed > 0)
        printLine({s(kind.name), s("kill -9"), spread(e.detected), spread(e.firstWrite), spread(e.rejoin),
                   QString::number(e.lost),
                   QStringLiteral("%1 of %2").arg(e.rejoin.size()).arg(e.rejoin.size() + e.failed)});
}

/// Nothing, with a word, where it cannot be had.
std::unique_ptr<Contender> bring(const FailoverKind &kind)
{
    say(s("  ") + s(kind.name));
    auto contender = std::make_unique<Contender>(s(kind.script), QStringList{s(MERIDIAN_BIN_DIR "/meridianctl")});
    const QJsonObject up = contender->answer();
    if (!up.contains(u"error"))
        return contender;
    say(QStringLiteral("  %1 is left out: %2").arg(s(kind.name), up.value(u"error").toString()));
    return nullptr;
}

std::optional<FailoverResults> measure(const FailoverKind &kind, int runs)
{
    const auto contender = bring(kind);
    if (!contender)
        return {};
    FailoverResults results;
    FailoverRuns measured(kind, *contender);
    for (const FailoverWay &way : kFailoverWays) {
        for (int i = 0; i < runs && (kind.pools || !way.pooled); ++i)
            measured.planned(way, &results.planned[s(way.name)]);
    }
    for (int i = 0; i < runs && kind.emergencies; ++i)
        measured.emergency(&results.emergency);
    printLines(kind, results);
    return results;
}

/// A row only where both were measured.
void addRatio(Bench &bench, const QString &name, const QList<double> &ours, const QList<double> &peer, double limit)
{
    if (!ours.isEmpty() && !peer.isEmpty())
        bench.add({s("failover: ") + name, s("ms"), Bench::median(ours), Bench::median(peer), limit});
}

void addCount(Bench &bench, const QString &name, int count, double limit = 0)
{
    bench.add({s("failover: ") + name, s("count"), double(count), {}, limit});
}

void addPlanned(Bench &bench, const FailoverResults &ours, const FailoverResults &floor)
{
    for (const FailoverWay &way : kFailoverWays) {
        const QString name = s(way.name);
        const PlannedRuns p = ours.planned.value(name), f = floor.planned.value(name);
        if (p.outage.isEmpty() && p.failed == 0)
            continue;
        addRatio(bench, name + s(", outage / by hand"), p.outage, f.outage, 1.5);
        addRatio(bench, name + s(", all stream / by hand"), p.streaming, f.streaming, 2);
        // Without a pooler each switchover costs a client the one statement that was on its way.
        addCount(bench, name + s(", errors"), p.errors, way.pooled ? 0 : double(p.outage.size()));
        addCount(bench, name + s(", lost rows"), p.lost);
        addCount(bench, name + s(", failed runs"), p.failed);
    }
}

/// Patroni has no pooler: its clients list all hosts.
void addBesidePatroni(Bench &bench, const FailoverResults &ours, const FailoverResults &patroni)
{
    for (const FailoverWay &way : kFailoverWays) {
        const QString name = s(way.name);
        const PlannedRuns p = ours.planned.value(name);
        const PlannedRuns other = patroni.planned.value(s(kFailoverWays[way.loaded ? 3 : 2].name));
        addRatio(bench, name + s(", outage / Patroni"), p.outage, other.outage, way.pooled ? 0.1 : 0.125);
        addRatio(bench, name + s(", all stream / Patroni"), p.streaming, other.streaming, 1.0 / 3);
    }
}

void addEmergency(Bench &bench, const EmergencyRuns &e, const EmergencyRuns &floor)
{
    addRatio(bench, s("emergency, confirmed to first write / promotion by hand"), e.firstWrite, floor.promotion, 3);
    if (!e.detected.isEmpty())
        bench.add({s("failover: emergency, failure to detected at 250 ms polling"),
                   s("ms"),
                   Bench::median(e.detected),
                   {},
                   1200});
    addCount(bench, s("emergency, failed runs"), e.failed);
}

void addRejoin(Bench &bench, const EmergencyRuns &e, const EmergencyRuns &floor)
{
    const auto of = e.rejoin.size() + e.rejoinFailed;
    addRatio(bench, s("rejoin after an emergency / by hand"), e.rejoin, floor.rejoin, 2);
    addCount(bench, QStringLiteral("rejoin after an emergency, failed of %1").arg(of), e.rejoinFailed);
}

} // namespace

void benchFailover(Bench &bench)
{
    printHeadings();
    QHash<QString, FailoverResults> all;
    for (const FailoverKind &kind : kFailoverKinds) {
        const auto results = measure(kind, bench.runs());
        if (!results)
            continue;
        all.insert(s(kind.name), *results);
        const FailoverResults floor = all.value(s(kByHand.name)), ours = all.value(s(kMeridian.name));
        if (kind.name == kMeridian.name) {
            addPlanned(bench, ours, floor);
            addEmergency(bench, ours.emergency, floor.emergency);
            addRejoin(bench, ours.emergency, floor.emergency);
            addWorld(bench, floor.planned.value(s(kFailoverWays[2].name)).outage);
        } else if (kind.name == kPatroni.name) {
            addBesidePatroni(bench, ours, *results);
        }
    }
}

/// The same emergency as often as it takes to trust the way back: a rewind that works nearly always is none.
void benchRejoin(Bench &bench)
{
    printHeadings();
    FailoverResults floor, ours;
    const std::tuple<const FailoverKind &, FailoverResults &, int> turns[] = {{kByHand, floor, kRejoinsByHand},
                                                                              {kMeridian, ours, kRejoins}};
    for (const auto &[kind, results, runs] : turns) {
        const auto contender = bring(kind);
        if (!contender)
            return;
        FailoverRuns measured(kind, *contender);
        for (int i = 0; i < runs; ++i)
            measured.emergency(&results.emergency);
        printLines(kind, results);
    }
    addEmergency(bench, ours.emergency, floor.emergency);
    addRejoin(bench, ours.emergency, floor.emergency);
}

} // namespace meridian
