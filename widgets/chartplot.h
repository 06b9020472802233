// SPDX-License-Identifier: GPL-3.0-or-later
// The plot of one chart. The only place in the program that includes Qt Charts: it gives frame, grid and axes, and
// nothing else; the lines are one item of our own (chartlines.h). GUI thread. Reads samples from the SeriesBook, asks
// nobody for more: viewWanted() tells the owner what the user would like to see.
#pragma once

#include "chartoverlay.h"
#include "seriesbook.h"

#include <QList>
#include <QWidget>

#include <vector>

class QCategoryAxis;
class QChart;
class QChartView;
class QValueAxis;

namespace meridian
{

class ChartLines;
struct PlotColumns;

struct ChartSeries {
    SeriesKey key;
    QString name;
    QColor colour;
    microseconds gap{3000000}; ///< samples further apart are not connected
    bool shown = true;
    friend bool operator==(const ChartSeries &, const ChartSeries &) = default;
};

/// What stretch of time a chart shows.
struct TimeView {
    bool live = true; ///< ends now and moves on; otherwise it ends at `end`
    Instant end{};
    microseconds span = seconds(900);
    friend bool operator==(const TimeView &, const TimeView &) = default;
};

class ChartPlot : public QWidget
{
    Q_OBJECT
public:
    /// `unit` is the length of one unit of the series' values; `unitText` its sign.
    ChartPlot(const SeriesBook &book, microseconds unit, const QString &unitText, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setUtc(bool utc);
    void setSeries(const QList<ChartSeries> &series);
    void setShown(int series, bool shown);
    const QList<ChartSeries> &series() const { return m_series; }
    void setThresholds(const QList<ChartThreshold> &thresholds);

    void setView(const TimeView &view);
    const TimeView &view() const { return m_view; }
    Instant from() const;
    Instant to() const;
    int columns() const; ///< device pixels: the resolution that history is worth asking for

    void append(const QList<Measurement> &batch); ///< the same batch that went into the book
    void reload();                                ///< the book's history has changed
    void tick(Instant now);                       ///< time goes on
    void setCrosshair(std::optional<Instant> at); ///< nothing: none

    QImage toImage(qreal scale); ///< of the plot as it is
    void toSvg(QIODevice *device, const QString &title);

Q_SIGNALS:
    void viewWanted(const meridian::TimeView &view); ///< by wheel, drag or key; not yet applied
    void viewReset();                                ///< double click: back to the live range
    void crosshairMoved(std::optional<meridian::Instant> at);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layoutPlot();
    void showTime();
    void fitValues();
    void placeCrosshair();
    void zoom(double factor, double atX);
    void pan(double pixels);
    bool mouse(QEvent *event);
    Instant timeAt(double x) const;
    QRectF plot() const;

    const SeriesBook &m_book;
    microseconds m_unit;
    Theme m_theme = Theme::dark();
    bool m_utc = true;
    QList<ChartSeries> m_series;
    std::unordered_map<SeriesKey, int, SeriesKeyHash> m_indexOf;
    QList<ChartThreshold> m_thresholds;
    TimeView m_view;
    Instant m_now = now();
    std::optional<Instant> m_crosshair;
    std::optional<double> m_dragX;

    QChart *m_chart;
    QChartView *m_chartView;
    QCategoryAxis *m_timeAxis;
    QValueAxis *m_valueAxis;
    ChartLines *m_lines;
    ChartOverlay *m_overlay;
};

} // namespace meridian
