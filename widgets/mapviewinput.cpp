// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of MapView: what is under the pointer, choosing, dragging, zooming, travelling. GUI thread.
#include "mapview.h"

#include "mapaccess.h"
#include "mapcard.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr double kMarkerReach = 7; // pixels around a marker that still mean it
constexpr double kLinkReach = 6;
constexpr double kKeyZoom = 1.4;
constexpr double kKeyPan = 0.2; // of the viewport

MapSelection selectionOf(const MapMarker &marker)
{
    MapSelection out;
    if (marker.isRegion())
        out.region = marker.region;
    else
        out.node = marker.node;
    return out;
}

} // namespace

void MapView::select(const RegionId &region)
{
    setSelection({region, {}, {}, {}});
}

void MapView::select(const NodeId &node)
{
    setSelection({{}, node, {}, {}});
}

void MapView::clearSelection()
{
    setSelection({});
}

void MapView::setSelection(const MapSelection &selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    if (!std::exchange(m_restored, false))
        reveal(selection);
    compose();
}

void MapView::reveal(const MapSelection &selection)
{
    if (!m_snapshot || !m_snapshot->fleet)
        return;
    const Node *node = m_snapshot->fleet->node(selection.node);
    const Region *region = m_snapshot->fleet->region(node ? node->region : selection.region);
    if (!region || !region->place)
        return;
    constexpr int edge = 20;
    const Projection view = destination();
    if (!rect().adjusted(edge, edge, -edge, -edge).contains(view.toScreen(*region->place).toPoint()))
        flyTo(view.centredOn(*region->place, view.zoom()));
}

void MapView::choose(const MapSelection &selection)
{
    setSelection(selection);
    tellAccess(*this);
    if (!selection.region.isEmpty())
        Q_EMIT regionSelected(selection.region);
    else if (!selection.node.isEmpty())
        Q_EMIT nodeSelected(selection.node);
    else if (!selection.linkFrom.isEmpty())
        Q_EMIT linkSelected(selection.linkFrom, selection.linkTo);
    else
        Q_EMIT selectionCleared();
}

std::optional<qsizetype> MapView::markerAt(QPointF at) const
{
    if (m_picture.projection != m_projection)
        return {};
    std::optional<qsizetype> best;
    double least = INFINITY;
    const QList<MapMarker> &markers = m_picture.layout.markers;
    for (qsizetype i = 0; i < markers.size(); ++i) {
        const double distance = QLineF(markers[i].at, at).length();
        if (markers[i].fanRadius == 0 && distance <= markers[i].radius + kMarkerReach && distance <= least) {
            best = i;
            least = distance;
        }
    }
    if (best)
        return best;
    for (qsizetype i = 0; i < markers.size(); ++i) { // between the nodes of a region: the region
        if (QLineF(markers[i].at, at).length() <= markers[i].fanRadius)
            return i;
    }
    return {};
}

std::optional<qsizetype> MapView::linkAt(QPointF at) const
{
    if (m_picture.projection != m_projection)
        return {};
    std::optional<qsizetype> best;
    double least = kLinkReach * m_picture.unit;
    const QList<MapLink> &links = m_picture.layout.links;
    for (qsizetype i = 0; i < links.size(); ++i) {
        const double distance = links[i].arc.distanceTo(at);
        if (distance <= least) {
            best = i;
            least = distance;
        }
    }
    return best;
}

std::optional<qsizetype> MapView::selectedMarker() const
{
    const QList<MapMarker> &markers = m_picture.layout.markers;
    for (qsizetype i = 0; i < markers.size(); ++i) {
        if (m_selection.holds(markers[i]))
            return i;
    }
    return {};
}

std::optional<QRect> MapView::placeOf(const MapSelection &what) const
{
    if (m_picture.projection != m_projection)
        return {};
    for (const MapMarker &marker : m_picture.layout.markers) {
        if (!what.holds(marker) || !rect().contains(marker.at.toPoint()))
            continue;
        const double radius = marker.fanRadius > 0 ? marker.fanRadius : marker.radius * 1.75;
        return QRectF(marker.at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)).toAlignedRect();
    }
    return {};
}

MapSelection MapView::itemAt(QPoint at) const
{
    const auto marker = markerAt(at);
    return marker ? selectionOf(m_picture.layout.markers[*marker]) : MapSelection{};
}

void MapView::hover(QPointF at)
{
    const auto marker = markerAt(at);
    const auto link = marker ? std::nullopt : linkAt(at);
    setCursor(marker || link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (!m_snapshot || (!marker && !link)) {
        m_card->hide();
        return;
    }
    if (marker)
        m_card->showMarker(*m_snapshot, m_picture.layout.markers[*marker], m_picture.reach);
    else
        m_card->showLink(*m_snapshot, m_picture.layout.links[*link]);
    m_card->placeBeside(at.toPoint());
}

void MapView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_pressedAt = m_draggedFrom = event->position();
    m_dragging = false;
}

void MapView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressedAt) {
        hover(event->position());
        return;
    }
    if (!m_dragging && QLineF(*m_pressedAt, event->position()).length() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    setProjection(m_projection.panned(event->position() - m_draggedFrom));
    m_draggedFrom = event->position();
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressedAt)
        return event->ignore();
    m_pressedAt.reset();
    if (std::exchange(m_dragging, false)) {
        setCursor(Qt::ArrowCursor);
        return;
    }
    if (const auto marker = markerAt(event->position()))
        return choose(selectionOf(m_picture.layout.markers[*marker]));
    if (const auto index = linkAt(event->position())) {
        const MapLink &link = m_picture.layout.links[*index];
        return choose({{}, {}, link.from, link.to});
    }
    if (m_selection != MapSelection{})
        choose({});
}

void MapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto marker = markerAt(event->position()))
        zoomTo(m_picture.layout.markers[*marker].region);
    else
        zoomBy(2, event->position());
}

void MapView::leaveEvent(QEvent *)
{
    m_card->hide();
}

void MapView::wheelEvent(QWheelEvent *event)
{
    const double notches = event->angleDelta().y() / 120.0;
    if (notches == 0)
        return event->ignore();
    zoomBy(std::pow(1.25, notches), event->position());
    event->accept();
}

void MapView::arrowKey(QPointF direction, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & Qt::ShiftModifier)
        return panBy(direction * kKeyPan);
    if (const auto next = travel(m_picture.layout, selectedMarker(), direction))
        choose(selectionOf(m_picture.layout.markers[*next]));
}

void MapView::open()
{
    if (const auto marker = selectedMarker()) {
        const MapMarker &one = m_picture.layout.markers[*marker];
        if (one.isRegion())
            zoomTo(one.region);
        else
            Q_EMIT nodeWanted(one.node);
    }
}

/// Was it one of ours?
bool MapView::handleKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Left:
        return arrowKey({-1, 0}, event.modifiers()), true;
    case Qt::Key_Right:
        return arrowKey({1, 0}, event.modifiers()), true;
    case Qt::Key_Up:
        return arrowKey({0, -1}, event.modifiers()), true;
    case Qt::Key_Down:
        return arrowKey({0, 1}, event.modifiers()), true;
    case Qt::Key_0:
        if (!(event.modifiers() & Qt::ControlModifier))
            return false;
        return showAll(), true;
    case Qt::Key_Home:
        return showAll(), true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(kKeyZoom, rect().center()), true;
    case Qt::Key_Minus:
        return zoomBy(1 / kKeyZoom, rect().center()), true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return open(), true;
    case Qt::Key_Escape:
        if (m_selection == MapSelection{})
            return false;
        return choose({}), true;
    default:
        return false;
    }
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    if (!handleKey(*event))
        QWidget::keyPressEvent(event);
}

bool MapView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            setProjection(m_projection.zoomed(1 + gesture->value(), gesture->position()));
            return true;
        }
    }
    return QWidget::event(event);
}

void MapView::focusInEvent(QFocusEvent *)
{
    update();
}

void MapView::focusOutEvent(QFocusEvent *)
{
    update();
}

} // namespace meridian
