// SPDX-License-Identifier: GPL-3.0-or-later
// When a node is polled next. Pure: the random share is handed in.
#pragma once

#include "fleet.h"

namespace meridian
{

struct ScheduleInput {
    Instant planned;     ///< when the last poll should have started
    Instant ended;       ///< when it ended
    int failures = 0;    ///< failed polls in a row, this one included
    int strikes = 3;     ///< up to here a dead node is asked at the usual pace: it must be known soon
    double random = 0.5; ///< 0 … 1
};

/// On the grid of the interval, never in the past, never two polls at once. Beyond the strikes the pause doubles from
/// failure to failure up to `backoffMax`, with a quarter of jitter so that a thousand dead nodes do not come at once.
Instant nextPoll(const Polling &polling, const ScheduleInput &in);

} // namespace meridian
