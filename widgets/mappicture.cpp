// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappicture.h"

#include "mapgroups.h"
#include "maplabels.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr qreal kStaleOpacity = 0.5;
constexpr qreal kQuietOpacity = 0.55; // of healthy links where there are many: what is wrong stands out

/// A wall screen of 4K at ratio 1 is looked at from far away: everything grows with the square root of its area.
double unitFor(QSizeF viewport)
{
    return std::clamp(std::sqrt(viewport.width() * viewport.height() / (1100.0 * 620.0)), 1.0, 2.0);
}

class ScenePainter
{
public:
    ScenePainter(QPainter &painter, const MapRequest &request, const MapPicture &picture)
        : m_painter(painter)
        , m_theme(request.theme)
        , m_selection(request.selection)
        , m_layout(picture.layout)
        , m_unit(picture.unit)
    {
    }

    void paint()
    {
        for (const MapMarker &marker : m_layout.markers) {
            if (marker.fanRadius > 0)
                fan(marker);
        }
        if (m_layout.strip)
            strip(*m_layout.strip);
        for (const MapLink &one : m_layout.links)
            link(one);
        for (const MapMarker &marker : m_layout.markers) {
            if (marker.fanRadius == 0)
                shape(marker);
        }
    }

private:
    void strip(const QRectF &rect)
    {
        m_painter.setPen(QPen(m_theme.border, 1));
        m_painter.setBrush(m_theme.panel);
        m_painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), m_theme.radius, m_theme.radius);
    }

    void fan(const MapMarker &region)
    {
        QColor tint = healthColour(m_theme, region.health);
        tint.setAlphaF(0.07F);
        m_painter.setBrush(tint);
        tint.setAlphaF(0.45F);
        m_painter.setPen(QPen(tint, 1.2 * m_unit));
        m_painter.drawEllipse(region.at, region.fanRadius, region.fanRadius);
        if (m_selection.holds(region))
            selectionRing(region.at, region.fanRadius + 4 * m_unit);
    }

    void link(const MapLink &link)
    {
        const bool selected = m_selection.holds(link);
        const bool quiet = m_layout.isCrowded() && link.lag == LagClass::Low && !selected;
        const double width = (quiet ? 1.2 : 2.0) * m_unit;
        const QColor colour = lagColour(m_theme, link.lag);
        m_painter.setOpacity(link.stale && !link.dashed ? kStaleOpacity : quiet ? kQuietOpacity : 1);
        m_painter.setBrush(Qt::NoBrush);
        if (selected) {
            QColor glow = colour;
            glow.setAlphaF(0.25F);
            draw(link.arc, QPen(glow, width * 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        }
        QPen pen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        if (link.dashed)
            pen.setDashPattern({1.5, 3}); // in line widths; the round caps add one
        draw(link.arc, pen);
        arrow(link, colour, width);
        m_painter.setOpacity(1);
    }

    void draw(const Arc &arc, const QPen &pen)
    {
        m_painter.setPen(pen);
        for (const QPolygonF &piece : arc.pieces())
            m_painter.drawPolyline(piece);
    }

    /// Points at the receiver, just off its marker.
    void arrow(const MapLink &link, const QColor &colour, double width)
    {
        const double size = 4 * width + 1;
        const double tip = link.arc.length() - m_layout.markers[link.toMarker].radius - 4 * m_unit;
        if (tip < 3 * size)
            return;
        const double angle = link.arc.angleAt(tip - size / 2);
        m_painter.save();
        m_painter.translate(link.arc.at(tip));
        m_painter.rotate(angle * 180 / M_PI);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawPolygon(QPolygonF({{0, 0}, {-size, -size * 0.5}, {-size * 0.75, 0}, {-size, size * 0.5}}));
        m_painter.restore();
    }

    void shape(const MapMarker &marker)
    {
        const double r = marker.radius;
        QColor halo = healthColour(m_theme, marker.health);
        halo.setAlphaF(0.22F);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(halo);
        m_painter.drawEllipse(marker.at, r * 1.75, r * 1.75);
        // Lines end at the marker, not under it.
        m_painter.setBrush(m_theme.ocean);
        m_painter.drawEllipse(marker.at, r * 1.25, r * 1.25);
        m_painter.setBrush(halo);
        m_painter.drawEllipse(marker.at, r * 1.25, r * 1.25);
        if (marker.primary) {
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(m_theme.accent, 2 * m_unit));
            m_painter.drawEllipse(marker.at, r * 1.6, r * 1.6);
        }
        paintHealthShape(m_painter, m_theme, marker.at, r, marker.health);
        if (m_selection.holds(marker))
            selectionRing(marker.at, r * 2.5);
    }

    void selectionRing(QPointF at, double radius)
    {
        m_painter.setBrush(Qt::NoBrush);
        QPen pen(m_theme.accent, 1.8 * m_unit, Qt::CustomDashLine, Qt::RoundCap);
        const qreal turn = 2 * M_PI * radius / pen.widthF();
        const qreal dots = std::round(turn / 3);
        pen.setDashPattern({0.1, turn / dots - 0.1});
        m_painter.setPen(pen);
        m_painter.drawEllipse(at, radius, radius);
    }

    QPainter &m_painter;
    const Theme &m_theme;
    const MapSelection &m_selection;
    const MapLayout &m_layout;
    const double m_unit;
};

} // namespace

bool MapSelection::holds(const MapMarker &marker) const
{
    if (!node.isEmpty())
        return marker.node == node || marker.nodes.contains(node);
    return !region.isEmpty() && marker.isRegion() && marker.region == region;
}

bool MapSelection::holds(const MapLink &link) const
{
    return !linkFrom.isEmpty() && link.from == linkFrom && link.to == linkTo;
}

MapPicture composeMap(const MapRequest &request)
{
    MapPicture picture;
    picture.projection = request.projection;
    picture.devicePixelRatio = request.devicePixelRatio;
    const double unit = unitFor(request.projection.viewport());
    picture.unit = unit * request.magnification;
    picture.textScale = (1 + (unit - 1) * 0.7) * request.magnification;
    picture.land = landLayer(request.land, request.projection, request.devicePixelRatio, request.theme);
    picture.image = picture.land->image;
    if (!request.snapshot)
        return picture;
    picture.layout =
        layoutMap(*request.snapshot, {request.projection, picture.unit, request.stripLeft, request.stripRight});
    picture.description = describe(*request.snapshot);
    picture.reach = reachOf(*request.snapshot);
    QPainter painter(&picture.image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintReachGroups(painter, request, picture);
    ScenePainter(painter, request, picture).paint();
    picture.badges = paintMapLabels(painter, request, picture);
    return picture;
}

} // namespace meridian
