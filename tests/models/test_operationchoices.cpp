// SPDX-License-Identifier: GPL-3.0-or-later
// Which operations are offered for what is selected, with what their forms begin, and what the loss of a place means.
#include "operationchoices.h"
#include "preparedness.h"
#include "topology.h"

#include <QTest>

using namespace meridian;

class TestOperationChoices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offered_data();
    void offered();
    void nothingIsOfferedForNothing();
    void aLostRegionSaysWhoIsPromoted();
    void aStandbysRegionLosesNoWrites();
    void theWorstClusterIsTheMeasure();
};

void TestOperationChoices::offered_data()
{
    QTest::addColumn<QString>("topology");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QStringList>("choices"); // kind:node, with "!" when it cannot be planned
    const auto row = [](const char *name, const char *topology, const char *node, const QStringList &choices) {
        QTest::newRow(name) << QString(QLatin1String(topology)) << QString(QLatin1String(node)) << choices;
    };
    const auto s = [](const char *text) { return QString(QLatin1String(text)); };
    row("the primary", "a:p b:s<a", "a", {s("switchover:"), s("!failover:"), s("maintenance-on:a")});
    row("a standby", "a:p b:s<a", "b", {s("switchover:b"), s("!failover:b"), s("maintenance-on:b")});
    row("alone", "a:p", "a", {s("!switchover:"), s("!failover:"), s("maintenance-on:a")});
    row("the primary is lost", "a:p/x b:s<a", "b", {s("!switchover:b"), s("failover:b"), s("maintenance-on:b")});
    row("a former primary", "a:p/x b:p/t2", "a",
        {s("switchover:a"), s("!failover:a"), s("rejoin:a"), s("maintenance-on:a")});
}

void TestOperationChoices::offered()
{
    QFETCH(QString, topology);
    QFETCH(QString, node);
    QFETCH(QStringList, choices);
    const Situation situation = Topology(topology).situation();
    QStringList found;
    for (const OperationChoice &choice : operationChoices(*situation.snapshot, NodeId(node))) {
        QVERIFY(!choice.title.isEmpty());
        found << QStringLiteral("%1%2:%3").arg(choice.obstacle.isEmpty() ? QString() : QStringLiteral("!"),
                                               toText(choice.form.kind), choice.form.node.name());
    }
    QCOMPARE(found, choices);
}

void TestOperationChoices::nothingIsOfferedForNothing()
{
    const Situation situation = Topology(QStringLiteral("a:p b:s<a")).situation();
    QVERIFY(operationChoices(*situation.snapshot, Selection()).isEmpty());
    QVERIFY(operationChoices(Snapshot(), NodeId(QStringLiteral("a"))).isEmpty());
    QVERIFY(preparedness(Snapshot(), NodeId(QStringLiteral("a"))).title.isEmpty());
}

void TestOperationChoices::aLostRegionSaysWhoIsPromoted()
{
    Topology topology(QStringLiteral("a:p/@east b:s<a/@west pool=pgbouncer"));
    for (const char *name : {"a", "b"})
        topology.state(name).polledAt = topology.situation().at();
    const Preparedness found = preparedness(*topology.situation().snapshot, RegionId(QStringLiteral("east")));
    QVERIFY(found.title.contains(QStringLiteral("east")));
    QVERIFY(!found.loss.isEmpty());
    QCOMPARE(found.loss[0].value, QStringLiteral("b"));
    QCOMPARE(found.loss[1].value, QStringLiteral("west"));
    QVERIFY(found.readiness.contains(u'%'));
    QVERIFY(!found.reasons.isEmpty());
}

void TestOperationChoices::aStandbysRegionLosesNoWrites()
{
    Topology topology(QStringLiteral("a:p/@east b:s<a/@west"));
    for (const char *name : {"a", "b"})
        topology.state(name).polledAt = topology.situation().at();
    const Preparedness found = preparedness(*topology.situation().snapshot, RegionId(QStringLiteral("west")));
    QCOMPARE(found.loss.size(), 1);
    QCOMPARE(found.loss.first().tone, Fact::Tone::Normal);
}

void TestOperationChoices::theWorstClusterIsTheMeasure()
{
    Topology ready(QStringLiteral("a:p/@east b:s<a/@west")), alone(QStringLiteral("a:p"));
    ready.state("a").polledAt = ready.state("b").polledAt = ready.situation().at();
    alone.state("a").polledAt = alone.situation().at();
    const auto good = worstReadiness(*ready.situation().snapshot), bad = worstReadiness(*alone.situation().snapshot);
    QVERIFY(good && bad);
    QVERIFY(bad->percent < good->percent);
    QVERIFY(!bad->details.isEmpty());
    QVERIFY(!worstReadiness(Snapshot()));
}

QTEST_APPLESS_MAIN(TestOperationChoices)
#include "test_operationchoices.moc"
