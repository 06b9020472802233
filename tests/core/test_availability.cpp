// SPDX-License-Identifier: GPL-3.0-or-later
// How well clusters and regions serve, in rows: "node:what" → the cluster's state and that of region r1.
#include "availability.h"

#include <QTest>

using namespace meridian;

namespace
{

constexpr Instant kNoon{seconds(1'700'000'000)};

/// What a node is like, by its word.
NodeState stateOf(const QString &what)
{
    NodeState n;
    n.polledAt = kNoon;
    n.reachable = true;
    n.health = Health::Healthy;
    n.sample = ServerSample();
    n.sample->role = what.startsWith(u'p') ? Role::Primary : Role::Standby;
    n.lag = {n.role() == Role::Primary ? LagState::NotApplicable : LagState::Streaming, 0, milliseconds(100)};
    const auto unreachable = [&n](ErrorKind kind) {
        n.reachable = false;
        n.health = Health::Failed;
        n.error = Error{kind, {}, QStringLiteral("no"), {}, {}};
    };
    const QString how = what.section(u'-', 1);
    if (how == QLatin1String("idle"))
        n.lag = {LagState::Idle, 0, {}};
    else if (how == QLatin1String("behind"))
        n.lag.time = milliseconds(5001);
    else if (how == QLatin1String("delayed")) {
        n.lag = {LagState::Stalled, 100, seconds(3604)};
        n.sample->detail.applyDelay = seconds(3600);
    } else if (how == QLatin1String("stalled"))
        n.lag.state = LagState::Stalled;
    else if (how == QLatin1String("cut"))
        n.lag.state = LagState::Disconnected;
    else if (how == QLatin1String("unclear"))
        n.lag = {};
    else if (how == QLatin1String("slow")) // no concern of who asks for data
        n.health = Health::Degraded;
    else if (how == QLatin1String("refused"))
        unreachable(ErrorKind::Refused);
    else if (how == QLatin1String("lost"))
        unreachable(ErrorKind::Timeout);
    else if (how == QLatin1String("maintained"))
        n.health = Health::Maintenance;
    else if (how == QLatin1String("foreign")) {
        n.health = Health::Failed;
        n.reason.code = QStringLiteral("node.foreign");
    } else if (how == QLatin1String("twin"))
        n.health = Health::Failed;
    else if (how == QLatin1String("new")) {
        n = NodeState();
    }
    return n;
}

/// "r1:p r2:s-cut": nodes of cluster "c" with their regions.
Snapshot scene(const QString &line)
{
    auto fleet = std::make_shared<Fleet>();
    Cluster cluster;
    cluster.id = ClusterId(QStringLiteral("c"));
    fleet->clusters = {cluster};
    Snapshot out;
    out.at = kNoon;
    const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        Node node;
        node.id = NodeId(QStringLiteral("n%1").arg(fleet->nodes.size()));
        node.cluster = cluster.id;
        node.region = RegionId(word.section(u':', 0, 0));
        fleet->nodes.append(node);
        if (!fleet->region(node.region)) {
            Region region;
            region.id = node.region;
            fleet->regions.append(region);
        }
        NodeState state = stateOf(word.section(u':', 1));
        state.id = node.id;
        out.nodes.append(state);
    }
    out.fleet = fleet;
    return out;
}

QString word(const std::optional<ServiceState> &state)
{
    return state ? toText(*state) : QStringLiteral("unknown");
}

} // namespace

class TestAvailability : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void states_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("cluster");
        QTest::addColumn<QString>("region");
        const auto row = [](const char *line, const char *cluster, const char *region) {
            QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(cluster)
                                << QString::fromLatin1(region);
        };
        row("r1:p r2:s r2:s-idle", "in-sync", "in-sync");
        row("r1:p", "in-sync", "in-sync");
        row("r1:p-slow r2:s-slow", "in-sync", "in-sync");
        row("r1:p r2:s-behind", "behind", "in-sync");
        row("r1:s-behind r2:p", "behind", "behind");
        row("r1:s-delayed r2:p", "in-sync", "in-sync");
        row("r1:s-stalled r2:p", "behind", "behind");
        row("r1:s-cut r2:p", "behind", "behind");
        row("r1:s-unclear r2:p", "behind", "behind");
        row("r1:s-refused r2:p", "behind", "down");
        row("r1:s-lost r1:s r2:p", "behind", "behind");
        row("r1:p-refused r2:s", "down", "down");
        row("r1:p-lost r1:s r2:s", "down", "behind");
        row("r1:s r2:s", "down", "in-sync"); // nobody takes writes
        row("r1:p-twin r2:p-twin", "behind", "behind");
        row("r1:p-foreign r2:s", "down", "down");
        row("r1:p r2:s-maintained", "in-sync", "in-sync");
        row("r1:p-maintained r2:s", "maintenance", "maintenance");
        row("r1:p-maintained r2:s-maintained", "maintenance", "maintenance");
        row("r1:p r2:s-new", "unknown", "in-sync");
        row("r1:p-new", "unknown", "unknown");
        row("r1:p-lost r2:s-lost", "unknown", "unknown"); // it is we who are cut off
        row("r1:p-lost r1:s-lost", "down", "down");
        row("r1:p-lost r2:s-refused", "down", "down"); // a refusal is an answer
    }
    void states()
    {
        QFETCH(QString, line);
        const Snapshot s = scene(line);
        QTEST(word(serviceState(s, ClusterId(QStringLiteral("c")))), "cluster");
        QTEST(word(serviceState(s, RegionId(QStringLiteral("r1")))), "region");
        const QList<ServiceOf> all = serviceStates(s); // the same, all at once
        QCOMPARE(all.size(), 1 + s.fleet->regions.size());
        QCOMPARE(all[0].subject, QStringLiteral("cluster:c"));
        QTEST(word(all[0].state), "cluster");
        for (const ServiceOf &one : all.mid(1))
            QCOMPARE(one.state, serviceState(s, RegionId(one.subject.section(u':', 1))));
    }

    void shares()
    {
        Availability a;
        QVERIFY(!a.share());
        a.maintenance = seconds(10);
        QVERIFY(!a.share()); // nobody promised anything for that time
        a.inSync = seconds(970);
        a.behind = seconds(20);
        a.down = seconds(10);
        QCOMPARE(*a.share(), 0.99);
        QCOMPARE(a.watched(), milliseconds(1'010'000));
    }

    void daysAndMonths()
    {
        const Instant midnight = dayOf(kNoon);
        const auto parts = splitByDay({midnight - seconds(3), midnight + seconds(86400 + 5)});
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts[0].to, midnight);
        QCOMPARE(parts[1].to - parts[1].from, std::chrono::days(1));
        QCOMPARE(parts[2].to - parts[2].from, seconds(5));
        QVERIFY(splitByDay({midnight, midnight}).isEmpty());

        const QString c = QStringLiteral("cluster:c"), r = QStringLiteral("region:r");
        const Availability second{seconds(1), {}, {}, {}};
        const Instant first = monthOf(kNoon);
        const auto months = byMonth({{c, first - std::chrono::days(1), second},
                                     {c, first, second},
                                     {r, first, second},
                                     {c, first + std::chrono::days(3), second}});
        QCOMPARE(months.size(), 3);
        QCOMPARE(months[1].subject, c);
        QCOMPARE(months[1].day, first);
        QCOMPARE(months[1].time.inSync, milliseconds(2000));
    }

    void theStrictestTargetHoldsForARegion()
    {
        Snapshot s = scene(QStringLiteral("r1:p r2:s"));
        Fleet fleet = *s.fleet;
        Cluster strict;
        strict.id = ClusterId(QStringLiteral("strict"));
        strict.sla = 99.99;
        fleet.clusters.append(strict);
        Node node = fleet.nodes[1];
        node.id = NodeId(QStringLiteral("other"));
        node.cluster = strict.id;
        fleet.nodes.append(node);
        QCOMPARE(*slaOf(fleet, QStringLiteral("cluster:c")), 99.9);
        QCOMPARE(*slaOf(fleet, QStringLiteral("region:r1")), 99.9);
        QCOMPARE(*slaOf(fleet, QStringLiteral("region:r2")), 99.99);
        QVERIFY(!slaOf(fleet, QStringLiteral("region:gone")));
    }
};

QTEST_GUILESS_MAIN(TestAvailability)
#include "test_availability.moc"
