// SPDX-License-Identifier: GPL-3.0-or-later
// Which steps are planned for which cluster.
#include "planner.h"
#include "plantext.h"
#include "topology.h"

#include <QTest>

using namespace meridian;

class TestPlanners : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void switchover_data();
    void switchover();
};

void TestPlanners::switchover_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("steps");
    QTest::newRow("x") << QStringLiteral("a:p b:s<a c:s<a pool=pgbouncer lb=haproxy") << QString();
}

void TestPlanners::switchover()
{
    QFETCH(QString, line);
    QFETCH(QString, steps);
    const auto plan = planSwitchover(Topology(line).situation(), {Topology::c(), Topology::id("b"), {}, {}});
    QVERIFY(plan);
    qDebug().noquote() << inShort(plan->steps) << toText(*plan);
}

QTEST_GUILESS_MAIN(TestPlanners)
#include "test_planners.moc"
