// SPDX-License-Identifier: GPL-3.0-or-later
// Links as both ends, or only one, tell of them.
#include "scene.h"

#include <QTest>

using namespace meridian;

namespace
{

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

class TestLinks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linkFromOneEnd_data()
    {
        QTest::addColumn<QStringList>("mute");
        QTest::addColumn<bool>("listed");
        QTest::addColumn<bool>("receiving");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("code");
        QTest::newRow("both agree") << QStringList() << true << true << "streaming"
                                    << "link.streaming";
        QTest::newRow("receiver alone believes") << QStringList() << false << true << "disputed"
                                                 << "link.only-receiver-believes";
        QTest::newRow("sender alone believes") << QStringList() << true << false << "broken"
                                               << "link.only-sender-believes";
        QTest::newRow("neither") << QStringList() << false << false << "broken"
                                 << "link.not-receiving";
        QTest::newRow("standby out of reach") << QStringList{b()} << true << true << "streaming"
                                              << "link.seen-by-sender";
        QTest::newRow("standby out of reach and gone") << QStringList{b()} << false << true << "broken"
                                                       << "link.not-sending";
        QTest::newRow("primary out of reach") << QStringList{a()} << true << true << "streaming"
                                              << "link.seen-by-receiver";
        QTest::newRow("primary out of reach and gone") << QStringList{a()} << true << false << "broken"
                                                       << "link.not-receiving";
        QTest::newRow("both out of reach") << QStringList{a(), b()} << true << true << "unknown"
                                           << "link.unseen";
    }
    void linkFromOneEnd()
    {
        QFETCH(QStringList, mute);
        QFETCH(bool, listed);
        QFETCH(bool, receiving);
        Scene s(QStringLiteral("a:p b:s<a"));
        s.poll(0);
        s.listed(a(), b(), listed);
        if (!receiving)
            s[b()].receiver.reset();
        s.poll(1, mute);
        const SnapshotPtr now = s.poll(5, mute);
        QVERIFY(linkTo(now, "b"));
        QTEST(toText(linkTo(now, "b")->state), "state");
        QTEST(linkTo(now, "b")->reason.code, "code");
    }

    void equalNamesAreToldApartBySlots()
    {
        Scene s(QStringLiteral("a:p b:s<a c:s<a"));
        for (SenderRow &row : s[a()].senders)
            row.applicationName = QStringLiteral("walreceiver");
        s[b()].detail.applicationName = QStringLiteral("walreceiver");
        s[c()].detail.applicationName = QStringLiteral("walreceiver");
        s[a()].senders[1].state = QStringLiteral("catchup");
        const SnapshotPtr now = s.poll(0);
        QCOMPARE(linkTo(now, "b")->state, LinkHealth::Streaming);
        QCOMPARE(linkTo(now, "c")->state, LinkHealth::CatchingUp);
    }

    /// A standby whose replay is paused still passes on what it receives: who follows it is not late for that.
    void aPausedUpstreamDelaysNobody()
    {
        Scene s(QStringLiteral("a:p b:s<a c:s<b"));
        s[b()].replayPaused = true;
        const Lsn paused = *s[b()].replayed;
        s[b()].senders[0].replayLag = milliseconds(1);
        SnapshotPtr now;
        for (int t = 0; t < 20; ++t) {
            s.write(a(), 10);
            s.follow(b(), a());
            s[b()].replayed = paused;
            s.follow(c(), a());
            now = s.poll(t);
        }
        QCOMPARE(linkTo(now, "b")->lag.state, LagState::Stalled);
        QCOMPARE(now->node(NodeId(c()))->lag.state, LagState::Streaming);
        QVERIFY(now->node(NodeId(c()))->lag.time < seconds(1)); // nineteen before
    }

    /// The sender measures a delay only when a commit is replayed; in between, the way is not zero long.
    void betweenTwoCommitsTheDelayStays()
    {
        Scene s(QStringLiteral("a:p b:s<a"));
        const auto second = [&s](int t, std::optional<microseconds> replayLag) {
            s.write(a(), 10);
            s.follow(b(), a());
            s[a()].senders[0].replayLag = replayLag;
            return linkTo(s.poll(t), "b")->lag;
        };
        QCOMPARE(second(0, milliseconds(75)).time, std::optional<microseconds>(milliseconds(75)));
        QCOMPARE(second(1, {}).time, std::optional<microseconds>(milliseconds(75)));
        QCOMPARE(second(2, {}).state, LagState::Streaming);
        QCOMPARE(second(12, {}).time, std::optional<microseconds>(microseconds(0))); // measured too long ago
    }
};

QTEST_APPLESS_MAIN(TestLinks)
#include "test_links.moc"
