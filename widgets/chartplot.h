// SPDX-License-Identifier: GPL-3.0-or-later
// The plot of one chart. The only place in the program that includes Qt Charts: it gives frame, grid and axes, and
// nothing else; the lines are one item of our own (chartlines.h). GUI thread. Reads samples from the SeriesBook, asks
// nobody for more: viewWanted() tells the owner what the user would like to see.
#pragma once

#include "chartoverlay.h"
#include "seriesbook.h"

#include <QBasicTimer>
#include <QList>
#include <QWidget>

class QCategoryAxis;
class QChart;
class QChartView;

namespace meridian
{

class ChartLines;
struct PlotColumns;
struct ValueAxis;

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

/// What one series says at a moment.
struct ChartReading {
    QString name;
    QColor colour;
    std::optional<double> value; ///< mean, in units of the chart
    QString text;                ///< "82 ms", "82 ms (70 ms – 95 ms)" where it stands for several, "–"
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
    void setMarks(const QList<EventMark> &marks);
    void setMoment(std::optional<Instant> at); ///< a strong line stands at it; nothing: none
    void setLogarithmic(bool logarithmic);
    bool isLogarithmic() const { return m_logarithmic; }
    void setLargeType(bool large);
    void setPen(std::optional<double> width); ///< see ChartLines::setPen()

    void setView(const TimeView &view);
    const TimeView &view() const { return m_view; }
    Instant from() const;
    Instant to() const;
    int columns() const; ///< device pixels: the resolution that history is worth asking for

    void append(const QList<Measurement> &batch); ///< the same batch that went into the book
    void reload();                                ///< the book's history has changed
    void tick(Instant now);                       ///< time goes on
    void setCrosshair(std::optional<Instant> at); ///< nothing: none

    QList<ChartReading> readingsAt(Instant at) const; ///< of the series that are shown
    QString description() const;                      ///< range and newest values in words
    double xOf(Instant at) const;                     ///< in the plot's own coordinates

    /// The plot as it is, as strokes, into a rectangle of its own size.
    void render(QPainter &painter, QPointF at);
    const Theme &theme() const { return m_theme; }

Q_SIGNALS:
    void viewWanted(const meridian::TimeView &view); ///< by wheel, drag or key; not yet applied
    void viewReset();                                ///< double click: back to the live range
    void crosshairMoved(std::optional<meridian::Instant> at);
    void momentChosen(meridian::Instant at); ///< a click into the plot or on a mark, or Enter at the crosshair

protected:
    void timerEvent(QTimerEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layoutPlot();
    void showTime();
    void fitValues();
    void setAxis(const ValueAxis &axis);
    void placeCrosshair();
    void placeMarks();
    void describe();
    void zoom(double factor, double atX);
    void pan(double pixels);
    void moveCrosshair(int columns);
    void goToMark(int direction);
    void hover(QPointF at);
    void release(QPointF at);
    bool mouse(QEvent *event);
    Instant timeAt(double x) const;
    QRectF plot() const;
    double typeScale() const;

    const SeriesBook &m_book;
    microseconds m_unit;
    Theme m_theme = Theme::dark();
    bool m_utc = true;
    bool m_logarithmic = false;
    bool m_large = false;
    QList<ChartSeries> m_series;
    std::unordered_map<SeriesKey, int, SeriesKeyHash> m_indexOf;
    QList<ChartThreshold> m_thresholds;
    QList<EventMark> m_marks;
    TimeView m_view;
    Instant m_now = now();
    Instant m_describedAt{};
    std::optional<Instant> m_crosshair, m_moment;
    std::optional<double> m_dragX, m_pressX;
    std::optional<Instant> m_clicked; ///< not yet a choice: it may become a double click
    QBasicTimer m_clicking;

    QChart *m_chart;
    QChartView *m_chartView;
    QCategoryAxis *m_timeAxis;
    QCategoryAxis *m_valueAxis; ///< in shares of the height: the scale is ours
    ChartLines *m_lines;
    ChartOverlay *m_overlay;
};

} // namespace meridian
