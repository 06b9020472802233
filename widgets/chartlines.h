// SPDX-License-Identifier: GPL-3.0-or-later
// All lines of one chart as one graphics item: the mean of each column, in a translucent band from its least to its
// greatest value. Keeps a picture of the plot: a live tick shifts it by whole columns and draws only what is new;
// everything else (zoom, size, value range, theme) is one full redraw. GUI thread. Knows nothing of axes or sources.
#pragma once

#include "thinning.h"

#include <QColor>
#include <QGraphicsItem>
#include <QImage>

#include <functional>

namespace meridian
{

/// The time that one plot shows: whole pixel columns, aligned to absolute time.
struct PlotColumns {
    qint64 columnUs = 1; ///< width of a device pixel
    qint64 leftIndex = 0;
    int count = 1;

    /// The columns that end at `end`, or around it, and span at least `spanUs`.
    static PlotColumns endingAt(qint64 endUs, qint64 spanUs, int count);
    qint64 leftUs() const { return leftIndex * columnUs; }
    qint64 rightUs() const { return (leftIndex + count) * columnUs; }
    friend bool operator==(const PlotColumns &, const PlotColumns &) = default;
};

class ChartLines : public QGraphicsItem
{
public:
    struct Line {
        QColor colour;
        qint64 gapUs = 0;
        bool shown = true;
        ThinColumns columns;
    };

    explicit ChartLines(QGraphicsItem *parent);

    void setLines(QList<Line> lines); ///< their columns are filled afterwards with load() and push()
    const QList<Line> &lines() const { return m_lines; }
    void setShown(int line, bool shown);
    void setColour(int line, const QColor &colour);
    /// Logical pixels. Nothing: by the number of lines, thin and not smoothed from twenty on, for that is six times
    /// quicker.
    void setPen(std::optional<double> width);

    void setPlot(const QRectF &plot, double pixelRatio);
    int deviceColumns() const;
    /// A new column width empties the lines: load() them again.
    void setColumns(const PlotColumns &columns);
    const PlotColumns &columns() const { return m_columns; }
    void setValues(const ValueScale &values);
    const ValueScale &values() const { return m_values; }

    void load(int line, const TrackSpan &span, qint64 bucketUs = 0);
    void push(int line, const TrackPoint &point);
    std::optional<ValueRange> rangeShown() const; ///< within the plot

    void setVector(bool vector); ///< draw strokes instead of the picture, for SVG
    QRectF boundingRect() const override { return m_plot; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void invalidate();
    int columnOf(qint64 atUs) const; ///< 0 to count
    void drawStrip(qint64 fromUs);
    bool isThin() const;
    void eachBand(const PlotScale &scale, qint64 fromUs,
                  const std::function<void(const QList<QRectF> &, const QColor &)> &draw) const;
    void drawStrokes(QPainter &painter, const PlotScale &scale, qint64 fromUs, double pixelRatio) const;
    PlotScale scale(QPointF origin, double pixelsPerColumn, double height) const;

    QList<Line> m_lines;
    QRectF m_plot;
    double m_pixelRatio = 1;
    PlotColumns m_columns;
    ValueScale m_values;
    std::optional<double> m_pen;
    QImage m_strip;
    std::optional<PlotColumns> m_drawn; ///< what m_strip shows; nothing: draw all of it
    std::optional<qint64> m_dirtyUs;    ///< from here on it is out of date
    bool m_vector = false;
};

} // namespace meridian
