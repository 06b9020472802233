// SPDX-License-Identifier: GPL-3.0-or-later
// The pages with the inspector beside them and the two charts below the map; what is selected in one of them is
// selected in all. GUI thread. Holds the window's samples and events; asks for stored ones by signal.
#pragma once

#include "availability.h"
#include "chartpair.h"
#include "eventlog.h"
#include "page.h"
#include "selection.h"

#include <QHash>

class QSplitter;
class QStackedWidget;

namespace meridian
{

class History;
class Inspector;
class MapView;
class FailoversPage;
class NodesPage;
class Operations;
struct OperationForm;
class PageWidget;

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

    /// The stored history of the fleet that is open; null: none. Not owned.
    void setHistory(History *history);
    /// The picture to show, and the moment looked back at; nothing: it is the live one.
    void setSnapshot(const SnapshotPtr &snapshot, std::optional<Instant> moment = {});
    void setOperations(Operations *operations); ///< likewise
    void addMeasurements(const QList<Measurement> &batch);
    void addEvents(const QList<Event> &events);

    void select(const Selection &what);
    const Selection &selection() const { return m_selection; }
    void filterNodes(const QString &filter);

    /// Built when it is first asked for.
    PageWidget *pageWidget(Page page);
    QByteArray pageState(Page page) const;
    void restorePageState(Page page, const QByteArray &state); ///< also before the page is built

    QSplitter *mapSplitter() const { return m_mapSplitter; }
    void keepDivision() { m_divided = true; } ///< it was restored
    QSplitter *sideSplitter() const { return m_sideSplitter; }
    ChartPair *stripCharts() const { return m_stripCharts; }
    ChartPair *pageCharts();
    NodesPage *nodesPage();
    FailoversPage *failoversPage();
    MapView *map();
    Inspector *inspector() const { return m_inspector; }
    const SeriesBook &book() const { return m_book; }                                     ///< what a wall shows, too
    void askHistory(const QList<SeriesKey> &keys, Instant from, Instant to, int columns); ///< for the book

Q_SIGNALS:
    void selectionChanged(const meridian::Selection &what);
    void historyArrived();                                                ///< is in the book
    void watchedChanged(const QList<meridian::AvailabilityDay> &watched); ///< of the month, as the store knows
    void rangeChanged(std::chrono::seconds range);
    void momentChosen(meridian::Instant at); ///< by a click on a page or in a chart
    void liveWanted();                       ///< by Home or a double click in a chart while one looks back
    void pageStateChanged();
    void operationWanted(const meridian::OperationForm &form);
    void nodesWanted(const QString &filter); ///< the table of nodes, with that filter

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void tell(PageWidget &page, const QByteArray &state);
    void wireCharts(ChartPair *charts);
    QList<ChartPair *> chartPairs() const; ///< those that there are
    void choose(const Selection &what);
    void askEvents();
    void forget();
    void chooseFirst();
    void inspectNow();
    void askAvailability();
    microseconds gap() const;

    SeriesBook m_book;
    EventLog m_log;
    SnapshotPtr m_snapshot;
    std::optional<Instant> m_moment;
    History *m_history = nullptr;
    Operations *m_operations = nullptr;
    Theme m_theme = Theme::dark();
    QString m_fleetFile;
    Selection m_selection;
    bool m_chosen = false; ///< by the user, or once by us
    bool m_utc = true;
    Page m_page = Page::Map;
    bool m_divided = false;           ///< between map and charts: as the height suggests, once
    QList<AvailabilityDay> m_watched; ///< of this month
    QTimer m_watching;                ///< asks for them again
    QTimer m_inspecting;              ///< texts need not change ten times a second

    QHash<Page, PageWidget *> m_built;
    QHash<Page, QByteArray> m_states; ///< of pages that are not built yet
    Inspector *m_inspector;
    ChartPair *m_stripCharts;
    ChartPair *m_pageCharts = nullptr; ///< once their page is built
    QStackedWidget *m_pages;
    QSplitter *m_sideSplitter;
    QSplitter *m_mapSplitter;
};

} // namespace meridian
