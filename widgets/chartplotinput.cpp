// SPDX-License-Identifier: GPL-3.0-or-later
// What pointer, wheel and keyboard do to a plot. It asks for another view and does not take it itself.
#include "chartplot.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{
constexpr microseconds kShortest = seconds(10), kLongest = seconds(31 * 86400);
}

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

bool ChartPlot::mouse(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_dragX = static_cast<QMouseEvent *>(event)->position().x();
        setFocus(Qt::MouseFocusReason);
        return true;
    case QEvent::MouseButtonRelease:
        m_dragX.reset();
        return true;
    case QEvent::MouseButtonDblClick:
        m_dragX.reset();
        Q_EMIT viewReset();
        return true;
    case QEvent::MouseMove: {
        const double x = static_cast<QMouseEvent *>(event)->position().x();
        if (m_dragX && std::abs(x - *m_dragX) >= 1) {
            pan(*m_dragX - x);
            m_dragX = x;
        }
        const bool inside = plot().left() <= x && x <= plot().right();
        Q_EMIT crosshairMoved(inside ? std::optional(timeAt(x)) : std::nullopt);
        return true;
    }
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
    switch (event->key()) {
    case Qt::Key_Left:
        return pan(-plot().width() / 10);
    case Qt::Key_Right:
        return pan(plot().width() / 10);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(0.7, plot().center().x());
    case Qt::Key_Minus:
        return zoom(1 / 0.7, plot().center().x());
    case Qt::Key_Home:
        return Q_EMIT viewReset();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace meridian
