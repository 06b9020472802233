// SPDX-License-Identifier: GPL-3.0-or-later
// Composes the whole map into one opaque image: land, links, markers, labels. Runs on a worker with values only; the
// widget does no more than show the result.
#pragma once

#include "landlayer.h"
#include "maplayout.h"
#include "mapreach.h"
#include "snapshot.h"
#include "theme.h"

#include <QImage>
#include <QList>
#include <QRectF>

namespace meridian
{

/// What is chosen: a region, a node, or a link by its two nodes. All empty: nothing.
struct MapSelection {
    RegionId region;
    NodeId node;
    NodeId linkFrom, linkTo;

    bool holds(const MapMarker &marker) const;
    bool holds(const MapLink &link) const;
    friend bool operator==(const MapSelection &, const MapSelection &) = default;
};

struct MapRequest {
    SnapshotPtr snapshot; ///< may be null: the quiet world
    Projection projection;
    qreal devicePixelRatio = 1;
    Theme theme;
    MapSelection selection;
    QList<QRectF> reserved; ///< where controls lie: no label goes there
    double stripLeft = 12, stripRight = 12;
    double magnification = 1; ///< of markers, lines and letters: a wall is read from far away
    LandLayerPtr land;        ///< of the last picture
};

struct MapPicture {
    QImage image;
    Projection projection;
    qreal devicePixelRatio = 1;
    double unit = 1;      ///< size of markers and lines; 1 on a window of ordinary size
    double textScale = 1; ///< letters grow less than shapes
    MapLayout layout;
    Reach reach;
    QList<QRectF> badges; ///< for each link the label that lies on it, or nothing
    QString description;  ///< the same in words
    LandLayerPtr land;
};

MapPicture composeMap(const MapRequest &request);

} // namespace meridian
