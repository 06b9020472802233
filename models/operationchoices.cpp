// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationchoices.h"

#include "operationcatalogue.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(OperationChoices)
};

/// The nodes that are meant, of one cluster: the one of the first primary among them, else of the first.
QList<const Node *> meant(const Snapshot &snapshot, const Selection &what)
{
    QList<const Node *> nodes;
    for (const Node &node : snapshot.fleet->nodes) {
        const auto *region = std::get_if<RegionId>(&what);
        const auto *cluster = std::get_if<ClusterId>(&what);
        const auto *id = std::get_if<NodeId>(&what);
        const auto *link = std::get_if<LinkId>(&what);
        if ((region && node.region == *region) || (cluster && node.cluster == *cluster) || (id && node.id == *id) ||
            (link && node.id == link->to))
            nodes << &node;
    }
    const auto isPrimary = [&](const Node *node) {
        const NodeState *state = snapshot.node(node->id);
        return state && state->role() == Role::Primary;
    };
    const auto first = std::find_if(nodes.begin(), nodes.end(), isPrimary);
    if (nodes.isEmpty())
        return nodes;
    const ClusterId cluster = (first == nodes.end() ? nodes.first() : *first)->cluster;
    nodes.removeIf([&](const Node *node) { return node->cluster != cluster; });
    return nodes;
}

class Chooser
{
public:
    Chooser(const Snapshot &snapshot, const Selection &what, const QList<const Node *> &nodes)
        : m_snapshot(snapshot)
        , m_nodes(nodes)
        , m_single(what.index() == Selection(NodeId()).index() || what.index() == Selection(LinkId()).index())
    {
        for (const Node &node : snapshot.fleet->nodes) {
            const NodeState *state = snapshot.node(node.id);
            if (node.cluster != nodes.first()->cluster)
                continue;
            ++m_size;
            if (state && state->role() == Role::Primary && (!m_primary || (state->reachable && !m_primary->reachable)))
                m_primary = state;
        }
    }

    OperationChoice choice(OperationKind kind) const
    {
        OperationChoice c;
        c.form.kind = kind;
        c.form.cluster = m_nodes.first()->cluster;
        c.title = operationVerb(kind);
        const Cluster *cluster = m_snapshot.fleet->cluster(c.form.cluster);
        if (cluster && !traits(cluster->engine).operations) {
            c.obstacle = Texts::tr("There is no operation for %1 yet.").arg(toText(cluster->engine));
            return c;
        }
        if (kind == OperationKind::Switchover || kind == OperationKind::Failover) {
            c.form.node = standby();
            c.obstacle = moveObstacle(kind);
        } else if (kind == OperationKind::Rejoin) {
            c.form.node = comesBack();
            if (c.form.node.isEmpty())
                c.obstacle = Texts::tr("Every node here follows the primary.");
        } else if (m_single || m_nodes.size() == 1) {
            c.form.node = m_nodes.first()->id;
        }
        return c;
    }

    bool inMaintenance() const
    {
        return std::any_of(m_nodes.begin(), m_nodes.end(), [this](const Node *node) {
            const NodeState *state = m_snapshot.node(node->id);
            return state && state->health == Health::Maintenance;
        });
    }

private:
    QString moveObstacle(OperationKind kind) const
    {
        if (m_size < 2)
            return Texts::tr("The cluster has no other node.");
        const bool answers = m_primary && m_primary->reachable;
        if (kind == OperationKind::Switchover && !answers)
            return Texts::tr("No primary answers: fail over instead.");
        if (kind == OperationKind::Failover && answers && m_primary->health != Health::Failed)
            return Texts::tr("The primary %1 answers: switch over instead.").arg(m_primary->id.name());
        return {};
    }
    /// A standby that is meant; empty where the primary is, then the best is looked for.
    NodeId standby() const
    {
        for (const Node *node : m_nodes) {
            if (m_primary && node->id == m_primary->id)
                return {};
        }
        return m_single || m_nodes.size() == 1 ? m_nodes.first()->id : NodeId();
    }
    NodeId comesBack() const
    {
        for (const Node *node : m_nodes) {
            const NodeState *state = m_snapshot.node(node->id);
            const bool follows = state && state->role() == Role::Standby && state->reachable &&
                                 state->lag.state != LagState::Disconnected;
            if (m_primary && m_primary->reachable && node->id != m_primary->id && !follows)
                return node->id;
        }
        return {};
    }

    const Snapshot &m_snapshot;
    QList<const Node *> m_nodes;
    const NodeState *m_primary = nullptr;
    int m_size = 0;
    bool m_single;
};

} // namespace

QString operationVerb(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Switchover:
        return Texts::tr("Switch over…");
    case OperationKind::Failover:
        return Texts::tr("Fail over…");
    case OperationKind::Rejoin:
        return Texts::tr("Rejoin…");
    case OperationKind::MaintenanceOn:
        return Texts::tr("Maintenance…");
    case OperationKind::MaintenanceOff:
        break;
    }
    return Texts::tr("End maintenance…");
}

QList<OperationChoice> operationChoices(const Snapshot &snapshot, const Selection &what)
{
    QList<OperationChoice> choices;
    const auto nodes = snapshot.fleet ? meant(snapshot, what) : QList<const Node *>();
    if (nodes.isEmpty())
        return choices;
    const Chooser chooser(snapshot, what, nodes);
    const OperationKind other = chooser.inMaintenance() ? OperationKind::MaintenanceOn : OperationKind::MaintenanceOff;
    for (const OperationRow &row : operationCatalogue()) {
        if (row.kind == other)
            continue;
        const OperationChoice choice = chooser.choice(row.kind);
        if (row.kind != OperationKind::Rejoin || choice.obstacle.isEmpty()) // mostly there is nobody to come back
            choices << choice;
    }
    return choices;
}

} // namespace meridian
