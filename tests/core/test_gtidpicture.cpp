// SPDX-License-Identifier: GPL-3.0-or-later
// What sets of transactions mean for a picture: distance, what is errant and what only seems so, what cannot be
// fetched.
#include "picture.h"
#include "picturecodec.h"

#include <QTest>

using namespace meridian;

namespace
{

GtidSet set(const QByteArray &text)
{
    const QByteArray a("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"), b("bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb");
    const Result<GtidSet> parsed = GtidSet::parseMySql(QByteArray(text).replace("A", a).replace("B", b));
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().text()));
    return *parsed;
}

/// A source "a" and a replica "b", each answering when it is told to.
class Pair
{
public:
    Pair()
    {
        auto fleet = std::make_shared<Fleet>();
        Cluster c;
        c.id = ClusterId(QStringLiteral("c"));
        c.engine = EngineKind::MySql;
        c.polling.interval = milliseconds(1000);
        fleet->clusters = {c};
        for (const char *name : {"a", "b"}) {
            Node n;
            n.id = NodeId(QLatin1String(name));
            n.cluster = c.id;
            n.host = QLatin1String(name);
            n.port = 3306;
            fleet->nodes.append(n);
        }
        picture.setFleet(fleet);
        source.role = Role::Primary;
        source.gtid = GtidSample{};
        source.gtid->serverId = QStringLiteral("A");
        replica.role = Role::Standby;
        replica.gtid = GtidSample{};
        replica.gtid->readOnly = true;
        Channel channel;
        channel.sourceHost = QStringLiteral("a");
        channel.sourcePort = 3306;
        channel.receiver = channel.applier = Channel::Thread::On;
        replica.gtid->channels = {channel};
        ReceiverRow receiver;
        receiver.status = QStringLiteral("streaming");
        receiver.senderHost = QStringLiteral("a");
        receiver.senderPort = 3306;
        receiver.messageAge = microseconds(0);
        replica.receiver = receiver;
    }

    void sourceHas(const QByteArray &executed, const QByteArray &purged = {})
    {
        source.gtid->executed = set(executed);
        source.gtid->written = source.gtid->executed;
        source.gtid->purged = set(purged);
        tell("a", source);
    }
    void replicaHas(const QByteArray &executed, const QByteArray &received = {})
    {
        replica.gtid->executed = set(executed);
        replica.gtid->written = replica.gtid->executed;
        replica.gtid->channels[0].received = set(received.isEmpty() ? executed : received);
        tell("b", replica);
    }
    SnapshotPtr look() { return picture.build(at += milliseconds(1)); }
    NodeState replicaState() { return *look()->node(NodeId(QStringLiteral("b"))); }

    Picture picture;
    ServerSample source, replica;
    Instant at = fromEpochMs(1'700'000'000'000);

private:
    void tell(const char *name, const ServerSample &sample)
    {
        Observation o;
        o.node = NodeId(QLatin1String(name));
        o.at = at += milliseconds(100);
        o.sample = sample;
        picture.take(o);
    }
};

} // namespace

class TestGtidPicture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void distanceIsCountedInTransactions()
    {
        Pair p;
        p.sourceHas("A:1-100");
        p.replicaHas("A:1-90:95", "A:1-98");
        p.look();
        p.sourceHas("A:1-100");
        const NodeState b = p.replicaState();
        QCOMPARE(b.lag.transactions, std::optional<qint64>(9));
        QVERIFY(!b.lag.bytes);
        QCOMPARE(b.upstream, std::optional(NodeId(QStringLiteral("a"))));
    }

    void errantIsOnlyWhatWasThereBeforeTheSourceWasAsked()
    {
        Pair p;
        p.sourceHas("A:1-10");
        p.replicaHas("A:1-10");
        p.look();
        p.replicaHas("A:1-12"); // the source has written since it was asked
        QCOMPARE(p.replicaState().health, Health::Healthy);
        p.sourceHas("A:1-12");
        QCOMPARE(p.replicaState().health, Health::Healthy);
        p.replicaHas("A:1-12,B:1");
        QCOMPARE(p.replicaState().health, Health::Healthy); // nobody knows yet
        p.sourceHas("A:1-15");
        QCOMPARE(p.replicaState().reason.code, QStringLiteral("node.errant"));
        QVERIFY(p.replicaState().reason.args.first().startsWith(QStringLiteral("bbbbbbbb-")));
        p.sourceHas("A:1-15,B:1"); // an empty one was put there
        QVERIFY(p.replicaState().reason.code != QStringLiteral("node.errant"));
    }

    void whatIsPurgedCannotBeFetched()
    {
        Pair p;
        p.sourceHas("A:1-50", "A:1-20");
        p.replicaHas("A:1-15");
        p.look();
        p.sourceHas("A:1-50", "A:1-20");
        const NodeState b = p.replicaState();
        QCOMPARE(b.reason.code, QStringLiteral("node.unfetchable"));
        QVERIFY(b.reason.args.first().endsWith(QStringLiteral(":16-20")));
    }

    void transactionsOfItsOwnDoNotHideThatItIsBehind()
    {
        Pair p;
        p.sourceHas("A:1-10");
        p.replicaHas("A:1-8,B:1-2");
        p.look();
        p.sourceHas("A:1-10");
        QCOMPARE(p.replicaState().lag.transactions, std::optional<qint64>(2));
    }

    void picturesKeepThem()
    {
        Pair p;
        p.sourceHas("A:1-100", "A:1-20");
        p.replicaHas("A:1-90", "A:1-98");
        p.replica.gtid->channels[0].applierError = ThreadError{1062, QStringLiteral("Duplicate entry"), p.at};
        p.replicaHas("A:1-90", "A:1-98");
        const SnapshotPtr before = p.look();
        const auto after = picturecodec::unpackSnapshot(picturecodec::pack(*before));
        QVERIFY(after);
        for (const char *name : {"a", "b"}) {
            const NodeId id{QLatin1String(name)};
            GtidSample kept = *before->node(id)->sample->gtid;
            kept.written.reset(); // only good for comparing at the time
            QCOMPARE(*after->node(id)->sample->gtid, kept);
            QCOMPARE(after->node(id)->lag, before->node(id)->lag);
        }
    }
};

QTEST_APPLESS_MAIN(TestGtidPicture)
#include "test_gtidpicture.moc"
