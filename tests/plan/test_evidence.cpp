// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says in the answer to a step, beside what simulate() makes of it.
#include "evidence.h"
#include "planner.h"
#include "topology.h"

#include <QTest>

using namespace meridian;

class TestEvidence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhetherItWasDone_data();
    void saysWhetherItWasDone();
    void followsThePlan();
};

void TestEvidence::saysWhetherItWasDone_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("agrees");
    const auto row = [](const char *name, int action, const char *key, const char *good, const char *bad) {
        QTest::addRow("%s, done", name) << action << QString::fromLatin1(key) << QString::fromLatin1(good) << true;
        QTest::addRow("%s, not done", name) << action << QString::fromLatin1(key) << QString::fromLatin1(bad) << false;
    };
    row("fence", 0, "read_only", "on", "off");
    row("unfence", 1, "read_only", "off", "on");
    row("promote", 2, "in_recovery", "false", "true");
    row("follow", 3, "in_recovery", "true", "false");
    row("make a slot", 4, "has_slot", "true", "false");
    row("drop a slot", 5, "has_slot", "false", "true");
    row("stop", 6, "runs", "0", "1");
    row("start as a standby", 7, "runs", "1", "0");
    QTest::newRow("something else is said") << 0 << QStringLiteral("marker") << QStringLiteral("0/1") << true;
    QTest::newRow("nothing is expected") << 8 << QStringLiteral("read_only") << QStringLiteral("on") << true;
}

void TestEvidence::saysWhetherItWasDone()
{
    const NodeId a = Topology::id("a"), b = Topology::id("b"), c = Topology::id("c");
    const QList<Action> actions{Fence{a, b, {}, {}},
                                Unfence{a},
                                Promote{b},
                                Follow{c, b, QStringLiteral("slot_c")},
                                MakeSlot{b, QStringLiteral("slot_c")},
                                DropSlot{a, QStringLiteral("slot_b")},
                                StopServer{a, StopMode::Immediate, b},
                                StartAsStandby{a, b, {}},
                                VerifyEndpoint{QStringLiteral("pool"), b}};
    QFETCH(int, action);
    QFETCH(QString, key);
    QFETCH(QString, said);
    QFETCH(bool, agrees);
    const Situation before = Topology(QStringLiteral("a:p b:s<a c:s<a pool=pgbouncer")).situation();
    const Action &done = actions[action];
    const auto error = disagreement(done, expectedEvidence(before, done), {{key, said}});
    QCOMPARE(!error, agrees);
    QVERIFY(!error || (error->text().contains(said) && error->text().contains(key) && !error->remedy.isEmpty()));
}

/// In a whole plan each step is judged by what those before it have made of the servers.
void TestEvidence::followsThePlan()
{
    const Situation before = Topology(QStringLiteral("a:p b:s<a c:s<a pool=pgbouncer")).situation();
    const auto plan = planSwitchover(before, {Topology::c(), Topology::id("b"), {}, {}});
    QVERIFY(plan);
    const QList<EvidenceFacts> expected = expectedEvidence(before, plan->steps);
    QCOMPARE(expected.size(), plan->steps.size());
    const auto of = [&](const Action &action) {
        const auto at = std::find_if(plan->steps.begin(), plan->steps.end(),
                                     [&](const Step &step) { return step.action == action; });
        return expected.value(at - plan->steps.begin());
    };
    QCOMPARE(of(Promote{Topology::id("b")}).value(QStringLiteral("in_recovery")), QStringLiteral("false"));
    QCOMPARE(of(Unfence{Topology::id("a")}).value(QStringLiteral("in_recovery")), QStringLiteral("true"));
    QCOMPARE(of(Unfence{Topology::id("a")}).value(QStringLiteral("read_only")), QStringLiteral("off"));
}

QTEST_GUILESS_MAIN(TestEvidence)
#include "test_evidence.moc"
