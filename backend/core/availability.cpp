// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace meridian
{

namespace
{

// A snapshot's nodes are in its fleet's order.

/// What one node does for its cluster and its region.
enum class Part { NeverAsked, Maintenance, Lost, Behind, InSync };

/// Who is asked, and whether anyone can be: without a way out, nobody's silence means anything.
bool isCutOff(const Snapshot &snapshot)
{
    const QList<Node> &declared = snapshot.fleet->nodes;
    bool several = false;
    for (qsizetype i = 0; i < std::min(snapshot.nodes.size(), declared.size()); ++i) {
        const NodeState &n = snapshot.nodes[i];
        if (n.reachable || !n.error)
            return false;
        const ErrorKind kind = n.error->kind;
        if (kind != ErrorKind::Resolve && kind != ErrorKind::Timeout && kind != ErrorKind::Closed)
            return false;
        several = several || declared[i].region != declared.first().region;
    }
    return several;
}

bool follows(const NodeState &n, const Thresholds &limit)
{
    const microseconds delay = n.sample->detail.applyDelay.value_or(microseconds(0));
    switch (n.lag.state) {
    case LagState::Idle:
        return true;
    case LagState::Stalled: // waits on purpose
        return delay > microseconds(0) && n.lag.time && *n.lag.time <= delay + limit.lagWarning;
    case LagState::Streaming:
        return n.lag.time && *n.lag.time <= delay + limit.lagWarning;
    case LagState::NotApplicable:
    case LagState::Disconnected:
    case LagState::Unknown:
        break;
    }
    return false;
}

Part partOf(const NodeState &n, const Thresholds &limit)
{
    if (n.health == Health::Maintenance)
        return Part::Maintenance;
    if (!n.polledAt)
        return Part::NeverAsked;
    if (!n.reachable || !n.sample || n.reason.code == QLatin1String("node.foreign"))
        return Part::Lost;
    if (n.health == Health::Failed)
        return Part::Behind; // two primaries
    return n.role() == Role::Primary || follows(n, limit) ? Part::InSync : Part::Behind;
}

struct Tally {
    std::array<int, 5> parts{}; ///< by Part
    int nodes = 0;
    int primaries = 0;

    int count(Part part) const { return parts[static_cast<size_t>(part)]; }
    void add(Part part, const NodeState &n)
    {
        ++parts[static_cast<size_t>(part)];
        ++nodes;
        primaries += n.role() == Role::Primary && (part == Part::InSync || part == Part::Behind) ? 1 : 0;
    }
};

/// `serves`: whether what is left does the work.
std::optional<ServiceState> judged(const Tally &tally, bool serves)
{
    if (tally.nodes == 0 || tally.count(Part::NeverAsked) > 0)
        return {};
    const int maintained = tally.count(Part::Maintenance);
    if (maintained == tally.nodes || (maintained > 0 && !serves))
        return ServiceState::Maintenance;
    if (!serves)
        return ServiceState::Down;
    return tally.count(Part::InSync) + maintained == tally.nodes && tally.primaries <= 1 ? ServiceState::InSync
                                                                                         : ServiceState::Behind;
}

std::optional<ServiceState> ofCluster(const Tally &tally)
{
    return judged(tally, tally.primaries > 0);
}

std::optional<ServiceState> ofRegion(Tally tally)
{
    tally.primaries = 0; // a region may have one of each of several clusters
    return judged(tally, tally.count(Part::InSync) + tally.count(Part::Behind) > 0);
}

template <class Wanted>
Tally tallyOf(const Snapshot &snapshot, Wanted wanted)
{
    Tally tally;
    if (isCutOff(snapshot))
        return tally;
    const QList<Node> &declared = snapshot.fleet->nodes;
    for (qsizetype i = 0; i < std::min(snapshot.nodes.size(), declared.size()); ++i) {
        if (wanted(declared[i]))
            tally.add(partOf(snapshot.nodes[i], snapshot.fleet->cluster(declared[i].cluster)->thresholds),
                      snapshot.nodes[i]);
    }
    return tally;
}

} // namespace

QString toText(ServiceState state)
{
    switch (state) {
    case ServiceState::InSync:
        return QStringLiteral("in-sync");
    case ServiceState::Behind:
        return QStringLiteral("behind");
    case ServiceState::Down:
        return QStringLiteral("down");
    case ServiceState::Maintenance:
        break;
    }
    return QStringLiteral("maintenance");
}

QString subjectOf(const ClusterId &cluster)
{
    return QStringLiteral("cluster:") + cluster.name();
}

QString subjectOf(const RegionId &region)
{
    return QStringLiteral("region:") + region.name();
}

std::optional<ServiceState> serviceState(const Snapshot &snapshot, const ClusterId &cluster)
{
    return ofCluster(tallyOf(snapshot, [&](const Node &n) { return n.cluster == cluster; }));
}

std::optional<ServiceState> serviceState(const Snapshot &snapshot, const RegionId &region)
{
    return ofRegion(tallyOf(snapshot, [&](const Node &n) { return n.region == region; }));
}

QList<ServiceOf> serviceStates(const Snapshot &snapshot)
{
    const Fleet &fleet = *snapshot.fleet;
    QHash<ClusterId, std::pair<Tally, const Thresholds *>> clusters;
    QHash<RegionId, Tally> regions;
    for (const Cluster &c : fleet.clusters)
        clusters.insert(c.id, {Tally(), &c.thresholds});
    const bool cutOff = isCutOff(snapshot);
    for (qsizetype i = 0; i < std::min(snapshot.nodes.size(), fleet.nodes.size()); ++i) {
        auto &[tally, thresholds] = clusters[fleet.nodes[i].cluster];
        const Part part = cutOff ? Part::NeverAsked : partOf(snapshot.nodes[i], *thresholds);
        tally.add(part, snapshot.nodes[i]);
        regions[fleet.nodes[i].region].add(part, snapshot.nodes[i]);
    }
    QList<ServiceOf> out;
    out.reserve(fleet.clusters.size() + fleet.regions.size());
    for (const Cluster &c : fleet.clusters) {
        const Tally &tally = clusters[c.id].first;
        if (tally.nodes > 0)
            out.append({subjectOf(c.id), ofCluster(tally)});
    }
    for (const Region &r : fleet.regions) {
        const auto found = regions.constFind(r.id);
        if (found != regions.cend())
            out.append({subjectOf(r.id), ofRegion(*found)});
    }
    return out;
}

std::optional<double> Availability::share() const
{
    const milliseconds counted = inSync + behind + down;
    if (counted <= milliseconds(0))
        return {};
    return static_cast<double>((inSync + behind).count()) / static_cast<double>(counted.count());
}

Availability &Availability::operator+=(const Availability &other)
{
    inSync += other.inSync;
    behind += other.behind;
    down += other.down;
    maintenance += other.maintenance;
    return *this;
}

Instant dayOf(Instant t)
{
    return std::chrono::floor<std::chrono::days>(t);
}

QList<TimeSpan> splitByDay(const TimeSpan &span)
{
    QList<TimeSpan> out;
    for (Instant at = span.from; at < span.to;) {
        const Instant next = std::min<Instant>(dayOf(at) + std::chrono::days(1), span.to);
        out.append({at, next});
        at = next;
    }
    return out;
}

} // namespace meridian
