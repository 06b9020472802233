// SPDX-License-Identifier: GPL-3.0-or-later
// The outlines of the land and the borders between countries, as read from the program's own files (their format is
// told in resources/land/build-land.py). Pure values; read on any thread.
#pragma once

#include "result.h"

#include <QByteArray>
#include <QList>
#include <QPolygonF>
#include <QRectF>

namespace meridian
{

/// Points are (longitude, latitude) in degrees. Longitudes go on past 180 instead of jumping to -180.
struct LandLine {
    QPolygonF points;
    QRectF bounds; ///< in degrees; top() is the southern edge
};

struct Land {
    QList<LandLine> rings;   ///< closed, filled by the odd-even rule
    QList<LandLine> borders; ///< open

    static Result<Land> read(const QByteArray &file);
};

/// Is this edge of a ring only there to close it around a pole or along the antimeridian? Such edges are not drawn.
bool isSeam(QPointF a, QPointF b);

} // namespace meridian
