// SPDX-License-Identifier: GPL-3.0-or-later
#include "lookback.h"

#include "verdict.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

bool sameServer(const std::optional<ServerSample> &a, const std::optional<ServerSample> &b)
{
    if (!a || !b)
        return a.has_value() == b.has_value();
    return a->role == b->role && a->timeline == b->timeline && a->detail.startedAt == b->detail.startedAt &&
           a->detail.version == b->detail.version;
}

bool sameState(const NodeState &a, const NodeState &b)
{
    return a.health == b.health && a.reachable == b.reachable && a.upstream == b.upstream &&
           a.cascading == b.cascading && a.maintenance == b.maintenance && sameServer(a.sample, b.sample);
}

bool sameState(const LinkState &a, const LinkState &b)
{
    return a.from == b.from && a.to == b.to && a.state == b.state;
}

bool sameState(const RegionState &a, const RegionState &b)
{
    return a.id == b.id && a.health == b.health && a.network == b.network && a.database == b.database;
}

bool sameState(const EndpointState &a, const EndpointState &b)
{
    return a.name == b.name && a.cluster == b.cluster && a.health == b.health && a.writer == b.writer &&
           a.reason == b.reason;
}

bool sameState(const OwnerState &a, const OwnerState &b)
{
    return a.cluster == b.cluster && a.owner == b.owner && a.paused == b.paused && a.history == b.history &&
           a.error.has_value() == b.error.has_value();
}

template <class T>
bool sameStates(const QList<T> &a, const QList<T> &b)
{
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](const T &x, const T &y) { return sameState(x, y); });
}

/// The receiving ends of links that are not what they were; there is one link towards a node.
QSet<NodeId> changedReceivers(const QList<LinkState> &before, const QList<LinkState> &after)
{
    QSet<NodeId> out;
    const bool aligned = before.size() == after.size();
    if (aligned && std::equal(before.begin(), before.end(), after.begin(),
                              [](const LinkState &a, const LinkState &b) { return sameState(a, b); }))
        return out; // as nearly always
    QHash<NodeId, const LinkState *> old;
    for (const LinkState &l : before)
        old.insert(l.to, &l);
    for (const LinkState &l : after) {
        const LinkState *was = old.take(l.to);
        if (!was || !sameState(*was, l))
            out.insert(l.to);
    }
    for (auto gone = old.cbegin(); gone != old.cend(); ++gone)
        out.insert(gone.key());
    return out;
}

microseconds fromMs(double ms)
{
    return microseconds(std::llround(ms * 1e3));
}

/// Of the same poll as the answer: not left from an earlier one.
bool isOf(const std::optional<SeriesPoint> &value, const SeriesPoint &answer)
{
    return value && value->at == answer.at;
}

void apply(NodeState &node, const NodeFigures &found)
{
    if (!node.reachable || !found.query || !node.polledAt || found.query->at <= *node.polledAt)
        return;
    const SeriesPoint &answer = *found.query;
    node.polledAt = answer.at;
    node.answeredAt = answer.at;
    node.timings.query = fromMs(answer.mean);
    node.timings.roundTrip.reset();
    if (isOf(found.roundTrip, answer))
        node.timings.roundTrip = fromMs(found.roundTrip->mean);
    if (node.lag.state != LagState::NotApplicable) {
        node.lag.bytes.reset();
        node.lag.time.reset();
        if (isOf(found.lagBytes, answer))
            node.lag.bytes = std::llround(found.lagBytes->mean);
        if (isOf(found.lag, answer))
            node.lag.time = microseconds(std::llround(found.lag->mean * 1e6));
        const bool following = node.lag.state == LagState::Idle || node.lag.state == LagState::Streaming;
        const bool counted = node.sample && node.sample->gtid; // of those history only has the time
        node.lag.transactions = counted && following && !node.lag.time ? std::optional<qint64>(0) : std::nullopt;
        if (following)
            node.lag.state = node.lag.distance() == 0 && !node.lag.time ? LagState::Idle : LagState::Streaming;
    }
    if (node.health == Health::Healthy)
        node.reason = judgeWell(node).reason;
}

void forget(NodeState &node)
{
    NodeState unknown;
    unknown.id = node.id;
    unknown.reason = {QStringLiteral("history.not-recorded"), {}};
    node = unknown;
}

void forget(LinkState &link)
{
    LinkState unknown;
    unknown.from = link.from;
    unknown.to = link.to;
    unknown.reason = {QStringLiteral("history.not-recorded"), {}};
    link = unknown;
}

} // namespace

Snapshot changesBetween(const Snapshot &before, const Snapshot &after)
{
    Snapshot out;
    out.at = after.at;
    out.sequence = after.sequence;
    out.storeProblem = after.storeProblem;
    out.storeNote = after.storeNote;
    out.fleetProblem = after.fleetProblem;
    const QSet<NodeId> receivers = changedReceivers(before.links, after.links);
    for (qsizetype i = 0; i < after.nodes.size(); ++i) {
        const NodeState &n = after.nodes[i];
        const bool known = i < before.nodes.size() && before.nodes[i].id == n.id;
        if (!known || !sameState(before.nodes[i], n) || receivers.contains(n.id))
            out.nodes.append(n);
    }
    for (const NodeState &n : std::as_const(out.nodes)) {
        const auto towards =
            std::find_if(after.links.begin(), after.links.end(), [&](const LinkState &l) { return l.to == n.id; });
        if (towards != after.links.end())
            out.links.append(*towards);
    }
    for (qsizetype i = 0; i < after.regions.size(); ++i) {
        if (i >= before.regions.size() || !sameState(before.regions[i], after.regions[i]))
            out.regions.append(after.regions[i]);
    }
    // They are few: all of them, or none.
    if (!sameStates(before.endpoints, after.endpoints))
        out.endpoints = after.endpoints;
    if (!sameStates(before.owners, after.owners))
        out.owners = after.owners;
    return out;
}

bool hasChanges(const Snapshot &changes)
{
    return !changes.nodes.isEmpty() || !changes.regions.isEmpty() || !changes.endpoints.isEmpty() ||
           !changes.owners.isEmpty();
}

void apply(Snapshot &picture, const Snapshot &changes)
{
    picture.at = changes.at;
    picture.sequence = changes.sequence;
    picture.storeProblem = changes.storeProblem;
    picture.storeNote = changes.storeNote;
    picture.fleetProblem = changes.fleetProblem;
    QHash<NodeId, const NodeState *> nodes;
    for (const NodeState &n : changes.nodes)
        nodes.insert(n.id, &n);
    for (NodeState &n : picture.nodes) {
        if (const NodeState *changed = nodes.value(n.id))
            n = *changed;
    }
    picture.links.removeIf([&](const LinkState &l) { return nodes.contains(l.to); });
    picture.links += changes.links;
    for (RegionState &r : picture.regions) {
        for (const RegionState &changed : changes.regions) {
            if (changed.id == r.id)
                r = changed;
        }
    }
    if (!changes.endpoints.isEmpty())
        picture.endpoints = changes.endpoints;
    if (!changes.owners.isEmpty())
        picture.owners = changes.owners;
}

void apply(Snapshot &picture, const QList<NodeFigures> &figures)
{
    QHash<NodeId, const NodeState *> nodes;
    QHash<RegionId, QList<const NodeState *>> byRegion;
    for (qsizetype i = 0; i < std::min(picture.nodes.size(), figures.size()); ++i) {
        NodeState &node = picture.nodes[i];
        apply(node, figures[i]);
        nodes.insert(node.id, &node);
        if (i < picture.fleet->nodes.size())
            byRegion[picture.fleet->nodes[i].region].append(&node);
    }
    for (LinkState &link : picture.links) {
        const NodeState *from = nodes.value(link.from);
        const NodeState *to = nodes.value(link.to);
        if (from && to && from->role() == Role::Primary)
            link.lag = to->lag; // below a standby it is counted from there, which is not measured
    }
    for (RegionState &region : picture.regions)
        measureRegion(region, byRegion.value(region.id));
}

Snapshot notRecorded(const Snapshot &picture, Instant at)
{
    Snapshot out;
    out.at = at;
    out.fleet = picture.fleet;
    out.nodes = picture.nodes;
    out.links = picture.links;
    for (NodeState &n : out.nodes)
        forget(n);
    for (LinkState &l : out.links)
        forget(l);
    for (const RegionState &r : picture.regions) {
        RegionState region;
        region.id = r.id;
        region.nodes = r.nodes;
        region.reason = {QStringLiteral("history.not-recorded"), {}};
        out.regions.append(region);
    }
    for (const EndpointState &e : picture.endpoints) {
        EndpointState endpoint;
        endpoint.name = e.name;
        endpoint.cluster = e.cluster;
        endpoint.reason = {QStringLiteral("history.not-recorded"), {}};
        out.endpoints.append(endpoint);
    }
    for (const RegionPair &p : picture.pairs)
        out.pairs.append({p.from, p.to, {}, p.reference});
    return out;
}

void forgetStale(Snapshot &picture)
{
    QSet<NodeId> forgotten;
    for (qsizetype i = 0; i < std::min(picture.nodes.size(), picture.fleet->nodes.size()); ++i) {
        NodeState &node = picture.nodes[i];
        const Cluster *cluster = picture.fleet->cluster(picture.fleet->nodes[i].cluster);
        if (!cluster || !node.polledAt)
            continue;
        const Polling &polling = cluster->polling;
        const milliseconds longest = 2 * std::max(polling.interval, polling.backoffMax) + polling.timeout + seconds(5);
        if (picture.at - *node.polledAt <= longest)
            continue;
        forget(node);
        forgotten.insert(node.id);
    }
    for (LinkState &link : picture.links) {
        if (forgotten.contains(link.to) && forgotten.contains(link.from))
            forget(link);
    }
}

} // namespace meridian
