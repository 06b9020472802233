// SPDX-License-Identifier: GPL-3.0-or-later
// One frame of the map, dots moved and painted, beside a QGraphicsScene with an item for every node, link and dot; and
// how long the land takes to load. CPU time of the GUI thread's own work, composed pictures on the worker left out.
#include "bench.h"

#include "arcgeometry.h"
#include "framewatch.h"
#include "land.h"
#include "mappicture.h"
#include "mappulses.h"
#include "mapview.h"

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QGraphicsPathItem>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QPainter>
#include <QPainterPath>

#include <random>

namespace meridian
{

namespace
{

constexpr int kFrames = 60;
constexpr double kFrameMs = 1000.0 / 60;

struct World {
    Snapshot snapshot;
    QList<GeoPoint> places;
};

/// A fleet in which every node has a region of its own, so that nothing is drawn together.
World worldOf(int nodes, int links)
{
    std::mt19937 random{1};
    std::uniform_real_distribution<double> longitude{-165, 165}, latitude{-50, 60};
    std::uniform_int_distribution<int> any{0, nodes - 1}, lagMs{10, 7000};
    World out;
    Fleet fleet;
    for (int i = 0; i < nodes; ++i) {
        Region region;
        region.id = RegionId(QStringLiteral("region-%1").arg(i));
        region.place = GeoPoint{latitude(random), longitude(random)};
        out.places.append(*region.place);
        fleet.regions.append(region);
        Node node;
        node.id = NodeId(QStringLiteral("node-%1").arg(i));
        node.region = region.id;
        fleet.nodes.append(node);
        NodeState state;
        state.id = node.id;
        state.health = Health::Healthy;
        state.reachable = true;
        out.snapshot.nodes.append(state);
        RegionState regionState;
        regionState.id = region.id;
        regionState.health = Health::Healthy;
        out.snapshot.regions.append(regionState);
    }
    for (int i = 0; i < links; ++i) {
        LinkState link;
        const int from = any(random);
        link.from = fleet.nodes[from].id;
        link.to = fleet.nodes[(from + 1 + i % (nodes - 1)) % nodes].id;
        link.state = LinkHealth::Streaming;
        link.lag = {LagState::Streaming, 1000, milliseconds(lagMs(random))};
        out.snapshot.links.append(link);
    }
    out.snapshot.fleet = std::make_shared<const Fleet>(std::move(fleet));
    return out;
}

/// What our widget does for a frame: move the dots, copy the picture, paint them.
double ourFrame(const MapPicture &picture, QSize size)
{
    MapPulses pulses;
    pulses.setPicture(picture, Theme::dark());
    QImage screen(size, QImage::Format_RGB32);
    return Bench::cpuMs([&] {
               for (int i = 0; i < kFrames; ++i) {
                   pulses.moveTo(picture, milliseconds(i * 33), QRect({}, size));
                   QPainter painter(&screen);
                   painter.drawImage(0, 0, picture.image);
                   pulses.paint(painter);
               }
           }) /
           kFrames;
}

QPainterPath landPath(const Projection &projection)
{
    QFile file(QStringLiteral(":/meridian/land/world-110m.land"));
    QPainterPath path;
    if (!file.open(QIODevice::ReadOnly))
        return path;
    const Result<Land> land = Land::read(file.readAll());
    const QRectF world = projection.worldRect();
    for (const LandLine &ring : land ? land->rings : QList<LandLine>()) {
        QPolygonF polygon;
        for (const QPointF &at : ring.points)
            polygon << world.center() + QPointF(at.x(), -at.y()) * projection.pixelsPerDegree();
        path.addPolygon(polygon);
    }
    return path;
}

/// The plain way: a QGraphicsView with its defaults and an item for the land, each link, each node and each dot.
double sceneFrame(const MapPicture &picture, QSize size)
{
    QGraphicsScene scene(QRectF({}, size));
    QGraphicsView view(&scene);
    view.setRenderHint(QPainter::Antialiasing);
    view.setFrameShape(QFrame::NoFrame);
    view.resize(size);
    scene.addPath(landPath(picture.projection), QPen(Qt::gray, 1), Qt::darkGray);
    QList<QGraphicsItem *> dots;
    for (const MapLink &link : picture.layout.links) {
        QPainterPath path;
        for (const QPolygonF &piece : link.arc.pieces())
            path.addPolygon(piece);
        scene.addPath(path, QPen(Qt::green, 1));
        dots.append(scene.addEllipse({-3, -3, 6, 6}, Qt::NoPen, Qt::green));
    }
    for (const MapMarker &marker : picture.layout.markers)
        scene.addEllipse(QRectF(marker.at - QPointF(3, 3), QSizeF(6, 6)), Qt::NoPen, Qt::white);
    QImage screen(size, QImage::Format_RGB32);
    constexpr int frames = 5;
    return Bench::cpuMs([&] {
               for (int i = 0; i < frames; ++i) {
                   for (qsizetype d = 0; d < dots.size(); ++d) {
                       const Arc &arc = picture.layout.links[d].arc;
                       dots[d]->setPos(arc.at(arc.length() * (i + 1) / frames));
                   }
                   view.viewport()->render(&screen);
               }
           }) /
           frames;
}

void frames(Bench &bench, QSize size, int nodes, int links, double shareOfFrame)
{
    const World world = worldOf(nodes, links);
    MapRequest request;
    request.snapshot = std::make_shared<const Snapshot>(world.snapshot);
    request.projection = Projection::home(size);
    request.theme = Theme::dark();
    const MapPicture picture = composeMap(request);
    const double ours = ourFrame(picture, size);
    const QString what = QStringLiteral("map frame, %1 nodes %2 links, %3x%4")
                             .arg(nodes)
                             .arg(links)
                             .arg(size.width())
                             .arg(size.height());
    bench.add({what, QStringLiteral("ms CPU"), ours, {}, shareOfFrame * kFrameMs});
    bench.add({what + QStringLiteral(", item each"), QStringLiteral("ms CPU"), ours, sceneFrame(picture, size), 0.02});
}

/// The longest that the GUI thread is away while whole pictures are composed one after the other; idle, so that no dots
/// are among it.
void rebuild(Bench &bench, QSize size, int nodes, int links)
{
    Snapshot snapshot = worldOf(nodes, links).snapshot;
    for (LinkState &link : snapshot.links)
        link.lag = {LagState::Idle, 0, {}};
    MapView view;
    view.resize(size);
    view.show();
    QEventLoop loop;
    QObject::connect(&view, &MapView::pictureShown, &loop, &QEventLoop::quit);
    const auto show = [&] {
        snapshot.at += seconds(60); // somebody looks back: at once
        view.setSnapshot(std::make_shared<const Snapshot>(snapshot));
        loop.exec();
    };
    show();
    show(); // the first ones find the fonts and the land
    const FrameWatch watch(view);
    double alone = 0;
    for (int i = 0; i < 4; ++i)
        alone += Bench::wallMs(show) / 4;
    const QString what = QStringLiteral("map rebuilt, %1 nodes %2 links, %3x%4")
                             .arg(nodes)
                             .arg(links)
                             .arg(size.width())
                             .arg(size.height());
    bench.add({what + QStringLiteral(": whole"), QStringLiteral("ms"), alone, {}, {}});
    bench.add({what + QStringLiteral(": GUI thread away, longest"),
               QStringLiteral("ms CPU"),
               watch.longestMs(),
               {},
               kFrameMs});
}

void landLoad(Bench &bench, const QString &scale, double limitMs)
{
    QFile file(QStringLiteral(":/meridian/land/world-%1.land").arg(scale));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the land data is not in the program");
    const QByteArray bytes = file.readAll();
    QList<double> all;
    for (int i = 0; i < 9; ++i)
        all.append(Bench::wallMs([&bytes] { (void)Land::read(bytes); }));
    bench.add({QStringLiteral("land %1 loaded").arg(scale), QStringLiteral("ms"), Bench::median(all), {}, limitMs});
}

} // namespace

void benchMap(Bench &bench)
{
    landLoad(bench, QStringLiteral("110m"), 1);
    landLoad(bench, QStringLiteral("50m"), 5);
    frames(bench, {1920, 1080}, 500, 1000, 0.1);
    frames(bench, {3840, 2160}, 2000, 4000, 0.5);
    rebuild(bench, {3840, 2160}, 2000, 4000);
}

} // namespace meridian
