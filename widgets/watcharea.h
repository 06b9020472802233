// SPDX-License-Identifier: GPL-3.0-or-later
// The pages with the inspector beside them and the two charts below the map; what is selected in one of them is
// selected in all. GUI thread. Holds the window's samples and events; asks for stored ones by signal.
#pragma once

#include "chartpair.h"
#include "eventlog.h"
#include "rail.h"
#include "selection.h"

class QComboBox;
class QSplitter;
class QStackedWidget;

namespace meridian
{

class Inspector;
class MapView;
class NodesPage;

class WatchArea : public QWidget
{
    Q_OBJECT
public:
    explicit WatchArea(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setUtc(bool utc);
    void setPage(Page page);
    Page page() const { return m_page; }
    void setRange(seconds range); ///< of all charts
    seconds range() const { return m_stripCharts->range(); }

    void setSnapshot(const SnapshotPtr &snapshot);
    void addMeasurements(const QList<Measurement> &batch);
    void addHistory(const QList<Series> &history, Instant from); ///< what historyWanted() asked for
    void addEvents(const QList<Event> &events);

    void select(const Selection &what);
    const Selection &selection() const { return m_selection; }
    void filterNodes(const QString &filter);

    QSplitter *mapSplitter() const { return m_mapSplitter; }
    void keepDivision() { m_divided = true; } ///< it was restored
    QSplitter *sideSplitter() const { return m_sideSplitter; }
    ChartPair *stripCharts() const { return m_stripCharts; }
    ChartPair *pageCharts() const { return m_pageCharts; }
    NodesPage *nodesPage() const { return m_nodes; }
    Inspector *inspector() const { return m_inspector; }
    MapView *map() const { return m_map; }

Q_SIGNALS:
    void selectionChanged(const meridian::Selection &what);
    void historyWanted(const QList<meridian::SeriesKey> &keys, meridian::Instant from, meridian::Instant to,
                       int columns);
    void rangeChanged(std::chrono::seconds range);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildChartsPage();
    void wirePages();
    void choose(const Selection &what);
    void forget();
    void chooseFirst();
    void inspectNow();
    microseconds gap() const;
    void retranslate();

    SeriesBook m_book;
    EventLog m_log;
    SnapshotPtr m_snapshot;
    QString m_fleetFile;
    Selection m_selection;
    bool m_chosen = false; ///< by the user, or once by us
    bool m_utc = true;
    Page m_page = Page::Map;
    bool m_divided = false; ///< between map and charts: as the height suggests, once
    QTimer m_inspecting;    ///< texts need not change ten times a second

    MapView *m_map;
    NodesPage *m_nodes;
    Inspector *m_inspector;
    ChartPair *m_stripCharts;
    ChartPair *m_pageCharts;
    QComboBox *m_latencyKind;
    QStackedWidget *m_pages;
    QSplitter *m_sideSplitter;
    QSplitter *m_mapSplitter;
};

} // namespace meridian
