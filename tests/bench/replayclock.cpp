// SPDX-License-Identifier: GPL-3.0-or-later
#include "replayclock.h"

#include <atomic>
#include <ctime>
#include <sys/syscall.h>
#include <unistd.h>

namespace
{
std::atomic<long long> timeOfDayUs{0}; // 0: the real one
}

namespace meridian
{

void setTimeOfDay(Instant now)
{
    timeOfDayUs = now.time_since_epoch().count();
}

} // namespace meridian

// A program's own definition comes before the C library's, for the libraries that it loads, too: std::chrono and
// QDateTime ask here.
extern "C" int clock_gettime(clockid_t clock, timespec *out) noexcept
{
    const long long us = timeOfDayUs;
    if (clock != CLOCK_REALTIME || us == 0)
        return static_cast<int>(syscall(SYS_clock_gettime, clock, out));
    out->tv_sec = us / 1'000'000;
    out->tv_nsec = us % 1'000'000 * 1000;
    return 0;
}
