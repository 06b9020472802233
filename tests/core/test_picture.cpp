// SPDX-License-Identifier: GPL-3.0-or-later
// The judgement of a fleet from what its servers answer: strikes, honest lag, links from both ends, events.
#include "events.h"
#include "scene.h"

#include <QTest>

using namespace meridian;

namespace
{

const NodeState &node(const SnapshotPtr &s, const char *name)
{
    return *s->node(NodeId(QLatin1String(name)));
}

const LinkState *linkTo(const SnapshotPtr &s, const char *name)
{
    for (const LinkState &l : s->links) {
        if (l.to.name() == QLatin1String(name))
            return &l;
    }
    return nullptr;
}

QString a()
{
    return QStringLiteral("a");
}
QString b()
{
    return QStringLiteral("b");
}
QString c()
{
    return QStringLiteral("c");
}

} // namespace

class TestPicture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void strikesThenFailedThenHysteresis()
    {
        Scene s(QStringLiteral("a:p"));
        QCOMPARE(node(s.poll(0), "a").health, Health::Healthy);
        QCOMPARE(node(s.poll(1, {a()}), "a").health, Health::Degraded);
        QCOMPARE(node(s.poll(2, {a()}), "a").reason.text(), QStringLiteral("Connection refused (strike 2 of 3)"));
        QCOMPARE(node(s.poll(3, {a()}), "a").health, Health::Failed);
        const SnapshotPtr first = s.poll(4);
        QCOMPARE(node(first, "a").health, Health::Degraded);
        QCOMPARE(node(first, "a").reason.code, QStringLiteral("node.recovering"));
        QCOMPARE(node(s.poll(5), "a").health, Health::Healthy);
    }

    void neverSeenNodesAreUnknownUntilTheyFail()
    {
        Scene s(QStringLiteral("a:p"));
        QCOMPARE(node(s.poll(0, {a()}), "a").health, Health::Unknown);
        s.poll(1, {a()});
        const SnapshotPtr last = s.poll(2, {a()});
        QCOMPARE(node(last, "a").health, Health::Failed);
        QVERIFY(!node(last, "a").sample);
    }

    void lateAnswersShowBeforeTheyAreStrikes()
    {
        Scene s(QStringLiteral("a:p"));
        s.poll(0);
        Observation late;
        late.node = NodeId(a());
        late.overdue = true;
        late.error = Error{ErrorKind::Timeout, {}, QStringLiteral("no answer to the query for 1.0 s"), {}, {}};
        s.picture.take(late);
        const SnapshotPtr now = s.picture.build(Scene::epoch() + seconds(2));
        QCOMPARE(node(now, "a").health, Health::Degraded);
        QCOMPARE(node(now, "a").strikes, 0);
        QCOMPARE(node(now, "a").reason.text(), QStringLiteral("late: no answer to the query for 1.0 s"));
    }

    void idleIsNotZeroSeconds()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        for (int t = 0; t < 4; ++t)
            s.poll(t);
        const SnapshotPtr now = s.poll(4);
        QCOMPARE(node(now, "b").lag.state, LagState::Idle);
        QVERIFY(!node(now, "b").lag.time);
        QCOMPARE(node(now, "b").lag.bytes, std::optional<qint64>(0));
    }

    void aCutLinkIsNeverZeroBehind()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        for (int t = 0; t < 3; ++t) {
            s.write(a(), 100);
            s.follow(b(), a());
            s.poll(t);
        }
        // The line is cut: the receiver still says "streaming", the sender still lists it.
        SnapshotPtr now;
        for (int t = 3; t < 6; ++t) {
            s.write(a(), 100);
            s.silent(b(), (t - 2) * 1000 - 300);
            now = s.poll(t);
        }
        QCOMPARE(node(now, "b").lag.state, LagState::Disconnected);
        QCOMPARE(node(now, "b").lag.bytes, std::optional<qint64>(300'000));
        QCOMPARE(*node(now, "b").lag.time, microseconds(seconds(3)));
        QCOMPARE(node(now, "b").health, Health::Degraded);
        QCOMPARE(linkTo(now, "b")->state, LinkHealth::Broken);
        QCOMPARE(linkTo(now, "b")->reason.code, QStringLiteral("link.only-sender-believes"));
    }

    void aCutLinkShowsWithinTwoPolls()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        for (int t = 0; t < 3; ++t) {
            s.write(a(), 100);
            s.follow(b(), a());
            s.poll(t);
        }
        s.write(a(), 100);
        s.silent(b(), 700);
        s.poll(3);
        s.write(a(), 100);
        s.silent(b(), 1700);
        QVERIFY(node(s.poll(5), "b").health == Health::Degraded);
    }

    void nothingKnownToBeOwedOnACutLinkIsNoZeroEither()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        s[b()].receiver.reset();
        const SnapshotPtr now = s.poll(0);
        QCOMPARE(node(now, "b").lag.state, LagState::Disconnected);
        QVERIFY(!node(now, "b").lag.bytes);
        QVERIFY(!node(now, "b").lag.time);
    }

    void keepalivesMayBeRareWhileNothingIsOwed()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        s.silent(b(), 25'000);
        for (int t = 0; t < 4; ++t)
            s.poll(t);
        QCOMPARE(node(s.poll(4), "b").lag.state, LagState::Idle);
    }

    void pausedReplayIsSaid()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        s.poll(0);
        s[b()].replayPaused = true;
        SnapshotPtr now;
        for (int t = 1; t < 4; ++t) {
            s.write(a(), 50);
            s[b()].received = s[a()].current;
            s[b()].receiver->flushed = s[a()].current;
            now = s.poll(t);
        }
        QCOMPARE(node(now, "b").reason.code, QStringLiteral("node.replay-paused"));
        QCOMPARE(node(now, "b").lag.state, LagState::Stalled);
        QCOMPARE(node(now, "b").lag.bytes, std::optional<qint64>(150'000));
        QCOMPARE(linkTo(now, "b")->state, LinkHealth::Stalled);
    }

    void blockedReplayIsStalled()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        s.poll(0);
        SnapshotPtr now;
        for (int t = 1; t < 5; ++t) {
            s.write(a(), 50);
            s[b()].received = s[a()].current;
            now = s.poll(t);
        }
        QCOMPARE(node(now, "b").reason.code, QStringLiteral("node.replay-stalled"));
    }

    void frozenLagColumnsAreNotBelieved()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        SnapshotPtr now;
        for (int t = 0; t < 5; ++t) {
            s.write(a(), 100);
            s.follow(b(), a(), t * 100); // received and replayed are further behind each second
            s[a()].senders[0].replayLag = milliseconds(3);
            now = s.poll(t);
        }
        QVERIFY(*node(now, "b").lag.time >= seconds(3));
    }

    void lagFromBeforeWeWatchedIsTheServersWord()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        s[b()].replayPaused = true;
        s[b()].replayAge = seconds(3600);
        s.write(a(), 100);
        s[b()].received = s[a()].current;
        QCOMPARE(*node(s.poll(0), "b").lag.time, microseconds(seconds(3600)));
    }

    void cascadingLagIsAgainstThePrimary()
    {
        Scene s(QStringLiteral("a:p b:s<a c:s<b"));
        SnapshotPtr now;
        for (int t = 0; t < 6; ++t) {
            s.write(a(), 100);
            s.follow(b(), a(), t > 2 ? 200 : 0);
            s.follow(c(), b());
            now = s.poll(t);
        }
        QVERIFY(node(now, "c").cascading);
        QCOMPARE(node(now, "c").lag.bytes, std::optional<qint64>(200'000));
        QCOMPARE(linkTo(now, "c")->lag.bytes, std::optional<qint64>(0));
        QCOMPARE(linkTo(now, "c")->from.name(), b());
    }

    void aReceiverThatOnlyConnectsReceivesNothing()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        SnapshotPtr now;
        for (int t = 0; t < 6; ++t) {
            s.write(a(), 100);
            if (t < 2)
                s.follow(b(), a());
            s.silent(b(), 100); // a new connection each time
            now = s.poll(t);
        }
        QCOMPARE(node(now, "b").reason.code, QStringLiteral("node.receiver-stuck"));
        QCOMPARE(linkTo(now, "b")->state, LinkHealth::Broken);
    }

    void belowACutLinkTheUpstreamIsToBlame()
    {
        Scene s(QStringLiteral("a:p b:s<a c:s<b"));
        s.listed(b(), c());
        for (int t = 0; t < 3; ++t) {
            s.write(a(), 100);
            s.follow(b(), a());
            s.follow(c(), b());
            s.poll(t);
        }
        SnapshotPtr now;
        for (int t = 3; t < 12; ++t) {
            s.write(a(), 100);
            s.silent(b(), (t - 2) * 1000);
            s.silent(c(), 1500); // b has nothing to send: only keepalives
            now = s.poll(t);
            QCOMPARE(linkTo(now, "c")->state, LinkHealth::Streaming);
        }
        QCOMPARE(node(now, "b").reason.code, QStringLiteral("node.receiver-silent"));
        QCOMPARE(node(now, "c").reason.code, QStringLiteral("node.upstream-behind"));
        QCOMPARE(node(now, "c").health, Health::Degraded);
    }

    void aContradictionOfOnePollIsNoDispute()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        s.poll(0);
        s.listed(a(), b(), false);
        QCOMPARE(linkTo(s.poll(1), "b")->state, LinkHealth::Streaming);
        s.listed(a(), b(), true);
        QCOMPARE(linkTo(s.poll(2), "b")->reason.code, QStringLiteral("link.streaming"));
    }

    void withoutAPrimaryLagIsUnknownNotZero()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        s.poll(0);
        const SnapshotPtr now = s.poll(1, {a()});
        QCOMPARE(node(now, "b").lag.state, LagState::Unknown);
        QVERIFY(!node(now, "b").lag.bytes);
    }

    void twoPrimariesAreFailedBoth()
    {
        Scene s(QStringLiteral("a:p b:p"));
        const SnapshotPtr now = s.poll(0);
        QCOMPARE(node(now, "a").health, Health::Failed);
        QCOMPARE(node(now, "b").reason.text(), QStringLiteral("two primaries: a is writable, too"));
    }

    void aServerOfAnotherClusterIsFailed()
    {
        Scene s(QStringLiteral("a:p b:s<a c:s<a"));
        s[c()].detail.systemIdentifier = QStringLiteral("8000");
        QCOMPARE(node(s.poll(0), "c").reason.code, QStringLiteral("node.foreign"));
    }

    void eventsTellOnlyWhatChanged()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        const SnapshotPtr empty = s.picture.build(Scene::epoch());
        const SnapshotPtr first = s.poll(0);
        QVERIFY(eventsBetween(*empty, *first).isEmpty());
        QVERIFY(eventsBetween(*first, *s.poll(1)).isEmpty());
        const SnapshotPtr before = s.poll(2);
        s[b()].receiver.reset();
        s.listed(a(), b(), false);
        const QList<Event> events = eventsBetween(*before, *s.poll(3));
        QCOMPARE(events.size(), 2);
        QCOMPARE(events[0].kind, QStringLiteral("health"));
        QCOMPARE(events[0].node.name(), b());
        QCOMPARE(events[0].region.name(), QStringLiteral("r-b"));
        QCOMPARE(events[0].to, QStringLiteral("degraded"));
        QCOMPARE(events[1].kind, QStringLiteral("link"));
        QCOMPARE(events[1].to, QStringLiteral("broken"));
    }

    void roleTimelineAndRestartAreEvents()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        s[b()].detail.startedAt = Scene::epoch() - seconds(100);
        const SnapshotPtr before = s.poll(0);
        s[b()].role = Role::Primary;
        s[b()].current = s[b()].replayed;
        s[b()].timeline = 2;
        s[b()].detail.startedAt = Scene::epoch();
        QStringList kinds;
        const QList<Event> events = eventsBetween(*before, *s.poll(1, {a()}));
        for (const Event &e : events)
            kinds.append(e.node.name() + u' ' + e.kind);
        QVERIFY2(kinds.contains(QStringLiteral("b role")), qPrintable(kinds.join(u',')));
        QVERIFY(kinds.contains(QStringLiteral("b timeline")));
        QVERIFY(kinds.contains(QStringLiteral("b restart")));
    }

    void networkAndDatabaseAreJudgedApart()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        s[b()].receiver.reset();
        const SnapshotPtr reached = s.poll(0);
        QCOMPARE(reached->regions[1].network, Health::Healthy);
        QCOMPARE(reached->regions[1].database, Health::Degraded);
        const SnapshotPtr refused = s.poll(1, {b()}); // somebody said no: the way there works
        QCOMPARE(refused->regions[1].network, Health::Healthy);
        QCOMPARE(refused->regions[1].database, Health::Degraded);
        Observation lost;
        lost.node = NodeId(b());
        lost.at = Scene::epoch() + seconds(2);
        lost.error = Error{ErrorKind::Timeout, {}, QStringLiteral("no answer"), {}, {}};
        s.picture.take(lost);
        const SnapshotPtr silent = s.picture.build(lost.at);
        QCOMPARE(silent->regions[1].network, Health::Degraded);
        QCOMPARE(silent->regions[1].database, Health::Unknown);
    }

    /// One row a round of polls, whatever the number of nodes; nothing of a region that does not answer.
    void regionsAreMeasured()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        const auto measured = [&](int second, const QStringList &mute = {}) {
            s.poll(second, mute);
            QStringList out;
            for (const Measurement &m : s.picture.takeMeasurements()) {
                if (m.key.subject.startsWith(QLatin1String("region:")) && m.key.metric == Metric::LagSeconds)
                    out << m.key.subject;
            }
            return out.join(u' ');
        };
        s.write(a(), 10);
        measured(0);
        s.follow(b(), a());
        s.write(a(), 10);
        QCOMPARE(measured(1), QStringLiteral("region:r-b")); // a primary has no lag
        s.picture.build(Scene::epoch() + milliseconds(1200));
        QVERIFY(s.picture.takeMeasurements().isEmpty());
    }

    void ratesNeedTwoReadings()
    {
        Scene s(QStringLiteral("a:p"));
        s[a()].detail.transactions = 1000;
        s[a()].detailAt = Scene::epoch();
        QVERIFY(!node(s.poll(0), "a").transactionsPerSecond);
        s[a()].detail.transactions = 1200;
        s[a()].detailAt = Scene::epoch() + seconds(10);
        QCOMPARE(*node(s.poll(10), "a").transactionsPerSecond, 20.0);
        QCOMPARE(*node(s.poll(11), "a").transactionsPerSecond, 20.0);
    }
};

QTEST_APPLESS_MAIN(TestPicture)
#include "test_picture.moc"
