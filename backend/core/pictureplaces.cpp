// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the picture that knows where each server stands, and what a standby has that it should not.
#include "picture.h"

#include <utility>

namespace meridian
{

void Picture::notePlaces(Memory &m, const Observation &o)
{
    const ServerSample &s = *o.sample;
    const ClusterMemory &known = m_clusters[m.cluster->id];
    const Places before = std::exchange(m.own, placesOf(s, nullptr));
    m.places = s.gtid && !known.newest.isEmpty() ? placesOf(s, &known.newest) : m.own;
    if (m.own.replayed != before.replayed)
        m.replayStuckSince = m.sampledAt;
    if (m.own.received != before.received)
        m.receivedStuckSince = m.sampledAt;
    if (s.role != Role::Standby)
        m.faults = {};
    const bool sends = !s.senders.isEmpty() || (s.gtid && !s.gtid->namesReceivers);
    if (s.role == Role::Standby && m.places.passedOn && sends)
        m.passedOn.add(m.sampledAt, *m.places.passedOn);
}

void Picture::notePrimary(Memory &m, const Observation &o)
{
    const ServerSample &s = *o.sample;
    ClusterMemory &known = m_clusters[m.cluster->id];
    const Memory *old = memory(known.primary);
    const bool newer = !old || !isCurrent(*old) || old->state.role() != Role::Primary ||
                       s.timeline.value_or(0) >= old->state.sample->timeline.value_or(0);
    if (newer)
        known.primary = o.node;
    if (known.primary != o.node)
        return;
    if (s.gtid && std::exchange(known.newest, s.gtid->executed) != s.gtid->executed) {
        // What a standby had that was not known of the primary yet is so now.
        const QList<NodeId> members = m_members.value(m.cluster->id);
        for (const NodeId &id : members) {
            Memory &standby = m_nodes[id];
            if (standby.state.role() == Role::Standby && standby.state.sample->gtid)
                standby.places = placesOf(*standby.state.sample, &known.newest);
        }
    }
    if (const auto current = placesOf(s, nullptr).current)
        known.positions.add(m.sampledAt, *current);
}

/// What its standbys had before `source` was asked must be there now; what they have since says nothing: on a busy
/// system that would be taken for errant.
void Picture::noteFaults(const Memory &source, const GtidSample &said)
{
    const QList<NodeId> members = m_members.value(source.cluster->id);
    for (const NodeId &id : members) {
        Memory &standby = m_nodes[id];
        const bool follows = standby.state.upstream == source.state.id && standby.state.role() == Role::Standby;
        if (!follows || !standby.state.sample->gtid || standby.sampledAt > source.sampledAt)
            continue;
        const GtidSample &theirs = *standby.state.sample->gtid;
        if (said.written && theirs.written)
            standby.faults.errant = theirs.written->without(*said.written);
        standby.faults.unfetchable = said.purged.without(theirs.executed);
    }
}

} // namespace meridian
