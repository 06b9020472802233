// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over and under the lines of a chart: thresholds, the unit, the crosshair with all values, the word that
// stands in an empty plot. One graphics item that paints from plain values. GUI thread.
#pragma once

#include "theme.h"

#include <QGraphicsItem>

#include <optional>

namespace meridian
{

struct ChartThreshold {
    double value = 0;
    QString label;
    Severity severity = Severity::Warning;
    friend bool operator==(const ChartThreshold &, const ChartThreshold &) = default;
};

struct CrosshairValue {
    QColor colour;
    QString name, text;
};

class ChartOverlay : public QGraphicsItem
{
public:
    explicit ChartOverlay(QGraphicsItem *parent);

    void setPlot(const QRectF &plot);
    void setTheme(const Theme &theme);
    void setUnit(const QString &unit);
    void setEmptyText(const QString &text); ///< shown in the middle; empty: nothing
    void setThresholds(const QList<ChartThreshold> &thresholds, double top);
    /// x in item coordinates; nothing: no crosshair.
    void setCrosshair(std::optional<double> x, const QString &time, const QList<CrosshairValue> &values);

    QRectF boundingRect() const override { return m_plot.adjusted(-60, -24, 12, 4); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintThresholds(QPainter &painter) const;
    void paintCrosshair(QPainter &painter) const;

    QRectF m_plot;
    Theme m_theme = Theme::dark();
    QString m_unit, m_emptyText, m_time;
    QList<ChartThreshold> m_thresholds;
    double m_top = 1;
    std::optional<double> m_x;
    QList<CrosshairValue> m_values;
};

} // namespace meridian
