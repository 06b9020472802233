// SPDX-License-Identifier: GPL-3.0-or-later
// Which series and limits the two charts have: of nodes, of links, of regions.
#include "chartpair.h"
#include "format.h"

#include <algorithm>

namespace meridian
{

namespace
{

constexpr qsizetype kMostSeries = 40; ///< more cannot be told apart

microseconds gapOf(const Fleet &fleet, const NodeId &id)
{
    const Node *node = fleet.node(id);
    const Cluster *cluster = node ? fleet.cluster(node->cluster) : nullptr;
    // One late sample is no gap, two missing ones are.
    return cluster ? cluster->polling.interval * 5 / 2 : seconds(75);
}

} // namespace

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

/// The lag of a link is that of its receiving end.
QList<ChartSeries> ChartPair::linkSeries(Metric metric) const
{
    QList<ChartSeries> out;
    for (const LinkState &l : m_snapshot->links) {
        const QString subject = metric == Metric::LagSeconds ? l.to.name() : linkSubject(l.from, l.to);
        out << ChartSeries{{subject, metric},
                           QStringLiteral("%1 → %2").arg(l.from.name(), l.to.name()),
                           colourOf(out.size()),
                           gapOf(*m_fleet, l.to),
                           true};
    }
    return out;
}

QList<ChartSeries> ChartPair::regionSeries(Metric metric) const
{
    QList<ChartSeries> out;
    for (const Region &region : m_fleet->regions) {
        microseconds gap{0};
        for (const Node &node : m_fleet->nodes) {
            if (node.region == region.id)
                gap = std::max(gap, gapOf(*m_fleet, node.id));
        }
        if (gap.count() > 0)
            out << ChartSeries{{regionSubject(region.id), metric}, region.id.name(), colourOf(out.size()), gap, true};
    }
    return out;
}

void ChartPair::buildSeries()
{
    if (!m_fleet)
        return;
    const auto series = [this](Metric metric) {
        QList<ChartSeries> all = m_by == By::Nodes   ? nodeSeries(metric)
                                 : m_by == By::Links ? linkSeries(metric)
                                                     : regionSeries(metric);
        for (ChartSeries &s : all)
            s.shown = !m_hidden.contains(s.key.subject);
        return all;
    };
    const QList<ChartSeries> latency = series(Metric::RoundTripMs), lag = series(Metric::LagSeconds);
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

} // namespace meridian
