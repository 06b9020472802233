// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulate.h"

#include "clusterview.h"

#include <algorithm>

namespace meridian
{

namespace
{

const QString kReadOnly = QStringLiteral("default_transaction_read_only");

/// Changes picture and surveys alike, so that whichever is younger says the same.
class World
{
public:
    explicit World(Situation &s) : s(s), m_picture(std::make_shared<Snapshot>(*s.snapshot)) {}
    ~World() { s.snapshot = std::move(m_picture); }
    Q_DISABLE_COPY_MOVE(World)

    void operator()(const TakeLock &a) { s.locks.insert(a.on, {s.operation, {}, {}, s.at()}); }
    void operator()(const ReleaseLock &a) { s.locks.remove(a.on); }
    void operator()(const Checkpoint &) {}
    void operator()(const MakeSlot &a)
    {
        change(a.on, [&](ServerSample &sample) { addSlot(sample, a.slot); });
    }
    void operator()(const DropSlot &a)
    {
        change(a.on, [&](ServerSample &sample) {
            sample.detail.replicationSlots.removeIf([&](const SlotRow &row) { return row.name == a.slot; });
        });
    }
    void operator()(const SetParameter &a)
    {
        QString value = a.value;
        set(a.node, a.name, value.isEmpty() ? QString() : value.remove(QStringLiteral("ms")));
    }
    void operator()(const PausePools &a) { pause(a.endpoints, true); }
    void operator()(const ResumePools &a) { pause(a.endpoints, false); }
    void operator()(const Fence &a)
    {
        set(a.node, kReadOnly, QStringLiteral("on"));
        if (!a.candidate.isEmpty())
            catchUp(a.candidate, a.node);
    }
    void operator()(const Unfence &a) { set(a.node, kReadOnly, QStringLiteral("off")); }
    void operator()(const WaitCaughtUp &a) { catchUp(a.node, a.behind); }
    void operator()(const StopServer &a) { run(a.node, false); }
    void operator()(const StartServer &a) { run(a.node, true); }
    void operator()(const Promote &a) { promote(a.node); }
    void operator()(const Follow &a) { follow(a.node, a.upstream, a.slot); }
    void operator()(const StartAsStandby &a)
    {
        run(a.node, true);
        follow(a.node, a.upstream, a.slot);
    }
    void operator()(const WaitStreaming &a) { stream(a.node, a.upstream); }
    void operator()(const SaveDivergence &) {}
    void operator()(const Rewind &a) { takeDataOf(a.node, a.source); }
    void operator()(const SetAside &) {}
    void operator()(const Reclone &a) { takeDataOf(a.node, a.source); }
    void operator()(const PrepareEndpoint &) {}
    void operator()(const PointEndpoint &a)
    {
        for (EndpointSurvey &e : s.endpoints) {
            if (e.endpoint == a.endpoint)
                e.writer = a.node;
        }
    }
    void operator()(const VerifyWrite &) {}
    void operator()(const VerifyEndpoint &) {}
    void operator()(const SetMaintenance &a)
    {
        if (a.on)
            s.maintenance.insert(a.node);
        else
            s.maintenance.remove(a.node);
    }
    void operator()(const PatroniSwitchover &a)
    {
        promote(a.candidate);
        follow(a.leader, a.candidate, sampleOf(a.leader).detail.primarySlot);
        gather(a.candidate);
    }
    void operator()(const PatroniFailover &a)
    {
        promote(a.candidate);
        gather(a.candidate);
    }
    void operator()(const PatroniReinitialise &a)
    {
        for (const NodeId &leader : writableNodes(s, s.snapshot->fleet->node(a.node)->cluster)) {
            run(a.node, true);
            follow(a.node, leader, sampleOf(a.node).detail.primarySlot);
        }
    }
    void operator()(const PatroniPause &) {}
    void operator()(const AskPerson &a)
    {
        switch (a.deed) {
        case ManualDeed::Stop:
            return run(a.node, false);
        case ManualDeed::Start:
            return run(a.node, true);
        case ManualDeed::StartAsStandby:
            return (*this)(StartAsStandby{a.node, a.upstream, a.slot});
        case ManualDeed::Rewind:
        case ManualDeed::Reclone:
            return takeDataOf(a.node, a.upstream);
        }
    }

private:
    NodeState *state(const NodeId &id)
    {
        const auto it = std::find_if(m_picture->nodes.begin(), m_picture->nodes.end(),
                                     [&](const NodeState &n) { return n.id == id; });
        return it == m_picture->nodes.end() ? nullptr : &*it;
    }
    QList<NodeId> ids() const
    {
        QList<NodeId> all;
        for (const NodeState &n : m_picture->nodes)
            all.append(n.id);
        return all;
    }
    template <class Change>
    void change(const NodeId &id, Change &&change)
    {
        if (NodeState *n = state(id)) {
            if (!n->sample)
                n->sample.emplace();
            change(*n->sample);
        }
        if (const auto it = s.surveys.find(id); it != s.surveys.end())
            change(it->sample);
    }
    /// The younger sample; a default one for a node that never answered.
    ServerSample sampleOf(const NodeId &id)
    {
        const auto survey = s.surveys.constFind(id);
        const NodeState *n = state(id);
        const bool surveyed =
            survey != s.surveys.constEnd() && !survey->error && (!n || !n->polledAt || survey->at >= *n->polledAt);
        if (surveyed)
            return survey->sample;
        return n && n->sample ? *n->sample : ServerSample();
    }
    void set(const NodeId &id, const QString &name, const QString &value)
    {
        const auto it = s.surveys.find(id);
        if (it == s.surveys.end())
            return;
        if (value.isEmpty())
            it->settings.remove(name); // its own value again, which nobody has told
        else
            it->settings.insert(name, value);
    }
    void pause(const QStringList &pools, bool paused)
    {
        for (EndpointSurvey &e : s.endpoints) {
            if (pools.contains(e.endpoint))
                e.paused = paused;
        }
    }
    static void addSlot(ServerSample &sample, const QString &name)
    {
        const bool there = std::any_of(sample.detail.replicationSlots.begin(), sample.detail.replicationSlots.end(),
                                       [&](const SlotRow &row) { return row.name == name; });
        if (there)
            return;
        SlotRow row;
        row.name = name;
        row.retainedBytes = 0;
        sample.detail.replicationSlots.append(row);
    }
    void catchUp(const NodeId &node, const NodeId &behind)
    {
        const ServerSample ahead = sampleOf(behind);
        const auto end = ahead.role == Role::Primary ? ahead.current : std::max(ahead.received, ahead.replayed);
        change(node, [&](ServerSample &sample) {
            sample.received = std::max(sample.received, end);
            sample.replayed = sample.received;
        });
    }
    void forget(const NodeId &standby);
    void run(const NodeId &id, bool runs);
    void promote(const NodeId &id);
    void follow(const NodeId &id, const NodeId &upstream, const QString &slot);
    void stream(const NodeId &id, const NodeId &upstream);
    void takeDataOf(const NodeId &id, const NodeId &source);
    void gather(const NodeId &leader);
    SenderRow rowFor(const NodeId &standby, const QString &slot);

    Situation &s;
    std::shared_ptr<Snapshot> m_picture;
};

/// No sender lists it any more.
void World::forget(const NodeId &standby)
{
    const ServerSample own = sampleOf(standby);
    const SenderRow row = rowFor(standby, own.detail.primarySlot);
    for (const NodeId &id : ids()) {
        change(id, [&](ServerSample &sample) {
            sample.senders.removeIf([&](const SenderRow &r) {
                return r.applicationName == row.applicationName || (!row.slot.isEmpty() && r.slot == row.slot);
            });
        });
    }
}

SenderRow World::rowFor(const NodeId &standby, const QString &slot)
{
    const ServerSample own = sampleOf(standby);
    SenderRow row;
    row.applicationName = own.detail.applicationName.isEmpty() ? standby.name() : own.detail.applicationName;
    row.slot = slot;
    row.state = QStringLiteral("streaming");
    return row;
}

void World::run(const NodeId &id, bool runs)
{
    if (NodeState *n = state(id)) {
        n->reachable = runs;
        if (!n->sample)
            n->sample.emplace();
    }
    const ServerSample last = sampleOf(id);
    if (const auto it = s.surveys.find(id); it != s.surveys.end()) {
        it->sample = last;
        it->serverRuns = runs;
        it->error = runs ? std::nullopt : std::optional<Error>(Error{ErrorKind::Refused, {}, {}, {}, {}});
    }
    if (runs)
        return;
    s.locks.remove(id); // an advisory lock ends with its session
    forget(id);
    change(id, [](ServerSample &sample) { sample.senders.clear(); });
    for (const NodeId &other : ids()) {
        if (state(other)->upstream == id)
            change(other, [](ServerSample &sample) { sample.receiver.reset(); });
    }
}

void World::promote(const NodeId &id)
{
    const ServerSample before = sampleOf(id);
    forget(id);
    change(id, [&](ServerSample &sample) {
        const auto end = std::max(before.received, before.replayed);
        sample.role = Role::Primary;
        sample.current = end ? end : std::optional(Lsn());
        sample.received.reset();
        sample.replayed.reset();
        sample.receiver.reset();
        sample.timeline = before.timeline.value_or(0) + 1;
    });
    if (const auto it = s.surveys.find(id); it != s.surveys.end())
        it->history.append({before.timeline.value_or(0), std::max(before.received, before.replayed).value_or(Lsn())});
    if (NodeState *n = state(id))
        n->upstream.reset();
}

void World::follow(const NodeId &id, const NodeId &upstream, const QString &slot)
{
    forget(id);
    const Node *node = s.snapshot->fleet->node(upstream), *standby = s.snapshot->fleet->node(id);
    std::optional<Node> seen;
    if (node && standby)
        seen = node->seenFrom(standby->region);
    change(id, [&](ServerSample &sample) {
        if (sample.role != Role::Standby) {
            sample.received = sample.replayed = sample.current;
            sample.current.reset();
        }
        sample.role = Role::Standby;
        sample.receiver.reset();
        sample.detail.primarySlot = slot;
        sample.detail.primaryHost = seen ? seen->host : QString();
        sample.detail.primaryPort = seen ? std::optional<int>(seen->port) : std::nullopt;
    });
    if (NodeState *n = state(id))
        n->upstream = upstream;
}

void World::stream(const NodeId &id, const NodeId &upstream)
{
    const ServerSample sender = sampleOf(upstream);
    const auto end = sender.role == Role::Primary ? sender.current : std::max(sender.received, sender.replayed);
    const auto timeline = sender.role == Role::Standby && sender.receiver ? sender.receiver->timeline : sender.timeline;
    change(id, [&](ServerSample &sample) {
        sample.received = sample.replayed = end;
        sample.timeline = timeline;
        sample.receiver.emplace();
        sample.receiver->status = QStringLiteral("streaming");
        sample.receiver->timeline = timeline;
    });
    const QString slot = sampleOf(id).detail.primarySlot;
    const SenderRow row = rowFor(id, slot);
    forget(id);
    change(upstream, [&](ServerSample &sample) { sample.senders.append(row); });
}

/// An owner lets every running standby of the cluster follow the leader.
void World::gather(const NodeId &leader)
{
    const Fleet &fleet = *s.snapshot->fleet;
    for (const Node &node : fleet.nodes) {
        const NodeState *n = state(node.id);
        if (node.id != leader && node.cluster == fleet.node(leader)->cluster && n && n->reachable &&
            sampleOf(node.id).role == Role::Standby)
            follow(node.id, leader, sampleOf(node.id).detail.primarySlot);
    }
}

void World::takeDataOf(const NodeId &id, const NodeId &source)
{
    const ServerSample from = sampleOf(source);
    change(id, [&](ServerSample &sample) {
        sample.timeline = from.timeline;
        sample.current = from.current;
    });
}

} // namespace

Situation simulate(Situation before, const Action &action)
{
    Situation after = std::move(before);
    {
        World world(after);
        std::visit(world, action);
    }
    after.done.append(action);
    return after;
}

QList<NodeId> writableNodes(const Situation &situation, const ClusterId &cluster)
{
    const ClusterView view(situation, cluster);
    QList<NodeId> writable;
    for (const Member *m : view.primaries()) {
        if (!view.isFenced(*m))
            writable.append(m->id());
    }
    return writable;
}

} // namespace meridian
