// SPDX-License-Identifier: GPL-3.0-or-later
#include "maplegend.h"

#include "format.h"
#include "maptexts.h"
#include "words.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace meridian
{

namespace
{

constexpr double kPadding = 12, kColumnGap = 16, kSample = 20, kShapeRadius = 4.2, kTextGap = 6;

/// Walks through the lines of the legend, with a painter or only to measure: so that the two cannot differ.
class LegendWriter
{
    Q_DECLARE_TR_FUNCTIONS(MapLegend)
public:
    LegendWriter(QPainter *painter, const Theme &theme, double scale)
        : m_painter(painter)
        , m_theme(theme)
        , m_scale(scale)
        , m_font(textFont(0.85 * scale))
        , m_metrics(m_font)
    {
    }

    QSizeF write(const LagScale &lag, bool shapesToo)
    {
        const double line = m_metrics.height();
        m_y = kPadding * 0.8 * m_scale;
        text(kPadding * m_scale, m_y, tr("Replication lag"));
        m_y += line + 8 * m_scale;
        lagSteps(lag);
        m_y += line + 5 * m_scale;
        if (shapesToo) {
            m_y += 7 * m_scale;
            shapes();
            m_y += 2 * line + 4 * m_scale;
        }
        return {m_widest + kPadding * m_scale, m_y + kPadding * 0.8 * m_scale};
    }

private:
    double text(double x, double top, const QString &words)
    {
        const double wide = m_metrics.horizontalAdvance(words);
        if (m_painter) {
            m_painter->setFont(m_font);
            m_painter->setPen(m_theme.dimText);
            m_painter->drawText(QPointF(x, top + m_metrics.ascent()), words);
        }
        m_widest = std::max(m_widest, x + wide);
        return wide;
    }

    void lagSteps(const LagScale &lag)
    {
        const QString medium = format::duration(lag.medium), high = format::duration(lag.high);
        const QList<QPair<LagClass, QString>> steps{{LagClass::Low, tr("< %1").arg(medium)},
                                                    {LagClass::Medium, tr("%1 – %2").arg(medium, high)},
                                                    {LagClass::High, tr("> %1").arg(high)},
                                                    {LagClass::Broken, tr("broken")},
                                                    {LagClass::Unknown, tr("unknown")}};
        double x = kPadding * m_scale;
        for (const auto &[step, words] : steps) {
            if (m_painter) {
                QPen pen(lagColour(m_theme, step), 2 * m_scale, Qt::SolidLine, Qt::RoundCap);
                if (step == LagClass::Broken || step == LagClass::Unknown)
                    pen.setDashPattern({1, 2.6});
                m_painter->setPen(pen);
                m_painter->drawLine(QPointF(x + m_scale, m_y), QPointF(x + kSample * m_scale, m_y));
            }
            x += std::max(kSample * m_scale, text(x, m_y + 5 * m_scale, words)) + kColumnGap * m_scale;
        }
    }

    /// Two rows of three: the ring of the primary, then the shapes of health.
    void shapes()
    {
        const QList<std::optional<Health>> signs{std::nullopt,    Health::Failed,   Health::Healthy,
                                                 Health::Unknown, Health::Degraded, Health::Maintenance};
        const double r = kShapeRadius * m_scale, textAt = 2 * r + kTextGap * m_scale;
        double x = kPadding * m_scale;
        for (qsizetype i = 0; i < signs.size(); i += 2) {
            double wide = 0;
            for (const qsizetype row : {0, 1}) {
                const std::optional<Health> health = signs[i + row];
                const double top = m_y + static_cast<double>(row) * (m_metrics.height() + 4 * m_scale);
                sign({x + r, top + m_metrics.height() / 2}, r, health);
                wide = std::max(wide, text(x + textAt, top, health ? words::health(*health) : tr("primary")));
            }
            x += textAt + wide + kColumnGap * m_scale;
        }
    }

    void sign(QPointF at, double radius, std::optional<Health> health)
    {
        if (!m_painter)
            return;
        if (health) {
            paintHealthShape(*m_painter, m_theme, at, radius, *health);
            return;
        }
        m_painter->setPen(QPen(m_theme.accent, 1.6 * m_scale));
        m_painter->setBrush(Qt::NoBrush);
        m_painter->drawEllipse(at, radius, radius);
    }

    QPainter *m_painter;
    const Theme &m_theme;
    const double m_scale;
    const QFont m_font;
    const QFontMetricsF m_metrics;
    double m_y = 0, m_widest = 0;
};

} // namespace

MapLegend::MapLegend(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    retranslate();
}

void MapLegend::retranslate()
{
    setAccessibleName(tr("Legend of the map"));
    updateGeometry();
    update();
}

void MapLegend::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void MapLegend::setScale(const LagScale &scale, double textScale)
{
    if (scale == m_scale && textScale == m_textScale)
        return;
    m_scale = scale;
    m_textScale = textScale;
    updateGeometry();
    update();
}

void MapLegend::setShapesShown(bool shown)
{
    if (shown == m_shapes)
        return;
    m_shapes = shown;
    updateGeometry();
    update();
}

QSize MapLegend::sizeHint() const
{
    return LegendWriter(nullptr, m_theme, m_textScale).write(m_scale, m_shapes).toSize();
}

void MapLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintCard(painter, m_theme, rect(), m_theme.border, m_theme.panel);
    LegendWriter(&painter, m_theme, m_textScale).write(m_scale, m_shapes);
}

} // namespace meridian
