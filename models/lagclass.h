// SPDX-License-Identifier: GPL-3.0-or-later
// How bad a lag is, in the few steps that have a colour. Pure; the limits come from the fleet, not from here.
#pragma once

#include "snapshot.h"

namespace meridian
{

enum class LagClass { Low, Unknown, Medium, High, Broken }; ///< from good to bad

/// Where the steps lie. From a fleet: `high` is the smallest lag warning of its clusters, `medium` a fifth of that.
struct LagScale {
    microseconds medium = seconds(1); ///< below: Low
    microseconds high = seconds(5);   ///< above: High
    static LagScale of(const Fleet &fleet);
    friend bool operator==(const LagScale &, const LagScale &) = default;
};

/// Idle is Low (there is nothing to replay), disconnected is Broken, stalled at least High.
LagClass lagClass(const Lag &lag, const LagScale &scale);

/// The same for a link: what its two ends say goes before the number.
LagClass lagClass(const LinkState &link, const LagScale &scale);

} // namespace meridian
