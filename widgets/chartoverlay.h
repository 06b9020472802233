// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the lines of a chart: thresholds, the unit, marks of events, the crosshair, the moment looked back at,
// the word that stands in an empty plot. One graphics item that paints from plain values. GUI thread.
#pragma once

#include "eventmarks.h"
#include "theme.h"
#include "valuescale.h"

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

class ChartOverlay : public QGraphicsItem
{
public:
    explicit ChartOverlay(QGraphicsItem *parent);

    void setPlot(const QRectF &plot);
    void setTheme(const Theme &theme);
    void setTypeScale(double scale); ///< of all text and lines
    void setUnit(const QString &unit);
    void setEmptyText(const QString &text); ///< shown in the middle; empty: nothing
    void setThresholds(const QList<ChartThreshold> &thresholds, const ValueScale &values);
    void setMarks(const QList<EventMark> &marks, const std::function<double(Instant)> &x);
    void setCrosshair(std::optional<double> x); ///< in item coordinates; nothing: none
    void setMoment(std::optional<double> x, const QString &time);

    /// The event mark whose chip or tick is there.
    const EventMark *markAt(QPointF at) const;
    int markCountAt(QPointF at) const; ///< how many fall together there

    QRectF boundingRect() const override { return m_plot.adjusted(-60, -28, 16, 4); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const PlacedMark *placedAt(QPointF at) const;
    QRectF chipRect(const PlacedMark &mark) const;
    double chipHeight() const;
    void paintUnit(QPainter &painter) const;
    void paintThresholds(QPainter &painter) const;
    void paintMarks(QPainter &painter) const;
    void paintTick(QPainter &painter, const PlacedMark &mark) const;
    void paintMoment(QPainter &painter) const;
    QFont smallText() const { return textFont(0.8 * m_scale); }

    QRectF m_plot;
    Theme m_theme = Theme::dark();
    double m_scale = 1;
    QString m_unit, m_emptyText, m_momentText;
    QList<ChartThreshold> m_thresholds;
    ValueScale m_values;
    QList<EventMark> m_marks;
    QList<PlacedMark> m_placed;
    std::optional<double> m_crosshair, m_moment;
};

} // namespace meridian
