// SPDX-License-Identifier: GPL-3.0-or-later
// Adds what discovery found to a fleet file that exists. Pure.
#pragma once

#include "fleetdraft.h"

namespace meridian
{

/// The one cluster of `found`: into the draft's cluster of that name, which is made when there is none. Credentials and
/// regions that are missing come along; what is there stays as it is.
Result<Done> addCluster(FleetDraft &draft, const Fleet &found);

} // namespace meridian
