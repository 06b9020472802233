// SPDX-License-Identifier: GPL-3.0-or-later
// From a value to its height in a plot, linear or logarithmic. A logarithmic scale has a linear foot from zero to
// `floor`: zero is a value, and has its place. Pure; any thread.
#pragma once

#include <algorithm>
#include <cmath>

namespace meridian
{

struct ValueScale {
    double top = 1;   ///< value at the upper edge; the lower one is zero
    double floor = 0; ///< > 0: logarithmic from here on, linear below

    static constexpr double kFoot = 0.1; ///< share of the height below `floor`

    bool isLogarithmic() const { return floor > 0; }

    /// 0 at the lower edge, 1 at the upper one.
    double share(double value) const
    {
        if (!isLogarithmic())
            return value / top;
        if (value <= floor)
            return kFoot * std::max(value, 0.0) / floor;
        return kFoot + (1 - kFoot) * std::log10(value / floor) / std::log10(top / floor);
    }
    friend bool operator==(const ValueScale &, const ValueScale &) = default;
};

} // namespace meridian
