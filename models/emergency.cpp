// SPDX-License-Identifier: GPL-3.0-or-later
#include "emergency.h"

#include "mapreach.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Emergency)
};

struct Down {
    RegionId region;
    std::optional<Instant> since; ///< when the last of its nodes failed
};

template <class Concerns>
QList<const NodeState *> nodesOf(const Snapshot &snapshot, Concerns &&concerns)
{
    QList<const NodeState *> out;
    for (const NodeState &state : snapshot.nodes) {
        const Node *node = snapshot.fleet->node(state.id);
        if (node && concerns(*node))
            out << &state;
    }
    return out;
}

std::optional<Instant> lastFailure(const QList<const NodeState *> &nodes)
{
    std::optional<Instant> out;
    for (const NodeState *node : nodes) {
        if (node->health == Health::Failed)
            out = std::max(out, node->since);
    }
    return out;
}

QList<Down> regionsDown(const Snapshot &snapshot)
{
    QList<Down> out;
    for (const RegionState &region : snapshot.regions) {
        const auto nodes = nodesOf(snapshot, [&](const Node &n) { return n.region == region.id; });
        if (region.health == Health::Failed && !nodes.isEmpty())
            out << Down{region.id, lastFailure(nodes)};
    }
    return out;
}

/// A cluster is down when nothing of it can be written to: its primary has failed, or all of it.
bool isDown(const QList<const NodeState *> &nodes)
{
    const auto failed = [](const NodeState *n) { return n->health == Health::Failed; };
    QList<const NodeState *> primaries;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(primaries),
                 [](const NodeState *n) { return n->role() == Role::Primary; });
    const auto &deciding = primaries.isEmpty() ? nodes : primaries;
    return !deciding.isEmpty() && std::all_of(deciding.begin(), deciding.end(), failed);
}

QString causeOf(const Snapshot &snapshot, const Emergency &e)
{
    const NodeState *worst = nullptr;
    for (const NodeState &state : snapshot.nodes) {
        const Node *node = snapshot.fleet->node(state.id);
        const bool concerned = node && (e.regions.contains(node->region) || node->cluster == e.cluster);
        if (concerned && (!worst || severity(state.health) > severity(worst->health)))
            worst = &state;
    }
    return worst ? QStringLiteral("%1: %2").arg(worst->id.name(), worst->reason.text()) : QString();
}

QString advised(Emergency::Kind kind)
{
    switch (kind) {
    case Emergency::Kind::SeveralRegionsDown:
        return Text::tr("Begin the emergency failover: more than one region is lost.");
    case Emergency::Kind::ClusterDown:
        return Text::tr("Nothing can be written: bring the primary back, or fail over.");
    case Emergency::Kind::Partition:
        return Text::tr("Promote nothing before it is known what the other side does.");
    case Emergency::Kind::RegionDown:
        break;
    }
    return Text::tr("Prepare a failover in case another region is lost.");
}

std::optional<Emergency> several(const QList<Down> &down)
{
    if (down.size() < 2)
        return {};
    Emergency e;
    e.kind = Emergency::Kind::SeveralRegionsDown;
    QStringList names;
    QList<std::optional<Instant>> times;
    for (const Down &d : down) {
        e.regions << d.region;
        names << d.region.name();
        times << d.since;
    }
    std::sort(times.begin(), times.end());
    e.since = times[1]; // with the second one it became an emergency
    e.what = Text::tr("Emergency: %1 are down").arg(names.join(QStringLiteral(", ")));
    return e;
}

std::optional<Emergency> cluster(const Snapshot &snapshot)
{
    for (const Cluster &c : snapshot.fleet->clusters) {
        const auto nodes = nodesOf(snapshot, [&](const Node &n) { return n.cluster == c.id; });
        if (!isDown(nodes))
            continue;
        Emergency e;
        e.kind = Emergency::Kind::ClusterDown;
        e.cluster = c.id;
        for (const NodeState *state : nodes) {
            const RegionId region = snapshot.fleet->node(state->id)->region;
            if (state->health == Health::Failed && !e.regions.contains(region))
                e.regions << region;
        }
        e.since = lastFailure(nodes);
        e.what = Text::tr("Cluster %1 cannot be written to").arg(c.id.name());
        return e;
    }
    return {};
}

std::optional<Emergency> partition(const Snapshot &snapshot)
{
    const Reach reach = reachOf(snapshot);
    if (!reach.isPartitioned())
        return {};
    Emergency e;
    e.kind = Emergency::Kind::Partition;
    for (const RegionCut &cut : reach.cuts) {
        e.regions << cut.region;
        for (const NodeState *state : nodesOf(snapshot, [&](const Node &n) { return n.region == cut.region; })) {
            if (state->health != Health::Healthy)
                e.since = e.since ? std::min(e.since, state->since) : state->since;
        }
    }
    e.what = partitionText(reach);
    return e;
}

std::optional<Emergency> region(const QList<Down> &down)
{
    if (down.isEmpty())
        return {};
    Emergency e;
    e.regions << down.first().region;
    e.since = down.first().since;
    e.what = Text::tr("Region %1 is down").arg(down.first().region.name());
    return e;
}

} // namespace

bool Emergency::sameSubject(const Emergency &other) const
{
    return kind == other.kind && regions == other.regions && cluster == other.cluster;
}

bool Emergency::graverThan(const Emergency &other) const
{
    return kind != other.kind ? kind > other.kind : regions.size() > other.regions.size();
}

std::optional<Emergency> emergencyOf(const Snapshot &snapshot)
{
    if (!snapshot.fleet)
        return {};
    const QList<Down> down = regionsDown(snapshot);
    std::optional<Emergency> e = several(down);
    if (!e)
        e = cluster(snapshot);
    if (!e)
        e = partition(snapshot);
    if (!e)
        e = region(down);
    if (e) {
        e->cause = causeOf(snapshot, *e);
        e->advice = advised(e->kind);
    }
    return e;
}

} // namespace meridian
