// SPDX-License-Identifier: GPL-3.0-or-later
#include "maplayout.h"

#include "maptexts.h"

#include <QHash>
#include <QLineF>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace meridian
{

namespace
{

constexpr double kMarkerRadius = 7;
constexpr double kNodeRadius = 6;
constexpr double kFanRadius = 34;     // of the innermost ring of nodes
constexpr double kFanStep = 26;       // from ring to ring, and least distance along one
constexpr double kFanZoom = 3;        // nodes stand apart from here on, where there is room
constexpr double kFanAlwaysZoom = 20; // … and from here on even where there is not
constexpr double kBesideReverse = 3;  // two directions lie this far from the middle
constexpr double kStripHeight = 46, kStripStep = 170;

struct Places {
    QHash<RegionId, QList<const NodeState *>> nodesOf;
    QHash<NodeId, RegionId> regionOf;
    QHash<NodeId, const NodeState *> stateOf;
};

Places placesOf(const Snapshot &snapshot)
{
    Places out;
    out.nodesOf = nodesByRegion(snapshot);
    for (auto it = out.nodesOf.cbegin(); it != out.nodesOf.cend(); ++it) {
        for (const NodeState *node : it.value()) {
            out.regionOf.insert(node->id, it.key());
            out.stateOf.insert(node->id, node);
        }
    }
    return out;
}

MapMarker regionMarker(const RegionState &region, const QList<const NodeState *> &nodes, const LagScale &scale,
                       Instant at)
{
    MapMarker out;
    out.region = region.id;
    out.health = region.health;
    out.title = region.id.name();
    out.detail = maptexts::regionDetail(region, nodes, scale, at);
    out.primary =
        std::any_of(nodes.begin(), nodes.end(), [](const NodeState *n) { return n->role() == Role::Primary; });
    for (const NodeState *node : nodes)
        out.nodes.append(node->id);
    out.stale = std::none_of(nodes.begin(), nodes.end(), [](const NodeState *n) { return n->reachable; });
    return out;
}

MapMarker nodeMarker(const NodeState &node, const RegionId &region, Instant at)
{
    MapMarker out;
    out.region = region;
    out.node = node.id;
    out.health = node.health;
    out.title = node.id.name();
    out.detail = maptexts::nodeDetail(node, at);
    out.primary = node.role() == Role::Primary;
    out.stale = !node.reachable;
    return out;
}

/// Offsets of n nodes around their region: one ring, and further ones when that is full.
QList<QPointF> fanOffsets(qsizetype n, double unit)
{
    QList<QPointF> out;
    for (double radius = kFanRadius * unit; out.size() < n; radius += kFanStep * unit) {
        const auto room = static_cast<qsizetype>(2 * M_PI * radius / (kFanStep * unit));
        const qsizetype here = std::min(room, n - out.size());
        for (qsizetype i = 0; i < here; ++i) {
            const double angle = 2 * M_PI * static_cast<double>(i) / static_cast<double>(here) - M_PI / 2;
            out.append(radius * QPointF(std::cos(angle), std::sin(angle)));
        }
    }
    return out;
}

/// Do the nodes of this region stand apart? When there is more than one and the next region leaves room for it.
bool fansOut(const MapMarker &region, const QList<MapMarker> &regions, double radius, double zoom)
{
    if (zoom < kFanZoom)
        return false;
    return zoom >= kFanAlwaysZoom || std::none_of(regions.begin(), regions.end(), [&](const MapMarker &other) {
               return other.region != region.region && QLineF(other.at, region.at).length() < 2.2 * radius;
           });
}

/// The nearest marker in that direction, all of them moved by `shift`.
std::optional<qsizetype> nearest(const MapLayout &layout, std::optional<qsizetype> current, QPointF direction,
                                 QPointF shift)
{
    const QList<MapMarker> &markers = layout.markers;
    // A region whose nodes stand apart is passed by its nodes.
    const auto canStop = [](const MapMarker &marker) { return marker.fanRadius == 0; };
    std::optional<qsizetype> best;
    double least = INFINITY;
    for (qsizetype i = 0; i < markers.size(); ++i) {
        if (!canStop(markers[i]) || i == current)
            continue;
        double cost = markers[i].primary ? 0 : 1;
        if (current) {
            const QPointF way = markers[i].at + shift - markers[*current].at;
            const double along = QPointF::dotProduct(way, direction);
            const double aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
            if (along <= 0 || aside > 2.5 * along)
                continue;
            cost = along + 2 * aside;
        }
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    return best;
}

class Layouter
{
public:
    Layouter(const Snapshot &snapshot, const MapFrame &frame)
        : m_snapshot(snapshot)
        , m_frame(frame)
        , m_places(placesOf(snapshot))
    {
        m_out.worldWidth = frame.projection.worldRect().width();
        if (snapshot.fleet)
            m_out.scale = LagScale::of(*snapshot.fleet);
    }

    MapLayout run()
    {
        QList<MapMarker> regions = placedRegions();
        standInStrip();
        for (MapMarker &region : regions)
            addWithNodes(region, regions);
        std::stable_sort(m_out.markers.begin(), m_out.markers.end(), [](const MapMarker &a, const MapMarker &b) {
            return severity(a.health) < severity(b.health);
        });
        addLinks();
        return std::move(m_out);
    }

private:
    QList<MapMarker> placedRegions()
    {
        QList<MapMarker> out;
        for (const RegionState &state : m_snapshot.regions) {
            const Region *region = m_snapshot.fleet ? m_snapshot.fleet->region(state.id) : nullptr;
            MapMarker marker = regionMarker(state, m_places.nodesOf.value(state.id), m_out.scale, m_snapshot.at);
            marker.radius = kMarkerRadius * m_frame.unit;
            if (region && region->place) {
                marker.at = m_frame.projection.toScreen(*region->place);
                out.append(marker);
            } else {
                m_homeless.append(marker);
            }
        }
        return out;
    }

    void standInStrip()
    {
        if (m_homeless.isEmpty())
            return;
        const QSizeF size = m_frame.projection.viewport();
        const double height = kStripHeight * m_frame.unit, margin = 12;
        const double left = m_frame.stripLeft, room = std::max(1.0, size.width() - left - m_frame.stripRight);
        const double step = std::min(kStripStep * m_frame.unit, room / static_cast<double>(m_homeless.size()));
        m_out.strip =
            QRectF(left, size.height() - height - margin, step * static_cast<double>(m_homeless.size()), height);
        for (qsizetype i = 0; i < m_homeless.size(); ++i) {
            m_homeless[i].at = {left + step * static_cast<double>(i) + 18 * m_frame.unit, m_out.strip->center().y()};
            m_out.markers.append(m_homeless[i]);
        }
    }

    void addWithNodes(MapMarker region, const QList<MapMarker> &regions)
    {
        const QList<const NodeState *> nodes = m_places.nodesOf.value(region.region);
        const QList<QPointF> offsets = fanOffsets(nodes.size(), m_frame.unit);
        const double edge = kFanRadius / 2 * m_frame.unit;
        const double radius = offsets.isEmpty() ? 0 : QLineF({}, offsets.last()).length() + edge;
        if (nodes.size() > 1 && fansOut(region, regions, radius, m_frame.projection.zoom())) {
            region.fanRadius = radius;
            region.nodes.clear();
            for (qsizetype i = 0; i < nodes.size(); ++i) {
                MapMarker node = nodeMarker(*nodes[i], region.region, m_snapshot.at);
                node.radius = kNodeRadius * m_frame.unit;
                node.at = region.at + offsets[i];
                m_out.markers.append(node);
            }
        }
        m_out.markers.append(region);
    }

    std::optional<qsizetype> markerOf(const NodeId &node) const
    {
        const auto own = m_markerOfNode.constFind(node);
        if (own != m_markerOfNode.constEnd())
            return *own;
        const auto region = m_markerOfRegion.constFind(m_places.regionOf.value(node));
        return region == m_markerOfRegion.constEnd() ? std::nullopt : std::optional<qsizetype>(*region);
    }

    void addLinks()
    {
        for (qsizetype i = 0; i < m_out.markers.size(); ++i) {
            const MapMarker &marker = m_out.markers[i];
            if (marker.isRegion())
                m_markerOfRegion.insert(marker.region, i);
            else
                m_markerOfNode.insert(marker.node, i);
        }
        QHash<QPair<qsizetype, qsizetype>, qsizetype> known;
        for (const LinkState &link : m_snapshot.links) {
            const auto from = markerOf(link.from), to = markerOf(link.to);
            if (!from || !to || *from == *to)
                continue;
            const auto key = qMakePair(*from, *to);
            const bool isNew = !known.contains(key);
            if (isNew) {
                known.insert(key, m_out.links.size());
                MapLink fresh;
                fresh.fromMarker = *from;
                fresh.toMarker = *to;
                m_out.links.append(fresh);
            }
            merge(m_out.links[known.value(key)], link, isNew);
        }
        for (MapLink &link : m_out.links)
            link.arc = arcOf(link, known.contains(qMakePair(link.toMarker, link.fromMarker)));
        std::stable_sort(m_out.links.begin(), m_out.links.end(),
                         [](const MapLink &a, const MapLink &b) { return a.lag < b.lag; });
    }

    void merge(MapLink &into, const LinkState &link, bool first) const
    {
        const LagClass lag = lagClass(link, m_out.scale);
        const NodeState *receiver = m_places.stateOf.value(link.to);
        ++into.count;
        into.flowing = into.flowing || ((link.state == LinkHealth::Streaming || link.state == LinkHealth::CatchingUp) &&
                                        link.lag.state == LagState::Streaming);
        if (!first && std::tie(lag, link.lag.time) <= std::tie(into.lag, into.time))
            return;
        into.from = link.from;
        into.to = link.to;
        into.lag = lag;
        into.time = link.lag.time;
        into.dashed = link.state == LinkHealth::Broken || link.state == LinkHealth::Disputed ||
                      link.state == LinkHealth::Unknown || lag == LagClass::Broken;
        into.stale = !receiver || !receiver->reachable;
        into.label = maptexts::linkLabel(link, into.stale);
    }

    Arc arcOf(const MapLink &link, bool reverseExists) const
    {
        const MapMarker &from = m_out.markers[link.fromMarker];
        const MapMarker &to = m_out.markers[link.toMarker];
        const bool sameRegion = from.region == to.region;
        if (sameRegion || m_out.isInStrip(from) || m_out.isInStrip(to))
            return Arc::straight(from.at, to.at);
        const Projection &projection = m_frame.projection;
        return arcBetween(projection, projection.toGeo(from.at), projection.toGeo(to.at),
                          reverseExists ? kBesideReverse * m_frame.unit : 0);
    }

    const Snapshot &m_snapshot;
    const MapFrame &m_frame;
    const Places m_places;
    MapLayout m_out;
    QList<MapMarker> m_homeless;
    QHash<RegionId, qsizetype> m_markerOfRegion;
    QHash<NodeId, qsizetype> m_markerOfNode;
};

} // namespace

QHash<RegionId, QList<const NodeState *>> nodesByRegion(const Snapshot &snapshot)
{
    QHash<NodeId, RegionId> regionOf;
    if (snapshot.fleet) {
        for (const Node &node : snapshot.fleet->nodes)
            regionOf.insert(node.id, node.region);
    }
    QHash<RegionId, QList<const NodeState *>> out;
    for (const NodeState &node : snapshot.nodes)
        out[regionOf.value(node.id)].append(&node);
    return out;
}

QList<const NodeState *> nodesOf(const Snapshot &snapshot, const RegionId &region)
{
    QSet<NodeId> inside;
    if (snapshot.fleet) {
        for (const Node &node : snapshot.fleet->nodes) {
            if (node.region == region)
                inside.insert(node.id);
        }
    }
    QList<const NodeState *> out;
    for (const NodeState &node : snapshot.nodes) {
        if (inside.contains(node.id))
            out.append(&node);
    }
    return out;
}

QString describe(const Snapshot &snapshot)
{
    const LagScale scale = snapshot.fleet ? LagScale::of(*snapshot.fleet) : LagScale{};
    const auto nodes = nodesByRegion(snapshot);
    QStringList lines;
    for (const RegionState &region : snapshot.regions) {
        lines << maptexts::regionLine(region,
                                      maptexts::regionDetail(region, nodes.value(region.id), scale, snapshot.at));
    }
    return lines.join(u'\n');
}

MapLayout layoutMap(const Snapshot &snapshot, const MapFrame &frame)
{
    return Layouter(snapshot, frame).run();
}

std::optional<qsizetype> travel(const MapLayout &layout, std::optional<qsizetype> current, QPointF direction)
{
    const auto next = nearest(layout, current, direction, {});
    return next || direction.x() == 0 ? next : nearest(layout, current, direction, direction * layout.worldWidth);
}

} // namespace meridian
