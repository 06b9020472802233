// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the past: every member comes back from its bytes, changes and figures make what the engine saw.
#include "lookback.h"
#include "picturecodec.h"
#include "scene.h"

#include <QTest>

using namespace meridian;

namespace
{

const NodeState &node(const Snapshot &s, const char *name)
{
    return *s.node(NodeId(QLatin1String(name)));
}

SeriesPoint point(Instant at, double value)
{
    return {at, value, value, value};
}

/// As another program would read them.
Snapshot again(const Snapshot &s)
{
    auto back = picturecodec::unpackSnapshot(picturecodec::pack(s));
    if (!back)
        return {};
    back->fleet = s.fleet;
    return *back;
}

SenderRow richSender()
{
    SenderRow r{QStringLiteral("app"),
                QStringLiteral("slot"),
                QStringLiteral("10.0.0.1"),
                QStringLiteral("streaming"),
                QStringLiteral("async"),
                false,
                Lsn{5},
                Lsn{4},
                Lsn{3},
                Lsn{2},
                microseconds(1),
                microseconds(2),
                microseconds(3),
                microseconds(4)};
    return r;
}

/// Every member differs from its default.
Snapshot richSnapshot()
{
    Scene scene(QStringLiteral("a:p b:s<a"));
    Snapshot s = *scene.poll(0);
    NodeState &n = s.nodes[1];
    n.health = Health::Degraded;
    n.reason = {QStringLiteral("node.lag"), {QStringLiteral("6 s"), QStringLiteral("5 s %1 é")}};
    n.strikes = 2;
    n.since = s.at - std::chrono::hours(3000); // far from the picture
    n.error = Error{ErrorKind::Tls, QStringLiteral("t"), QStringLiteral("m"), QStringLiteral("c"), QStringLiteral("r")};
    n.timings = {microseconds(1), microseconds(2), microseconds(3), microseconds(4), microseconds(5), microseconds(6)};
    n.lag = {LagState::Streaming, 123'456'789'012, microseconds(-5)};
    n.transactionsPerSecond = 0.1;
    n.cascading = true;
    n.secretSource = QStringLiteral("keychain");
    n.sample->senders = {richSender(), SenderRow()};
    n.sample->receiver->transit = microseconds(-77);
    n.sample->clockOffset = microseconds(-3);
    n.sample->replayPaused = true;
    n.sample->detailAt = s.at - seconds(4);
    n.sample->detail.startedAt = s.at - std::chrono::days(400);
    n.sample->detail.replicationSlots = {
        {QStringLiteral("s"), false, true, 1, QStringLiteral("lost"), -1, qint64(1) << 40}};
    n.sample->detail.transactions = std::numeric_limits<qint64>::max();
    s.links[0].roundTrip = microseconds(81'000);
    s.links[0].syncState = QStringLiteral("quorum");
    s.regions[0].worstLag = n.lag;
    s.storeProblem = {QStringLiteral("store.problem"), {QStringLiteral("full")}};
    s.storeNote = {QStringLiteral("store.other-writer"), {QStringLiteral("x"), QStringLiteral("1")}};
    s.fleetProblem = {QStringLiteral("fleet.problem"), {}};
    return s;
}

} // namespace

class TestLookBack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMemberComesBack()
    {
        const Snapshot s = richSnapshot();
        const QByteArray bytes = picturecodec::pack(s);
        const Snapshot back = again(s);
        QCOMPARE(back.at, s.at);
        QCOMPARE(back.nodes.size(), 2);
        const NodeState &n = back.nodes[1], &was = s.nodes[1];
        QCOMPARE(n.reason, was.reason);
        QCOMPARE(n.since, was.since);
        QCOMPARE(n.error, was.error);
        QCOMPARE(n.lag, was.lag);
        QCOMPARE(n.timings.roundTrip, was.timings.roundTrip);
        QCOMPARE(n.transactionsPerSecond, was.transactionsPerSecond);
        QCOMPARE(n.sample->senders[0].replayed, Lsn{2});
        QVERIFY(!n.sample->senders[1].replayed);
        QCOMPARE(n.sample->receiver->transit, microseconds(-77));
        QCOMPARE(n.sample->detail.startedAt, was.sample->detail.startedAt);
        QCOMPARE(n.sample->detail.transactions, std::numeric_limits<qint64>::max());
        QCOMPARE(n.sample->detail.replicationSlots[0].safeWalBytes, -1);
        QCOMPARE(n.upstream, NodeId(QStringLiteral("a")));
        QCOMPARE(back.links[0].roundTrip, microseconds(81'000));
        QCOMPARE(back.fleetProblem, s.fleetProblem);
        QCOMPARE(picturecodec::pack(back), bytes); // and whatever was not named here
        const FleetPtr fleet = picturecodec::unpackFleet(picturecodec::pack(*s.fleet));
        QVERIFY(fleet);
        QCOMPARE(*fleet, *s.fleet);
    }

    void damageIsRefused()
    {
        const QByteArray bytes = picturecodec::pack(richSnapshot());
        for (qsizetype n = 0; n < bytes.size(); ++n)
            QVERIFY(!picturecodec::unpackSnapshot(bytes.first(n)));
        QVERIFY(!picturecodec::unpackSnapshot(bytes + '\0'));
        QByteArray newer = bytes;
        newer[0] = 100;
        QVERIFY(!picturecodec::unpackSnapshot(newer));
        QVERIFY(!picturecodec::unpackFleet({}));
    }

    void whatFirstReleasesWroteStaysReadable()
    {
        // Layout 1, as it was written then: one region, one node that was never asked, no links.
        const QByteArray bytes = QByteArray::fromHex(kLayoutOne);
        const auto s = picturecodec::unpackSnapshot(bytes);
        QVERIFY(s);
        QCOMPARE(s->at, Scene::epoch());
        QCOMPARE(s->nodes.size(), 1);
        QCOMPARE(s->nodes[0].id.name(), QStringLiteral("a"));
        QCOMPARE(s->nodes[0].reason.code, QStringLiteral("node.waiting"));
        QCOMPARE(s->regions[0].id.name(), QStringLiteral("r-a"));
    }

    void changesMakeTheNewStatesOfTheOldPicture()
    {
        Scene scene(QStringLiteral("a:p b:s<a c:s<a"));
        scene.poll(0);
        const SnapshotPtr before = scene.poll(1);
        QVERIFY(!hasChanges(changesBetween(*before, *scene.poll(2)))); // figures are no changes
        scene.listed(QStringLiteral("a"), QStringLiteral("b"), false);
        SnapshotPtr after;
        for (int second = 3; second < 8; ++second)
            after = scene.poll(second, {QStringLiteral("b")});
        const Snapshot changes = again(changesBetween(*before, *after));
        QVERIFY(hasChanges(changes));
        QCOMPARE(changes.nodes.size(), 1);
        Snapshot picture = *before;
        apply(picture, changes);
        QCOMPARE(picture.at, after->at);
        QCOMPARE(node(picture, "b").health, Health::Failed);
        QCOMPARE(node(picture, "b").reason, node(*after, "b").reason);
        QCOMPARE(node(picture, "c").health, Health::Healthy);
        QVERIFY(!hasChanges(changesBetween(picture, *after)));
        for (const RegionState &r : picture.regions)
            QCOMPARE(r.health, after->region(r.id)->health);
    }

    void figuresAreOfTheMoment()
    {
        Scene scene(QStringLiteral("a:p b:s<a"));
        scene.poll(0);
        Snapshot s = *scene.poll(1);
        const Instant later = s.at + seconds(40);
        NodeFigures primary{point(later, 7), point(later, 5), {}, {}};
        NodeFigures standby{point(later, 90), point(later, 80), point(later, 1.5), point(later, 4096)};
        apply(s, QList<NodeFigures>{primary, standby});
        QCOMPARE(node(s, "a").timings.query, microseconds(7000));
        QCOMPARE(node(s, "a").reason.args, QStringList{QStringLiteral("7.0 ms")});
        QCOMPARE(node(s, "b").polledAt, later);
        QCOMPARE(node(s, "b").lag, (Lag{LagState::Streaming, 4096, milliseconds(1500)}));
        QCOMPARE(s.links[0].lag, node(s, "b").lag);
        QCOMPARE(s.region(RegionId(QStringLiteral("r-b")))->roundTrip, microseconds(80'000));
        // Nothing behind and no time: it had nothing to replay. A time of an earlier poll is none of this one.
        standby = {point(later + seconds(1), 90), {}, point(later, 1.5), point(later + seconds(1), 0)};
        apply(s, QList<NodeFigures>{primary, standby});
        QCOMPARE(node(s, "b").lag, (Lag{LagState::Idle, 0, {}}));
        QVERIFY(!node(s, "b").timings.roundTrip);
    }

    void whatWasNotRecordedIsUnknown()
    {
        Scene scene(QStringLiteral("a:p b:s<a"));
        scene.poll(0);
        const SnapshotPtr s = scene.poll(1);
        const Snapshot hole = notRecorded(*s, s->at + seconds(600));
        QCOMPARE(hole.at, s->at + seconds(600));
        QCOMPARE(hole.fleet, s->fleet);
        QCOMPARE(hole.count(Health::Unknown), 2);
        QCOMPARE(hole.links.size(), 1);
        QCOMPARE(hole.links[0].state, LinkHealth::Unknown);
        for (const NodeState &n : hole.nodes) {
            QCOMPARE(n.reason.code, QStringLiteral("history.not-recorded"));
            QCOMPARE(n.role(), Role::Unknown);
            QVERIFY(!n.polledAt && !n.lag.time && !n.reachable);
        }
        for (const RegionState &r : hole.regions)
            QVERIFY(r.health == Health::Unknown && !r.roundTrip);

        Snapshot stale = *s;
        stale.nodes[1].polledAt = stale.at - std::chrono::hours(1);
        forgetStale(stale);
        QCOMPARE(node(stale, "a").health, Health::Healthy);
        QCOMPARE(node(stale, "b").reason.code, QStringLiteral("history.not-recorded"));
    }

private:
    static constexpr char kLayoutOne[] =
        "01008080f28183898506020103722d61000e726567696f6e2e756e6b6e6f776e0201611c77616974696e6720666f72207468"
        "6520666972737420616e737765720000020000010161000c6e6f64652e77616974696e670000000000000000000000000000"
        "000000000000000000000000000000";
};

QTEST_GUILESS_MAIN(TestLookBack)
#include "test_lookback.moc"
