// SPDX-License-Identifier: GPL-3.0-or-later
// How time and series become row ids, shared by what writes, folds and reads the tables. Pure.
#pragma once

#include "times.h"

namespace meridian::layout
{

constexpr qint64 kWindowMs = 600'000;              ///< one chunk
constexpr qint64 kHourMs = 3'600'000;              ///< one row of roll-ups
constexpr qint64 kMinuteMs = 60'000;               ///< one roll-up
constexpr qint64 kSeriesPerStep = qint64(1) << 24; ///< ids of one window or hour

constexpr qint64 floorDiv(qint64 a, qint64 b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}
constexpr qint64 windowOf(qint64 ms)
{
    return floorDiv(ms, kWindowMs);
}
constexpr qint64 hourOf(qint64 ms)
{
    return floorDiv(ms, kHourMs);
}
constexpr qint64 rowId(qint64 step, quint32 series)
{
    return step * kSeriesPerStep + series;
}
constexpr qint64 stepOf(qint64 rowId)
{
    return floorDiv(rowId, kSeriesPerStep);
}

/// Rounded down, also before 1970.
inline qint64 floorMs(Instant t)
{
    return std::chrono::floor<milliseconds>(t).time_since_epoch().count();
}

/// Pictures and states are exact to the microsecond.
inline qint64 toUs(Instant t)
{
    return qint64(t.time_since_epoch().count());
}
inline Instant fromUs(qint64 us)
{
    return Instant(microseconds(us));
}

/// The row of table fold: what of a live row has been moved already.
struct Fold {
    qint64 window = 0;
    qint64 upto = 0; ///< 0: no window is being moved
    qint64 next = 0;

    bool moved(qint64 rowWindow, qint64 seq, quint32 series) const
    {
        return rowWindow == window && seq <= upto && series < next;
    }
};

} // namespace meridian::layout
