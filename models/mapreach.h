// SPDX-License-Identifier: GPL-3.0-or-later
// Who can reach whom: which regions answer from here, and which are joined by replication that works. Derived from one
// snapshot alone, so that a picture of the past shows the partitions of the past. Pure; any thread.
#pragma once

#include "snapshot.h"

#include <QList>
#include <QString>

namespace meridian
{

/// Regions that reach each other, and whether we reach them.
struct ReachGroup {
    QList<RegionId> regions; ///< in the fleet's order
    bool fromHere = false;
};

/// A region that seems cut off from others. A server that refuses us is down, which is no partition.
struct RegionCut {
    RegionId region;
    QList<RegionId> from;   ///< all replication between it and these is broken
    QList<RegionId> others; ///< replication between it and these works
    bool fromHere = false;  ///< it answers us
};

struct Reach {
    QList<ReachGroup> groups; ///< the largest that we reach first; empty while there is no partition
    QList<RegionCut> cuts;

    bool isPartitioned() const { return !cuts.isEmpty(); }
    /// Index into groups; -1: in none.
    qsizetype groupOf(const RegionId &region) const;
};

/// A region is out when none of its servers answered for `outAfter`, and the network's silence is all that is known.
Reach reachOf(const Snapshot &snapshot, microseconds outAfter = seconds(15));

/// "Partition suspected: ap-northeast-1 is cut off from us-west-2, still reachable from ap-southeast-1"; empty when
/// there is none.
QString partitionText(const Reach &reach);

} // namespace meridian
