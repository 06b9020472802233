// SPDX-License-Identifier: GPL-3.0-or-later
#include "maplegend.h"

#include "format.h"
#include "maptexts.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr double kPadding = 12, kColumnGap = 18, kShapeGap = 12, kSample = 20, kShapeRadius = 4;

QFont smallFont()
{
    return textFont(0.85);
}

} // namespace

MapLegend::MapLegend(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Legend of the map"));
}

void MapLegend::setTheme(const Theme &theme)
{
    m_theme = theme;
    resize(sizeHint());
    update();
}

void MapLegend::setScale(const LagScale &scale)
{
    if (scale == m_scale)
        return;
    m_scale = scale;
    resize(sizeHint());
    update();
}

QList<MapLegend::Line> MapLegend::lines() const
{
    const QString low = format::duration(m_scale.medium), high = format::duration(m_scale.high);
    return {{LagClass::Low, tr("< %1").arg(low)},
            {LagClass::Medium, tr("%1 – %2").arg(low, high)},
            {LagClass::High, tr("> %1").arg(high)},
            {LagClass::Broken, tr("broken")},
            {LagClass::Unknown, tr("unknown")}};
}

QList<MapLegend::Shape> MapLegend::shapes() const
{
    QList<Shape> out;
    for (const Health health :
         {Health::Healthy, Health::Degraded, Health::Failed, Health::Unknown, Health::Maintenance})
        out.append({health, maptexts::health(health)});
    return out;
}

QSize MapLegend::sizeHint() const
{
    const QFontMetricsF metrics(smallFont());
    double upper = -kColumnGap, lower = 2 * kShapeRadius + 6 + metrics.horizontalAdvance(tr("primary"));
    for (const Line &line : lines())
        upper += std::max(kSample, metrics.horizontalAdvance(line.text)) + kColumnGap;
    for (const Shape &shape : shapes())
        lower += kShapeGap + 2 * kShapeRadius + 6 + metrics.horizontalAdvance(shape.text);
    const double rows = 3 * metrics.height() + 24;
    return QSizeF(std::max(upper, lower) + 2 * kPadding, rows + 2 * kPadding - 6).toSize();
}

void MapLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.border, 1));
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.radius, m_theme.radius);
    painter.setFont(smallFont());
    const QFontMetricsF metrics(smallFont());
    const auto text = [&](double x, double top, const QString &words) {
        painter.setPen(m_theme.dimText);
        painter.drawText(QPointF(x, top + metrics.ascent()), words);
        return metrics.horizontalAdvance(words);
    };
    text(kPadding, kPadding - 3, tr("Replication lag"));

    double x = kPadding;
    double y = kPadding + metrics.height() + 7;
    for (const Line &line : lines()) {
        QPen pen(lagColour(m_theme, line.lag), 2, Qt::SolidLine, Qt::RoundCap);
        if (line.lag == LagClass::Broken || line.lag == LagClass::Unknown)
            pen.setDashPattern({1.5, 3});
        painter.setPen(pen);
        painter.drawLine(QPointF(x + 1, y), QPointF(x + kSample - 1, y));
        x += std::max(kSample, text(x, y + 5, line.text)) + kColumnGap;
    }

    x = kPadding;
    y += metrics.height() + 12;
    const double middle = y + metrics.height() / 2;
    painter.setPen(QPen(m_theme.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(x + kShapeRadius, middle), kShapeRadius, kShapeRadius);
    x += 2 * kShapeRadius + 6;
    x += text(x, y, tr("primary")) + kShapeGap;
    for (const Shape &shape : shapes()) {
        paintHealthShape(painter, m_theme, {x + kShapeRadius, middle}, kShapeRadius, shape.health);
        x += 2 * kShapeRadius + 6;
        x += text(x, y, shape.text) + kShapeGap;
    }
}

} // namespace meridian
