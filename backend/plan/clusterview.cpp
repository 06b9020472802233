// SPDX-License-Identifier: GPL-3.0-or-later
#include "clusterview.h"

#include "links.h"

#include <algorithm>

namespace meridian
{

namespace
{

Member makeMember(const Node &node, const Situation &situation, const NodeState *state)
{
    Member m;
    m.node = &node;
    m.state = state;
    const auto survey = situation.surveys.constFind(node.id);
    m.survey = survey == situation.surveys.constEnd() ? nullptr : &*survey;
    const bool surveyIsYounger = m.survey && (!m.state || !m.state->polledAt || m.survey->at >= *m.state->polledAt);
    if (m.state) {
        m.reachable = m.state->reachable;
        m.sample = m.state->sample ? &*m.state->sample : nullptr;
        m.sampledAt = m.state->answeredAt;
    }
    if (surveyIsYounger) {
        m.reachable = !m.survey->error;
        if (m.reachable) {
            m.sample = &m.survey->sample;
            m.sampledAt = m.survey->at;
        }
    }
    return m;
}

/// A slot alone is no evidence: an operation makes it long before the standby is told to follow.
bool isUpstream(const LinkEnd &sender, const LinkEnd &standby, const NodeId &remembered)
{
    if (senderRowFor(sender, standby))
        return true;
    if (!standby.sample)
        return sender.node->id == remembered;
    const auto &receiver = standby.sample->receiver;
    const DetailSample &detail = standby.sample->detail;
    const RegionId &here = standby.node->region;
    if ((receiver && sender.node->answersTo(receiver->senderHost, receiver->senderPort, here)) ||
        sender.node->answersTo(detail.primaryHost, detail.primaryPort, here))
        return true;
    const bool keepsSlot = sender.sample && std::any_of(sender.sample->detail.replicationSlots.begin(),
                                                        sender.sample->detail.replicationSlots.end(),
                                                        [&](const SlotRow &s) { return s.name == detail.primarySlot; });
    return sender.node->id == remembered && !keepsSlot;
}

} // namespace

bool Member::streams() const
{
    return runsAs(Role::Standby) && sample->receiver && sample->receiver->status == QLatin1String("streaming");
}

std::optional<Lsn> Member::received() const
{
    if (!sample)
        return {};
    if (sample->role == Role::Primary)
        return sample->current;
    // A standby that has restarted and streams nothing yet has replayed from its own WAL.
    return std::max(sample->received, sample->replayed);
}

QString Member::setting(const QString &name) const
{
    return survey ? survey->settings.value(name) : QString();
}

std::optional<bool> Member::readOnlyByDefault() const
{
    const QString value = setting(QStringLiteral("default_transaction_read_only"));
    return value.isEmpty() ? std::nullopt : std::optional<bool>(value == QLatin1String("on"));
}

ClusterView::ClusterView(const Situation &s, const ClusterId &id)
    : situation(s)
    , cluster(s.snapshot->fleet->cluster(id))
{
    const Fleet &fleet = *s.snapshot->fleet;
    QHash<NodeId, const NodeState *> states;
    for (const NodeState &state : s.snapshot->nodes)
        states.insert(state.id, &state);
    for (const Node &node : fleet.nodes) {
        if (node.cluster == id)
            members.append(makeMember(node, s, states.value(node.id)));
    }
    for (const Endpoint &endpoint : fleet.endpoints) {
        if (endpoint.cluster == id)
            endpoints.append(&endpoint);
    }
    findUpstreams();
}

void ClusterView::findUpstreams()
{
    QList<LinkEnd> ends;
    QHash<NodeId, NodeId> before;
    for (const Member &m : members) {
        ends.append({m.node, m.sample, m.reachable, m.streams()});
        if (m.state && m.state->upstream)
            before.insert(m.id(), *m.state->upstream);
    }
    const QHash<NodeId, NodeId> found = meridian::findUpstreams(ends, before);
    for (qsizetype i = 0; i < members.size(); ++i) {
        const auto at = std::find_if(ends.begin(), ends.end(),
                                     [&](const LinkEnd &end) { return end.node->id == found.value(members[i].id()); });
        if (at != ends.end() && isUpstream(*at, ends[i], before.value(members[i].id())))
            members[i].upstream = at->node->id;
    }
}

const Member *ClusterView::find(const NodeId &id) const
{
    const auto it = std::find_if(members.begin(), members.end(), [&](const Member &m) { return m.id() == id; });
    return it == members.end() ? nullptr : &*it;
}

const Member *ClusterView::upstreamOf(const Member &m) const
{
    return m.upstream.isEmpty() ? nullptr : find(m.upstream);
}

QList<const Member *> ClusterView::primaries() const
{
    QList<const Member *> found;
    for (const Member &m : members) {
        if (m.runsAs(Role::Primary))
            found.append(&m);
    }
    return found;
}

const Member *ClusterView::oldPrimary(const NodeId &target) const
{
    const Member *lost = nullptr;
    for (const Member &m : members) {
        if (m.id() == target || m.role() != Role::Primary)
            continue;
        if (m.reachable)
            return &m;
        if (!lost || m.sampledAt > lost->sampledAt)
            lost = &m;
    }
    if (lost)
        return lost;
    // Nobody remembers a primary, but standbys are told to follow a node that does not answer.
    for (const Member &m : members) {
        const Member *upstream = upstreamOf(m);
        if (upstream && upstream->id() != target && !upstream->reachable && !upstream->sample)
            return upstream;
    }
    return nullptr;
}

std::optional<Lsn> ClusterView::lastKnownPosition() const
{
    std::optional<Lsn> last;
    for (const Member &m : members) {
        last = std::max(last, m.received());
        if (m.sample && m.sample->receiver)
            last = std::max(last, m.sample->receiver->latestEnd);
    }
    return last;
}

bool ClusterView::isStopped(const Member &m) const
{
    if (m.survey && m.survey->serverRuns)
        return !*m.survey->serverRuns;
    if (m.reachable)
        return false;
    // Nobody may look at its machine: fenced as it is, a port where nothing listens is a server that a person has
    // stopped.
    const bool silent = m.survey && m.survey->error && m.survey->error->code == QLatin1String("ECONNREFUSED");
    if (silent && !m.actsOnHost() && wasFenced(m))
        return true;
    return situation.findDone<StopServer>([&](const StopServer &a) { return a.node == m.id(); }) ||
           situation.findDone<AskPerson>(
               [&](const AskPerson &a) { return a.deed == ManualDeed::Stop && a.node == m.id(); });
}

bool ClusterView::isFenced(const Member &m) const
{
    if (const auto readOnly = m.readOnlyByDefault())
        return *readOnly;
    return wasFenced(m);
}

bool ClusterView::wasFenced(const Member &m) const
{
    return situation.findDone<Fence>([&](const Fence &a) { return a.node == m.id(); });
}

bool ClusterView::isDrained(const Member &m, const NodeId &target) const
{
    const auto fenced = [&](const Fence &a) { return a.node == m.id() && (target.isEmpty() || a.candidate == target); };
    if (!isFenced(m))
        return false;
    if (situation.findDone<Fence>(fenced))
        return true;
    return wasFenced(m) && situation.findDone<WaitCaughtUp>(
                               [&](const WaitCaughtUp &a) { return a.node == target && a.behind == m.id(); });
}

Owner ClusterView::owner() const
{
    if (situation.owner)
        return situation.owner->owner;
    for (const Member &m : members) {
        if (m.survey && m.survey->owner != Owner::None)
            return m.survey->owner;
    }
    if (const OwnerState *seen = situation.snapshot->owner(cluster->id); seen && seen->owner != Owner::None)
        return seen->owner;
    // Declared in the fleet file: counts even while no node can be asked.
    const bool declared = std::any_of(members.begin(), members.end(),
                                      [](const Member &m) { return m.node->control.kind == ControlKind::Patroni; });
    return declared ? Owner::Patroni : Owner::None;
}

QString ClusterView::ownerDetail() const
{
    for (const Member &m : members) {
        if (m.survey && m.survey->owner != Owner::None && !m.survey->ownerDetail.isEmpty())
            return m.survey->ownerDetail;
    }
    return {};
}

QString ClusterView::slotFor(const Member &m) const
{
    for (const ServerSample *known : {m.sample, m.survey ? &m.survey->sample : nullptr}) {
        if (known && !known->detail.primarySlot.isEmpty())
            return known->detail.primarySlot;
    }
    QString name = QStringLiteral("meridian_") + m.id().name().toLower();
    for (QChar &c : name) {
        const bool allowed = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
        if (!allowed)
            c = u'_';
    }
    return name.left(63); // NAMEDATALEN - 1
}

} // namespace meridian
