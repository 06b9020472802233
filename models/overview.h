// SPDX-License-Identifier: GPL-3.0-or-later
// The fleet in one line: what the top bar says. Pure.
#pragma once

#include "lagclass.h"
#include "snapshot.h"

namespace meridian
{

struct WorstLag {
    QString text; ///< "6.3 s", "idle", or unknown
    LagClass level = LagClass::Unknown;
    NodeId node; ///< empty when no standby's lag is known
};

/// A standby whose lag is not known does not hide one whose lag is.
WorstLag worstLag(const Snapshot &snapshot);

/// How fresh the picture is, against the shortest polling interval of the fleet.
enum class Freshness { NoAnswerYet, Fresh, Late, Stopped };
Freshness freshness(const Snapshot &snapshot, Instant now);

/// The most sensitive environment in the fleet, and its colour when a cluster declares one.
struct FleetEnvironment {
    Environment environment = Environment::Test;
    QString colour; ///< "#rrggbb" or empty
};
std::optional<FleetEnvironment> fleetEnvironment(const Fleet &fleet);

} // namespace meridian
