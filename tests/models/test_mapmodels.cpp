// SPDX-License-Identifier: GPL-3.0-or-later
// The map's pure part: projection, arcs across the date line, room for labels, land data, layout and its words.
#include "arcgeometry.h"
#include "labelplacer.h"
#include "land.h"
#include "maplayout.h"
#include "worldsnapshot.h"

#include <QFile>
#include <QLineF>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace meridian;

class TestMapModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void projectionRoundTrip_data();
    void projectionRoundTrip();
    void zoomKeepsThePlaceUnderThePointer();
    void neverLosesTheWorld();
    void arcPieces_data();
    void arcPieces();
    void arcWalk();
    void labelsNeverOverlap();
    void lessImportantLabelsGiveWay();
    void lagClasses_data();
    void lagClasses();
    void landFiles_data();
    void landFiles();
    void damagedLandIsRefused();
    void layoutOfTheWorld();
    void nodesFanOut();
    void oldValuesSayTheirAge();
    void regionsWithoutPlaceStandInAStrip();
    void travelGoesWhereTheArrowPoints();
};

static const QSizeF kView(1000, 500);

void TestMapModels::projectionRoundTrip_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<double>("centre");
    QTest::addRow("home") << 1.0 << 11.0;
    QTest::addRow("Europe, near") << 20.0 << 10.0;
    QTest::addRow("Pacific in the middle") << 1.0 << 180.0;
    QTest::addRow("Fiji, near") << 40.0 << 178.0;
}

void TestMapModels::projectionRoundTrip()
{
    QFETCH(double, zoom);
    QFETCH(double, centre);
    const Projection projection = Projection::home(kView).centredOn({10, centre}, zoom);
    for (double longitude = -179.5; longitude < 180; longitude += 7.3) {
        for (double latitude = -85; latitude <= 85; latitude += 8.5) {
            const GeoPoint back = projection.toGeo(projection.toScreen({latitude, longitude}));
            QVERIFY(std::abs(back.latitude - latitude) < 1e-9);
            QVERIFY(std::abs(std::remainder(back.longitude - longitude, 360)) < 1e-9);
        }
    }
}

void TestMapModels::zoomKeepsThePlaceUnderThePointer()
{
    const QPointF pointer(700, 200);
    Projection projection = Projection::home(kView);
    const GeoPoint before = projection.toGeo(pointer);
    for (int i = 0; i < 10; ++i)
        projection = projection.zoomed(1.25, pointer);
    const GeoPoint after = projection.toGeo(pointer);
    QVERIFY(std::abs(after.latitude - before.latitude) < 1e-6);
    QVERIFY(std::abs(after.longitude - before.longitude) < 1e-6);
    for (int i = 0; i < 60; ++i)
        projection = projection.zoomed(0.7, pointer);
    QCOMPARE(projection.zoom(), 1.0);
}

void TestMapModels::neverLosesTheWorld()
{
    QRandomGenerator random(7);
    Projection projection = Projection::home(kView);
    const auto upTo = [&random](double limit) { return random.generateDouble() * limit; };
    for (int i = 0; i < 2000; ++i) {
        projection = projection.panned({upTo(900) - 450, upTo(900) - 450});
        projection = projection.zoomed(0.4 + upTo(2), {upTo(1000), upTo(500)});
        const QRectF seen = projection.worldRect() & QRectF({}, kView);
        QVERIFY(seen.width() > 400 && seen.height() > 250);
        QVERIFY(projection.zoom() <= Projection::maxZoom * 1.000001);
    }
}

void TestMapModels::arcPieces_data()
{
    QTest::addColumn<double>("fromLat");
    QTest::addColumn<double>("fromLon");
    QTest::addColumn<double>("toLat");
    QTest::addColumn<double>("toLon");
    QTest::addColumn<double>("centre");
    QTest::addColumn<int>("pieces");
    QTest::addRow("Virginia to Ireland") << 38.9 << -77.4 << 53.3 << -6.3 << 11.0 << 1;
    QTest::addRow("Oregon to Tokyo crosses the edge") << 45.8 << -119.7 << 35.7 << 139.7 << 11.0 << 2;
    QTest::addRow("Tokyo to Oregon, the other way") << 35.7 << 139.7 << 45.8 << -119.7 << 11.0 << 2;
    QTest::addRow("the same with the Pacific in the middle") << 45.8 << -119.7 << 35.7 << 139.7 << 180.0 << 1;
    QTest::addRow("Fiji to Samoa, over the date line") << -17.7 << 178.0 << -13.8 << -172.0 << 0.0 << 2;
    QTest::addRow("Fiji to Samoa, Europe in the middle") << -17.7 << 178.0 << -13.8 << -172.0 << 11.0 << 1;
    QTest::addRow("Sydney to Santiago, round the south") << -33.9 << 151.2 << -33.4 << -70.7 << 11.0 << 2;
}

void TestMapModels::arcPieces()
{
    QFETCH(double, fromLat);
    QFETCH(double, fromLon);
    QFETCH(double, toLat);
    QFETCH(double, toLon);
    QFETCH(double, centre);
    const Projection projection = Projection::home(kView).centredOn({10, centre}, 1);
    const GeoPoint from{fromLat, fromLon}, to{toLat, toLon};
    const Arc arc = arcBetween(projection, from, to);
    QTEST(static_cast<int>(arc.pieces().size()), "pieces");
    QVERIFY(QLineF(arc.at(0), projection.toScreen(from)).length() < 0.01);
    QVERIFY(QLineF(arc.at(arc.length()), projection.toScreen(to)).length() < 0.01);

    const QRectF world = projection.worldRect().adjusted(-0.01, -0.01, 0.01, 0.01);
    for (const QPolygonF &piece : arc.pieces()) {
        for (qsizetype i = 0; i < piece.size(); ++i) {
            QVERIFY(world.contains(piece[i]));
            QVERIFY(i == 0 || QLineF(piece[i - 1], piece[i]).length() < 60); // no line across the world
        }
    }
    if (arc.pieces().size() == 2) {
        const QPointF leaves = arc.pieces()[0].last(), enters = arc.pieces()[1].first();
        QVERIFY(std::abs(std::abs(leaves.x() - enters.x()) - projection.worldRect().width()) < 0.01);
        QVERIFY(std::abs(leaves.y() - enters.y()) < 0.01);
    }
}

void TestMapModels::arcWalk()
{
    const Arc arc(QList<QPolygonF>{{{0, 0}, {30, 0}, {30, 10}}, {{100, 10}, {160, 10}}});
    QCOMPARE(arc.length(), 100.0);
    QCOMPARE(arc.at(-5), QPointF(0, 0));
    QCOMPARE(arc.at(15), QPointF(15, 0));
    QCOMPARE(arc.at(35), QPointF(30, 5));
    QCOMPARE(arc.at(50), QPointF(110, 10));
    QCOMPARE(arc.at(500), QPointF(160, 10));
    QCOMPARE(arc.angleAt(15), 0.0);
    QCOMPARE(arc.angleAt(35), M_PI / 2);
    QCOMPARE(arc.distanceTo({15, 4}), 4.0);
    QVERIFY(arc.crosses({10, -3, 5, 6}));
    QVERIFY(!arc.crosses({50, 0, 40, 40})); // the gap between the pieces
    QCOMPARE(Arc().length(), 0.0);
}

void TestMapModels::labelsNeverOverlap()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 60; ++round) {
        QList<LabelRequest> requests;
        LabelSpace space;
        space.within = QRectF({}, kView);
        for (int i = 0; i < 120; ++i) {
            const QPointF at(random.bounded(1000), random.bounded(500));
            space.taken.append(QRectF(at - QPointF(8, 8), QSizeF(16, 16)));
            requests.append({double(random.bounded(9)), placesAround(at, 12, {60.0 + random.bounded(80), 30})});
            space.lines.append(QPolygonF{at, QPointF(random.bounded(1000), random.bounded(500))});
        }
        const auto placed = placeLabels(requests, space);
        QCOMPARE(placed.size(), requests.size());
        int shown = 0;
        for (qsizetype i = 0; i < placed.size(); ++i) {
            if (!placed[i])
                continue;
            ++shown;
            QVERIFY(space.within.contains(placed[i]->rect));
            for (const QRectF &taken : space.taken)
                QVERIFY(!taken.intersects(placed[i]->rect));
            for (qsizetype j = 0; j < i; ++j)
                QVERIFY(!placed[j] || !placed[j]->rect.intersects(placed[i]->rect));
        }
        QVERIFY(shown > 20);
    }
}

void TestMapModels::lessImportantLabelsGiveWay()
{
    const LabelCandidate here{{10, 10, 50, 20}, Qt::AlignLeft, 0}, there{{80, 10, 50, 20}, Qt::AlignLeft, 1};
    LabelSpace space;
    space.within = QRectF({}, kView);
    const auto placed = placeLabels({{1, {here}}, {5, {here}}, {3, {here, there}}}, space);
    QVERIFY(!placed[0]);
    QCOMPARE(placed[1]->rect, here.rect);
    QCOMPARE(placed[2]->rect, there.rect);

    space.lines = {QPolygonF{{0, 20}, {70, 20}}};
    const auto aside = placeLabels({{1, {here, there}}}, space);
    QCOMPARE(aside[0]->rect, there.rect); // the second choice is free of lines
}

void TestMapModels::lagClasses_data()
{
    QTest::addColumn<LagState>("state");
    QTest::addColumn<int>("ms");
    QTest::addColumn<LagClass>("expected");
    QTest::addRow("idle") << LagState::Idle << -1 << LagClass::Low;
    QTest::addRow("70 ms") << LagState::Streaming << 70 << LagClass::Low;
    QTest::addRow("1 s") << LagState::Streaming << 1000 << LagClass::Medium;
    QTest::addRow("5 s") << LagState::Streaming << 5000 << LagClass::Medium;
    QTest::addRow("6.3 s") << LagState::Streaming << 6300 << LagClass::High;
    QTest::addRow("streaming, time not known") << LagState::Streaming << -1 << LagClass::Unknown;
    QTest::addRow("stalled a moment ago") << LagState::Stalled << 10 << LagClass::High;
    QTest::addRow("cut a moment ago") << LagState::Disconnected << 10 << LagClass::Broken;
    QTest::addRow("not known") << LagState::Unknown << -1 << LagClass::Unknown;
}

void TestMapModels::lagClasses()
{
    QFETCH(LagState, state);
    QFETCH(int, ms);
    const Lag lag{state, {}, ms < 0 ? std::nullopt : std::optional<microseconds>(milliseconds(ms))};
    QTEST(lagClass(lag, LagScale::of(test::worldFleet())), "expected");
}

void TestMapModels::landFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addRow("110m") << QStringLiteral("world-110m.land");
    QTest::addRow("50m") << QStringLiteral("world-50m.land");
}

void TestMapModels::landFiles()
{
    QFETCH(QString, name);
    QFile file(QStringLiteral(MERIDIAN_SOURCE_DIR "/resources/land/") + name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<Land> land = Land::read(file.readAll());
    QVERIFY(land.ok());
    QVERIFY(land->rings.size() > 100 && land->borders.size() > 200);
    int pastTheEdge = 0;
    for (const LandLine &ring : land->rings) {
        QCOMPARE(ring.points.first(), ring.points.last());
        pastTheEdge += ring.bounds.right() > 185; // Chukotka goes on east of 180
        for (qsizetype i = 1; i < ring.points.size(); ++i) {
            const QPointF a = ring.points[i - 1], b = ring.points[i];
            QVERIFY2(std::abs(a.x() - b.x()) < 60 || isSeam(a, b), "a line across the world");
        }
    }
    QCOMPARE(pastTheEdge, 1);
    const auto holds = [&land](double longitude, double latitude) {
        return std::count_if(land->rings.begin(), land->rings.end(),
                             [&](const LandLine &ring) {
                                 return ring.points.containsPoint({longitude, latitude}, Qt::OddEvenFill);
                             }) %
                   2 ==
               1;
    };
    QVERIFY(holds(-100, 40) && holds(10, 50) && holds(135, -25) && holds(185, 67) && holds(0, -80));
    QVERIFY(!holds(-40, 30) && !holds(80, -30) && !holds(51, 42)); // two oceans and the Caspian Sea
}

void TestMapModels::damagedLandIsRefused()
{
    QFile file(QStringLiteral(MERIDIAN_SOURCE_DIR "/resources/land/world-110m.land"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    QVERIFY(!Land::read({}).ok());
    QVERIFY(!Land::read("MLND").ok());
    for (const qsizetype size : {15, 20, 800, 5000, 30000})
        QVERIFY(!Land::read(whole.left(size)).ok());
    QVERIFY(!Land::read(QByteArray(whole).replace(0, 4, "XXXX")).ok());
}

static const MapMarker *markerNamed(const MapLayout &layout, const char *title)
{
    const auto it = std::find_if(layout.markers.begin(), layout.markers.end(),
                                 [title](const MapMarker &m) { return m.title == QLatin1String(title); });
    return it == layout.markers.end() ? nullptr : &*it;
}

static const MapLink *linkTo(const MapLayout &layout, const char *node)
{
    const auto it = std::find_if(layout.links.begin(), layout.links.end(),
                                 [node](const MapLink &l) { return l.to.name() == QLatin1String(node); });
    return it == layout.links.end() ? nullptr : &*it;
}

void TestMapModels::layoutOfTheWorld()
{
    const MapLayout layout = layoutMap(*test::worldSnapshot(), {Projection::home(kView), 1, 12});
    QCOMPARE(layout.markers.size(), 7);
    QCOMPARE(layout.markers.last().title, QStringLiteral("ap-northeast-1")); // the worst on top
    QVERIFY(markerNamed(layout, "us-east-1")->primary);
    QVERIFY(!markerNamed(layout, "us-west-2")->primary);
    QVERIFY(markerNamed(layout, "eu-west-1")->detail.contains(QStringLiteral("lag 6.4 s")));
    QVERIFY(!markerNamed(layout, "sa-east-1")->detail.contains(QStringLiteral("lag")));

    QCOMPARE(layout.links.size(), 6); // those within a region are not lines on the map
    QCOMPARE(linkTo(layout, "orders-usw-1")->lag, LagClass::Low);
    QCOMPARE(linkTo(layout, "orders-euc-1")->lag, LagClass::Medium);
    QCOMPARE(linkTo(layout, "orders-eu-1")->lag, LagClass::High);
    QCOMPARE(linkTo(layout, "orders-eu-1")->label, QStringLiteral("6.3 s"));
    QVERIFY(linkTo(layout, "orders-eu-1")->flowing);
    const MapLink *cut = linkTo(layout, "orders-apn-1");
    QCOMPARE(cut->lag, LagClass::Broken);
    QCOMPARE(cut->label, QStringLiteral("broken"));
    QVERIFY(cut->dashed && !cut->flowing && cut->stale);
    QCOMPARE(cut->arc.pieces().size(), 2);
}

void TestMapModels::nodesFanOut()
{
    const SnapshotPtr snapshot = test::worldSnapshot();
    const Projection near = Projection::home(kView).centredOn({45, -98}, 6);
    const MapLayout layout = layoutMap(*snapshot, {near, 1, 12});
    const MapMarker *region = markerNamed(layout, "us-east-1");
    QVERIFY(region->fanRadius > 0);
    for (const char *name : {"orders-use-1", "orders-use-2", "orders-use-3"}) {
        const MapMarker *node = markerNamed(layout, name);
        QVERIFY(node);
        QVERIFY(QLineF(node->at, region->at).length() < region->fanRadius);
    }
    QVERIFY(markerNamed(layout, "orders-use-1")->primary);
    QVERIFY(linkTo(layout, "orders-use-2"));      // now there is room for links within the region
    QVERIFY(!markerNamed(layout, "orders-sa-1")); // a region of one node stays one marker
}

void TestMapModels::oldValuesSayTheirAge()
{
    Snapshot snapshot = *test::worldSnapshot();
    const MapLayout layout = layoutMap(snapshot, {Projection::home(kView), 1, 12});
    const MapMarker *cut = markerNamed(layout, "ap-northeast-1");
    QVERIFY(cut->stale);
    QVERIFY2(cut->detail.startsWith(QStringLiteral("unreachable 41")), qPrintable(cut->detail));

    for (NodeState &node : snapshot.nodes) {
        node.answeredAt.reset();
        node.reachable = false;
        node.sample.reset();
    }
    for (const MapMarker &marker : layoutMap(snapshot, {Projection::home(kView), 1, 12}).markers)
        QCOMPARE(marker.detail, QStringLiteral("no answer yet"));
}

void TestMapModels::regionsWithoutPlaceStandInAStrip()
{
    Fleet fleet = test::worldFleet();
    for (Region &region : fleet.regions) {
        if (region.id.name().startsWith(QStringLiteral("us-")))
            region.place.reset();
    }
    const Snapshot snapshot =
        test::snapshotOf(fleet, {{"a", "us-east-1", Role::Primary, Health::Healthy, {}, nullptr},
                                 {"b", "us-west-2", Role::Standby, Health::Healthy, test::streaming(seconds(1)), "a"},
                                 {"c", "eu-west-1", Role::Standby, Health::Healthy, test::streaming(seconds(1)), "a"}});
    const MapLayout layout = layoutMap(snapshot, {Projection::home(kView), 1, 200});
    QVERIFY(layout.strip);
    QVERIFY(QRectF({}, kView).contains(*layout.strip));
    QVERIFY(layout.strip->left() >= 200);
    QVERIFY(layout.strip->contains(markerNamed(layout, "us-east-1")->at));
    QVERIFY(layout.strip->contains(markerNamed(layout, "us-west-2")->at));
    QVERIFY(!layout.strip->contains(markerNamed(layout, "eu-west-1")->at));
    QCOMPARE(layout.links.size(), 2);
}

void TestMapModels::travelGoesWhereTheArrowPoints()
{
    const MapLayout layout = layoutMap(*test::worldSnapshot(), {Projection::home(kView), 1, 12});
    const auto name = [&layout](std::optional<qsizetype> i) { return i ? layout.markers[*i].title : QString(); };
    auto at = travel(layout, {}, {1, 0});
    QCOMPARE(name(at), QStringLiteral("us-east-1"));
    at = travel(layout, at, {1, 0});
    QCOMPARE(name(at), QStringLiteral("eu-west-1"));
    at = travel(layout, at, {1, 0});
    QCOMPARE(name(at), QStringLiteral("eu-central-1"));
    QCOMPARE(name(travel(layout, at, {-1, 0})), QStringLiteral("eu-west-1"));
    const auto south = travel(layout, travel(layout, {}, {0, 1}), {0, 1});
    QCOMPARE(name(south), QStringLiteral("sa-east-1"));
    QCOMPARE(name(travel(layout, south, {0, 1})), QString()); // nothing further south
}

QTEST_APPLESS_MAIN(TestMapModels)
#include "test_mapmodels.moc"
