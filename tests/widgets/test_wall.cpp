// SPDX-License-Identifier: GPL-3.0-or-later
// The wall on real windows, its clock told: pages, emergencies, stale data, that nothing on it can be used, and
// monitors that are described to the platform. With MERIDIAN_SHOT_DIR set, pictures of it are left there to be looked
// at.
#include "livesnapshot.h"
#include "mapview.h"
#include "seriesbook.h"
#include "wall.h"
#include "wallbanner.h"
#include "wallfooter.h"
#include "wallheader.h"
#include "wallpages.h"
#include "wallveil.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QWheelEvent>

using namespace meridian;

class TestWall : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_wall.reset(); }

    void pagesTurn();
    void everyScreenHasItsOwn();
    void screenIsKnownByItsName();
    void emergencyComesToTheFront();
    void oldDataIsRed();
    void nothingCanBeUsed();
    void escapeLeaves_data();
    void escapeLeaves();
    void textIsLargeEnough();
    void pagesAreChosenByName_data();
    void pagesAreChosenByName();
    void shots_data();
    void shots();

private:
    void open(const QStringList &pages, std::optional<QSize> size = QSize(1920, 1080));
    void give(const Snapshot &snapshot);
    void tickAfter(seconds time);
    WallWindow &window(int i = 0) { return *m_wall->windows().at(i); }
    template <class T>
    T &part(const char *name)
    {
        return *window().findChild<T *>(QLatin1String(name));
    }

    Instant m_now;
    Snapshot m_live;
    SeriesBook m_book;
    std::unique_ptr<QTranslator> m_translator;
    std::unique_ptr<Wall> m_wall;
};

namespace
{

Snapshot down(Snapshot snapshot, const QStringList &regions)
{
    for (NodeState &n : snapshot.nodes) {
        if (!regions.contains(snapshot.fleet->node(n.id)->region.name()))
            continue;
        n.health = Health::Failed;
        n.reachable = false;
        n.since = snapshot.at - seconds(41);
        n.reason = {QStringLiteral("node.failed"), {QStringLiteral("connection refused"), QStringLiteral("3")}};
        n.error = Error{ErrorKind::Refused, {}, {}, {}, {}};
    }
    for (RegionState &r : snapshot.regions) {
        if (regions.contains(r.id.name()))
            r.health = Health::Failed;
        else if (r.health == Health::Failed)
            r.health = Health::Healthy;
    }
    return snapshot;
}

Snapshot well(Snapshot snapshot)
{
    for (NodeState &n : snapshot.nodes) {
        n.health = n.health == Health::Failed ? Health::Healthy : n.health;
        n.reachable = true;
        n.error.reset();
    }
    for (LinkState &l : snapshot.links)
        l.state = LinkHealth::Streaming;
    return down(snapshot, {});
}

} // namespace

void TestWall::init()
{
    m_live = well(test::liveSnapshot());
    m_now = m_live.at;
    m_book.clear();
    m_book.append(test::liveMeasurements(m_live));
}

void TestWall::open(const QStringList &pages, std::optional<QSize> size)
{
    WallOptions options;
    options.pages = pages;
    options.size = size;
    options.clock = [this] { return m_now; };
    m_wall = std::make_unique<Wall>(m_book, options);
    apply(*qApp, Theme::dark());
    m_wall->setTheme(Theme::dark());
    m_wall->setSnapshot(std::make_shared<const Snapshot>(m_live));
    m_wall->remember(test::liveEvents(m_live));
    m_wall->start();
    for (WallWindow *window : m_wall->windows())
        QVERIFY(QTest::qWaitForWindowExposed(window));
}

void TestWall::give(const Snapshot &snapshot)
{
    Snapshot fresh = snapshot;
    for (NodeState &n : fresh.nodes)
        n.polledAt = m_now;
    fresh.at = m_now;
    m_wall->setSnapshot(std::make_shared<const Snapshot>(fresh));
    m_wall->tick();
}

void TestWall::tickAfter(seconds time)
{
    m_now += time;
    m_wall->tick();
}

void TestWall::pagesTurn()
{
    open({QStringLiteral("map"), QStringLiteral("board"), QStringLiteral("nodes")});
    QStringList seen;
    for (int i = 0; i < 5; ++i) {
        seen << window().page();
        tickAfter(seconds(20));
    }
    QCOMPARE(seen.join(u' '), QStringLiteral("map board nodes map board"));
}

void TestWall::everyScreenHasItsOwn()
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    QCOMPARE(screens.size(), 2); // as main() described them
    open({QStringLiteral("map"), QStringLiteral("board"), QStringLiteral("nodes")}, std::nullopt);
    QCOMPARE(m_wall->windows().size(), 2);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(window(i).screen(), screens[i]);
        QCOMPARE(window(i).geometry(), screens[i]->geometry());
        QVERIFY(window(i).isFullScreen());
    }
    QCOMPARE(window(0).page(), QStringLiteral("map"));
    QCOMPARE(window(1).page(), QStringLiteral("board"));
    tickAfter(seconds(20));
    QCOMPARE(window(0).page(), QStringLiteral("nodes"));
    QCOMPARE(window(1).page(), QStringLiteral("board"));
    const Snapshot lost = down(m_live, {QStringLiteral("sa-east-1")});
    give(lost);
    m_now += seconds(5);
    give(lost);
    QCOMPARE(window(0).page(), QStringLiteral("map")); // the one that has the map shows the place
    QCOMPARE(window(1).page(), QStringLiteral("board"));
    QVERIFY(window(1).findChild<WallBanner *>()->isVisible());
}

void TestWall::screenIsKnownByItsName()
{
    open({QStringLiteral("map"), QStringLiteral("board")}, std::nullopt);
    const QStringList known = m_wall->knownScreens();
    QCOMPARE(known.size(), 2);
    m_wall->stop();
    m_wall->setKnownScreens({known[1], known[0]}); // as remembered from another day
    m_wall->start();
    QCOMPARE(window(0).page(), QStringLiteral("board"));
    QCOMPARE(window(1).page(), QStringLiteral("map"));
}

void TestWall::emergencyComesToTheFront()
{
    open({QStringLiteral("board"), QStringLiteral("map")});
    auto &banner = part<WallBanner>("wallBanner");
    QVERIFY(!banner.isVisible());
    give(down(m_live, {QStringLiteral("sa-east-1")}));
    QCOMPARE(window().page(), QStringLiteral("board")); // not for a moment's trouble
    tickAfter(seconds(3));
    give(down(m_live, {QStringLiteral("sa-east-1")}));
    QCOMPARE(window().page(), QStringLiteral("map"));
    QVERIFY(banner.isVisible());
    QVERIFY2(banner.text().startsWith(QStringLiteral("Region sa-east-1 is down\nSince ")), qPrintable(banner.text()));
    QVERIFY(banner.text().contains(QStringLiteral("connection refused")));
    auto *map = window().findChild<MapView *>();
    QTRY_VERIFY(!map->isMoving() && map->projection().zoom() > 1.5);

    give(down(m_live, {QStringLiteral("sa-east-1"), QStringLiteral("eu-west-1")}));
    QVERIFY2(banner.text().startsWith(QStringLiteral("Emergency: ")), qPrintable(banner.text()));
    m_now += seconds(5);
    give(m_live);
    QVERIFY2(banner.text().contains(QStringLiteral("Over since")), qPrintable(banner.text()));
    QCOMPARE(window().page(), QStringLiteral("map"));
    m_now += seconds(60);
    give(m_live);
    QVERIFY(!banner.isVisible());
    QCOMPARE(window().page(), QStringLiteral("board")); // where it was
}

void TestWall::oldDataIsRed()
{
    open({QStringLiteral("map")});
    auto &veil = part<WallVeil>("wallVeil");
    auto &header = part<WallHeader>("wallHeader");
    QVERIFY(!veil.isVisible());
    QCOMPARE(header.age(), Freshness::Fresh);
    tickAfter(seconds(41));
    QVERIFY(window().isStale());
    QVERIFY(veil.isVisible());
    QVERIFY2(veil.text().contains(QStringLiteral("41 s")), qPrintable(veil.text()));
    const QImage clock =
        header.grab(QRect(header.width() - 400, header.height() / 2, 400, header.height() / 2)).toImage();
    bool red = false;
    for (int y = 0; y < clock.height() && !red; ++y) {
        for (int x = 0; x < clock.width() && !red; ++x)
            red = clock.pixelColor(x, y) == Theme::dark().critical;
    }
    QVERIFY(red);
    give(m_live);
    QVERIFY(!veil.isVisible());
}

/// Clicks, the wheel, keys and shortcuts reach nothing: the page stays, the map stays where it is.
void TestWall::nothingCanBeUsed()
{
    open({QStringLiteral("map"), QStringLiteral("nodes")});
    auto *map = window().findChild<MapView *>();
    QTRY_VERIFY(map->isCurrent());
    const QByteArray view = map->saveState();
    const QPoint centre = window().rect().center();
    QTest::mouseClick(&window(), Qt::LeftButton, {}, centre);
    QTest::mouseDClick(&window(), Qt::LeftButton, {}, centre);
    QWheelEvent wheel(centre, window().mapToGlobal(centre), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(window().windowHandle(), &wheel);
    for (const int key : {Qt::Key_Tab, Qt::Key_Plus, Qt::Key_Right, Qt::Key_Return, Qt::Key_Space})
        QTest::keyClick(&window(), static_cast<Qt::Key>(key));
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(map->saveState(), view);
    QVERIFY(std::holds_alternative<std::monostate>(Selection()) && map->selection() == MapSelection());
    QCOMPARE(window().page(), QStringLiteral("map"));
    QCOMPARE(QApplication::topLevelWidgets().contains(&window()), true);
    QVERIFY(!window().childAt(centre)); // whatever lies there is glass for the mouse
    QCOMPARE(window().cursor().shape(), Qt::BlankCursor);
    QVERIFY(part<WallFooter>("wallFooter").hasHint()); // how to leave
    QVERIFY(part<WallHeader>("wallHeader").accessibleName().contains(QStringLiteral("read only")));
    tickAfter(seconds(20));
    for (QAbstractButton *button : window().findChildren<QAbstractButton *>())
        QVERIFY2(!button->hasFocus(), qPrintable(button->objectName()));
}

void TestWall::escapeLeaves_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Esc") << int(Qt::Key_Escape);
    QTest::newRow("F11") << int(Qt::Key_F11);
}

void TestWall::escapeLeaves()
{
    QFETCH(int, key);
    open({QStringLiteral("map")});
    QSignalSpy stopped(m_wall.get(), &Wall::stopped);
    QTest::keyClick(&window(), static_cast<Qt::Key>(key));
    QCOMPARE(stopped.count(), 1);
    QVERIFY(!m_wall->isActive());
    QVERIFY(m_wall->windows().isEmpty());
}

void TestWall::textIsLargeEnough()
{
    for (const int height : {768, 1080, 2160}) {
        const WallType type = WallType::forHeight(height);
        QVERIFY(type.text().pixelSize() * 45 >= height);
        QVERIFY(type.figures().pixelSize() * 45 >= height);
    }
}

void TestWall::pagesAreChosenByName_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pages");
    QTest::newRow("two") << "map, board"
                         << "map board";
    QTest::newRow("twice the same") << "map,charts,map"
                                    << "map charts map";
    QTest::newRow("unknown") << "map,moon" << QString();
    QTest::newRow("none") << "," << QString();
}

void TestWall::pagesAreChosenByName()
{
    QFETCH(QString, text);
    QFETCH(QString, pages);
    QCOMPARE(wallPagesFromText(text).value_or(QStringList()).join(u' '), pages);
}

void TestWall::shots_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("scene");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char *page : {"map", "board"}) {
        for (const char *scene : {"normal", "emergency", "over", "stale"}) {
            for (const bool dark : {true, false}) {
                const QString language = QString::fromLatin1(dark ? "en" : "zh_CN");
                // the large one is slow to draw, and for people
                for (const QSize size : {QSize(1920, 1080), QSize(3840, 2160)}) {
                    if (size.height() > 1080 && !qEnvironmentVariableIsSet("MERIDIAN_SHOT_DIR"))
                        continue;
                    QTest::addRow("%s-%s-%s-%d", page, scene, dark ? "dark" : "light-zh", size.height())
                        << page << scene << dark << language << size;
                }
            }
        }
    }
}

/// Whatever is drawn, nothing breaks; looking at it is for people.
void TestWall::shots()
{
    QFETCH(QString, page);
    QFETCH(QString, scene);
    QFETCH(bool, dark);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    m_translator = std::make_unique<QTranslator>();
    QVERIFY(m_translator->load(QStringLiteral(MERIDIAN_QM_DIR "/meridian_%1.qm").arg(language)));
    QCoreApplication::installTranslator(m_translator.get());
    open({page}, size);
    apply(*qApp, dark ? Theme::dark() : Theme::light());
    m_wall->setTheme(dark ? Theme::dark() : Theme::light());
    give(test::liveSnapshot(m_now));
    const Snapshot lost = down(m_live, {QStringLiteral("ap-northeast-1"), QStringLiteral("sa-east-1")});
    if (scene == QLatin1String("emergency") || scene == QLatin1String("over")) {
        for (int i = 0; i < 2; ++i) {
            give(lost);
            m_now += seconds(4);
        }
        give(scene == QLatin1String("over") ? m_live : lost);
    }
    if (scene == QLatin1String("stale")) // nor does it begin an emergency
        tickAfter(seconds(250));
    if (auto *map = window().findChild<MapView *>())
        QTRY_VERIFY(map->isCurrent());
    QCOMPARE(window().size(), size);
    const QPixmap picture = window().grab();
    QVERIFY(!picture.isNull());
    if (const QString folder = qEnvironmentVariable("MERIDIAN_SHOT_DIR"); !folder.isEmpty())
        QVERIFY(picture.save(
            QDir(folder).filePath(QStringLiteral("wall-%1.png").arg(QLatin1String(QTest::currentDataTag())))));
    QCoreApplication::removeTranslator(m_translator.get());
}

/// Two monitors, as the offscreen platform lets one describe them.
int main(int argc, char **argv)
{
    QTemporaryDir folder;
    QFile screens(folder.filePath(QStringLiteral("screens.json")));
    if (!screens.open(QIODevice::WriteOnly))
        return 1;
    screens.write(R"({"screens": [
        {"name": "left", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1},
        {"name": "right", "x": 1920, "y": 0, "width": 1366, "height": 768, "dpr": 1}]})");
    screens.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toUtf8());
    QApplication app(argc, argv);
    QApplication::setFont(textFont());
    TestWall test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_wall.moc"
