// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture.h"

#include "geo.h"

#include <algorithm>

namespace meridian
{

namespace
{
constexpr microseconds kDelayHolds = seconds(10); ///< a measured delay speaks for the seconds without one

/// Since the commit of the oldest transaction that it applies, by one clock. The source's clock is the committing one's
/// only of its own transactions, and nearly so of those that it passes on.
std::optional<microseconds> applyingAge(const ServerSample &standby, const ServerSample &source)
{
    std::optional<microseconds> oldest;
    const QList<Channel> channels = standby.gtid ? standby.gtid->channels : QList<Channel>();
    for (const Channel &channel : channels)
        oldest = std::max(oldest, channel.applyingAge);
    if (oldest && standby.clockOffset && source.clockOffset)
        *oldest -= *standby.clockOffset - *source.clockOffset;
    return oldest;
}
} // namespace

void Picture::setFleet(FleetPtr fleet)
{
    QHash<NodeId, Memory> kept;
    QHash<ClusterId, ClusterMemory> keptClusters;
    QHash<NodeId, const Node *> oldNodes;
    QHash<ClusterId, const Cluster *> clusters;
    for (const Node &n : m_fleet->nodes)
        oldNodes.insert(n.id, &n);
    for (const Cluster &c : fleet->clusters)
        clusters.insert(c.id, &c);
    m_members.clear();
    for (const Node &n : fleet->nodes) {
        const Node *before = oldNodes.value(n.id);
        const bool same = before && before->host == n.host && before->port == n.port && before->cluster == n.cluster;
        Memory m = same ? m_nodes.value(n.id) : Memory();
        m.state.id = n.id;
        m.node = &n;
        m.cluster = clusters.value(n.cluster);
        kept.insert(n.id, m);
        m_members[n.cluster].append(n.id);
    }
    for (const Cluster &c : fleet->clusters)
        keptClusters.insert(c.id, m_clusters.value(c.id));
    m_nodes.swap(kept);
    m_clusters.swap(keptClusters);
    m_fleet = std::move(fleet);
    keepSurroundings();
}

void Picture::take(const Observation &o)
{
    const auto it = m_nodes.find(o.node);
    if (it == m_nodes.end()) // it left the fleet while its poll was under way
        return;
    Memory &m = *it;
    m.overdue = o.overdue;
    m.state.error = o.error;
    m.state.secretSource = o.secretSource;
    if (o.overdue)
        return;
    m.fresh = true;
    m.unmeasured = true;
    m.state.polledAt = o.at;
    m.state.reachable = o.sample.has_value();
    if (o.sample) {
        noteAnswer(m, o);
    } else {
        ++m.state.strikes;
    }
}

void Picture::noteAnswer(Memory &m, const Observation &o)
{
    m.state.answeredAt = o.at;
    m.state.timings = o.timings;
    const bool tooSlow = o.timings.query && *o.timings.query > m.cluster->thresholds.degradedWithin;
    m.state.strikes = tooSlow ? m.state.strikes + 1 : 0;
    noteRate(m, *o.sample);
    // The server looked at its positions about half a round trip before its answer arrived.
    m.sampledAt = o.at - o.timings.roundTrip.value_or(microseconds(0)) / 2;
    m.state.sample = o.sample;
    if (o.sample->role == Role::Primary)
        notePrimary(m, o);
    notePlaces(m, o);
    if (o.sample->gtid)
        noteFaults(m, *o.sample->gtid);
}

void Picture::noteRate(Memory &m, const ServerSample &s)
{
    if (!s.detailAt || !s.detail.transactions)
        return;
    if (m.transactions && *s.detailAt <= m.transactions->first)
        return;
    if (m.transactions && s.detail.transactions >= m.transactions->second) {
        const double elapsed = toSeconds(*s.detailAt - m.transactions->first);
        m.state.transactionsPerSecond = static_cast<double>(*s.detail.transactions - m.transactions->second) / elapsed;
    }
    m.transactions = std::make_pair(*s.detailAt, *s.detail.transactions);
}

const Picture::Memory *Picture::memory(const NodeId &id) const
{
    const auto it = m_nodes.constFind(id);
    return it == m_nodes.constEnd() ? nullptr : &*it;
}

SnapshotPtr Picture::build(Instant at)
{
    m_at = at;
    m_links.clear();
    for (const Cluster &c : m_fleet->clusters)
        judgeCluster(c, &m_links);
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->at = at;
    snapshot->sequence = ++m_sequence;
    snapshot->fleet = m_fleet;
    snapshot->links = m_links;
    snapshot->nodes.reserve(m_fleet->nodes.size());
    for (const Node &n : m_fleet->nodes)
        snapshot->nodes.append(m_nodes.constFind(n.id)->state);
    m_regions = regionStates();
    snapshot->regions = m_regions;
    snapshot->pairs = regionPairs(m_links);
    snapshot->endpoints = endpointStates();
    snapshot->owners = ownerStates();
    snapshot->storeProblem = m_storeProblem;
    snapshot->storeNote = m_storeNote;
    snapshot->fleetProblem = m_fleetProblem;
    return snapshot;
}

void Picture::judgeCluster(const Cluster &cluster, QList<LinkState> *links)
{
    ClusterMemory &known = m_clusters[cluster.id];
    const QList<NodeId> members = m_members.value(cluster.id);
    QList<LinkEnd> ends;
    QStringList primaries;
    QHash<QString, int> identifiers;
    for (const NodeId &id : members) {
        const Memory &m = m_nodes[id];
        ends.append({m.node, m.state.sample ? &*m.state.sample : nullptr, isCurrent(m), false});
        if (isCurrent(m) && m.state.role() == Role::Primary)
            primaries.append(id.name());
        if (m.state.sample && !m.state.sample->detail.systemIdentifier.isEmpty())
            ++identifiers[m.state.sample->detail.systemIdentifier];
    }
    known.upstreams = findUpstreams(ends, known.upstreams);
    const auto most = std::max_element(identifiers.begin(), identifiers.end());
    const auto end = [&](const NodeId &id) -> LinkEnd & {
        return *std::find_if(ends.begin(), ends.end(), [&](const LinkEnd &e) { return e.node->id == id; });
    };
    const QList<NodeId> ordered = upstreamsFirst(members, known);
    for (const NodeId &id : ordered) {
        judgeLag(cluster, known, end(id));
        judgeHealth(cluster, m_nodes[id], primaries, most == identifiers.end() ? QString() : most.key());
    }
    for (const NodeId &id : members) {
        if (known.upstreams.contains(id))
            links->append(measuredLink(end(known.upstreams.value(id)), end(id), known));
        *links += furtherLinks(ends, end(id), known.upstreams.value(id));
    }
}

/// Whoever sends stands before those that receive from it; a ring, which only mistakes can make, in any order.
QList<NodeId> Picture::upstreamsFirst(const QList<NodeId> &members, const ClusterMemory &known) const
{
    QList<std::pair<int, NodeId>> byDepth;
    for (const NodeId &id : members) {
        int depth = 0;
        for (NodeId at = id; known.upstreams.contains(at) && depth < members.size(); at = known.upstreams.value(at))
            ++depth;
        byDepth.append({depth, id});
    }
    std::stable_sort(byDepth.begin(), byDepth.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<NodeId> out;
    for (const auto &entry : byDepth)
        out.append(entry.second);
    return out;
}

LagInput Picture::lagInput(const Cluster &cluster, const ClusterMemory &known, const Memory &m) const
{
    LagInput in;
    in.standby = isCurrent(m) ? &*m.state.sample : nullptr;
    in.standbyAt = m.sampledAt;
    in.places = m.places;
    in.counted = in.standby && in.standby->gtid.has_value();
    in.interval = cluster.polling.interval;
    in.replayStuckSince = m.replayStuckSince;
    in.receivedStuckSince = m.receivedStuckSince;
    if (m.delay && m.sampledAt - m.delay->first <= kDelayHolds)
        in.lastDelay = m.delay->second;
    const Memory *primary = memory(known.primary);
    if (primary && primary->state.role() == Role::Primary) {
        in.primary = &known.positions;
        in.primaryFresh = isCurrent(*primary);
    }
    const Memory *upstream = m.state.upstream ? memory(*m.state.upstream) : nullptr;
    if (!upstream || !isCurrent(*upstream))
        return in;
    in.applyingAge = in.standby ? applyingAge(*in.standby, *upstream->state.sample) : std::nullopt;
    in.direct = upstream == primary;
    in.upstream = in.direct ? in.primary : &upstream->passedOn;
    if (upstream->state.lag.state == LagState::Streaming) // one that replays nothing passes on what it receives
        in.upstreamLag = upstream->state.lag.time;
    const LinkEnd from{upstream->node, &*upstream->state.sample, true, false};
    const LinkEnd to{m.node, m.state.sample ? &*m.state.sample : nullptr, isCurrent(m), false};
    in.sender = senderRowFor(from, to);
    return in;
}

void Picture::judgeLag(const Cluster &cluster, const ClusterMemory &known, LinkEnd &end)
{
    Memory &m = m_nodes[end.node->id];
    NodeState &s = m.state;
    s.upstream.reset();
    s.cascading = false;
    if (const auto up = known.upstreams.constFind(s.id); up != known.upstreams.constEnd()) {
        s.upstream = *up;
        s.cascading = known.upstreams.contains(*up);
    }
    if (s.role() == Role::Primary) {
        s.lag = {LagState::NotApplicable, {}, {}};
        return;
    }
    const LagInput in = lagInput(cluster, known, m);
    end.receiving = isReceiving(in);
    s.lag = meridian::judgeLag(in);
    if (m.fresh && s.lag.state == LagState::Streaming && s.lag.time && in.sender && in.sender->replayLag)
        m.delay = {m.sampledAt, *s.lag.time};
    if (m.fresh)
        m.hardLagReadings = s.lag.bytes > cluster.thresholds.lagBytesHard ? m.hardLagReadings + 1 : 0;
}

void Picture::judgeHealth(const Cluster &cluster, Memory &m, const QStringList &primaries, const QString &identifier)
{
    NodeFacts facts;
    facts.cluster = &cluster;
    facts.state = &m.state;
    facts.overdue = m.overdue;
    facts.answered = m.state.answeredAt.has_value();
    facts.clusterIdentifier = identifier;
    facts.hardLagReadings = m.hardLagReadings;
    if (m.receivedStuckSince)
        facts.receivedNothingFor = m.sampledAt - *m.receivedStuckSince;
    facts.faults = m.faults;
    facts.otherPrimaries = primaries;
    facts.otherPrimaries.removeAll(m.state.id.name());
    facts.upstream = m.state.upstream && m.state.cascading ? &memory(*m.state.upstream)->state : nullptr;
    Verdict v = judgeNode(facts);
    if (m.fresh)
        m.goodPolls = v.health == Health::Healthy ? m.goodPolls + 1 : 0;
    m.fresh = false;
    const bool wasBad = m.state.health == Health::Degraded || m.state.health == Health::Failed;
    if (v.health == Health::Healthy && wasBad && m.goodPolls < cluster.thresholds.recoveries)
        v = {Health::Degraded,
             {QStringLiteral("node.recovering"),
              {QString::number(m.goodPolls), QString::number(cluster.thresholds.recoveries)}},
             false};
    if (v.health != m.state.health)
        m.state.since = m_at;
    m.state.health = v.health;
    m.state.reason = v.reason;
}

/// The ends are asked one after the other: just after a change they contradict each other for a poll or two. Only what
/// lasts is a dispute.
LinkState Picture::settled(LinkState link, Memory &standby) const
{
    if (link.state != LinkHealth::Disputed) {
        standby.disputedSince.reset();
        return link;
    }
    if (!standby.disputedSince)
        standby.disputedSince = m_at;
    if (m_at - *standby.disputedSince < 2 * standby.cluster->polling.interval + seconds(1)) {
        link.state = LinkHealth::Streaming;
        link.reason.code = QStringLiteral("link.seen-by-receiver-only");
    }
    return link;
}

/// A message's way to the standby, there and back. write_lag, the sender's own timing, is interpolated between samples
/// and at times far below the round trip; never believed below this.
std::optional<microseconds> Picture::twiceTheTransit(const LinkEnd &from, const LinkEnd &to)
{
    if (!from.current || !to.current || !to.sample->receiver || !to.sample->receiver->transit)
        return {};
    if (!from.sample->clockOffset || !to.sample->clockOffset)
        return {};
    const microseconds oneWay = *to.sample->receiver->transit - (*to.sample->clockOffset - *from.sample->clockOffset);
    return oneWay > microseconds(0) ? std::optional(2 * oneWay) : std::nullopt;
}

LinkState Picture::measuredLink(const LinkEnd &from, const LinkEnd &to, const ClusterMemory &known)
{
    Memory &standby = m_nodes[to.node->id];
    LinkState link = settled(judgeLink(from, to), standby);
    link.lag = standby.state.lag;
    const SenderRow *row = from.current ? senderRowFor(from, to) : nullptr;
    const bool direct = from.node->id == known.primary;
    const std::optional<Place> passedOn = m_nodes[from.node->id].places.passedOn;
    if (std::optional<qint64> &distance = link.lag.transactions ? link.lag.transactions : link.lag.bytes;
        !direct && distance && passedOn && standby.places.replayed) {
        distance = std::max<qint64>(0, *passedOn - *standby.places.replayed);
        if (row && row->replayLag)
            link.lag.time = row->replayLag;
    }
    if (link.state == LinkHealth::Streaming && link.lag.state == LagState::Stalled) {
        link.state = LinkHealth::Stalled;
        link.reason = {QStringLiteral("link.stalled"), {from.node->id.name(), to.node->id.name()}};
    }
    if (link.state == LinkHealth::Broken || link.state == LinkHealth::Unknown)
        return link;
    if (row && row->writeLag && link.lag.state != LagState::Idle)
        link.roundTrip = row->writeLag;
    link.roundTrip = std::max(link.roundTrip, twiceTheTransit(from, to));
    return link;
}

QList<RegionState> Picture::regionStates() const
{
    QHash<RegionId, QList<const NodeState *>> byRegion;
    for (const Node &n : m_fleet->nodes)
        byRegion[n.region].append(&m_nodes.find(n.id)->state);
    QList<RegionState> out;
    for (const Region &r : m_fleet->regions) {
        const QList<const NodeState *> nodes = byRegion.value(r.id);
        const Verdict v = judgeRegion(nodes);
        RegionState state;
        state.id = r.id;
        state.health = v.health;
        state.reason = v.reason;
        state.nodes = static_cast<int>(nodes.size());
        for (const NodeState *n : nodes) {
            const Dimensions d = dimensionsOf(*n, m_nodes.constFind(n->id)->cluster->thresholds);
            state.network = worse(state.network, d.network);
            state.database = worse(state.database, d.database);
        }
        measureRegion(state, nodes);
        out.append(state);
    }
    return out;
}

QList<RegionPair> Picture::regionPairs(const QList<LinkState> &links) const
{
    QList<RegionPair> out;
    QHash<RegionId, const Region *> regions;
    for (const Region &region : m_fleet->regions)
        regions.insert(region.id, &region);
    QHash<QPair<RegionId, RegionId>, qsizetype> known;
    for (const LinkState &link : links) {
        const Region *a = regions.value(m_nodes.constFind(link.from)->node->region);
        const Region *b = regions.value(m_nodes.constFind(link.to)->node->region);
        if (!a || !b || a->id == b->id)
            continue;
        const auto same = known.constFind({a->id, b->id});
        if (same != known.constEnd()) {
            std::optional<microseconds> &least = out[*same].roundTrip;
            if (link.roundTrip && (!least || *link.roundTrip < *least))
                least = link.roundTrip;
            continue;
        }
        known.insert({a->id, b->id}, out.size());
        RegionPair pair{a->id, b->id, link.roundTrip, {}};
        if (a->place && b->place)
            pair.reference = referenceRoundTrip(*a->place, *b->place);
        out.append(pair);
    }
    return out;
}

} // namespace meridian
