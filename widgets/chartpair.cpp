// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartpair.h"

#include "format.h"

#include <QEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr qsizetype kMostSeries = 40; ///< more cannot be told apart
constexpr milliseconds kFastestTick(200), kSlowestTick(1000);

QString linkSubject(const LinkState &link)
{
    return QStringLiteral("%1>%2").arg(link.from.name(), link.to.name());
}

microseconds gapOf(const Fleet &fleet, const NodeId &id)
{
    const Node *node = fleet.node(id);
    const Cluster *cluster = node ? fleet.cluster(node->cluster) : nullptr;
    // One late sample is no gap, two missing ones are.
    return cluster ? cluster->polling.interval * 5 / 2 : seconds(75);
}

} // namespace

ChartPair::ChartPair(const SeriesBook &book, Qt::Orientation orientation, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_splitter(new QSplitter(orientation, this))
    , m_latency(new ChartWidget(book, name + QStringLiteral("Latency"), milliseconds(1), QStringLiteral("ms")))
    , m_lag(new ChartWidget(book, name + QStringLiteral("Lag"), seconds(1), QStringLiteral("s")))
{
    setObjectName(name);
    m_splitter->setObjectName(name + QStringLiteral("Splitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_latency);
    m_splitter->addWidget(m_lag);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    for (ChartWidget *chart : {m_latency, m_lag}) {
        connect(chart, &ChartWidget::rangeChosen, this, &ChartPair::setRange);
        connect(chart->plot(), &ChartPlot::viewWanted, this, &ChartPair::setView);
        connect(chart->plot(), &ChartPlot::viewReset, this, [this] { setRange(m_range); });
        connect(chart->plot(), &ChartPlot::crosshairMoved, m_latency->plot(), &ChartPlot::setCrosshair);
        connect(chart->plot(), &ChartPlot::crosshairMoved, m_lag->plot(), &ChartPlot::setCrosshair);
    }
    connect(&m_ticking, &QTimer::timeout, this, [this] { tick(now()); });
    m_asking.setSingleShot(true);
    m_asking.setInterval(150);
    connect(&m_asking, &QTimer::timeout, this, &ChartPair::askHistory);
    setRange(m_range);
    retranslate();
}

void ChartPair::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_latency->setTheme(theme);
    m_lag->setTheme(theme);
    buildSeries();
}

void ChartPair::setUtc(bool utc)
{
    m_latency->plot()->setUtc(utc);
    m_lag->plot()->setUtc(utc);
}

void ChartPair::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    QStringList shape;
    for (const LinkState &link : snapshot->links)
        shape << linkSubject(link);
    for (const NodeState &node : snapshot->nodes) {
        if (node.role() == Role::Primary)
            shape << node.id.name();
    }
    if (snapshot->fleet == m_fleet && shape == m_shape)
        return;
    m_fleet = snapshot->fleet;
    m_shape = shape;
    buildSeries();
    m_asking.start();
}

void ChartPair::setLatency(Latency latency)
{
    m_kind = latency;
    buildSeries();
    m_asking.start();
}

QColor ChartPair::colourOf(qsizetype index) const
{
    const QColor base = m_theme.series[index % m_theme.series.size()];
    const int round = static_cast<int>(index / m_theme.series.size());
    return round == 0 ? base : m_theme.isDark ? base.darker(100 + 20 * round) : base.lighter(100 + 25 * round);
}

/// A node has the same colour in both charts. A primary has no lag.
QList<ChartSeries> ChartPair::nodeSeries(Metric metric) const
{
    QList<ChartSeries> out;
    for (qsizetype i = 0; i < m_fleet->nodes.size(); ++i) {
        const NodeId &id = m_fleet->nodes[i].id;
        const NodeState *state = m_snapshot->node(id);
        if (metric == Metric::LagSeconds && state && state->role() == Role::Primary)
            continue;
        out << ChartSeries{{id.name(), metric}, id.name(), colourOf(i), gapOf(*m_fleet, id), true};
    }
    return out;
}

QList<ChartSeries> ChartPair::linkSeries() const
{
    QList<ChartSeries> out;
    for (const LinkState &l : m_snapshot->links)
        out << ChartSeries{{linkSubject(l), Metric::RoundTripMs},
                           QStringLiteral("%1 → %2").arg(l.from.name(), l.to.name()),
                           colourOf(out.size()),
                           gapOf(*m_fleet, l.to),
                           true};
    return out;
}

void ChartPair::buildSeries()
{
    if (!m_fleet)
        return;
    const QList<ChartSeries> latency = m_kind == Latency::Nodes ? nodeSeries(Metric::RoundTripMs) : linkSeries();
    const QList<ChartSeries> lag = nodeSeries(Metric::LagSeconds);
    m_latency->setSeries(latency.mid(0, kMostSeries), latency.size());
    m_lag->setSeries(lag.mid(0, kMostSeries), lag.size());
    setLimits();
}

void ChartPair::setLimits()
{
    QList<ChartThreshold> latency, lag;
    const auto add = [](QList<ChartThreshold> &to, milliseconds limit, double inUnits, const QString &text,
                        Severity severity) {
        const ChartThreshold row{inUnits, text.arg(format::duration(limit)), severity};
        if (!to.contains(row))
            to << row;
    };
    for (const Cluster &c : m_fleet->clusters) {
        const Thresholds &t = c.thresholds;
        add(latency, t.networkLatency, toMs(t.networkLatency), tr("critical %1"), Severity::Critical);
        add(latency, t.architectureLatency, toMs(t.architectureLatency), tr("warning %1"), Severity::Warning);
        add(lag, t.lagCritical, toSeconds(t.lagCritical), tr("critical %1"), Severity::Critical);
        add(lag, t.lagWarning, toSeconds(t.lagWarning), tr("warning %1"), Severity::Warning);
    }
    m_latency->plot()->setThresholds(latency);
    m_lag->plot()->setThresholds(lag);
}

QList<SeriesKey> ChartPair::keys() const
{
    QList<SeriesKey> all;
    for (const ChartWidget *chart : {m_latency, m_lag}) {
        for (const ChartSeries &s : chart->plot()->series())
            all << s.key;
    }
    return all;
}

void ChartPair::setRange(seconds range)
{
    m_range = range;
    setView({true, {}, range});
    Q_EMIT rangeChanged(range);
}

void ChartPair::setView(const TimeView &view)
{
    m_latency->setView(view);
    m_lag->setView(view);
    const auto column = std::chrono::duration_cast<milliseconds>(view.span / std::max(1, m_latency->plot()->columns()));
    m_ticking.setInterval(std::clamp(column, kFastestTick, kSlowestTick));
    m_asking.start();
}

void ChartPair::askHistory()
{
    if (!isVisible() || !m_fleet)
        return;
    const ChartPlot *plot = m_latency->plot();
    Q_EMIT historyWanted(keys(), plot->from(), plot->to(), std::max(plot->columns(), m_lag->plot()->columns()));
}

void ChartPair::append(const QList<Measurement> &batch)
{
    if (!isVisible())
        return; // showEvent() reads the book
    m_latency->plot()->append(batch);
    m_lag->plot()->append(batch);
}

void ChartPair::historyArrived()
{
    m_latency->plot()->reload();
    m_lag->plot()->reload();
}

void ChartPair::tick(Instant now)
{
    m_latency->plot()->tick(now);
    m_lag->plot()->tick(now);
}

void ChartPair::retranslate()
{
    m_latency->setTitle(tr("Latency"));
    m_lag->setTitle(tr("Replication lag"));
    buildSeries();
}

void ChartPair::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick(now());
    historyArrived();
    m_ticking.start();
    m_asking.start();
}

void ChartPair::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_ticking.stop();
}

void ChartPair::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
