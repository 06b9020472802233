// SPDX-License-Identifier: GPL-3.0-or-later
#include "watcharea.h"

#include "chartspage.h"
#include "failoverspage.h"
#include "history.h"
#include "inspector.h"
#include "latencycells.h"
#include "makepage.h"
#include "mappage.h"
#include "nodespage.h"
#include "operationchoices.h"
#include "preparedness.h"

#include <QEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace meridian
{

namespace
{
constexpr int kInspectMs = 250, kEventsAtOnce = 200, kWatchingMs = 60'000;
constexpr int kInspectorWidth = 384, kStripHeight = 228, kStripPercent = 31;
} // namespace

WatchArea::WatchArea(QWidget *parent)
    : QWidget(parent)
    , m_inspector(new Inspector(m_book))
    , m_stripCharts(new ChartPair(m_book, Qt::Horizontal, QStringLiteral("strip")))
    , m_pages(new QStackedWidget)
    , m_sideSplitter(new QSplitter(Qt::Horizontal))
    , m_mapSplitter(new QSplitter(Qt::Vertical))
{
    m_pages->setObjectName(QStringLiteral("pages"));
    m_sideSplitter->setObjectName(QStringLiteral("sideSplitter"));
    m_sideSplitter->setChildrenCollapsible(false);
    m_sideSplitter->addWidget(m_pages);
    m_sideSplitter->addWidget(m_inspector);
    m_sideSplitter->setStretchFactor(0, 1);
    m_sideSplitter->setSizes({1000, kInspectorWidth});
    m_mapSplitter->setObjectName(QStringLiteral("mapSplitter"));
    m_mapSplitter->setChildrenCollapsible(false);
    m_mapSplitter->addWidget(m_sideSplitter);
    m_mapSplitter->addWidget(m_stripCharts);
    m_mapSplitter->setStretchFactor(0, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_mapSplitter);

    m_inspecting.setSingleShot(true);
    m_inspecting.setInterval(kInspectMs);
    m_watching.setInterval(kWatchingMs);
    connect(&m_watching, &QTimer::timeout, this, &WatchArea::askAvailability);
    connect(&m_inspecting, &QTimer::timeout, this, &WatchArea::inspectNow);
    connect(m_inspector, &Inspector::nodeChosen, this, [this](const NodeId &id) { choose(id); });
    connect(m_inspector, &Inspector::chosen, this, &WatchArea::choose);
    connect(m_inspector, &Inspector::momentChosen, this, &WatchArea::momentChosen);
    connect(m_inspector, &Inspector::operationWanted, this, &WatchArea::operationWanted);
    wireCharts(m_stripCharts);
    connect(m_stripCharts, &ChartPair::momentChosen, this, &WatchArea::momentChosen);
    connect(m_stripCharts, &ChartPair::stateChanged, this, &WatchArea::pageStateChanged);
}

void WatchArea::wireCharts(ChartPair *charts)
{
    connect(charts, &ChartPair::historyWanted, this, &WatchArea::askHistory);
    connect(charts, &ChartPair::rangeChanged, this, &WatchArea::setRange);
    connect(charts, &ChartPair::liveWanted, this, &WatchArea::liveWanted);
}

PageWidget *WatchArea::pageWidget(Page page)
{
    if (PageWidget *built = m_built.value(page))
        return built;
    PageWidget *widget = makePage(page, m_book);
    if (auto *map = qobject_cast<MapPage *>(widget)) {
        connect(map, &MapPage::nodesWanted, this, &WatchArea::nodesWanted);
    } else if (auto *charts = qobject_cast<ChartsPage *>(widget)) {
        m_pageCharts = charts->charts();
        m_pageCharts->setRange(range());
        wireCharts(m_pageCharts);
    }
    m_built.insert(page, widget);
    m_pages->addWidget(widget);
    connect(widget, &PageWidget::selected, this, &WatchArea::choose);
    connect(widget, &PageWidget::momentChosen, this, &WatchArea::momentChosen);
    connect(widget, &PageWidget::stateChanged, this, &WatchArea::pageStateChanged);
    connect(widget, &PageWidget::operationWanted, this, &WatchArea::operationWanted);
    tell(*widget, m_states.take(page));
    return widget;
}

/// A page that has just been built learns what the others know.
void WatchArea::tell(PageWidget &page, const QByteArray &state)
{
    page.setTheme(m_theme);
    page.setUtc(m_utc);
    page.setHistory(m_history);
    page.setOperations(m_operations);
    if (!state.isEmpty())
        page.restoreState(state);
    if (m_snapshot) {
        page.setSnapshot(m_snapshot);
        page.setMoment(m_moment);
    }
    page.select(m_selection);
}

QByteArray WatchArea::pageState(Page page) const
{
    const PageWidget *built = m_built.value(page);
    return built ? built->saveState() : m_states.value(page);
}

void WatchArea::restorePageState(Page page, const QByteArray &state)
{
    if (PageWidget *built = m_built.value(page))
        built->restoreState(state);
    else
        m_states.insert(page, state);
}

MapView *WatchArea::map()
{
    return static_cast<MapPage *>(pageWidget(Page::Map))->map();
}

ChartPair *WatchArea::pageCharts()
{
    return static_cast<ChartsPage *>(pageWidget(Page::Charts))->charts();
}

NodesPage *WatchArea::nodesPage()
{
    return static_cast<NodesPage *>(pageWidget(Page::Nodes));
}

FailoversPage *WatchArea::failoversPage()
{
    return static_cast<FailoversPage *>(pageWidget(Page::Failovers));
}

void WatchArea::setOperations(Operations *operations)
{
    m_operations = operations;
    for (PageWidget *page : std::as_const(m_built))
        page->setOperations(operations);
    inspectNow();
}

QList<ChartPair *> WatchArea::chartPairs() const
{
    return m_pageCharts ? QList{m_stripCharts, m_pageCharts} : QList{m_stripCharts};
}

void WatchArea::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (PageWidget *page : std::as_const(m_built))
        page->setTheme(theme);
    m_inspector->setTheme(theme);
    m_stripCharts->setTheme(theme);
}

void WatchArea::setUtc(bool utc)
{
    m_utc = utc;
    for (PageWidget *page : std::as_const(m_built))
        page->setUtc(utc);
    m_stripCharts->setUtc(utc);
    inspectNow();
}

void WatchArea::setHistory(History *history)
{
    m_history = history;
    m_stripCharts->setHistory(history);
    for (PageWidget *page : std::as_const(m_built))
        page->setHistory(history);
    m_watched.clear();
    askAvailability();
}

/// Of the month of what is shown. An answer of a history that is no more is not waited for.
void WatchArea::askAvailability()
{
    if (!m_history)
        return m_watching.stop();
    m_watching.start();
    const Instant end = m_moment.value_or(now());
    m_history->availability(end - std::chrono::days(31), end)
        .then(this, [this, asked = m_history](const QList<AvailabilityDay> &watched) {
            if (asked != m_history)
                return;
            m_watched = watched;
            Q_EMIT watchedChanged(watched);
        });
}

void WatchArea::setPage(Page page)
{
    m_page = page;
    m_pages->setCurrentWidget(pageWidget(page));
    m_stripCharts->setVisible(page == Page::Map);
}

void WatchArea::setRange(seconds range)
{
    for (ChartPair *charts : chartPairs()) {
        if (charts->range() != range)
            charts->setRange(range);
    }
    Q_EMIT rangeChanged(range);
}

void WatchArea::setSnapshot(const SnapshotPtr &snapshot, std::optional<Instant> moment)
{
    m_snapshot = snapshot;
    if (!moment && snapshot->fleet && snapshot->fleet->file != m_fleetFile) {
        m_fleetFile = snapshot->fleet->file;
        forget();
    }
    for (PageWidget *page : std::as_const(m_built)) {
        page->setSnapshot(snapshot);
        if (moment != m_moment)
            page->setMoment(moment);
    }
    if (std::exchange(m_moment, moment) != moment)
        askEvents();
    m_stripCharts->setSnapshot(snapshot);
    m_stripCharts->setMoment(moment);
    QList<SeriesKey> charted;
    for (const ChartPair *charts : chartPairs())
        charted += charts->keys();
    m_book.setCharted(charted);
    m_book.setCompared(latencyKeys(*snapshot));
    if (!m_chosen)
        chooseFirst();
    if (!m_inspecting.isActive())
        m_inspecting.start();
}

/// Another fleet: the same names mean other nodes.
void WatchArea::forget()
{
    m_book.clear();
    m_log.clear();
    m_stripCharts->setEvents({});
    m_chosen = false;
    select(std::monostate());
}

/// Nobody has chosen yet: what is worst, else where the primary is.
void WatchArea::chooseFirst()
{
    if (!m_snapshot->fleet || !m_snapshot->lastPoll())
        return;
    const auto isBad = [](Health h) { return h == Health::Failed || h == Health::Degraded; };
    const auto worst =
        std::max_element(m_snapshot->regions.begin(), m_snapshot->regions.end(), [&](const auto &a, const auto &b) {
            return (isBad(a.health) ? severity(a.health) : 0) < (isBad(b.health) ? severity(b.health) : 0);
        });
    const auto primary = std::find_if(m_snapshot->nodes.begin(), m_snapshot->nodes.end(),
                                      [](const NodeState &n) { return n.role() == Role::Primary; });
    RegionId region;
    if (worst != m_snapshot->regions.end() && isBad(worst->health))
        region = worst->id;
    else if (const Node *node = primary == m_snapshot->nodes.end() ? nullptr : m_snapshot->fleet->node(primary->id))
        region = node->region;
    if (region.isEmpty())
        return;
    m_chosen = true;
    select(region);
}

void WatchArea::addMeasurements(const QList<Measurement> &batch)
{
    m_book.append(batch);
    for (ChartPair *charts : chartPairs())
        charts->append(batch);
}

void WatchArea::askHistory(const QList<SeriesKey> &keys, Instant from, Instant to, int columns)
{
    if (!m_history)
        return;
    m_history->history(keys, from, to, columns).then(this, [this, from, asked = m_history](const QList<Series> &found) {
        if (asked != m_history) // another fleet's: the same names mean other nodes
            return;
        m_book.merge(found, from);
        for (ChartPair *charts : chartPairs())
            charts->historyArrived();
        Q_EMIT historyArrived();
    });
}

/// Older ones about what is selected than are held already.
void WatchArea::askEvents()
{
    EventFilter filter;
    filter.limit = kEventsAtOnce;
    if (m_moment)
        filter.to = *m_moment;
    if (const auto *region = std::get_if<RegionId>(&m_selection))
        filter.region = *region;
    else if (const auto *node = std::get_if<NodeId>(&m_selection))
        filter.node = *node;
    else if (const auto *link = std::get_if<LinkId>(&m_selection))
        filter.node = link->to;
    else if (const auto *cluster = std::get_if<ClusterId>(&m_selection))
        filter.cluster = *cluster;
    if (m_history)
        m_history->events(filter).then(this, [this, asked = m_history](const QList<Event> &found) {
            if (asked != m_history)
                return;
            m_log.add(found);
            inspectNow();
        });
}

void WatchArea::addEvents(const QList<Event> &events)
{
    m_log.add(events);
    m_stripCharts->addEvents(events);
    for (PageWidget *page : std::as_const(m_built))
        page->addEvents(events);
    inspectNow();
}

void WatchArea::choose(const Selection &what)
{
    m_chosen = true;
    select(what);
}

void WatchArea::select(const Selection &what)
{
    if (what == m_selection)
        return;
    m_selection = what;
    for (PageWidget *page : std::as_const(m_built))
        page->select(what);
    inspectNow();
    askEvents();
    Q_EMIT selectionChanged(what);
}

void WatchArea::filterNodes(const QString &filter)
{
    nodesPage()->setFilter(filter);
}

microseconds WatchArea::gap() const
{
    microseconds longest = seconds(5);
    if (m_snapshot && m_snapshot->fleet) {
        for (const Cluster &c : m_snapshot->fleet->clusters)
            longest = std::max<microseconds>(longest, c.polling.interval * 5 / 2);
    }
    return longest;
}

void WatchArea::inspectNow()
{
    if (!m_snapshot)
        return;
    const Clock clock{m_moment.value_or(now()), m_utc};
    m_inspector->show(inspect(*m_snapshot, m_selection, m_log, clock, m_watched), clock, gap());
    m_inspector->setPreparedness(preparedness(*m_snapshot, m_selection));
    m_inspector->setChoices(m_operations ? operationChoices(*m_snapshot, m_selection) : QList<OperationChoice>(),
                            m_moment ? tr("You look at the past: go back to live first.") : QString());
}

void WatchArea::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_divided)
        return;
    m_divided = true;
    const int strip = std::max(kStripHeight, height() * kStripPercent / 100);
    m_mapSplitter->setSizes({height() - strip, strip});
}

void WatchArea::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        inspectNow();
}

} // namespace meridian
