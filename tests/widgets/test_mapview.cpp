// SPDX-License-Identifier: GPL-3.0-or-later
// The map as a person uses it: pointer, wheel, keyboard; and what it tells a screen reader. With MERIDIAN_SHOT_DIR
// set, pictures in the usual sizes are left there to be looked at.
#include "mapviewtest.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

using namespace meridian;
using namespace meridian::test;

class TestMapView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void quietWorldWithoutAFleet();
    void saysWhatItShows();
    void clickChoosesARegion();
    void hoverTellsMore();
    void clickChoosesALink();
    void keyboardTravels();
    void wheelZoomsAtThePointer();
    void dragPans();
    void doubleClickFansTheNodesOut();
    void choosingFromOutsideShowsIt();
    void bannerIsShownAndTakenAway();
    void restsWhenNothingFlows();
    void shots_data();
    void shots();
};

void TestMapView::initTestCase()
{
    apply(*qApp, Theme::dark());
}

static qsizetype coloursIn(const QImage &image)
{
    QSet<QRgb> seen;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            seen.insert(image.pixel(x, y));
    }
    return seen.size();
}

void TestMapView::quietWorldWithoutAFleet()
{
    MapView view;
    view.resize(900, 500);
    view.show();
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);
    const QImage image = view.grab().toImage();
    const Projection projection = Projection::home(QSizeF(900, 500));
    QCOMPARE(image.pixelColor(projection.toScreen({24, 22}).toPoint()), Theme::dark().land);    // the Sahara
    QCOMPARE(image.pixelColor(projection.toScreen({-8, -127}).toPoint()), Theme::dark().ocean); // the Pacific
    QCOMPARE(image.pixelColor(projection.toScreen({67, 184}).toPoint()), Theme::dark().land);   // Chukotka
}

void TestMapView::saysWhatItShows()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    QVERIFY(!view.accessibleName().isEmpty());
    QVERIFY(view.accessibleDescription().contains(QStringLiteral("ap-northeast-1: failed, unreachable 41")));
    QVERIFY(view.accessibleDescription().contains(QStringLiteral("us-east-1: healthy, primary")));
    QVERIFY(coloursIn(view.grab().toImage()) > 50);
}

void TestMapView::clickChoosesARegion()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    QSignalSpy chosen(&view, &MapView::regionSelected);
    QSignalSpy cleared(&view, &MapView::selectionCleared);
    QTest::mouseClick(&view, Qt::LeftButton, {}, placeOf(view, "eu-west-1"));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<RegionId>().name(), QStringLiteral("eu-west-1"));
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.projection().toScreen({-40, -100}).toPoint()); // open sea
    QCOMPARE(cleared.size(), 1);
    view.select(RegionId(QStringLiteral("sa-east-1")));
    QCOMPARE(chosen.size(), 1); // choosing from outside is not said back
    QCOMPARE(view.selection().region.name(), QStringLiteral("sa-east-1"));
}

void TestMapView::hoverTellsMore()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    const auto *card = view.findChild<QWidget *>(QStringLiteral("mapCard"));
    QVERIFY(card && !card->isVisible());
    hover(view, placeOf(view, "ap-northeast-1"));
    QVERIFY(card->isVisible());
    QCOMPARE(card->accessibleName(), QStringLiteral("ap-northeast-1: failed"));
    QVERIFY(view.rect().contains(card->geometry()));
    hover(view, view.projection().toScreen({-40, -100}).toPoint());
    QVERIFY(!card->isVisible());
}

void TestMapView::clickChoosesALink()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    QSignalSpy chosen(&view, &MapView::linkSelected);
    const QList<MapLink> &links = view.layoutShown().links;
    const auto link = std::find_if(links.begin(), links.end(),
                                   [](const MapLink &l) { return l.to.name() == QStringLiteral("orders-sa-1"); });
    QVERIFY(link != links.end());
    QTest::mouseClick(&view, Qt::LeftButton, {}, link->arc.at(link->arc.length() * 0.6).toPoint());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<NodeId>().name(), QStringLiteral("orders-use-1"));
    QCOMPARE(chosen[0][1].value<NodeId>().name(), QStringLiteral("orders-sa-1"));
}

void TestMapView::keyboardTravels()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    QSignalSpy chosen(&view, &MapView::regionSelected);
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(&view, key);
        return chosen.isEmpty() ? QString() : chosen.last()[0].value<RegionId>().name();
    };
    QCOMPARE(press(Qt::Key_Right), QStringLiteral("us-east-1")); // the primary's, to begin with
    QCOMPARE(press(Qt::Key_Left), QStringLiteral("us-west-2"));
    QCOMPARE(press(Qt::Key_Right), QStringLiteral("us-east-1"));
    QCOMPARE(press(Qt::Key_Down), QStringLiteral("sa-east-1"));
    QTest::keyClick(&view, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(view.projection().zoom() > 4, 10000);
    QTest::keyClick(&view, Qt::Key_Home);
    QTRY_COMPARE_WITH_TIMEOUT(view.projection(), Projection::home(QSizeF(1000, 520)), 10000);
    QTest::keyClick(&view, Qt::Key_Plus);
    QTRY_VERIFY_WITH_TIMEOUT(view.projection().zoom() > 1.2, 10000);
    QTest::keyClick(&view, Qt::Key_0, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(view.projection().zoom(), 1.0, 10000);
    const double before = view.projection().centre().longitude;
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(view.projection().centre().longitude > before + 50, 10000);
    QTest::keyClick(&view, Qt::Key_Escape);
    QCOMPARE(view.selection(), MapSelection{});
}

void TestMapView::wheelZoomsAtThePointer()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    const QPointF pointer = placeOf(view, "sa-east-1");
    QWheelEvent wheel(pointer, view.mapToGlobal(pointer), {}, {0, 360}, {}, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&view, &wheel);
    QVERIFY(view.isMoving());
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);
    QVERIFY(view.projection().zoom() > 1.5);
    QVERIFY((placeOf(view, "sa-east-1") - pointer).manhattanLength() <= 2);
}

void TestMapView::dragPans()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    QSignalSpy chosen(&view, &MapView::regionSelected);
    const double before = view.projection().centre().longitude;
    const QPoint from = placeOf(view, "sa-east-1");
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, from + QPoint(60, 0));
    QTest::mouseMove(&view, from + QPoint(120, 0));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, from + QPoint(120, 0));
    const double moved = before - view.projection().centre().longitude;
    QVERIFY(std::abs(moved * view.projection().pixelsPerDegree() - 120) < 1);
    QCOMPARE(chosen.size(), 0); // a drag is not a click
}

void TestMapView::doubleClickFansTheNodesOut()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    QTest::mouseDClick(&view, Qt::LeftButton, {}, placeOf(view, "us-east-1"));
    QTRY_VERIFY_WITH_TIMEOUT(!placeOf(view, "orders-use-2").isNull(), 10000);
    QSignalSpy chosen(&view, &MapView::nodeSelected);
    QTest::mouseClick(&view, Qt::LeftButton, {}, placeOf(view, "orders-use-2"));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<NodeId>().name(), QStringLiteral("orders-use-2"));
}

void TestMapView::choosingFromOutsideShowsIt()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    const NodeId node(QStringLiteral("orders-use-2"));
    view.select(node); // far away its region stands for it
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);
    const QList<MapMarker> markers = view.layoutShown().markers;
    QCOMPARE(std::count_if(markers.begin(), markers.end(), [&](const auto &m) { return view.selection().holds(m); }),
             1);

    view.zoomTo(RegionId(QStringLiteral("us-east-1")));
    view.select(RegionId(QStringLiteral("ap-southeast-1")));
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);
    QVERIFY(view.rect().contains(view.projection().toScreen({1.35, 103.8}).toPoint()));
    QVERIFY(view.projection().zoom() > 4);
}

void TestMapView::bannerIsShownAndTakenAway()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    const auto *banner = view.findChild<QLabel *>(QStringLiteral("mapBanner"));
    QVERIFY(banner && !banner->isVisible());
    const QString text = QStringLiteral("Partition suspected: ap-northeast-1 is cut off from us-west-2");
    view.setBanner(text);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->accessibleName(), text);
    QVERIFY(view.rect().contains(banner->geometry()));
    view.setBanner({});
    QVERIFY(!banner->isVisible());
}

void TestMapView::restsWhenNothingFlows()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    QVERIFY(view.isAnimating());
    view.hide();
    QVERIFY(!view.isAnimating());
    view.show();
    QVERIFY(view.isAnimating());

    Snapshot idle = *test::worldSnapshot();
    for (LinkState &link : idle.links)
        link.lag = {LagState::Idle, 0, {}};
    view.setSnapshot(std::make_shared<const Snapshot>(idle));
    QTRY_VERIFY_WITH_TIMEOUT(!view.isAnimating(), 10000);
}

void TestMapView::shots_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const QSize size : {QSize(900, 430), QSize(1200, 630), QSize(2900, 1500)}) {
        for (const bool dark : {true, false})
            QTest::addRow("%dx%d-%s", size.width(), size.height(), dark ? "dark" : "light") << size << dark;
    }
}

void TestMapView::shots()
{
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    const Theme theme = dark ? Theme::dark() : Theme::light();
    apply(*qApp, theme);
    MapView view;
    view.setTheme(theme);
    showAndWait(view, size, test::worldSnapshot());
    view.setBanner(QStringLiteral("Partition suspected: ap-northeast-1 is cut off from us-west-2, still reachable from "
                                  "ap-southeast-1"));
    view.select(RegionId(QStringLiteral("eu-west-1")));
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);
    const QImage whole = view.grab().toImage();
    QCOMPARE(whole.size(), size);
    QVERIFY(coloursIn(whole) > 60);
    view.zoomTo(RegionId(QStringLiteral("us-east-1")));
    QTRY_VERIFY_WITH_TIMEOUT(!placeOf(view, "orders-use-2").isNull(), 10000);
    hover(view, placeOf(view, "us-east-1"));
    const QImage near = view.grab().toImage();

    Snapshot cut = *worldSnapshot();
    for (NodeState &node : cut.nodes) {
        if (!node.reachable)
            node.error = Error{ErrorKind::Timeout, {}, {}, {}, {}};
    }
    view.setBanner({});
    view.setSnapshot(std::make_shared<const Snapshot>(cut));
    view.centreWorldOn(180);
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);
    const QImage pacific = view.grab().toImage();
    view.setLargeType(true);
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);
    const QImage wall = view.grab().toImage();

    const QString folder = qEnvironmentVariable("MERIDIAN_SHOT_DIR");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    const QString name = QLatin1String(QTest::currentDataTag());
    QVERIFY(whole.save(QStringLiteral("%1/map-%2.png").arg(folder, name)));
    QVERIFY(near.save(QStringLiteral("%1/map-%2-near.png").arg(folder, name)));
    QVERIFY(pacific.save(QStringLiteral("%1/map-%2-pacific.png").arg(folder, name)));
    QVERIFY(wall.save(QStringLiteral("%1/map-%2-wall.png").arg(folder, name)));
}

QTEST_MAIN(TestMapView)
#include "test_mapview.moc"
