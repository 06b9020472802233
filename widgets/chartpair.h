// SPDX-License-Identifier: GPL-3.0-or-later
// Latency and replication lag beside each other or above each other, sharing time range, zoom, crosshair, events and
// the moment looked back at. GUI thread. Reads the SeriesBook of its owner; asks for stored samples by signal and is
// told when they are there, for stored events its History.
#pragma once

#include "chartwidget.h"
#include "eventlog.h"
#include "snapshot.h"

#include <QSet>
#include <QTimer>

class QSplitter;

namespace meridian
{

class ChartCard;
class History;

class ChartPair : public QWidget
{
    Q_OBJECT
public:
    /// From here to each node and its lag; the two ends of each link; from here to each region and its worst lag.
    enum class By { Nodes, Links, Regions };

    ChartPair(const SeriesBook &book, Qt::Orientation orientation, const QString &name, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setUtc(bool utc);
    void setHistory(History *history);             ///< not owned; null: none
    void setSnapshot(const SnapshotPtr &snapshot); ///< looks at the fleet and its links; values come by append()
    void setEvents(const QList<Event> &events);    ///< these, and no others
    void addEvents(const QList<Event> &events);
    /// Leaves live and shows this moment with a strong line at it; nothing: back to live.
    void setMoment(std::optional<Instant> moment);
    void setBy(By by);
    By by() const { return m_by; }
    void setLogarithmic(bool logarithmic); ///< the lag
    void setRange(seconds range);          ///< and back to live, unless one looks back
    seconds range() const { return m_range; }
    void setLargeType(bool large);
    QList<SeriesKey> keys() const; ///< of all series that are drawn

    QByteArray saveState() const; ///< by what, scale, hidden series
    void restoreState(const QByteArray &state);

    void append(const QList<Measurement> &batch); ///< has gone into the book
    void historyArrived();                        ///< has gone into the book
    void tick(Instant now);                       ///< done by itself while visible

    ChartWidget *latencyChart() const { return m_latency; }
    ChartWidget *lagChart() const { return m_lag; }
    QSplitter *splitter() const { return m_splitter; }

Q_SIGNALS:
    void historyWanted(const QList<meridian::SeriesKey> &keys, meridian::Instant from, meridian::Instant to,
                       int columns);
    void rangeChanged(std::chrono::seconds range);
    void momentChosen(meridian::Instant at); ///< by a click into a plot or on an event
    void liveWanted();                       ///< by Home or a double click while one looks back
    void stateChanged();
    void historyMerged(); ///< the book has more than before

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void wire(ChartWidget *chart);
    void buildSeries();
    void setView(const TimeView &view);
    void askHistory();
    void showMarks();
    void reset();
    void showCrosshair(ChartPlot *under, std::optional<Instant> at);
    void noteHidden();
    void retranslate();
    QList<ChartSeries> nodeSeries(Metric metric) const;
    QList<ChartSeries> linkSeries(Metric metric) const;
    QList<ChartSeries> regionSeries(Metric metric) const;
    void setLimits();
    QColor colourOf(qsizetype index) const;

    const SeriesBook &m_book;
    QSplitter *m_splitter;
    ChartWidget *m_latency;
    ChartWidget *m_lag;
    ChartCard *m_card;
    Theme m_theme = Theme::dark();
    bool m_utc = true;
    History *m_history = nullptr;
    SnapshotPtr m_snapshot;
    FleetPtr m_fleet;
    EventLog m_events;
    bool m_marksAreOld = false;
    By m_by = By::Nodes;
    QSet<QString> m_hidden; ///< subjects of series that the user hid
    std::optional<Instant> m_moment;
    seconds m_range{900};
    QTimer m_ticking;
    QTimer m_asking; ///< one request after the last wheel step, not one for each
};

} // namespace meridian
