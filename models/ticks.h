// SPDX-License-Identifier: GPL-3.0-or-later
// Where the marks of an axis stand, and what they say: round values, round moments. Pure.
#pragma once

#include "times.h"
#include "valuescale.h"

#include <QList>
#include <QString>

namespace meridian
{

struct ValueTicks {
    double top = 1; ///< end of the axis, a multiple of step; it begins at zero
    double step = 1;
    int decimals = 0; ///< needed to write a step
};

/// An axis from zero that holds `largest`, with at most `most` steps of 1, 2 or 5 times a power of ten.
ValueTicks valueTicks(double largest, int most);

struct ValueTick {
    double value = 0;
    QString text;
};

/// The value axis: where it ends and what stands at it.
struct ValueAxis {
    ValueScale scale;
    QList<ValueTick> ticks; ///< ascending; the first is zero
};

/// Round steps from zero.
ValueAxis linearAxis(double largest, int most);
/// Powers of ten from the one below `leastPositive`, at most five decades, and zero below them.
ValueAxis logAxis(double largest, double leastPositive, int most);

struct TimeTick {
    Instant at;
    QString text; ///< "14:17", "14:17:30", "21 Nov"
};

/// At most `most` marks between two times, on round moments of the clock that is shown.
QList<TimeTick> timeTicks(Instant from, Instant to, int most, bool utc);

} // namespace meridian
