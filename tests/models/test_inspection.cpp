// SPDX-License-Identifier: GPL-3.0-or-later
#include "format.h"
#include "inspection.h"
#include "overview.h"
#include "worldsnapshot.h"

#include <QTest>

using namespace meridian;

namespace
{

QString value(const Inspection &i, const QString &label)
{
    for (const FactGroup &g : i.groups) {
        for (const Fact &f : g.facts) {
            if (f.label == label)
                return f.value;
        }
    }
    return QStringLiteral("(no such fact)");
}

} // namespace

class TestInspection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRegionListsItsNodes()
    {
        const SnapshotPtr s = test::worldSnapshot();
        const Inspection i = inspect(*s, RegionId(QStringLiteral("eu-west-1")), {}, {s->at});
        QCOMPARE(i.title, QStringLiteral("eu-west-1"));
        QCOMPARE(i.subtitle, QStringLiteral("Ireland"));
        QCOMPARE(i.state, QStringLiteral("degraded"));
        QCOMPARE(i.nodes.size(), 2);
        QCOMPARE(i.nodes[0].lag, QStringLiteral("6.3 s"));
    }

    void aClusterIsAsWellAsItsPrimaryLetsItBe()
    {
        Snapshot s = *test::worldSnapshot();
        const ClusterId orders(QStringLiteral("orders"));
        const AvailabilityDay today{QStringLiteral("cluster:orders"), dayOf(s.at), {std::chrono::hours(1), {}, {}, {}}};
        Inspection i = inspect(s, orders, {}, {s.at}, {today});
        QCOMPARE(i.title, QStringLiteral("orders"));
        QCOMPARE(i.health, Health::Degraded); // one node has failed, the primary answers
        QVERIFY(i.reason.startsWith(QStringLiteral("orders-apn-1: ")));
        QCOMPARE(i.nodes.size(), 11);
        QCOMPARE(i.groups.first().facts.first().leadsTo, Selection(NodeId(QStringLiteral("orders-use-1"))));
        QCOMPARE(i.groups.last().title, QStringLiteral("Availability this month"));
        QCOMPARE(i.groups.last().facts.first().value, QStringLiteral("100 %"));
        QVERIFY(!i.trends.isEmpty());
        QVERIFY(toText(i, {s.at}).contains(QStringLiteral("Recovery time (RTO): not declared")));
        s.nodes[0].reachable = false;
        i = inspect(s, orders, {}, {s.at});
        QCOMPARE(i.health, Health::Failed);
    }

    void aClusterSaysWhereItsEndpointsLead()
    {
        Snapshot s = *test::worldSnapshot();
        s.nodes.removeIf([](const NodeState &n) { return n.health != Health::Healthy; });
        const ClusterId orders(QStringLiteral("orders"));
        EndpointState pool;
        pool.name = QStringLiteral("pool");
        pool.cluster = orders;
        pool.health = Health::Healthy;
        pool.writer = NodeId(QStringLiteral("orders-use-1"));
        pool.askedAt = s.at - seconds(7);
        pool.reason = {QStringLiteral("endpoint.ok"), {QStringLiteral("pool"), QStringLiteral("orders-use-1")}};
        s.endpoints = {pool};
        Inspection i = inspect(s, orders, {}, {s.at});
        QCOMPARE(i.health, Health::Healthy);
        QCOMPARE(value(i, QStringLiteral("pool")), QStringLiteral("orders-use-1 (primary) · 7.0 s ago"));
        s.endpoints[0].health = Health::Failed;
        s.endpoints[0].reason.code = QStringLiteral("endpoint.not-primary");
        i = inspect(s, orders, {}, {s.at});
        QCOMPARE(i.health, Health::Degraded); // though every node is well
        QVERIFY(i.reason.contains(QStringLiteral("is not the primary")));
        s.endpoints[0].health = Health::Unknown;
        QVERIFY(value(inspect(s, orders, {}, {s.at}), QStringLiteral("pool")).startsWith(QStringLiteral("not known")));
    }

    void whatAnOwnerSaysAndWhoWorksThere()
    {
        Snapshot s = *test::worldSnapshot();
        const NodeId node(QStringLiteral("orders-eu-2"));
        OwnerState owner;
        owner.cluster = ClusterId(QStringLiteral("orders"));
        owner.owner = Owner::Patroni;
        owner.paused = true;
        owner.members = {{QStringLiteral("n2"),
                          node,
                          QStringLiteral("replica"),
                          QStringLiteral("streaming"),
                          4,
                          4096,
                          {QStringLiteral("nofailover=true")}}};
        owner.history = {{3, s.at, QStringLiteral("n1"), {}}};
        s.owners = {owner};
        const Inspection cluster = inspect(s, owner.cluster, {}, {s.at});
        QCOMPARE(value(cluster, QStringLiteral("n2")),
                 QStringLiteral("replica · streaming · timeline 4 · lag 4.1 kB · nofailover=true"));
        QVERIFY(value(cluster, QStringLiteral("State")).startsWith(QStringLiteral("paused")));
        QVERIFY(value(cluster, QStringLiteral("Timeline 3 ended")).endsWith(QStringLiteral("n1 leads")));
        for (NodeState &n : s.nodes) {
            if (n.id == node)
                n.maintenance = Maintenance{s.at - seconds(60), QStringLiteral("ada@desk"), QStringLiteral("disks")};
        }
        const Inspection i = inspect(s, node, {}, {s.at});
        QCOMPARE(value(i, QStringLiteral("By")), QStringLiteral("ada@desk"));
        QCOMPARE(value(i, QStringLiteral("Because")), QStringLiteral("disks"));
        QCOMPARE(value(i, QStringLiteral("Member")), QStringLiteral("n2"));
        QCOMPARE(value(i, QStringLiteral("Tags")), QStringLiteral("nofailover=true"));
    }

    void aNodeLeadsToItsClusterAndUpstream()
    {
        const SnapshotPtr s = test::worldSnapshot();
        const Inspection i = inspect(*s, NodeId(QStringLiteral("orders-eu-2")), {}, {s->at});
        QList<Selection> ways;
        for (const FactGroup &g : i.groups) {
            for (const Fact &f : g.facts) {
                if (f.leadsTo.index() != 0)
                    ways << f.leadsTo;
            }
        }
        QVERIFY(ways.contains(Selection(ClusterId(QStringLiteral("orders")))));
        QVERIFY(ways.contains(Selection(NodeId(QStringLiteral("orders-eu-1")))));
        QVERIFY(ways.contains(Selection(RegionId(QStringLiteral("eu-west-1")))));
    }

    void whatIsNotKnownIsADash()
    {
        const SnapshotPtr s = test::worldSnapshot();
        const Inspection i = inspect(*s, NodeId(QStringLiteral("orders-eu-1")), {}, {s->at});
        QCOMPARE(value(i, QStringLiteral("Connections")), format::unknown());
        QCOMPARE(value(i, QStringLiteral("TLS handshake")), format::unknown());
        QCOMPARE(value(i, QStringLiteral("Received")), format::unknown());
        QCOMPARE(value(i, QStringLiteral("Receiver")), QStringLiteral("not running"));
    }

    void oldValuesSayTheirAge()
    {
        const SnapshotPtr s = test::worldSnapshot();
        const Inspection i = inspect(*s, NodeId(QStringLiteral("orders-apn-1")), {}, {s->at});
        for (const FactGroup &g : i.groups) {
            if (g.title != QStringLiteral("Links") && g.title != QStringLiteral("Polling"))
                QCOMPARE(g.age.value_or(microseconds(0)), microseconds(seconds(41)));
        }
        QVERIFY(toText(i, {s->at}).contains(QStringLiteral("41 s ago")));
        QVERIFY(i.nodes[0].stale);
    }

    void whatIsGoneIsNothing()
    {
        const SnapshotPtr s = test::worldSnapshot();
        QVERIFY(inspect(*s, NodeId(QStringLiteral("no-such")), {}, {s->at}).isEmpty());
        QVERIFY(inspect({}, NodeId(QStringLiteral("orders-eu-1")), {}, {s->at}).isEmpty());
    }

    void eventsOfARegionAreThoseOfItsNodes()
    {
        const SnapshotPtr s = test::worldSnapshot();
        EventLog log;
        Event e;
        e.at = s->at;
        e.node = NodeId(QStringLiteral("orders-eu-2"));
        e.from = QStringLiteral("healthy");
        e.to = QStringLiteral("failed");
        log.add({e});
        log.add({e}); // the store's copy of the same
        QCOMPARE(log.about(RegionId(QStringLiteral("eu-west-1")), *s, 10, Instant::max()).size(), 1);
        QCOMPARE(log.about(RegionId(QStringLiteral("us-east-1")), *s, 10, Instant::max()).size(), 0);
        QCOMPARE(eventTitle(e), QStringLiteral("healthy → failed"));
    }

    void worstLagNamesItsNode()
    {
        const SnapshotPtr s = test::worldSnapshot();
        const WorstLag worst = worstLag(*s);
        QCOMPARE(worst.text, QStringLiteral("≥ 41 s"));
        QCOMPARE(worst.node, NodeId(QStringLiteral("orders-apn-1")));
        QCOMPARE(worstLag({}).text, format::unknown());
    }

    void freshness_data()
    {
        QTest::addColumn<int>("ms");
        QTest::addColumn<int>("expected");
        QTest::newRow("just now") << 400 << int(Freshness::Fresh);
        QTest::newRow("two intervals") << 60000 << int(Freshness::Fresh);
        QTest::newRow("late") << 60001 << int(Freshness::Late);
        QTest::newRow("stopped") << 90001 << int(Freshness::Stopped);
    }
    void freshness()
    {
        QFETCH(int, ms);
        const SnapshotPtr s = test::worldSnapshot();
        QTEST(int(meridian::freshness(*s, *s->lastPoll() + milliseconds(ms))), "expected");
        QCOMPARE(meridian::freshness({}, s->at), Freshness::NoAnswerYet);
    }
};

QTEST_GUILESS_MAIN(TestInspection)
#include "test_inspection.moc"
