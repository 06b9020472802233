// SPDX-License-Identifier: GPL-3.0-or-later
// The time of day of this process, for a replay that is faster than time: what every part of the program takes for now.
// Intervals (timers, frame rates) stay real. Any thread may ask; one sets.
#pragma once

#include "times.h"

namespace meridian
{

/// From here on it is this moment, until it is set again.
void setTimeOfDay(Instant now);

} // namespace meridian
