// SPDX-License-Identifier: GPL-3.0-or-later
#include "watcharea.h"

#include "inspector.h"
#include "mapview.h"
#include "nodespage.h"

#include <QComboBox>
#include <QEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace meridian
{

namespace
{
constexpr int kInspectMs = 250;
constexpr int kInspectorWidth = 384, kStripHeight = 282, kStripPercent = 28;
} // namespace

WatchArea::WatchArea(QWidget *parent)
    : QWidget(parent)
    , m_map(new MapView)
    , m_nodes(new NodesPage)
    , m_inspector(new Inspector(m_book))
    , m_stripCharts(new ChartPair(m_book, Qt::Horizontal, QStringLiteral("strip")))
    , m_pageCharts(new ChartPair(m_book, Qt::Vertical, QStringLiteral("page")))
    , m_latencyKind(new QComboBox)
    , m_pages(new QStackedWidget)
    , m_sideSplitter(new QSplitter(Qt::Horizontal))
    , m_mapSplitter(new QSplitter(Qt::Vertical))
{
    m_map->setObjectName(QStringLiteral("map"));
    m_pages->setObjectName(QStringLiteral("pages"));
    m_pages->addWidget(m_map);
    m_pages->addWidget(buildChartsPage());
    m_pages->addWidget(m_nodes);
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
    connect(&m_inspecting, &QTimer::timeout, this, &WatchArea::inspectNow);
    wirePages();
    retranslate();
}

QWidget *WatchArea::buildChartsPage()
{
    m_latencyKind->setObjectName(QStringLiteral("latencyKind"));
    m_latencyKind->addItems({QString(), QString()});
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("chartsPage"));
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(14, 10, 14, 2);
    tools->addWidget(m_latencyKind);
    tools->addStretch(1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_pageCharts, 1);
    connect(m_latencyKind, &QComboBox::currentIndexChanged, this,
            [this](int row) { m_pageCharts->setLatency(static_cast<ChartPair::Latency>(row)); });
    return page;
}

void WatchArea::wirePages()
{
    connect(m_map, &MapView::regionSelected, this, [this](const RegionId &id) { choose(id); });
    connect(m_map, &MapView::nodeSelected, this, [this](const NodeId &id) { choose(id); });
    connect(m_map, &MapView::linkSelected, this, [this](const NodeId &from, const NodeId &to) {
        choose(LinkId{from, to});
    });
    connect(m_map, &MapView::selectionCleared, this, [this] { choose(std::monostate()); });
    connect(m_nodes, &NodesPage::nodeSelected, this, [this](const NodeId &id) { choose(id); });
    connect(m_inspector, &Inspector::nodeChosen, this, [this](const NodeId &id) { choose(id); });
    for (ChartPair *charts : {m_stripCharts, m_pageCharts}) {
        connect(charts, &ChartPair::historyWanted, this, &WatchArea::historyWanted);
        connect(charts, &ChartPair::rangeChanged, this, &WatchArea::setRange);
    }
}

void WatchArea::setTheme(const Theme &theme)
{
    m_map->setTheme(theme);
    m_nodes->setTheme(theme);
    m_inspector->setTheme(theme);
    m_stripCharts->setTheme(theme);
    m_pageCharts->setTheme(theme);
}

void WatchArea::setUtc(bool utc)
{
    m_utc = utc;
    m_stripCharts->setUtc(utc);
    m_pageCharts->setUtc(utc);
    inspectNow();
}

void WatchArea::setPage(Page page)
{
    m_page = page;
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_stripCharts->setVisible(page == Page::Map);
}

void WatchArea::setRange(seconds range)
{
    for (ChartPair *charts : {m_stripCharts, m_pageCharts}) {
        if (charts->range() != range)
            charts->setRange(range);
    }
    Q_EMIT rangeChanged(range);
}

void WatchArea::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    if (snapshot->fleet && snapshot->fleet->file != m_fleetFile) {
        m_fleetFile = snapshot->fleet->file;
        forget();
    }
    m_map->setSnapshot(snapshot);
    m_nodes->setSnapshot(snapshot);
    m_stripCharts->setSnapshot(snapshot);
    m_pageCharts->setSnapshot(snapshot);
    m_book.setCharted(m_stripCharts->keys() + m_pageCharts->keys());
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
    m_stripCharts->append(batch);
    m_pageCharts->append(batch);
}

void WatchArea::addHistory(const QList<Series> &history, Instant from)
{
    m_book.merge(history, from);
    m_stripCharts->historyArrived();
    m_pageCharts->historyArrived();
}

void WatchArea::addEvents(const QList<Event> &events)
{
    m_log.add(events);
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
    if (const auto *region = std::get_if<RegionId>(&what)) {
        m_map->select(*region);
    } else if (const auto *node = std::get_if<NodeId>(&what)) {
        m_map->select(*node);
        m_nodes->select(*node);
    } else if (what.index() == 0) {
        m_map->clearSelection();
    }
    inspectNow();
    Q_EMIT selectionChanged(what);
}

void WatchArea::filterNodes(const QString &filter)
{
    m_nodes->setFilter(filter);
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
    const Clock clock{now(), m_utc};
    m_inspector->show(inspect(*m_snapshot, m_selection, m_log, clock), clock, gap());
}

void WatchArea::retranslate()
{
    m_latencyKind->setItemText(0, tr("Latency from here to each node"));
    m_latencyKind->setItemText(1, tr("Latency between the ends of each link"));
    m_latencyKind->setAccessibleName(tr("Which latency"));
    m_map->setAccessibleName(tr("World map of the fleet"));
    inspectNow();
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
        retranslate();
}

} // namespace meridian
