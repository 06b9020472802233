// SPDX-License-Identifier: GPL-3.0-or-later
// How the map's view moves, is remembered and led from the overview and the menu; partitions; the wall; and what
// assistive technology sees of it.
#include "mapviewtest.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

using namespace meridian;
using namespace meridian::test;

class TestMapTravel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { apply(*qApp, Theme::dark()); }
    void aPartitionIsSaidAndShaded();
    void flightsKeepOnePlaceStill();
    void flightsGiveWay();
    void overviewLeadsElsewhere();
    void remembersTheView();
    void menuActsOnWhatIsThere();
    void largeTypeIsLargeAndQuiet();
    void screenReadersListAndChoose();
};

void TestMapTravel::aPartitionIsSaidAndShaded()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    const QImage before = view.grab().toImage();
    const auto *banner = view.findChild<QLabel *>(QStringLiteral("mapBanner"));
    view.setSnapshot(std::make_shared<const Snapshot>(test::partitionedSnapshot()));
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 10000);
    QCOMPARE(banner->text(), QStringLiteral("Partition suspected: ap-northeast-1 is cut off from us-west-2, still "
                                            "reachable from ap-southeast-1"));
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);
    const QPoint beside = placeOf(view, "ap-northeast-1") + QPoint(0, 17);
    QVERIFY(view.grab().toImage().pixelColor(beside) != before.pixelColor(beside)); // its ground
    view.setSnapshot(test::worldSnapshot());
    QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), 10000);
}

void TestMapTravel::flightsKeepOnePlaceStill()
{
    const Projection from = Projection::home({1000, 500});
    const QPointF pointer(700, 200);
    const Projection to = from.zoomed(8, pointer);
    const GeoPoint place = from.toGeo(pointer);
    for (double t = 0; t < 1; t += 0.1)
        QVERIFY(QLineF(Projection::between(from, to, t).toScreen(place), pointer).length() < 0.01);
    QCOMPARE(Projection::between(from, to, 1), to);
    const Projection fiji = from.centredOn({10, 178}, 4), samoa = from.centredOn({10, -172}, 4);
    QVERIFY(std::abs(Projection::between(fiji, samoa, 0.5).centre().longitude) > 176); // over the date line
}

void TestMapTravel::flightsGiveWay()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    view.zoomTo(RegionId(QStringLiteral("us-east-1")));
    QVERIFY(view.isMoving());
    view.showAll(); // at once, in the middle of the flight
    QTRY_COMPARE_WITH_TIMEOUT(view.projection(), Projection::home(QSizeF(1000, 520)), 10000);
    view.zoomTo(RegionId(QStringLiteral("us-east-1")));
    view.hide();
    QVERIFY(!view.isMoving()); // nobody sees it: it is there
    QVERIFY(view.projection().zoom() > 4);
}

void TestMapTravel::overviewLeadsElsewhere()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    auto *overview = view.findChild<QWidget *>(QStringLiteral("mapOverview"));
    QVERIFY(overview && !overview->isVisible());
    view.zoomTo(RegionId(QStringLiteral("us-east-1")));
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent() && overview->isVisible(), 10000);
    QVERIFY(view.rect().contains(overview->geometry()));
    const Projection whole = Projection::world(overview->size());
    QTest::mouseClick(overview, Qt::LeftButton, {}, whole.toScreen({35.7, 139.7}).toPoint());
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);
    QVERIFY(!placeOf(view, "ap-northeast-1").isNull() && view.rect().contains(placeOf(view, "ap-northeast-1")));
    view.showAll();
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent() && !overview->isVisible(), 10000);
}

void TestMapTravel::remembersTheView()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    QSignalSpy changed(&view, &MapView::viewChanged);
    view.centreWorldOn(180);
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(std::abs(view.projection().centre().longitude), 180.0);
    view.zoomTo(RegionId(QStringLiteral("ap-northeast-1")));
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);

    MapView other;
    QVERIFY(!other.restoreState("rubbish"));
    QVERIFY(!other.restoreState("1 nan 0 1 0"));
    QVERIFY(other.restoreState(view.saveState()));
    showAndWait(other, {1000, 520}, test::worldSnapshot());
    other.select(RegionId(QStringLiteral("us-east-1"))); // as the window does when nobody has chosen yet
    QTRY_VERIFY_WITH_TIMEOUT(other.isCurrent(), 10000);
    QVERIFY((placeOf(other, "ap-northeast-1") - placeOf(view, "ap-northeast-1")).manhattanLength() <= 2);
    other.showAll();
    QTRY_VERIFY_WITH_TIMEOUT(other.isCurrent(), 10000);
    QCOMPARE(std::abs(other.projection().centre().longitude), 180.0);
}

void TestMapTravel::menuActsOnWhatIsThere()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    QSignalSpy nodes(&view, &MapView::nodesWanted);
    const auto open = [&view](QPoint at) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, view.mapToGlobal(at));
        QApplication::sendEvent(&view, &event);
        return view.findChildren<QMenu *>(QStringLiteral("mapMenu")).last();
    };
    QMenu *menu = open(placeOf(view, "eu-west-1"));
    menu->findChild<QAction *>(QStringLiteral("copy"))->trigger();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(QStringLiteral("eu-west-1")) && copied.contains(QStringLiteral("orders-eu-2")),
             qPrintable(copied));
    menu->findChild<QAction *>(QStringLiteral("nodes"))->trigger();
    QCOMPARE(nodes.size(), 1);
    menu->close();
    menu = open(view.projection().toScreen({-40, -100}).toPoint()); // open sea
    QVERIFY(!menu->findChild<QAction *>(QStringLiteral("copy")));
    menu->findChild<QAction *>(QStringLiteral("centre"))->trigger();
    menu->close();
    QTRY_VERIFY_WITH_TIMEOUT(std::abs(view.projection().centre().longitude + 100) < 1, 10000);
}

void TestMapTravel::largeTypeIsLargeAndQuiet()
{
    MapView view;
    showAndWait(view, {1920, 1080}, test::worldSnapshot()); // as large as its screen asks for
    const double before = view.layoutShown().markers.first().radius;
    view.setLargeType(true);
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent(), 10000);
    QVERIFY(view.layoutShown().markers.first().radius > 1.4 * before);
    for (const QToolButton *button : view.findChildren<QToolButton *>())
        QVERIFY(!button->isVisible());
    QVERIFY(view.testAttribute(Qt::WA_TransparentForMouseEvents));
    QCOMPARE(view.focusPolicy(), Qt::NoFocus);
}

void TestMapTravel::screenReadersListAndChoose()
{
    MapView view;
    showAndWait(view, {1000, 520}, test::worldSnapshot());
    QAccessibleInterface *map = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(map && map->role() == QAccessible::List);
    QAccessibleInterface *region = nullptr, *node = nullptr;
    for (int i = 0; i < map->childCount(); ++i) {
        QAccessibleInterface *child = map->child(i);
        QVERIFY(child && child->isValid());
        QVERIFY2(map->indexOfChild(child) == i, qPrintable(child->text(QAccessible::Name)));
        const QString name = child->text(QAccessible::Name);
        if (name.startsWith(QStringLiteral("eu-west-1: degraded")))
            region = child;
        if (name.startsWith(QStringLiteral("orders-apn-1: failed, unreachable")))
            node = child;
    }
    QVERIFY(region && node);
    QCOMPARE(region->role(), QAccessible::ListItem);
    QVERIFY(region->state().selectable && !region->state().selected && !region->state().offscreen);
    QCOMPARE(region->parent(), map);
    const QPoint middle = region->rect().center();
    QCOMPARE(map->childAt(middle.x(), middle.y()), region);

    QSignalSpy chosen(&view, &MapView::regionSelected);
    region->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(chosen.size(), 1);
    QVERIFY(region->state().selected);
    QSignalSpy chosenNode(&view, &MapView::nodeSelected);
    node->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(chosenNode.size(), 1);
    QVERIFY(!region->state().selected && node->state().selected);
}

QTEST_MAIN(TestMapTravel)
#include "test_maptravel.moc"
