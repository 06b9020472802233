// SPDX-License-Identifier: GPL-3.0-or-later
// A stretch of time laid over a stretch of pixels. Pure.
#pragma once

#include "times.h"

namespace meridian
{

struct TimeScale {
    Instant from, to;
    double left = 0, right = 1; ///< pixels of `from` and `to`

    double x(Instant at) const { return left + (right - left) * toSeconds(at - from) / toSeconds(to - from); }
    Instant at(double x) const
    {
        const double part = (x - left) / (right - left);
        return from + microseconds(static_cast<qint64>(part * static_cast<double>((to - from).count())));
    }
};

} // namespace meridian
