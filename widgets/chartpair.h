// SPDX-License-Identifier: GPL-3.0-or-later
// Latency and replication lag beside each other or above each other, sharing time range, zoom and crosshair. GUI
// thread. Reads the SeriesBook of its owner; asks for stored history by signal and is told when it is there.
#pragma once

#include "chartwidget.h"
#include "snapshot.h"

#include <QTimer>

class QSplitter;

namespace meridian
{

class ChartPair : public QWidget
{
    Q_OBJECT
public:
    enum class Latency { Nodes, Links }; ///< from here to each node, or between the two ends of each link

    ChartPair(const SeriesBook &book, Qt::Orientation orientation, const QString &name, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setUtc(bool utc);
    void setSnapshot(const SnapshotPtr &snapshot); ///< looks at the fleet and its links; values come by append()
    void setLatency(Latency latency);
    void setRange(seconds range); ///< and back to live
    seconds range() const { return m_range; }
    QList<SeriesKey> keys() const; ///< of all series that are drawn

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

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildSeries();
    void setView(const TimeView &view);
    void askHistory();
    void retranslate();
    QList<ChartSeries> nodeSeries(Metric metric) const;
    QList<ChartSeries> linkSeries() const;
    void setLimits();
    QColor colourOf(qsizetype index) const;

    const SeriesBook &m_book;
    QSplitter *m_splitter;
    ChartWidget *m_latency;
    ChartWidget *m_lag;
    Theme m_theme = Theme::dark();
    SnapshotPtr m_snapshot;
    FleetPtr m_fleet;
    QStringList m_shape; ///< primaries and links of the snapshot that the series were built from
    Latency m_kind = Latency::Nodes;
    seconds m_range{900};
    QTimer m_ticking;
    QTimer m_asking; ///< one request after the last wheel step, not one for each
};

} // namespace meridian
