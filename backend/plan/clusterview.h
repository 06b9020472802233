// SPDX-License-Identifier: GPL-3.0-or-later
// One cluster as a planner sees it: for every node the younger of its sample and its survey, and who follows whom.
// Points into the Situation that it was made of and must not outlive it. Pure.
#pragma once

#include "situation.h"

namespace meridian
{

/// One node and the youngest facts about it.
struct Member {
    const Node *node = nullptr;
    const NodeState *state = nullptr;     ///< null: not in the picture
    const NodeSurvey *survey = nullptr;   ///< null: not surveyed
    const ServerSample *sample = nullptr; ///< the last one that there was; null: it never answered
    bool reachable = false;               ///< it answered when last asked
    std::optional<Instant> sampledAt;
    NodeId upstream; ///< whom it receives from, or is configured to; empty: nobody knows

    const NodeId &id() const { return node->id; }
    Role role() const { return sample ? sample->role : Role::Unknown; } ///< last known
    bool runsAs(Role role) const { return reachable && sample && sample->role == role; }
    bool streams() const;                ///< a standby whose receiver is connected
    std::optional<Lsn> received() const; ///< the end of what it has: a primary's position, else received or replayed
    QString setting(const QString &name) const; ///< in its base unit; empty: unknown
    std::optional<bool> readOnlyByDefault() const;
    bool actsOnHost() const { return node->control.kind != ControlKind::None; }
};

class ClusterView
{
public:
    ClusterView(const Situation &situation, const ClusterId &cluster);

    const Situation &situation;
    const Cluster *cluster; ///< null: there is no such cluster
    QList<Member> members;  ///< in the fleet's order
    QList<const Endpoint *> endpoints;

    const Member *find(const NodeId &id) const;      ///< null: not of this cluster
    const Member *upstreamOf(const Member &m) const; ///< null: unknown or outside
    QList<const Member *> primaries() const;         ///< that answer and are writable or fenced
    /// The primary before the operation: a running one other than `target`, else one that was last seen as such.
    const Member *oldPrimary(const NodeId &target) const;
    std::optional<Lsn> lastKnownPosition() const; ///< of the primary's line, by whoever knows it best
    /// Somebody has seen how far this former primary had written. Otherwise what it takes with it is not known.
    static bool sawPosition(const Member *primary) { return primary && primary->sample && primary->sample->current; }

    /// It does not run: the host says so, or it was stopped and does not answer.
    bool isStopped(const Member &m) const;
    /// It takes no new writes by default: it says so, or it was fenced and cannot be asked.
    bool isFenced(const Member &m) const;
    /// By this operation, whoever else did it before: then its sessions have been ended, too.
    bool wasFenced(const Member &m) const;
    /// Fenced by this operation, its sessions ended, and `target` (unless empty) has replayed its marker.
    bool isDrained(const Member &m, const NodeId &target) const;
    Owner owner() const;
    QString ownerDetail() const;
    /// The physical slot that a node uses upstream, or would.
    QString slotFor(const Member &m) const;

private:
    void findUpstreams();
};

} // namespace meridian
