// SPDX-License-Identifier: GPL-3.0-or-later
// Plans are walked with simulate(): after every prefix, planning again gives exactly the remaining tail, and at no
// moment do two nodes take writes. Hand-made clusters, then random ones from a seed.
#include "planner.h"
#include "simulate.h"
#include "topology.h"

#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace meridian;

namespace
{

using Planner = std::function<Result<Plan>(const Situation &)>;

Planner plannerFor(OperationKind kind, const NodeId &node, const NodeId &from)
{
    switch (kind) {
    case OperationKind::Switchover:
        return [=](const Situation &s) { return planSwitchover(s, {Topology::c(), node, from, {}}); };
    case OperationKind::Failover:
        return [=](const Situation &s) { return planFailover(s, {Topology::c(), node, from, {}, {}}); };
    case OperationKind::Rejoin:
        return [=](const Situation &s) { return planRejoin(s, {Topology::c(), node, false, {}}); };
    case OperationKind::MaintenanceOn:
    case OperationKind::MaintenanceOff:
        break;
    }
    return [=](const Situation &s) {
        return planMaintenance(s, {Topology::c(), node, kind == OperationKind::MaintenanceOn});
    };
}

/// What is wrong with walking the plan; empty: nothing.
QString walk(Situation situation, OperationKind kind, const NodeId &node)
{
    const auto first = plannerFor(kind, node, {})(situation);
    if (!first)
        return first.error().text();
    const Planner plan = plannerFor(kind, kind == OperationKind::Rejoin ? node : first->newPrimary, first->oldPrimary);
    qsizetype before = writableNodes(situation, Topology::c()).size();
    for (qsizetype i = 0; i < first->steps.size(); ++i) {
        situation = simulate(std::move(situation), first->steps[i].action);
        const qsizetype writable = writableNodes(situation, Topology::c()).size();
        if (writable > std::max<qsizetype>(before, 1))
            return QStringLiteral("%1 writable nodes after step %2 of: %3")
                .arg(writable)
                .arg(i + 1)
                .arg(inShort(first->steps));
        before = writable;
        const auto again = plan(situation);
        if (!again)
            return again.error().text();
        const QString tail = inShort(first->steps.mid(i + 1));
        if (inShort(again->steps) != tail)
            return QStringLiteral("after step %1 of\n  %2\nremains\n  %3\nbut planned is\n  %4")
                .arg(i + 1)
                .arg(inShort(first->steps), tail, inShort(again->steps));
    }
    const qsizetype left = writableNodes(situation, Topology::c()).size();
    const bool done = kind == OperationKind::MaintenanceOn || kind == OperationKind::MaintenanceOff ||
                      first->steps.isEmpty() || left == 1;
    return done ? QString()
                : QStringLiteral("%1 writable nodes at the end of: %2").arg(left).arg(inShort(first->steps));
}

/// Before the point of no return every prefix, taken back in reverse, leaves a cluster for which the same is planned.
QString takeBack(const Situation &start, const Planner &plan)
{
    const auto whole = plan(start);
    if (!whole)
        return whole.error().text();
    const auto improves = [](const Step &s) {
        return std::holds_alternative<StartServer>(s.action) || std::holds_alternative<WaitCaughtUp>(s.action);
    };
    if (std::any_of(whole->steps.begin(), whole->steps.end(), improves))
        return {}; // what was found stopped goes on running, what was fetched stays
    Situation forth = start;
    for (qsizetype i = 0; i < whole->steps.size() && !whole->steps[i].pointOfNoReturn; ++i) {
        forth = simulate(std::move(forth), whole->steps[i].action);
        Situation back = forth;
        for (qsizetype j = i; j >= 0; --j) {
            if (whole->steps[j].undo)
                back = simulate(std::move(back), *whole->steps[j].undo);
        }
        back.done.clear();
        const auto again = plan(back);
        if (!again)
            return again.error().text();
        if (writableNodes(back, Topology::c()) != writableNodes(start, Topology::c()) ||
            inShort(again->steps) != inShort(whole->steps))
            return QStringLiteral("taken back after step %1 of\n  %2\nbut then planned is\n  %3")
                .arg(i + 1)
                .arg(inShort(whole->steps), inShort(again->steps));
    }
    return {};
}

/// A cluster of two to six nodes with cascades, regions, endpoints, dead and half-done ones.
QString randomLine(std::mt19937 &random, OperationKind kind)
{
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    const int nodes = 2 + below(5);
    const bool lost = kind == OperationKind::Failover;
    QStringList words;
    for (int i = 0; i < nodes; ++i) {
        const QString name(QChar(u'a' + i));
        QString word = name;
        if (i == 0) {
            word += lost ? (below(2) ? QStringLiteral(":p/x") : QStringLiteral(":p/u")) : QStringLiteral(":p");
            if (kind == OperationKind::Rejoin)
                word += QStringLiteral("/t3");
            if (kind == OperationKind::Switchover && below(6) == 0)
                word += below(2) ? QStringLiteral("/f") : QStringLiteral("/x");
        } else {
            const int upstream = i == 1 || below(3) ? 0 : 1 + below(i - 1);
            word += QStringLiteral(":s<") + QChar(u'a' + upstream);
            if (below(2))
                word += QStringLiteral("-%1").arg(below(500));
            if (kind == OperationKind::Rejoin)
                word += QStringLiteral("/t3");
            if (i > 1 && below(8) == 0)
                word += below(2) ? QStringLiteral("/u") : QStringLiteral("/x");
            word += QStringLiteral("/P%1").arg(below(3) * 10);
        }
        if (below(6) == 0)
            word += QStringLiteral("/none");
        words.append(word);
    }
    const char *endpoints[] = {"pool=pgbouncer", "pool2=pgbouncer", "lb=haproxy", "app=direct", "dns=hook"};
    for (const char *endpoint : endpoints) {
        if (below(3) == 0)
            words.append(QLatin1String(endpoint));
    }
    if (kind == OperationKind::Rejoin) {
        const char *nodesBack[] = {"z:p/t2",        "z:p/t2/x",    "z:p/t2/f", "z:s<a/t2",
                                   "z:p/t2/x/none", "z:p/t2/none", "z:s<b/t3", "z:s/t3"};
        words.append(QLatin1String(nodesBack[below(std::size(nodesBack))]));
    }
    return words.join(u' ');
}

} // namespace

class TestConvergence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPrefixLeavesTheTail_data();
    void everyPrefixLeavesTheTail();
    void randomClusters_data();
    void randomClusters();
};

void TestConvergence::everyPrefixLeavesTheTail_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("node");
    const auto row = [](const char *name, const char *line, OperationKind kind, const char *node) {
        QTest::newRow(name) << QString::fromLatin1(line) << int(kind) << QString::fromLatin1(node);
    };
    using enum OperationKind;
    row("two nodes", "a:p b:s<a", Switchover, "b");
    row("three nodes, pool", "a:p b:s<a c:s<a pool=pgbouncer", Switchover, "b");
    row("cascade moves up", "a:p b:s<a c:s<b", Switchover, "c");
    row("all endpoints", "a:p b:s<a c:s<b d:s<a pool=pgbouncer lb=haproxy app=direct dns=hook", Switchover, "b");
    row("no host control", "a:p/none b:s<a/none", Switchover, "b");
    row("old one stopped by somebody", "a:p/x b:s<a c:s<a", Switchover, "b");
    row("old one fenced by somebody", "a:p/f b:s<a", Switchover, "b");
    row("primary gone", "a:p/x b:s<a c:s<a pool=pgbouncer", Failover, "b");
    row("pooler gone, too", "a:p/x b:s<a c:s<a pool=pgbouncer/dead lb=haproxy", Failover, "b");
    row("host gone", "a:p/u b:s<a c:s<a", Failover, "");
    row("tail from a more advanced one", "a:p/u b:s<a-900 c:s<a-100", Failover, "b");
    row("second primary", "a:p/t2 b:s<a/t2 z:p", Rejoin, "z");
    row("stopped former primary", "a:p/t2 z:p/x", Rejoin, "z");
    row("forked standby", "a:p/t2 z:s<a/t1", Rejoin, "z");
    row("by hand", "a:p/t2 z:p/none", Rejoin, "z");
    row("maintenance of all", "a:p b:s<a", MaintenanceOn, "");
}

void TestConvergence::everyPrefixLeavesTheTail()
{
    QFETCH(QString, line);
    QFETCH(int, kind);
    QFETCH(QString, node);
    const QString wrong = walk(Topology(line).situation(), OperationKind(kind), NodeId(node));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestConvergence::randomClusters_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("switchover") << int(OperationKind::Switchover);
    QTest::newRow("failover") << int(OperationKind::Failover);
    QTest::newRow("rejoin") << int(OperationKind::Rejoin);
}

void TestConvergence::randomClusters()
{
    QFETCH(int, kind);
    constexpr unsigned kSeed = 20261121;
    std::mt19937 random(kSeed);
    for (int round = 0; round < 120; ++round) {
        const QString line = randomLine(random, OperationKind(kind));
        const NodeId node(OperationKind(kind) == OperationKind::Rejoin ? QStringLiteral("z") : QStringLiteral("b"));
        const QString wrong = walk(Topology(line).situation(), OperationKind(kind), node);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("round %1, %2: %3").arg(round).arg(line, wrong)));
        if (OperationKind(kind) == OperationKind::Rejoin)
            continue; // a second primary is never let loose again
        if (OperationKind(kind) == OperationKind::Switchover &&
            line.contains(QRegularExpression(QStringLiteral("^a:p/[fx]"))))
            continue; // what somebody else has fenced or stopped is free and runs afterwards
        const QString left = takeBack(Topology(line).situation(), plannerFor(OperationKind(kind), node, {}));
        QVERIFY2(left.isEmpty(), qPrintable(QStringLiteral("round %1, %2: %3").arg(round).arg(line, left)));
    }
}

QTEST_GUILESS_MAIN(TestConvergence)
#include "test_convergence.moc"
