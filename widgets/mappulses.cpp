// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappulses.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr double kSpeed = 46;   // pixels a second, times the unit
constexpr double kSpacing = 92; // pixels, times the unit
constexpr double kSpriteSize = 9;
constexpr double kMostDots = 800;  // then they stand further apart
constexpr qsizetype kFewDots = 60; // up to here only the dots' own rectangles are painted

bool flows(const MapLink &link)
{
    return link.flowing && !link.stale;
}

QPixmap sprite(double size, qreal ratio, const Theme &theme, const QColor &colour, bool quiet)
{
    QPixmap out((QSizeF(size, size) * ratio).toSize());
    out.setDevicePixelRatio(ratio);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QPointF middle(size / 2, size / 2);
    QColor glow = colour;
    glow.setAlphaF(0.3F);
    painter.setBrush(quiet ? colour : glow);
    painter.drawEllipse(middle, quiet ? size / 6 : size / 2, quiet ? size / 6 : size / 2);
    if (quiet)
        return out;
    painter.setBrush(theme.isDark ? colour.lighter(135) : theme.panel);
    painter.setPen(theme.isDark ? QPen(Qt::NoPen) : QPen(colour, size / kSpriteSize));
    painter.drawEllipse(middle, size / 3.6, size / 3.6);
    return out;
}

} // namespace

void MapPulses::setPicture(const MapPicture &picture, const Theme &theme)
{
    double length = 0;
    for (const MapLink &link : picture.layout.links)
        length += flows(link) ? link.arc.length() : 0;
    m_flowing = length > 0;
    m_spacing = std::max(kSpacing * picture.unit, length / kMostDots);
    m_size = kSpriteSize * picture.unit;
    for (const LagClass lag : {LagClass::Low, LagClass::Unknown, LagClass::Medium, LagClass::High, LagClass::Broken}) {
        const bool quiet = lag == LagClass::Low && picture.layout.isCrowded();
        m_sprites.insert(lag, sprite(m_size, picture.devicePixelRatio, theme, lagColour(theme, lag), quiet));
    }
}

QList<MapPulses::Dot> MapPulses::dotsAt(const MapPicture &picture, double seconds, const QRectF &view) const
{
    QList<Dot> out;
    for (qsizetype i = 0; i < picture.layout.links.size(); ++i) {
        const MapLink &link = picture.layout.links[i];
        if (!flows(link))
            continue;
        // From marker to marker; each link in a step of its own.
        const double start = picture.layout.markers[link.fromMarker].radius;
        const double end = link.arc.length() - picture.layout.markers[link.toMarker].radius;
        const double own = static_cast<double>(qHash(link.to) % 97) / 97 * m_spacing;
        const double first = start + std::fmod(seconds * kSpeed * picture.unit + own, m_spacing);
        for (double distance = first; distance < end; distance += m_spacing) {
            const QPointF at = link.arc.at(distance);
            if (view.contains(at) && !picture.badges[i].contains(at))
                out.append({at, link.lag});
        }
    }
    return out;
}

QRegion MapPulses::moveTo(const MapPicture &picture, milliseconds time, const QRect &view)
{
    const QList<Dot> before = std::exchange(m_dots, dotsAt(picture, toSeconds(time), view));
    if (before.size() + m_dots.size() > 2 * kFewDots)
        return view;
    QRegion dirty;
    const double size = m_size + 2;
    for (const QList<Dot> &dots : {before, m_dots}) {
        for (const Dot &dot : dots)
            dirty += QRectF(dot.at.x() - size / 2, dot.at.y() - size / 2, size, size).toAlignedRect();
    }
    return dirty;
}

void MapPulses::paint(QPainter &painter) const
{
    for (const Dot &dot : m_dots)
        painter.drawPixmap(dot.at - QPointF(m_size / 2, m_size / 2), m_sprites.value(dot.lag));
}

} // namespace meridian
