// SPDX-License-Identifier: GPL-3.0-or-later
// What of the past can be looked at. Values, free to copy across threads.
#pragma once

#include "times.h"

#include <QList>

#include <optional>

namespace meridian
{

/// [from, to)
struct TimeSpan {
    Instant from, to;
    friend bool operator==(const TimeSpan &, const TimeSpan &) = default;
};

/// For which moments there are pictures: from the first to the last, but for the holes, when nothing was watching.
struct PictureSpan {
    std::optional<Instant> first, last; ///< nullopt: nothing was recorded
    QList<TimeSpan> holes;              ///< ascending, between first and last
};

} // namespace meridian
