// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule.h"

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

microseconds backoff(const Polling &polling, const ScheduleInput &in)
{
    const int doublings = std::min(in.failures - in.strikes, 16);
    const microseconds pause = polling.interval * (1 << doublings);
    const microseconds longest = std::max(polling.backoffMax, polling.interval);
    const auto capped = static_cast<double>(std::min(pause, longest).count());
    return microseconds(std::llround(capped * (0.875 + 0.25 * in.random)));
}

} // namespace

Instant nextPoll(const Polling &polling, const ScheduleInput &in)
{
    if (in.failures > in.strikes)
        return in.ended + backoff(polling, in);
    const microseconds interval = polling.interval;
    const microseconds late = std::max(microseconds(0), microseconds(in.ended - in.planned));
    return in.planned + interval * (late / interval + 1);
}

} // namespace meridian
