// SPDX-License-Identifier: GPL-3.0-or-later
// What pointer, wheel and keyboard do to a plot. It asks for another view and does not take it itself.
#include "chartlines.h"
#include "chartplot.h"

#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{
constexpr microseconds kShortest = seconds(10), kLongest = seconds(31 * 86400);
constexpr double kClickPixels = 4; ///< a press that moves less than this is a click, not a drag
} // namespace

Instant ChartPlot::timeAt(double x) const
{
    const double share = (x - plot().left()) / std::max(1.0, plot().width());
    return from() + microseconds(std::llround(share * static_cast<double>((to() - from()).count())));
}

void ChartPlot::zoom(double factor, double atX)
{
    TimeView view = m_view;
    const double span = static_cast<double>(m_view.span.count()) * factor;
    view.span = std::clamp(microseconds(std::llround(span)), kShortest, kLongest);
    const double ratio = static_cast<double>(view.span.count()) / static_cast<double>(m_view.span.count());
    const Instant at = timeAt(std::clamp(atX, plot().left(), plot().right()));
    view.end = at + microseconds(std::llround(static_cast<double>((to() - at).count()) * ratio));
    // Zoomed at the right edge, or out beyond it, one stays with what is live.
    view.live = m_view.live && view.end + view.span / 50 >= m_now;
    view.live = view.live || view.end > m_now;
    Q_EMIT viewWanted(view);
}

void ChartPlot::pan(double pixels)
{
    TimeView view = m_view;
    view.end =
        to() +
        microseconds(std::llround(pixels / std::max(1.0, plot().width()) * static_cast<double>(m_view.span.count())));
    view.live = view.end >= m_now;
    Q_EMIT viewWanted(view);
}

void ChartPlot::hover(QPointF at)
{
    if (m_dragX && std::abs(at.x() - *m_dragX) >= 1 && std::abs(at.x() - *m_pressX) >= kClickPixels) {
        pan(*m_dragX - at.x());
        m_dragX = at.x();
    }
    const EventMark *mark = m_overlay->markAt(at);
    setToolTip(!mark ? QString()
               : m_overlay->markCountAt(at) > 1
                   ? tr("%1\nand %2 more").arg(mark->detail).arg(m_overlay->markCountAt(at) - 1)
                   : mark->detail);
    setCursor(mark ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const bool inside = plot().left() <= at.x() && at.x() <= plot().right();
    Q_EMIT crosshairMoved(inside ? std::optional(timeAt(at.x())) : std::nullopt);
}

void ChartPlot::release(QPointF at)
{
    const bool clicked = m_pressX && std::abs(at.x() - *m_pressX) < kClickPixels && m_dragX == m_pressX;
    m_dragX.reset();
    m_pressX.reset();
    if (!clicked)
        return;
    if (const EventMark *mark = m_overlay->markAt(at)) {
        Q_EMIT momentChosen(mark->at);
    } else if (plot().contains(at)) {
        m_clicked = std::min(timeAt(at.x()), m_now);
        m_clicking.start(QGuiApplication::styleHints()->mouseDoubleClickInterval(), this);
    }
}

bool ChartPlot::mouse(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        if (static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
            return false;
        m_dragX = m_pressX = static_cast<QMouseEvent *>(event)->position().x();
        setFocus(Qt::MouseFocusReason);
        return true;
    case QEvent::MouseButtonRelease:
        release(static_cast<QMouseEvent *>(event)->position());
        return true;
    case QEvent::MouseButtonDblClick:
        m_pressX.reset();
        m_dragX.reset();
        m_clicked.reset();
        m_clicking.stop();
        Q_EMIT viewReset();
        return true;
    case QEvent::MouseMove:
        hover(static_cast<QMouseEvent *>(event)->position());
        return true;
    case QEvent::ToolTip:
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), toolTip(), this);
        return true;
    case QEvent::Leave:
        Q_EMIT crosshairMoved(std::nullopt);
        return false;
    case QEvent::Wheel: {
        auto *wheel = static_cast<QWheelEvent *>(event);
        zoom(std::pow(0.85, wheel->angleDelta().y() / 120.0), wheel->position().x());
        return true;
    }
    default:
        return false;
    }
}

/// The crosshair by keyboard; it begins at the moment looked back at, or at the newest column.
void ChartPlot::moveCrosshair(int columns)
{
    const Instant start = m_crosshair.value_or(m_moment.value_or(std::min(m_now, to())));
    const Instant at = start + microseconds(m_lines->columns().columnUs * columns);
    Q_EMIT crosshairMoved(std::clamp(at, from(), to()));
}

/// To the next event mark on one side, as far as the window reaches.
void ChartPlot::goToMark(int direction)
{
    const Instant start = m_crosshair.value_or(m_moment.value_or(direction > 0 ? from() : to()));
    const EventMark *best = nullptr;
    for (const EventMark &mark : m_marks) {
        const bool beyond = direction > 0 ? mark.at > start : mark.at < start;
        const bool seen = from() <= mark.at && mark.at <= to();
        if (beyond && seen && (!best || (direction > 0 ? mark.at < best->at : mark.at > best->at)))
            best = &mark;
    }
    if (best)
        Q_EMIT crosshairMoved(best->at);
}

bool ChartPlot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        const bool handled = QWidget::eventFilter(watched, event);
        layoutPlot();
        return handled;
    }
    return mouse(event) || QWidget::eventFilter(watched, event);
}

void ChartPlot::keyPressEvent(QKeyEvent *event)
{
    const int direction = event->key() == Qt::Key_Left ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (event->modifiers() & Qt::ControlModifier)
            return goToMark(direction);
        if (event->modifiers() & Qt::ShiftModifier)
            return moveCrosshair(direction);
        return pan(direction * plot().width() / 10);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(0.7, plot().center().x());
    case Qt::Key_Minus:
        return zoom(1 / 0.7, plot().center().x());
    case Qt::Key_Home:
        return Q_EMIT viewReset();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_crosshair)
            return Q_EMIT momentChosen(std::min(*m_crosshair, m_now));
        break;
    case Qt::Key_Escape:
        if (m_crosshair)
            return Q_EMIT crosshairMoved(std::nullopt);
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace meridian
