// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapminimap.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace meridian
{

namespace
{
constexpr double kDot = 2.2; // pixels, on a widget 180 wide
}

MapMinimap::MapMinimap(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("mapOverview"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::SizeAllCursor);
    retranslate();
    hide();
}

void MapMinimap::retranslate()
{
    setAccessibleName(tr("Overview of the map"));
    setToolTip(tr("Press or drag to go there"));
}

void MapMinimap::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void MapMinimap::setWorld(const QImage &world)
{
    m_world = world;
    scaleWorld();
}

void MapMinimap::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    update();
}

void MapMinimap::setView(const Projection &view)
{
    m_view = view;
    update();
}

void MapMinimap::scaleWorld()
{
    if (m_world.isNull())
        return;
    m_scaled = QPixmap::fromImage(
        m_world.scaled(size() * devicePixelRatioF(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    m_scaled.setDevicePixelRatio(devicePixelRatioF());
    update();
}

void MapMinimap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.ocean);
    painter.drawPixmap(0, 0, m_scaled);
    painter.setRenderHint(QPainter::Antialiasing);
    const Projection whole = Projection::world(size());
    if (m_snapshot && m_snapshot->fleet) {
        painter.setPen(Qt::NoPen);
        for (const RegionState &state : m_snapshot->regions) {
            const Region *region = m_snapshot->fleet->region(state.id);
            if (!region || !region->place)
                continue;
            const double radius = kDot * width() / 180 * (severity(state.health) > 0 ? 1.4 : 1);
            painter.setBrush(healthColour(m_theme, state.health));
            painter.drawEllipse(whole.toScreen(*region->place), radius, radius);
        }
    }
    // Twice where the view lies across the edge.
    const double factor = whole.pixelsPerDegree() / m_view.pixelsPerDegree();
    const QSizeF size = m_view.viewport() * factor;
    const QPointF centre = whole.toScreen(m_view.centre());
    QColor tint = m_theme.accent;
    tint.setAlphaF(0.12F);
    painter.setBrush(tint);
    painter.setPen(QPen(m_theme.accent, 1.5));
    for (const int turn : {-1, 0, 1})
        painter.drawRect(
            QRectF(centre - QPointF(size.width() / 2, size.height() / 2) + QPointF(turn * width(), 0), size));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.border, 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void MapMinimap::resizeEvent(QResizeEvent *)
{
    scaleWorld();
}

void MapMinimap::choose(QPointF at)
{
    const QPointF inside(std::clamp(at.x(), 0.0, width() - 1.0), std::clamp(at.y(), 0.0, height() - 1.0));
    Q_EMIT placeChosen(Projection::world(size()).toGeo(inside));
}

void MapMinimap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(event->position());
}

void MapMinimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        choose(event->position());
}

} // namespace meridian
