// SPDX-License-Identifier: GPL-3.0-or-later
// The wall's decisions in rows: what is an emergency, and what is in front at every moment of a story. A story is one
// letter a second: '.' nothing, 'r' a region is down, 's' several are, 'p' a partition; expected is what the wall
// shows.
#include "mapreach.h"
#include "wallrotation.h"
#include "worldsnapshot.h"

#include <QTest>

using namespace meridian;

namespace
{

const Instant kStart{seconds(1'700'000'000)};

struct State {
    const char *node;
    Health health;
};

/// The world, all of it healthy and streaming, but for these nodes.
Snapshot world(const QList<State> &changes, bool refused = true)
{
    Snapshot out = *test::worldSnapshot();
    for (NodeState &n : out.nodes) {
        n.health = Health::Healthy;
        n.reachable = true;
        n.error.reset();
        n.since = out.at - seconds(41);
        for (const State &change : changes) {
            if (n.id.name() != QLatin1String(change.node))
                continue;
            n.health = change.health;
            n.reachable = change.health != Health::Failed;
            if (!n.reachable)
                n.error = Error{refused ? ErrorKind::Refused : ErrorKind::Timeout, {}, {}, {}, {}};
        }
        if (n.id.name() == QLatin1String("orders-apn-1") && !n.sample)
            n.sample.emplace().role = Role::Standby;
    }
    for (LinkState &l : out.links)
        l.state = LinkHealth::Streaming;
    for (RegionState &r : out.regions) {
        bool works = false;
        for (const NodeState &n : out.nodes)
            works = works || (out.fleet->node(n.id)->region == r.id && n.health != Health::Failed);
        r.health = works ? Health::Healthy : Health::Failed;
    }
    return out;
}

Emergency told(char letter)
{
    Emergency e;
    e.kind = letter == 's'   ? Emergency::Kind::SeveralRegionsDown
             : letter == 'p' ? Emergency::Kind::Partition
                             : Emergency::Kind::RegionDown;
    e.regions = {RegionId(letter == 'q' ? QStringLiteral("b") : QStringLiteral("a"))};
    return e;
}

char letterOf(const std::optional<Emergency> &e)
{
    if (!e)
        return '.';
    return e->kind == Emergency::Kind::SeveralRegionsDown ? 's'
           : e->kind == Emergency::Kind::Partition        ? 'p'
           : e->regions.first().name() == u"b"            ? 'q'
                                                          : 'r';
}

} // namespace

class TestWallRotation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsAnEmergency_data();
    void whatIsAnEmergency();
    void stories_data();
    void stories();
    void pagesTurnWithoutDrift();
    void turnsStandStillInAnEmergency();
    void pagesAreDealtOut_data();
    void pagesAreDealtOut();
};

void TestWallRotation::whatIsAnEmergency_data()
{
    using enum Health;
    QTest::addColumn<Snapshot>("snapshot");
    QTest::addColumn<QString>("what");
    QTest::newRow("all is well") << world({}) << QString();
    QTest::newRow("one standby of three") << world({{"orders-use-3", Failed}}) << QString();
    QTest::newRow("degraded is not down") << world({{"orders-sa-1", Degraded}}) << QString();
    QTest::newRow("the only node of a region")
        << world({{"orders-sa-1", Failed}}) << QStringLiteral("Region sa-east-1 is down");
    QTest::newRow("the primary") << world({{"orders-use-1", Failed}})
                                 << QStringLiteral("Cluster orders cannot be written to");
    QTest::newRow("two regions") << world({{"orders-sa-1", Failed}, {"orders-apn-1", Failed}})
                                 << QStringLiteral("Emergency: sa-east-1, ap-northeast-1 are down");
    QTest::newRow("two regions and the primary")
        << world({{"orders-sa-1", Failed}, {"orders-apn-1", Failed}, {"orders-use-1", Failed}})
        << QStringLiteral("Emergency: sa-east-1, ap-northeast-1 are down");
    Snapshot cut = world({{"orders-apn-1", Failed}}, false);
    for (NodeState &n : cut.nodes) {
        if (!n.reachable)
            n.answeredAt = cut.at - seconds(41);
    }
    for (LinkState &l : cut.links) {
        if (l.to.name() == QLatin1String("orders-apn-1"))
            l.state = LinkHealth::Broken;
    }
    QTest::newRow("silence and a broken link") << cut << partitionText(reachOf(cut));
    Snapshot none;
    QTest::newRow("no fleet") << none << QString();
}

void TestWallRotation::whatIsAnEmergency()
{
    QFETCH(Snapshot, snapshot);
    QFETCH(QString, what);
    const auto e = emergencyOf(snapshot);
    QCOMPARE(e ? e->what : QString(), what);
    if (!e)
        return;
    QVERIFY(!e->regions.isEmpty());
    QVERIFY(!e->cause.isEmpty());
    QVERIFY(!e->advice.isEmpty());
    QCOMPARE(e->since, std::optional(snapshot.at - seconds(41)));
}

void TestWallRotation::stories_data()
{
    QTest::addColumn<QByteArray>("told");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const char *told, const char *shown) {
        QTest::newRow(name) << QByteArray(told) << QByteArray(shown);
    };
    // confirmed after 2 s, held for 4 s
    row("nothing", "........", "........");
    row("too short to matter", "..r.r.r..", ".........");
    row("confirmed, then held", "..rrrr......", "....rrrrrr..");
    row("comes back while held", "..rrrr..rr......", "....rrrrrrrrrr..");
    row("flaps every second", "rrr.r.r.r.r.....", "..rrrrrrrrrrrrr.");
    row("a graver one at once", "rrrrssss......", "..rrssssssss..");
    row("a lesser one only when it lasts", "ssssrrrrrr", "..ssssssrr");
    row("a lesser one for a moment", "ssssrssss", "..sssssss");
    row("one region after another", "rrrqqqqqq", "..rrrrrqq");
    row("two that alternate", "rrrqrqrqrqrq", "..rrrrrrrrrr");
    row("a partition after a region", "rrrpppp", "..rpppp");
}

void TestWallRotation::stories()
{
    QFETCH(QByteArray, told);
    QFETCH(QByteArray, shown);
    WallRotation rotation({seconds(20), seconds(2), seconds(4)}, kStart);
    QByteArray seen;
    for (qsizetype i = 0; i < told.size(); ++i) {
        rotation.observe(told[i] == '.' ? std::nullopt : std::optional(::told(told[i])), kStart + seconds(i));
        seen += letterOf(rotation.emergency());
    }
    QCOMPARE(seen, shown);
}

/// Four weeks later it is still the page that the clock says.
void TestWallRotation::pagesTurnWithoutDrift()
{
    WallRotation rotation({seconds(20), {}, {}}, kStart);
    for (const qint64 second : {0, 19, 20, 59, 60, 28 * 86400 - 1, 28 * 86400}) {
        rotation.observe({}, kStart + seconds(second));
        QCOMPARE(rotation.turn(kStart + seconds(second) + milliseconds(7)), second / 20);
    }
}

void TestWallRotation::turnsStandStillInAnEmergency()
{
    WallRotation rotation({seconds(20), seconds(0), seconds(10)}, kStart);
    rotation.observe(told('r'), kStart + seconds(45));
    QCOMPARE(rotation.turn(kStart + seconds(4500)), 2);
    rotation.observe({}, kStart + seconds(4500));
    QVERIFY(rotation.overSince().has_value());
    rotation.observe({}, kStart + seconds(4510));
    QVERIFY(!rotation.emergency());
    QCOMPARE(rotation.turn(kStart + seconds(4529)), 2);
    QCOMPARE(rotation.turn(kStart + seconds(4530)), 3);
}

void TestWallRotation::pagesAreDealtOut_data()
{
    QTest::addColumn<QString>("present");
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one screen has all") << "A"
                                        << "A"
                                        << "A:m,c,n";
    QTest::newRow("two share") << "A B"
                               << "A B"
                               << "A:m,n B:c";
    QTest::newRow("one each") << "A B C"
                              << "A B C"
                              << "A:m B:c C:n";
    QTest::newRow("more screens than pages") << "A B C D"
                                             << "A B C D"
                                             << "A:m B:c C:n D:m";
    QTest::newRow("in the order of first appearance") << "B C A"
                                                      << "A B C"
                                                      << "B:c C:n A:m";
    QTest::newRow("one is gone") << "B C"
                                 << "A B C"
                                 << "B:m,n C:c";
    QTest::newRow("it comes back") << "B C A"
                                   << "A B C"
                                   << "B:c C:n A:m";
    QTest::newRow("a new one is last") << "Z A B"
                                       << "A B"
                                       << "Z:n A:m B:c";
}

void TestWallRotation::pagesAreDealtOut()
{
    QFETCH(QString, present);
    QFETCH(QString, known);
    QFETCH(QString, expected);
    const QStringList screens = present.split(u' ');
    QStringList got;
    for (const QString &screen : screens) {
        const QStringList pages = pagesOnScreen({QStringLiteral("m"), QStringLiteral("c"), QStringLiteral("n")},
                                                screens, known.split(u' '), screen);
        got << QStringLiteral("%1:%2").arg(screen, pages.join(u','));
    }
    QCOMPARE(got.join(u' '), expected);
}

QTEST_APPLESS_MAIN(TestWallRotation)
#include "test_wallrotation.moc"
