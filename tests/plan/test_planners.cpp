// SPDX-License-Identifier: GPL-3.0-or-later
// Which steps are planned for which cluster, in which order, and who would be promoted.
#include "planner.h"
#include "plantext.h"
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
    void ledgerHasEveryNodeAndRule();
    void wholeText();
    void threeRoundTrips();
    void wrongRequests();
    void nothingLeftToDo();
};

void TestPlanners::steps_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("steps");
    QTest::newRow("two nodes") << int(OperationKind::Switchover) << QStringLiteral("a:p b:s<a") << QString();
    QTest::newRow("three nodes, pool and proxy")
        << int(OperationKind::Switchover) << QStringLiteral("a:p b:s<a c:s<a pool=pgbouncer lb=haproxy") << QString();
    QTest::newRow("cascade moves above its upstream")
        << int(OperationKind::Switchover) << QStringLiteral("a:p c:s<a b:s<c") << QString();
    QTest::newRow("by hand") << int(OperationKind::Switchover) << QStringLiteral("a:p/none b:s<a") << QString();
    QTest::newRow("old one runs beside the promoted one")
        << int(OperationKind::Switchover) << QStringLiteral("a:p/t1 b:p/t2") << QString();
    QTest::newRow("Patroni") << int(OperationKind::Switchover)
                             << QStringLiteral("a:p/patroni b:s<a/patroni c:s<a/patroni pool=pgbouncer") << QString();
    QTest::newRow("primary's host is gone")
        << int(OperationKind::Failover) << QStringLiteral("a:p/u b:s<a c:s<a pool=pgbouncer lb=haproxy") << QString();
    QTest::newRow("primary hangs, its host answers")
        << int(OperationKind::Failover) << QStringLiteral("a:p/h b:s<a") << QString();
    QTest::newRow("tail fetched") << int(OperationKind::Failover) << QStringLiteral("a:p/u b:s<a-900 c:s<a")
                                  << QString();
    QTest::newRow("Patroni failover") << int(OperationKind::Failover) << QStringLiteral("a:p/u/patroni b:s<a/patroni")
                                      << QString();
    QTest::newRow("stopped former primary")
        << int(OperationKind::Rejoin) << QStringLiteral("a:p/t2 z:p/x") << QString();
    QTest::newRow("second primary") << int(OperationKind::Rejoin) << QStringLiteral("a:p/t2 z:p") << QString();
    QTest::newRow("no rewind possible") << int(OperationKind::Rejoin) << QStringLiteral("a:p/t2/nohints z:p/x")
                                        << QString();
    QTest::newRow("by hand rejoin") << int(OperationKind::Rejoin) << QStringLiteral("a:p/t2 z:p/none") << QString();
    QTest::newRow("lost standby") << int(OperationKind::Rejoin) << QStringLiteral("a:p z:s/t1") << QString();
    QTest::newRow("Patroni reinitialises")
        << int(OperationKind::Rejoin) << QStringLiteral("a:p/t2/patroni z:s<a/t1/patroni") << QString();
    QTest::newRow("maintenance") << int(OperationKind::MaintenanceOn) << QStringLiteral("a:p b:s<a") << QString();
}

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
    qDebug().noquote() << inShort(plan->steps);
}

void TestPlanners::ledger_data() {}
void TestPlanners::ledger() {}
void TestPlanners::ledgerHasEveryNodeAndRule() {}
void TestPlanners::wholeText() {}
void TestPlanners::threeRoundTrips() {}
void TestPlanners::wrongRequests() {}
void TestPlanners::nothingLeftToDo() {}
QTEST_GUILESS_MAIN(TestPlanners)
#include "test_planners.moc"
