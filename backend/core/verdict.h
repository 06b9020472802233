// SPDX-License-Identifier: GPL-3.0-or-later
// The health of a node and of a region, with the reason in words. Pure.
#pragma once

#include "snapshot.h"

namespace meridian
{

struct Verdict {
    Health health = Health::Unknown;
    Reason reason;
    bool critical = false; ///< worth a critical event, not only a warning
};

/// What a standby's set of transactions says against it, compared with its source's.
struct SetFaults {
    GtidSet errant;      ///< it has them, and its source, asked later, had not
    GtidSet unfetchable; ///< it lacks them, and its source's binary logs no longer have them
};

/// What the judgement of one node rests on.
struct NodeFacts {
    const Cluster *cluster = nullptr;
    const NodeState *state = nullptr;               ///< strikes, sample, error, timings, lag: all but health and reason
    bool overdue = false;                           ///< a poll is under way and late; state->error says where it hangs
    bool answered = false;                          ///< it has ever answered
    QStringList otherPrimaries;                     ///< writable members of the same cluster beside this one
    const NodeState *upstream = nullptr;            ///< the standby that it receives from; null below a primary
    QString clusterIdentifier;                      ///< system identifier of most members; empty when unknown
    std::optional<microseconds> receivedNothingFor; ///< its receive position is unchanged
    SetFaults faults;
    int hardLagReadings = 0; ///< polls in a row above lagBytesHard
};

/// From the polls alone: silence, strikes, slowness.
Verdict judgePolls(const NodeFacts &facts);
/// From what the server says of itself; only meaningful while it answers.
Verdict judgeServer(const NodeFacts &facts);
/// The worse of the two; what is wrong with a node in maintenance is expected, unless it is a second primary or of
/// another cluster: that endangers the others.
Verdict judgeNode(const NodeFacts &facts);
/// Of a node with which nothing is wrong.
Verdict judgeWell(const NodeState &node);

/// A node's health by what it concerns. A node that cannot be reached says nothing about its database.
struct Dimensions {
    Health network = Health::Unknown;
    Health database = Health::Unknown;
};
Dimensions dimensionsOf(const NodeState &node, const Thresholds &limit);
/// The worse of two; what is unknown counts less than what is known.
Health worse(Health a, Health b);

/// A region is as its nodes are: failed when none answers, degraded when some do not.
Verdict judgeRegion(const QList<const NodeState *> &nodes);
/// Its round trip and worst lag from those of its nodes.
void measureRegion(RegionState &region, const QList<const NodeState *> &nodes);

} // namespace meridian
