// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartoverlay.h"

#include <QPainter>

#include <algorithm>

namespace meridian
{

namespace
{
constexpr int kPadding = 8;
constexpr int kSwatch = 8;
} // namespace

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

void ChartOverlay::setThresholds(const QList<ChartThreshold> &thresholds, double top)
{
    if (thresholds == m_thresholds && top == m_top)
        return;
    m_thresholds = thresholds;
    m_top = top;
    update();
}

void ChartOverlay::setCrosshair(std::optional<double> x, const QString &time, const QList<CrosshairValue> &values)
{
    if (!x && !m_x)
        return;
    m_x = x;
    m_time = time;
    m_values = values;
    update();
}

void ChartOverlay::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->save();
    painter->setFont(figureFont(0.8));
    painter->setPen(m_theme.dimText);
    painter->drawText(QRectF(m_plot.left() - 58, m_plot.top() - 22, 50, 14), Qt::AlignRight | Qt::AlignVCenter, m_unit);
    paintThresholds(*painter);
    if (!m_emptyText.isEmpty()) {
        painter->setFont(textFont());
        painter->setPen(m_theme.dimText);
        painter->drawText(m_plot, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    }
    if (m_x && m_plot.left() <= *m_x && *m_x <= m_plot.right())
        paintCrosshair(*painter);
    painter->restore();
}

void ChartOverlay::paintThresholds(QPainter &painter) const
{
    painter.setFont(textFont(0.8));
    for (const ChartThreshold &t : m_thresholds) {
        if (t.value > m_top)
            continue;
        const double y = m_plot.bottom() - t.value / m_top * m_plot.height();
        QPen pen(severityColour(m_theme, t.severity), 1, Qt::CustomDashLine);
        pen.setDashPattern({5, 4});
        painter.setPen(pen);
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        painter.drawText(QRectF(m_plot.left() + 4, y - 16, m_plot.width() - 8, 14), Qt::AlignLeft | Qt::AlignBottom,
                         t.label);
    }
}

void ChartOverlay::paintCrosshair(QPainter &painter) const
{
    painter.setPen(QPen(m_theme.accent, 1, Qt::DotLine));
    painter.drawLine(QPointF(*m_x, m_plot.top()), QPointF(*m_x, m_plot.bottom()));

    const QFont names = textFont(0.85), figures = figureFont(0.85);
    const QFontMetricsF nameMetrics(names), figureMetrics(figures);
    const double line = std::max(nameMetrics.height(), figureMetrics.height()) + 2;
    double nameWidth = 0, textWidth = 0;
    for (const CrosshairValue &v : m_values) {
        nameWidth = std::max(nameWidth, nameMetrics.horizontalAdvance(v.name));
        textWidth = std::max(textWidth, figureMetrics.horizontalAdvance(v.text));
    }
    const double width =
        std::max(kSwatch + 6 + nameWidth + 16 + textWidth, figureMetrics.horizontalAdvance(m_time)) + 2 * kPadding;
    QRectF box(*m_x + 10, m_plot.top() + 4, width, line * static_cast<double>(m_values.size() + 1) + 2 * kPadding - 4);
    if (box.right() > m_plot.right())
        box.moveRight(*m_x - 10);
    box.moveLeft(std::max(box.left(), m_plot.left() + 2));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.border);
    painter.setBrush(m_theme.card);
    painter.drawRoundedRect(box, m_theme.radius, m_theme.radius);

    QRectF row(box.left() + kPadding, box.top() + kPadding - 2, box.width() - 2 * kPadding, line);
    painter.setFont(figures);
    painter.setPen(m_theme.dimText);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, m_time);
    for (const CrosshairValue &v : m_values) {
        row.translate(0, line);
        painter.fillRect(QRectF(row.left(), row.center().y() - kSwatch / 2.0, kSwatch, kSwatch), v.colour);
        painter.setPen(m_theme.text);
        painter.setFont(names);
        painter.drawText(row.adjusted(kSwatch + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, v.name);
        painter.setFont(figures);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, v.text);
    }
}

} // namespace meridian
