// SPDX-License-Identifier: GPL-3.0-or-later
// What is known about a cluster as a whole, as labelled lines. Pure.
#include "facts.h"
#include "format.h"
#include "words.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

struct Facts {
    Q_DECLARE_TR_FUNCTIONS(ClusterFacts)
};

Fact plain(const QString &label, const QString &value, Fact::Tone tone = Fact::Tone::Normal)
{
    return {label, value.isEmpty() ? format::unknown() : value, tone, false, {}};
}

QString within(const std::optional<seconds> &objective)
{
    return objective ? format::duration(*objective) : Facts::tr("not declared");
}

FactGroup members(const Snapshot &snapshot, const Cluster &cluster)
{
    FactGroup g{Facts::tr("Cluster"), {}, {}};
    QList<NodeId> primaries;
    QStringList regions;
    int standbys = 0, following = 0;
    for (const NodeState &n : snapshot.nodes) {
        const Node *node = snapshot.fleet->node(n.id);
        if (!node || node->cluster != cluster.id)
            continue;
        if (!regions.contains(node->region.name()))
            regions << node->region.name();
        if (n.role() == Role::Primary) {
            primaries << n.id;
        } else if (n.role() == Role::Standby) {
            ++standbys;
            following += n.lag.state == LagState::Streaming || n.lag.state == LagState::Idle;
        }
    }
    if (primaries.isEmpty())
        g.facts << plain(Facts::tr("Primary"), Facts::tr("none known"), Fact::Tone::Bad);
    for (const NodeId &primary : std::as_const(primaries)) {
        g.facts << plain(Facts::tr("Primary"), primary.name(),
                         primaries.size() > 1 ? Fact::Tone::Bad : Fact::Tone::Normal);
        g.facts.last().leadsTo = primary;
    }
    g.facts << plain(Facts::tr("Standbys that follow"), Facts::tr("%1 of %2").arg(following).arg(standbys),
                     following < standbys ? Fact::Tone::Warning : Fact::Tone::Normal);
    g.facts << plain(Facts::tr("Regions"), regions.join(QStringLiteral(", ")));
    return g;
}

} // namespace

QList<FactGroup> clusterFacts(const Snapshot &snapshot, const Cluster &cluster, const Clock &clock)
{
    FactGroup goals{Facts::tr("Objectives"), {}, {}};
    goals.facts << Fact{Facts::tr("Recovery time (RTO)"), within(cluster.rto)}
                << Fact{Facts::tr("Data loss (RPO)"), within(cluster.rpo)};
    goals.facts << Fact{Facts::tr("Lag, warning and critical"),
                        QStringLiteral("%1 · %2").arg(format::duration(cluster.thresholds.lagWarning),
                                                      format::duration(cluster.thresholds.lagCritical))};
    FactGroup polling{Facts::tr("Polling"), {}, {}};
    polling.facts << Fact{Facts::tr("Every"), format::duration(cluster.polling.interval)}
                  << Fact{Facts::tr("Failed after"),
                          Facts::tr("%n poll(s) in a row", nullptr, cluster.thresholds.strikes)};
    polling.facts << plain(Facts::tr("Environment"), words::environment(cluster.environment));
    return QList<FactGroup>{members(snapshot, cluster)} + surroundingFacts(snapshot, cluster.id, clock) +
           QList<FactGroup>{goals, polling};
}

} // namespace meridian
