// SPDX-License-Identifier: GPL-3.0-or-later
// Which steps are planned for which cluster, in which order, and who would be promoted.
#include "planner.h"
#include "plantext.h"
#include "simulate.h"
#include "topology.h"

#include <QTest>

using namespace meridian;

class TestPlanners : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void steps_data();
    void steps();
    void ledger_data();
    void ledger();
    void ledgerSaysWhy();
    void wholeText();
    void threeRoundTrips();
    void undoUntilThePromotionOnly();
    void wrongRequests();
    void nothingLeftToDo();
    void aStopThatNobodySawToItsEndIsDoneAgain();
    void keepsDataWhenAsked();
    void lostPrimaryThatNobodyRemembers();
};

/// A program that was started after the primary had died has never seen it.
void TestPlanners::lostPrimaryThatNobodyRemembers()
{
    Topology t(QStringLiteral("a:p/u b:s<a c:s<a-200"));
    t.state("a").sample.reset();
    t.extra().surveys.remove(NodeId(QStringLiteral("a")));
    for (const char *standby : {"b", "c"})
        t.state(standby).upstream.reset();
    FailoverRequest request;
    request.cluster = t.cluster().id;
    QVERIFY(planFailover(t.situation(), request)->blocked()); // what is lost is not known
    request.acceptedLossBytes = 1;
    request.accepted = {QStringLiteral("fence")}; // its host cannot be asked either
    const Result<Plan> plan = planFailover(t.situation(), request);
    QVERIFY(plan.ok());
    QCOMPARE(plan->oldPrimary, NodeId(QStringLiteral("a")));
    QCOMPARE(plan->newPrimary, NodeId(QStringLiteral("b")));
    QVERIFY(!plan->lossBytes);
    for (const Check &check : plan->checks)
        QVERIFY2(check.verdict != CheckVerdict::Block, qPrintable(check.code));
}

void TestPlanners::steps_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("steps");
    const auto row = [](const char *name, OperationKind kind, const char *line, const char *steps) {
        QTest::newRow(name) << int(kind) << QString::fromLatin1(line) << QString::fromLatin1(steps);
    };
    row("two nodes", OperationKind::Switchover, "a:p b:s<a",
        "take-lock b; take-lock a; checkpoint a + checkpoint b; "
        "make-slot b meridian_a + set-parameter b retry 100ms + set-parameter a retry 100ms; fence a b; "
        "stop-server a b; promote b!; start-as-standby a b meridian_a; verify-write b; wait-streaming a b; "
        "unfence a + drop-slot a slot_b + set-parameter a retry + set-parameter b retry; release-lock b");
    row("three nodes, pool and proxy", OperationKind::Switchover, "a:p b:s<a c:s<a pool=pgbouncer lb=haproxy",
        "take-lock b; take-lock a; checkpoint a + checkpoint b; "
        "make-slot b slot_c + make-slot b meridian_a + prepare-endpoint pool b + set-parameter b retry 100ms + "
        "set-parameter c retry 100ms + set-parameter a retry 100ms; "
        "pause-pools pool + fence a b; point-endpoint pool b + stop-server a b; promote b!; "
        "start-as-standby a b meridian_a + point-endpoint lb b + resume-pools pool + follow c b slot_c; "
        "verify-write b; verify-endpoint pool b; verify-endpoint lb b; "
        "wait-streaming a b + wait-streaming c b; "
        "unfence a + drop-slot a slot_b + drop-slot a slot_c + set-parameter a retry + set-parameter b retry + "
        "set-parameter c retry; "
        "release-lock b");
    row("cascade moves above its upstream", OperationKind::Switchover, "a:p c:s<a b:s<c",
        "take-lock b; take-lock a; checkpoint a + checkpoint b; "
        "make-slot b slot_c + make-slot b meridian_a + set-parameter b retry 100ms + set-parameter c retry 100ms + "
        "set-parameter a retry 100ms; "
        "fence a; wait-caught-up b a; stop-server a b; promote b!; "
        "start-as-standby a b meridian_a + follow c b slot_c; verify-write b; "
        "wait-streaming a b + wait-streaming c b; "
        "unfence a + drop-slot a slot_c + drop-slot c slot_b + set-parameter a retry + set-parameter c retry + "
        "set-parameter b retry; "
        "release-lock b");
    row("no primary known", OperationKind::Switchover, "b:s c:s", "");
    row("by hand", OperationKind::Switchover, "a:p/none b:s<a",
        "take-lock b; take-lock a; checkpoint a + checkpoint b; "
        "make-slot b meridian_a + set-parameter b retry 100ms + set-parameter a retry 100ms; fence a b; "
        "ask-person 0 a; promote b!; verify-write b; ask-person 2 a b meridian_a; wait-streaming a b; "
        "unfence a + drop-slot a slot_b + set-parameter a retry + set-parameter b retry; release-lock b");
    row("old one runs beside the promoted one", OperationKind::Switchover, "a:p/t1 b:p/t2",
        "take-lock b; fence a; stop-server a; verify-write b; release-lock b");
    row("Patroni", OperationKind::Switchover, "a:p/patroni b:s<a/patroni c:s<a/patroni pool=pgbouncer",
        "take-lock b; take-lock a; pause-pools pool; patroni-switchover a b!; point-endpoint pool b; "
        "resume-pools pool; verify-write b; verify-endpoint pool b; "
        "wait-streaming a b + wait-streaming c b; release-lock b");
    row("primary's host is gone", OperationKind::Failover, "a:p/u b:s<a c:s<a pool=pgbouncer lb=haproxy",
        "take-lock b; promote b!; "
        "make-slot b slot_c + set-parameter c retry 100ms + point-endpoint pool b + point-endpoint lb b; "
        "follow c b slot_c; verify-write b; verify-endpoint pool b; verify-endpoint lb b; "
        "wait-streaming c b + set-parameter c retry; release-lock b");
    row("primary hangs, its host answers", OperationKind::Failover, "a:p/h b:s<a",
        "take-lock b; stop-server a; promote b!; verify-write b; release-lock b");
    row("tail fetched", OperationKind::Failover, "a:p/u b:s<a-900 c:s<a",
        "take-lock b; set-parameter b retry 100ms; "
        "follow b c; wait-caught-up b c; promote b!; make-slot b slot_c + set-parameter c retry 100ms; "
        "follow c b slot_c; verify-write b; "
        "wait-streaming c b + set-parameter b retry + set-parameter c retry; release-lock b");
    row("Patroni failover", OperationKind::Failover, "a:p/u/patroni b:s<a/patroni",
        "take-lock b; patroni-failover b!; verify-write b; release-lock b");
    row("stopped former primary", OperationKind::Rejoin, "a:p/t2 z:p/x",
        "take-lock a; make-slot a meridian_z; save-divergence z a; checkpoint a; rewind z a!; "
        "start-as-standby z a meridian_z; wait-streaming z a; release-lock a");
    row("second primary", OperationKind::Rejoin, "a:p/t2 z:p",
        "take-lock a; fence z; stop-server z; make-slot a meridian_z; save-divergence z a; checkpoint a; "
        "rewind z a!; start-as-standby z a meridian_z; wait-streaming z a; unfence z; release-lock a");
    row("no rewind possible", OperationKind::Rejoin, "a:p/t2/nohints z:p/x",
        "take-lock a; make-slot a meridian_z; save-divergence z a; set-aside z; reclone z a meridian_z!; "
        "start-as-standby z a meridian_z; wait-streaming z a; release-lock a");
    row("by hand rejoin", OperationKind::Rejoin, "a:p/t2 z:p/none",
        "take-lock a; fence z; ask-person 0 z; make-slot a meridian_z; checkpoint a; "
        "ask-person 3 z a meridian_z; ask-person 2 z a meridian_z; wait-streaming z a; unfence z; "
        "release-lock a");
    row("lost standby", OperationKind::Rejoin, "a:p z:s/t1",
        "take-lock a; make-slot a slot_z; follow z a slot_z; wait-streaming z a; release-lock a");
    row("Patroni reinitialises", OperationKind::Rejoin, "a:p/t2/patroni z:s<a/t1/patroni",
        "take-lock a; patroni-reinitialise z!; wait-streaming z a; release-lock a");
    row("maintenance", OperationKind::MaintenanceOn, "a:p b:s<a", "set-maintenance a; set-maintenance b");
}

/// Switchover and failover to b, rejoin of z, maintenance of all.
void TestPlanners::steps()
{
    QFETCH(int, kind);
    QFETCH(QString, line);
    QFETCH(QString, steps);
    const Situation s = Topology(line).situation();
    const NodeId b = Topology::id("b"), z = Topology::id("z");
    const auto plan = OperationKind(kind) == OperationKind::Switchover ? planSwitchover(s, {Topology::c(), b, {}, {}})
                      : OperationKind(kind) == OperationKind::Failover ? planFailover(s, {Topology::c(), b, {}, {}, {}})
                      : OperationKind(kind) == OperationKind::Rejoin   ? planRejoin(s, {Topology::c(), z, false, {}})
                                                                       : planMaintenance(s, {Topology::c(), {}, true});
    QVERIFY(plan);
    QCOMPARE(inShort(plan->steps), steps);
}

void TestPlanners::ledger_data()
{
    QTest::addColumn<bool>("planned");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("order"); // best first, a "-" before those that are not eligible
    const auto row = [](const char *name, bool planned, const char *line, const char *order) {
        QTest::newRow(name) << planned << QString::fromLatin1(line) << QString::fromLatin1(order);
    };
    row("name, when all is equal", true, "a:p c:s<a b:s<a", "b c -a");
    row("priority", true, "a:p b:s<a/P10 c:s<a/P28", "c b -a");
    row("what is in flight does not count, planned", true, "a:p b:s<a-900/P60 c:s<a/P50", "b c -a");
    row("priority over what is in flight, emergency", false, "a:p/u b:s<a-60/P60 c:s<a/P50", "b c -a");
    row("most data first, emergency", false, "a:p/u b:s<a-900/P60 c:s<a/P50", "c b -a");
    row("prefer", true, "a:p b:s<a/P60 c:s<a/prefer", "c b -a");
    row("prefer not", true, "a:p b:s<a/P60/prefer-not c:s<a/P1", "c b -a");
    row("must not", true, "a:p b:s<a/must-not c:s<a", "c -a -b");
    row("region of the old primary", true, "a:p/@eu b:s<a/@us c:s<a/@eu", "c b -a");
    row("silent", true, "a:p b:s<a/u c:s<a", "c -a -b");
    row("nobody", false, "a:p/u b:s<a/must-not", "-b -a");
}

void TestPlanners::ledger()
{
    QFETCH(bool, planned);
    QFETCH(QString, line);
    QFETCH(QString, order);
    const Situation s = Topology(line).situation();
    const auto plan =
        planned ? planSwitchover(s, {Topology::c(), {}, {}, {}}) : planFailover(s, {Topology::c(), {}, {}, {}, {}});
    QVERIFY(plan);
    QStringList found;
    for (const Candidate &c : plan->candidates)
        found.append((c.eligible ? QString() : QStringLiteral("-")) + c.node.name());
    QCOMPARE(found.join(u' '), order);
    QCOMPARE(plan->newPrimary.name(), found.first().startsWith(u'-') ? QString() : found.first());
    QCOMPARE(plan->steps.isEmpty(), plan->newPrimary.isEmpty());
    if (plan->newPrimary.isEmpty())
        QVERIFY(plan->blocked());
}

void TestPlanners::ledgerSaysWhy()
{
    Topology t(QStringLiteral("a:p b:s<a/P10 c:s<a/P28 d:s<a"));
    t.sample("d", [](ServerSample &s) { s.replayPaused = true; });
    const auto plan = planSwitchover(t.situation(), {Topology::c(), {}, {}, {}});
    QCOMPARE(plan->candidates[0].why.code, QStringLiteral("place.first"));
    QCOMPARE(plan->candidates[0].place, 1);
    QCOMPARE(plan->candidates[1].why, (Reason{QStringLiteral("place.priority"),
                                              {QStringLiteral("c"), QStringLiteral("28"), QStringLiteral("10")}}));
    for (const Candidate &c : plan->candidates) {
        QCOMPARE(c.rules.size(), plan->candidates[0].rules.size());
        QVERIFY(!c.why.text().startsWith(c.why.code));
        if (c.node == Topology::id("d"))
            QCOMPARE(c.why.code, QStringLiteral("check.ready.paused"));
    }
}

void TestPlanners::wholeText()
{
    Topology t(QStringLiteral("a:p/u b:s<a-900"));
    const auto plan =
        planFailover(t.situation(), {Topology::c(), Topology::id("b"), {}, {}, {QStringLiteral("fence")}});
    QCOMPARE(toText(*plan),
             QStringLiteral("Failover of c: a → b\n"
                            "  warning [endpoints] no endpoint is declared: nobody knows where applications connect\n"
                            "  warning [overrides] accepted for this operation only: fence\n"
                            "  warning [target-gap] what the primary had not sent is lost\n"
                            "  warning [parameters] not known: nobody could tell → Ask the server again.\n"
                            "  warning [fence] the host of a cannot be reached: – → accepted for this operation\n"
                            "  1. Take the operation lock of c on b (≈ 4.0 ms)\n"
                            "  2. Promote b (≈ 22 ms) – no way back from here\n"
                            "  3. Verify by writing on b (≈ 11 ms)\n"
                            "  4. Release the operation lock of c on b (≈ 4.0 ms)\n"
                            "Lost, as far as is known: 900 kB, 900 ms\n"
                            "No writes for about 22 ms"));
}

/// From the fence to the promotion at most three exchanges one after the other, and one more to let applications go on.
void TestPlanners::threeRoundTrips()
{
    const Topology t(QStringLiteral("a:p b:s<a c:s<a d:s<a pool=pgbouncer pool2=pgbouncer lb=haproxy dns=hook"));
    const auto plan = planSwitchover(t.situation(), {Topology::c(), Topology::id("b"), {}, {}});
    int exchanges = 0, untilPromotion = 0;
    for (const Step &step : plan->steps) {
        exchanges += step.outage && !step.withNext;
        if (step.pointOfNoReturn)
            untilPromotion = exchanges;
    }
    QCOMPARE(untilPromotion, 3);
    QCOMPARE(exchanges, 4);
    QVERIFY(plan->outage && *plan->outage > milliseconds(0));
}

void TestPlanners::undoUntilThePromotionOnly()
{
    const Topology t(QStringLiteral("a:p b:s<a c:s<a pool=pgbouncer"));
    const auto plan = planSwitchover(t.situation(), {Topology::c(), Topology::id("b"), {}, {}});
    bool past = false;
    for (const Step &step : plan->steps) {
        past = past || step.pointOfNoReturn;
        QVERIFY2(!past || !step.undo, qPrintable(toText(step)));
    }
    QVERIFY(past);
}

void TestPlanners::wrongRequests()
{
    const Situation s = Topology(QStringLiteral("a:p b:s<a")).situation();
    QCOMPARE(planSwitchover(s, {ClusterId(QStringLiteral("x")), {}, {}, {}}).error().kind, ErrorKind::BadInput);
    QVERIFY(
        planSwitchover(s, {Topology::c(), Topology::id("x"), {}, {}}).error().remedy.contains(QStringLiteral("a, b")));
    QVERIFY(!planFailover(s, {Topology::c(), Topology::id("x"), {}, {}, {}}));
    QVERIFY(!planRejoin(s, {Topology::c(), {}, false, {}}));
    QVERIFY(!planMaintenance(s, {Topology::c(), Topology::id("x"), true}));
}

void TestPlanners::nothingLeftToDo()
{
    Situation s = Topology(QStringLiteral("a:p b:s<a c:s<a pool=pgbouncer")).situation();
    const SwitchoverRequest request{Topology::c(), Topology::id("b"), Topology::id("a"), {}};
    const auto plan = planSwitchover(s, request);
    for (const Step &step : plan->steps)
        s = simulate(std::move(s), step.action);
    QVERIFY(planSwitchover(s, request)->steps.isEmpty());
    Situation locked = s; // its program died before it had released the lock
    locked.lockRows.insert(Topology::id("b"));
    QCOMPARE(inShort(planSwitchover(locked, request)->steps), QStringLiteral("take-lock b; release-lock b"));
    s.done.clear(); // another operation: the way back is the same wizard
    s.operation = QStringLiteral("op2");
    const auto back = planSwitchover(s, {Topology::c(), Topology::id("a"), {}, {}});
    QVERIFY2(!back->blocked(), qPrintable(toText(*back)));
    QCOMPARE(back->oldPrimary, Topology::id("b"));
}

/// The program died between the stop and its evidence: whether anything was written after the fence is not known yet.
void TestPlanners::aStopThatNobodySawToItsEndIsDoneAgain()
{
    Situation s = Topology(QStringLiteral("a:p b:s<a")).situation();
    const SwitchoverRequest request{Topology::c(), Topology::id("b"), Topology::id("a"), {}};
    const auto plan = planSwitchover(s, request);
    for (const Step &step : plan->steps) {
        const bool stops = std::holds_alternative<StopServer>(step.action);
        s = simulate(std::move(s), step.action);
        if (stops)
            break;
    }
    QVERIFY(inShort(planSwitchover(s, request)->steps).startsWith(QStringLiteral("promote b!")));
    s.done.removeLast();
    QVERIFY(inShort(planSwitchover(s, request)->steps).startsWith(QStringLiteral("stop-server a b; promote b!")));
}

void TestPlanners::keepsDataWhenAsked()
{
    const Situation s = Topology(QStringLiteral("a:p/t2 z:p/x")).situation();
    const auto plan = planRejoin(s, {Topology::c(), Topology::id("z"), true, {}});
    QVERIFY(inShort(plan->steps).contains(QStringLiteral("set-aside z; reclone z a")));
}

QTEST_GUILESS_MAIN(TestPlanners)
#include "test_planners.moc"
