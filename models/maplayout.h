// SPDX-License-Identifier: GPL-3.0-or-later
// What the map shows of a snapshot, and where: markers and links as values, without a painter. Pure; made on a worker.
#pragma once

#include "arcgeometry.h"
#include "lagclass.h"
#include "projection.h"
#include "snapshot.h"

#include <QHash>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>

namespace meridian
{

/// A region, or one of its nodes where the map is near enough to fan them out.
struct MapMarker {
    RegionId region;
    NodeId node;         ///< empty: the region as a whole
    QList<NodeId> nodes; ///< of the region, while they do not stand apart
    QPointF at;
    double radius = 0;
    double fanRadius = 0; ///< of the circle in which the region's nodes stand apart; 0: they do not
    Health health = Health::Unknown;
    bool primary = false; ///< holds one
    bool stale = false;   ///< nothing in it is current
    QString title, detail;

    bool isRegion() const { return node.isEmpty(); }
};

/// All replication from one marker to another, drawn as the worst of it.
struct MapLink {
    NodeId from, to; ///< the worst one's ends
    qsizetype fromMarker = 0, toMarker = 0;
    int count = 0;
    LagClass lag = LagClass::Unknown;
    std::optional<microseconds> time; ///< of lag
    bool dashed = false;              ///< not known to work
    bool flowing = false;             ///< data moves on it now
    bool stale = false;               ///< the receiving end does not answer: the lag is an old one
    QString label;
    Arc arc;
};

struct MapLayout {
    QList<MapMarker> markers;    ///< the worst last, so that it lies on top
    QList<MapLink> links;        ///< the worst last, too
    std::optional<QRectF> strip; ///< where the regions without a place stand
    LagScale scale;
    double worldWidth = 0; ///< pixels; what leaves the map on one side enters it that far away

    bool isInStrip(const MapMarker &marker) const { return strip && strip->contains(marker.at); }
    bool isCrowded() const { return links.size() > 24; } ///< only what is wrong is then told in words
};

struct MapFrame {
    Projection projection;
    double unit = 1;                        ///< size of everything; larger on a large screen
    double stripLeft = 12, stripRight = 12; ///< what the strip keeps free on either side: legend, overview
};

MapLayout layoutMap(const Snapshot &snapshot, const MapFrame &frame);

/// In the snapshot's order; the pointers live as long as the snapshot.
QHash<RegionId, QList<const NodeState *>> nodesByRegion(const Snapshot &snapshot);
QList<const NodeState *> nodesOf(const Snapshot &snapshot, const RegionId &region); ///< the same of one region

/// The whole map in words, a line a region.
QString describe(const Snapshot &snapshot);

/// The next marker from `current` in the direction of an arrow key (a unit vector); east and west go on around the
/// world. Nothing when there is none.
/// Without a current one: the region of a primary, else the first.
std::optional<qsizetype> travel(const MapLayout &layout, std::optional<qsizetype> current, QPointF direction);

} // namespace meridian
