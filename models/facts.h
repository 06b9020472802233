// SPDX-License-Identifier: GPL-3.0-or-later
// What is known about a node, a link, a region or a cluster, as labelled lines: the inspector draws them, "Copy as
// text" writes them. Pure. What is not known says so; what is old says how old.
#pragma once

#include "selection.h"
#include "snapshot.h"

namespace meridian
{

struct Fact {
    enum class Tone { Normal, Good, Warning, Bad };
    QString label;
    QString value;
    Tone tone = Tone::Normal;
    bool figures = true;    ///< numbers, positions, addresses: drawn in the fixed-width font
    Selection leadsTo = {}; ///< what the value names: a click selects it
};

struct FactGroup {
    QString title;
    QList<Fact> facts;
    std::optional<microseconds> age; ///< present when these are the last known values, not the current ones
};

/// How moments are written.
struct Clock {
    Instant now;
    bool utc = true;
};

QList<FactGroup> nodeFacts(const Snapshot &snapshot, const NodeState &node, const Clock &clock);
QList<FactGroup> linkFacts(const Snapshot &snapshot, const LinkState &link, const Clock &clock);
QList<FactGroup> clusterFacts(const Snapshot &snapshot, const Cluster &cluster, const Clock &clock);
/// Where its endpoints lead and what its owner says: nothing where there are none.
QList<FactGroup> surroundingFacts(const Snapshot &snapshot, const ClusterId &cluster, const Clock &clock);
/// The node in the owner's words, and who works on it.
QList<FactGroup> surroundingFacts(const Snapshot &snapshot, const NodeState &node, const Clock &clock);
QList<FactGroup> regionFacts(const Snapshot &snapshot, const RegionState &region);

/// The line of pg_stat_replication in which `from` describes `to`; null when it has none.
const SenderRow *senderRow(const NodeState &from, const NodeState &to);

} // namespace meridian
