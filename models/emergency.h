// SPDX-License-Identifier: GPL-3.0-or-later
// What nobody may overlook in a picture: a region, a cluster or several regions down, a partition; with since when, why
// and what is advised. One thing at a time, the gravest. Pure; any thread.
#pragma once

#include "snapshot.h"

namespace meridian
{

struct Emergency {
    /// The later one is the graver.
    enum class Kind { RegionDown, Partition, ClusterDown, SeveralRegionsDown };
    Kind kind = Kind::RegionDown;
    QList<RegionId> regions; ///< concerned, in the fleet's order
    ClusterId cluster;       ///< of ClusterDown
    std::optional<Instant> since;
    QString what;   ///< "Region eu-west-1 is down", in the reader's language
    QString cause;  ///< the worst node's reason
    QString advice; ///< what to do now

    bool sameSubject(const Emergency &other) const;
    bool graverThan(const Emergency &other) const;
};

std::optional<Emergency> emergencyOf(const Snapshot &snapshot);

} // namespace meridian
