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

constexpr double kPadding = 12, kColumnGap = 16, kSample = 20, kShapeRadius = 4.2;

struct LagStep {
    LagClass lag;
    QString text;
};

} // namespace

MapLegend::MapLegend(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Legend of the map"));
}

void MapLegend::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void MapLegend::setScale(const LagScale &scale, double unit)
{
    if (scale == m_scale && unit == m_unit)
        return;
    m_scale = scale;
    m_unit = unit;
    updateGeometry();
    update();
}

QSize MapLegend::sizeHint() const
{
    return paintOrMeasure(nullptr).toSize();
}

void MapLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.border, 1));
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.radius, m_theme.radius);
    paintOrMeasure(&painter);
}

/// One walk for both, so that measure and picture cannot differ.
QSizeF MapLegend::paintOrMeasure(QPainter *painter) const
{
    const double scale = 1 + (m_unit - 1) * 0.7;
    const QFont font = textFont(0.85 * scale);
    const QFontMetricsF metrics(font);
    const double pad = kPadding * scale, gap = kColumnGap * scale, sample = kSample * scale, r = kShapeRadius * scale;
    double widest = 0;
    const auto text = [&](double x, double top, const QString &words) {
        if (painter) {
            painter->setFont(font);
            painter->setPen(m_theme.dimText);
            painter->drawText(QPointF(x, top + metrics.ascent()), words);
        }
        widest = std::max(widest, x + metrics.horizontalAdvance(words));
        return metrics.horizontalAdvance(words);
    };
    double y = pad * 0.8;
    text(pad, y, tr("Replication lag"));

    y += metrics.height() + 8 * scale;
    double x = pad;
    const QString medium = format::duration(m_scale.medium), high = format::duration(m_scale.high);
    const LagStep steps[] = {{LagClass::Low, tr("< %1").arg(medium)},
                             {LagClass::Medium, tr("%1 – %2").arg(medium, high)},
                             {LagClass::High, tr("> %1").arg(high)},
                             {LagClass::Broken, tr("broken")},
                             {LagClass::Unknown, tr("unknown")}};
    for (const LagStep &step : steps) {
        if (painter) {
            QPen pen(lagColour(m_theme, step.lag), 2 * scale, Qt::SolidLine, Qt::RoundCap);
            if (step.lag == LagClass::Broken || step.lag == LagClass::Unknown)
                pen.setDashPattern({1, 2.6});
            painter->setPen(pen);
            painter->drawLine(QPointF(x + scale, y), QPointF(x + sample, y));
        }
        x += std::max(sample, text(x, y + 5 * scale, step.text)) + gap;
    }

    // Two rows of three: the ring of the primary, then the shapes of health.
    y += metrics.height() + 12 * scale;
    double column = pad;
    const QList<std::optional<Health>> signs{std::nullopt,    Health::Failed,   Health::Healthy,
                                             Health::Unknown, Health::Degraded, Health::Maintenance};
    for (qsizetype i = 0; i < signs.size(); i += 2) {
        double wide = 0;
        for (const qsizetype row : {0, 1}) {
            const double top = y + static_cast<double>(row) * (metrics.height() + 4 * scale);
            const QPointF middle(column + r, top + metrics.height() / 2);
            const std::optional<Health> health = signs[i + row];
            if (painter && health) {
                paintHealthShape(*painter, m_theme, middle, r, *health);
            } else if (painter) {
                painter->setPen(QPen(m_theme.accent, 1.6 * scale));
                painter->setBrush(Qt::NoBrush);
                painter->drawEllipse(middle, r, r);
            }
            wide = std::max(wide,
                            text(column + 2 * r + 6 * scale, top, health ? maptexts::health(*health) : tr("primary")));
        }
        column += 2 * r + 6 * scale + wide + gap;
    }
    return {widest + pad, y + 2 * metrics.height() + 4 * scale + pad * 0.8};
}

} // namespace meridian
