// SPDX-License-Identifier: GPL-3.0-or-later
#include "projection.h"

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr double kHomeLatitude = 13.5;
constexpr double kHomeLatitudes = 141; // from Cape Horn to the north of Greenland

double homeScale(QSizeF viewport)
{
    return std::max(0.1, std::min(viewport.width() / 360, viewport.height() / kHomeLatitudes));
}

} // namespace

Projection Projection::home(QSizeF viewport, double longitude)
{
    Projection out;
    out.m_viewport = viewport;
    out.m_centre = {kHomeLatitude, std::remainder(longitude, 360)};
    out.m_scale = homeScale(viewport);
    return out;
}

Projection Projection::world(QSizeF viewport)
{
    Projection out;
    out.m_viewport = viewport;
    out.m_centre = {};
    out.m_scale = viewport.width() / 360;
    return out;
}

Projection Projection::between(const Projection &from, const Projection &to, double t)
{
    if (t >= 1)
        return to;
    const double factor = to.m_scale / from.m_scale;
    Projection out = to;
    out.m_scale = from.m_scale * std::pow(factor, t);
    // The centre moves with the width of a pixel in degrees: then one place stands still.
    const double way =
        std::abs(factor - 1) < 1e-3 ? t : (1 / from.m_scale - 1 / out.m_scale) / (1 / from.m_scale - 1 / to.m_scale);
    const double east = std::remainder(to.m_centre.longitude - from.m_centre.longitude, 360);
    out.m_centre.longitude = std::remainder(from.m_centre.longitude + east * way, 360);
    out.m_centre.latitude = from.m_centre.latitude + (to.m_centre.latitude - from.m_centre.latitude) * way;
    return out;
}

QPointF Projection::toScreen(const GeoPoint &place) const
{
    const double east = std::remainder(place.longitude - m_centre.longitude, 360);
    return {m_viewport.width() / 2 + east * m_scale,
            m_viewport.height() / 2 - (place.latitude - m_centre.latitude) * m_scale};
}

GeoPoint Projection::toGeo(QPointF screen) const
{
    const double east = (screen.x() - m_viewport.width() / 2) / m_scale;
    const double north = (m_viewport.height() / 2 - screen.y()) / m_scale;
    return {std::clamp(m_centre.latitude + north, -90.0, 90.0), std::remainder(m_centre.longitude + east, 360)};
}

Projection Projection::zoomed(double factor, QPointF at) const
{
    Projection out = *this;
    const double least = homeScale(m_viewport);
    out.m_scale = std::clamp(m_scale * factor, least, least * maxZoom);
    // Degrees from the centre to `at`, before and after.
    const QPointF offset = at - QPointF(m_viewport.width() / 2, m_viewport.height() / 2);
    const double shrink = 1 / m_scale - 1 / out.m_scale;
    out.m_centre.longitude += offset.x() * shrink;
    out.m_centre.latitude -= offset.y() * shrink;
    return out.clamped();
}

Projection Projection::panned(QPointF delta) const
{
    Projection out = *this;
    out.m_centre.longitude -= delta.x() / m_scale;
    out.m_centre.latitude += delta.y() / m_scale;
    return out.clamped();
}

Projection Projection::centredOn(const GeoPoint &place, double zoom) const
{
    Projection out = *this;
    out.m_centre = place;
    out.m_scale = homeScale(m_viewport) * std::clamp(zoom, 1.0, maxZoom);
    return out.clamped();
}

Projection Projection::resized(QSizeF viewport) const
{
    Projection out = *this;
    out.m_viewport = viewport;
    out.m_scale = homeScale(viewport) * zoom();
    return out.clamped();
}

double Projection::zoom() const
{
    return m_scale / homeScale(m_viewport);
}

QRectF Projection::worldRect() const
{
    const QSizeF size(360 * m_scale, 180 * m_scale);
    const double top = m_viewport.height() / 2 - (90 - m_centre.latitude) * m_scale;
    return {QPointF((m_viewport.width() - size.width()) / 2, top), size};
}

Projection Projection::clamped() const
{
    Projection out = *this;
    out.m_centre.longitude = std::remainder(m_centre.longitude, 360);
    // No further than a pole at the edge of the viewport; where the whole world is in sight, as at home.
    const double slack = std::max(0.0, 90 - m_viewport.height() / m_scale / 2);
    out.m_centre.latitude =
        std::clamp(m_centre.latitude, std::min(-slack, kHomeLatitude), std::max(slack, kHomeLatitude));
    return out;
}

} // namespace meridian
