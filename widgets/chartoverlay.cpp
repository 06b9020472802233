// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartoverlay.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace meridian
{

namespace
{
constexpr double kChipPadding = 8, kTickReach = 5, kTickHeight = 7;
}

ChartOverlay::ChartOverlay(QGraphicsItem *parent) : QGraphicsItem(parent)
{
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(60);
}

void ChartOverlay::setPlot(const QRectF &plot)
{
    if (plot == m_plot)
        return;
    prepareGeometryChange();
    m_plot = plot;
}

void ChartOverlay::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void ChartOverlay::setTypeScale(double scale)
{
    m_scale = scale;
    update();
}

void ChartOverlay::setUnit(const QString &unit)
{
    m_unit = unit;
    update();
}

void ChartOverlay::setEmptyText(const QString &text)
{
    if (text == m_emptyText)
        return;
    m_emptyText = text;
    update();
}

void ChartOverlay::setThresholds(const QList<ChartThreshold> &thresholds, const ValueScale &values)
{
    if (thresholds == m_thresholds && values == m_values)
        return;
    m_thresholds = thresholds;
    m_values = values;
    update();
}

void ChartOverlay::setMarks(const QList<EventMark> &marks, const std::function<double(Instant)> &x)
{
    if (marks.isEmpty() && m_marks.isEmpty())
        return;
    const QFontMetricsF metrics(smallText());
    m_marks = marks;
    MarkSpace space;
    space.left = m_plot.left();
    space.right = m_plot.right();
    space.widest = std::max(60.0, std::min(220 * m_scale, m_plot.width() / 2));
    space.x = x;
    space.width = [&](const QString &text) { return metrics.horizontalAdvance(text) + 2 * kChipPadding; };
    m_placed = placeMarks(m_marks, space);
    update();
}

void ChartOverlay::setCrosshair(std::optional<double> x)
{
    if (x == m_crosshair)
        return;
    m_crosshair = x;
    update();
}

void ChartOverlay::setMoment(std::optional<double> x, const QString &time)
{
    if (x == m_moment && time == m_momentText)
        return;
    m_moment = x;
    m_momentText = time;
    update();
}

double ChartOverlay::chipHeight() const
{
    return QFontMetricsF(smallText()).height() + 4;
}

QRectF ChartOverlay::chipRect(const PlacedMark &mark) const
{
    return {mark.chip->first, m_plot.top(), mark.chip->second - mark.chip->first, chipHeight()};
}

const PlacedMark *ChartOverlay::placedAt(QPointF at) const
{
    for (const PlacedMark &mark : m_placed) {
        if (mark.chip && chipRect(mark).contains(at))
            return &mark;
    }
    if (at.y() < m_plot.bottom() - 2 * kTickHeight || at.y() > m_plot.bottom() + 2)
        return nullptr;
    const auto near = std::find_if(m_placed.begin(), m_placed.end(),
                                   [&](const PlacedMark &m) { return std::abs(m.x - at.x()) <= kTickReach; });
    return near == m_placed.end() ? nullptr : &*near;
}

const EventMark *ChartOverlay::markAt(QPointF at) const
{
    const PlacedMark *placed = placedAt(at);
    return placed ? &m_marks[placed->mark] : nullptr;
}

int ChartOverlay::markCountAt(QPointF at) const
{
    const PlacedMark *placed = placedAt(at);
    return placed ? placed->count : 0;
}

void ChartOverlay::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    paintUnit(*painter);
    paintThresholds(*painter);
    if (!m_emptyText.isEmpty()) {
        constexpr int kHow = Qt::AlignCenter | Qt::TextWordWrap;
        painter->setFont(textFont(m_scale));
        const QRectF words = painter->boundingRect(m_plot, kHow, m_emptyText).adjusted(-8, -4, 8, 4);
        painter->fillRect(words, m_theme.background); // no line of the grid through them
        painter->setPen(m_theme.dimText);
        painter->drawText(m_plot, kHow, m_emptyText);
    }
    paintMarks(*painter);
    if (m_crosshair && m_plot.left() <= *m_crosshair && *m_crosshair <= m_plot.right()) {
        painter->setPen(QPen(m_theme.accent, 1, Qt::DotLine));
        painter->drawLine(QPointF(*m_crosshair, m_plot.top()), QPointF(*m_crosshair, m_plot.bottom()));
    }
    if (m_moment && m_plot.left() <= *m_moment && *m_moment <= m_plot.right())
        paintMoment(*painter);
    painter->restore();
}

void ChartOverlay::paintUnit(QPainter &painter) const
{
    painter.setFont(figureFont(0.8 * m_scale));
    painter.setPen(m_theme.dimText);
    painter.drawText(QRectF(m_plot.left() - 58, m_plot.top() - 26, 50, 18), Qt::AlignRight | Qt::AlignVCenter, m_unit);
}

void ChartOverlay::paintThresholds(QPainter &painter) const
{
    const QFontMetricsF metrics(smallText());
    painter.setFont(smallText());
    std::optional<double> before;
    for (const ChartThreshold &t : m_thresholds) {
        if (t.value > m_values.top)
            continue;
        const double y = m_plot.bottom() - m_values.share(t.value) * m_plot.height();
        QPen pen(severityColour(m_theme, t.severity), m_scale, Qt::CustomDashLine);
        pen.setDashPattern({5, 4});
        painter.setPen(pen);
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        // Two that are near each other have their words at either end.
        const bool crowded = before && std::abs(*before - y) < metrics.height() + 2;
        if (crowded && m_plot.bottom() - y < 2 * kTickHeight * m_scale)
            continue; // there the marks of events stand
        const double width = metrics.horizontalAdvance(t.label) + 8;
        const QRectF words(crowded ? m_plot.right() - width : m_plot.left(), y - metrics.height() - 1, width,
                           metrics.height());
        QColor plate = m_theme.panel; // lines run below the words, not through them
        plate.setAlpha(204);
        painter.fillRect(words, plate);
        painter.drawText(words, Qt::AlignCenter, t.label);
        before = y;
    }
}

void ChartOverlay::paintMarks(QPainter &painter) const
{
    const QFont font = smallText();
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    for (const PlacedMark &mark : m_placed) {
        const Severity severity = m_marks[mark.mark].severity;
        const QColor colour = severityColour(m_theme, severity);
        if (!mark.chip) {
            paintTick(painter, mark);
            continue;
        }
        const QRectF chip = chipRect(mark);
        painter.setPen(QPen(colour, m_scale, Qt::DotLine));
        painter.drawLine(QPointF(mark.x, chip.bottom()), QPointF(mark.x, m_plot.bottom()));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colour, 1));
        painter.setBrush(severityTint(m_theme, severity));
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter.setRenderHint(QPainter::Antialiasing, false);
        const QRectF words = chip.adjusted(kChipPadding, 0, -kChipPadding, 0);
        painter.drawText(words, Qt::AlignCenter, metrics.elidedText(mark.text, Qt::ElideRight, words.width() + 1));
    }
}

/// A small mark on the time axis, with a number when it stands for several.
void ChartOverlay::paintTick(QPainter &painter, const PlacedMark &mark) const
{
    const double height = kTickHeight * m_scale, half = height / 2;
    const QColor colour = severityColour(m_theme, m_marks[mark.mark].severity);
    const QPointF foot(mark.x, m_plot.bottom());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(
        QPolygonF{foot, foot + QPointF(half, -height), foot + QPointF(-half, -height)}); // points at its moment
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (mark.count == 1)
        return;
    painter.setPen(colour);
    painter.drawText(QRectF(mark.x + half + 2, foot.y() - 16 * m_scale, 30 * m_scale, 14 * m_scale),
                     Qt::AlignLeft | Qt::AlignBottom, QString::number(mark.count));
}

void ChartOverlay::paintMoment(QPainter &painter) const
{
    const QFont font = figureFont(0.8 * m_scale, QFont::DemiBold);
    const double width = QFontMetricsF(font).horizontalAdvance(m_momentText) + 2 * kChipPadding;
    const double height = chipHeight();
    const double left =
        std::clamp(*m_moment - width / 2, m_plot.left(), std::max(m_plot.left(), m_plot.right() - width));
    painter.setPen(QPen(m_theme.accent, 2 * m_scale));
    painter.drawLine(QPointF(*m_moment, m_plot.top()), QPointF(*m_moment, m_plot.bottom()));
    const QRectF chip(left, m_plot.top() - height, width, height); // above the marks
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.accentFill);
    painter.drawRoundedRect(chip, 3, 3);
    painter.setPen(m_theme.onFill);
    painter.setFont(font);
    painter.drawText(chip, Qt::AlignCenter, m_momentText);
}

} // namespace meridian
