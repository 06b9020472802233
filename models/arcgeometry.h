// SPDX-License-Identifier: GPL-3.0-or-later
// The line of a link on the screen: a great circle, cut where it leaves the map on one side and enters on the other.
// Pure values; made on a worker.
#pragma once

#include "projection.h"

#include <QList>
#include <QPointF>
#include <QPolygonF>

namespace meridian
{

/// A line in one or more pieces that is walked by its length. Screen pixels.
class Arc
{
public:
    Arc() = default;
    explicit Arc(QList<QPolygonF> pieces);
    static Arc straight(QPointF a, QPointF b) { return Arc({QPolygonF({a, b})}); }

    const QList<QPolygonF> &pieces() const { return m_pieces; }
    double length() const { return m_length; } ///< without the jump between pieces
    QPointF at(double distance) const;         ///< from the start; cut to the line
    double angleAt(double distance) const;     ///< of travel: radians, clockwise from the right on the screen
    double distanceTo(QPointF point) const;    ///< the least, for hit tests
    bool crosses(const QRectF &rect) const;

private:
    struct Place {
        qsizetype piece, segment;
        double rest; ///< into the segment, 0 .. 1
    };
    Place placeAt(double distance) const;

    QList<QPolygonF> m_pieces;
    QList<QList<double>> m_walked; ///< distance at each point
    double m_length = 0;
};

/// From a to b. `sideways` shifts the whole line to its right, so that two directions lie beside each other.
Arc arcBetween(const Projection &projection, const GeoPoint &a, const GeoPoint &b, double sideways = 0);

/// Cuts an unbroken line, whose x may leave [left, right], into pieces that lie within; `right - left` is the world's
/// width, and a line leaves on one side where it enters on the other.
QList<QPolygonF> cutAtEdges(const QPolygonF &line, double left, double right);

} // namespace meridian
