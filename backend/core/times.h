// SPDX-License-Identifier: GPL-3.0-or-later
// The clock types of the program. Instants are UTC with microseconds; durations carry their unit in the type.
#pragma once

#include <QtGlobal>

#include <chrono>

namespace meridian
{

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

using Instant = std::chrono::sys_time<microseconds>;

inline Instant now()
{
    return std::chrono::time_point_cast<microseconds>(std::chrono::system_clock::now());
}

/// Milliseconds since 1970-01-01 UTC: the unit in the store and in JSON.
inline qint64 toEpochMs(Instant t)
{
    return std::chrono::duration_cast<milliseconds>(t.time_since_epoch()).count();
}
inline Instant fromEpochMs(qint64 ms)
{
    return Instant(milliseconds(ms));
}

/// Seconds as a floating-point number, for display, JSON and metrics only.
template <class Rep, class Period>
double toSeconds(std::chrono::duration<Rep, Period> d)
{
    return std::chrono::duration<double>(d).count();
}
template <class Rep, class Period>
double toMs(std::chrono::duration<Rep, Period> d)
{
    return std::chrono::duration<double, std::milli>(d).count();
}

} // namespace meridian
