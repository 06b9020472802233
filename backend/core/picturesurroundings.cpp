// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the servers, in the picture: endpoints, owners, maintenance.
#include "picture.h"

#include "endpointverdict.h"
#include "format.h"

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kConfirmed =
    2; ///< looks in a row: what is not well must be seen twice, a switchover is under way at times

} // namespace

/// Of the new fleet only; an owner is asked again.
void Picture::keepSurroundings()
{
    QHash<QPair<ClusterId, QString>, EndpointMemory> kept;
    for (const Endpoint &e : std::as_const(m_fleet->endpoints))
        kept.insert({e.cluster, e.name}, m_endpoints.value({e.cluster, e.name}));
    m_endpoints.swap(kept);
    QHash<ClusterId, OwnerState> owners;
    for (const Cluster &c : std::as_const(m_fleet->clusters)) {
        if (const auto it = m_owners.constFind(c.id); it != m_owners.constEnd())
            owners.insert(c.id, *it);
    }
    m_owners.swap(owners);
    setMaintenance(QHash<NodeId, Maintenance>(m_maintenance));
}

void Picture::setMaintenance(const QHash<NodeId, Maintenance> &nodes)
{
    m_maintenance = nodes;
    for (auto m = m_nodes.begin(); m != m_nodes.end(); ++m) {
        const auto it = nodes.constFind(m.key());
        m->state.maintenance = it == nodes.constEnd() ? std::nullopt : std::optional(*it);
    }
}

void Picture::take(const ClusterId &cluster, const EndpointSurvey &survey)
{
    EndpointMemory &m = m_endpoints[{cluster, survey.endpoint}];
    EndpointState &s = m.state;
    s.askedAt = survey.at;
    if (!survey.software.isEmpty())
        s.software = survey.software;
    EndpointFacts facts;
    facts.survey = &survey;
    facts.primaries = primariesOf(cluster);
    const Memory *writer = survey.writer ? memory(*survey.writer) : nullptr;
    facts.writer = writer ? &writer->state : nullptr;
    const QList<NodeId> members = m_members.value(cluster);
    facts.maintained = !members.isEmpty() && std::all_of(members.begin(), members.end(),
                                                         [&](const NodeId &id) { return m_maintenance.contains(id); });
    const Verdict v = judgeEndpoint(facts);
    m.times = v.reason.code == m.seen ? m.times + 1 : 1;
    m.seen = v.reason.code;
    const bool certain = v.health == Health::Healthy || v.health == Health::Maintenance || m.times >= kConfirmed;
    if (!certain)
        return;
    if (v.health != s.health)
        s.since = survey.at;
    s.health = v.health;
    s.reason = v.reason;
    s.writer = survey.writer;
    s.paused = survey.paused;
}

bool Picture::isCertain(const ClusterId &cluster, const QString &endpoint) const
{
    const auto it = m_endpoints.constFind({cluster, endpoint});
    return it != m_endpoints.constEnd() && it->seen == it->state.reason.code;
}

/// That answer; the one on the youngest timeline first.
QList<NodeId> Picture::primariesOf(const ClusterId &cluster) const
{
    QList<const Memory *> found;
    for (const NodeId &id : m_members.value(cluster)) {
        const Memory *m = memory(id);
        if (isCurrent(*m) && m->state.role() == Role::Primary)
            found.append(m);
    }
    std::stable_sort(found.begin(), found.end(), [](const Memory *a, const Memory *b) {
        return a->state.sample->timeline.value_or(0) > b->state.sample->timeline.value_or(0);
    });
    QList<NodeId> ids;
    for (const Memory *m : std::as_const(found))
        ids.append(m->state.id);
    return ids;
}

QList<EndpointState> Picture::endpointStates() const
{
    QList<EndpointState> out;
    for (const Endpoint &e : m_fleet->endpoints) {
        EndpointState s = m_endpoints.value({e.cluster, e.name}).state;
        s.name = e.name;
        s.cluster = e.cluster;
        if (s.reason.isEmpty())
            s.reason = {QStringLiteral("endpoint.waiting"), {e.name}};
        out.append(s);
    }
    return out;
}

/// Those that can be asked say it themselves; of others the servers show traces.
QList<OwnerState> Picture::ownerStates() const
{
    QList<OwnerState> out;
    for (const Cluster &c : m_fleet->clusters) {
        if (const auto asked = m_owners.constFind(c.id); asked != m_owners.constEnd()) {
            out.append(*asked);
            continue;
        }
        for (const NodeId &id : m_members.value(c.id)) {
            const Memory *m = memory(id);
            if (!m->state.sample || m->state.sample->detail.owner == Owner::None)
                continue;
            OwnerState owner;
            owner.cluster = c.id;
            owner.owner = m->state.sample->detail.owner;
            out.append(owner);
            break;
        }
    }
    return out;
}

} // namespace meridian
