// SPDX-License-Identifier: GPL-3.0-or-later
// Where a place on the globe is on the screen: the equirectangular projection with a movable centre. Pure value.
// The world has one copy on the screen, from 180 degrees west to 180 degrees east of the centre.
#pragma once

#include "fleet.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace meridian
{

class Projection
{
public:
    Projection() = default;
    /// Puts the edge of the map into the Bering Strait, where it cuts no country.
    static constexpr double homeLongitude = 11;
    /// The whole inhabited world in a viewport of this size (logical pixels), this meridian in its middle.
    static Projection home(QSizeF viewport, double longitude = homeLongitude);
    /// Exactly once around, from pole to pole, Greenwich in the middle.
    static Projection world(QSizeF viewport);
    /// On the way from one to the other, `t` from 0 to 1: what stays where it is between the two does so all the way,
    /// and the shorter way around the world is taken. In the viewport of `to`.
    static Projection between(const Projection &from, const Projection &to, double t);

    QPointF toScreen(const GeoPoint &place) const;
    GeoPoint toGeo(QPointF screen) const; ///< longitude in -180 .. 180, latitude cut to -90 .. 90

    Projection zoomed(double factor, QPointF at) const; ///< what is under `at` stays there
    Projection panned(QPointF delta) const;             ///< the world follows by `delta` pixels
    Projection centredOn(const GeoPoint &place, double zoom) const;
    Projection resized(QSizeF viewport) const; ///< same centre and zoom

    QSizeF viewport() const { return m_viewport; }
    GeoPoint centre() const { return m_centre; }
    double pixelsPerDegree() const { return m_scale; }
    double zoom() const;      ///< 1 at home
    QRectF worldRect() const; ///< of the one copy, in pixels

    friend bool operator==(const Projection &, const Projection &) = default;

    static constexpr double maxZoom = 96;

private:
    Projection clamped() const;

    QSizeF m_viewport{360, 180};
    GeoPoint m_centre;
    double m_scale = 1; ///< pixels per degree
};

} // namespace meridian
