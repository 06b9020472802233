// SPDX-License-Identifier: GPL-3.0-or-later
// Where a primary's write position was, and when: turns bytes behind into seconds behind without trusting any server's
// clock. Bounded in size: older entries get coarser. A value of the picture, used on one thread.
#pragma once

#include "place.h"
#include "times.h"

#include <deque>
#include <optional>

namespace meridian
{

class PositionHistory
{
public:
    /// `at` on our clock, not earlier than the last one. A position behind the last one (another primary, another
    /// timeline) forgets what it contradicts.
    void add(Instant at, Place position);

    bool isEmpty() const { return m_entries.empty(); }
    std::optional<Place> latest() const;
    std::optional<Instant> latestAt() const; ///< when the latest position was last confirmed
    std::optional<Instant> movedAt() const;  ///< when the position was first seen as it is now

    /// The first moment at which the primary was known to be past `position`: whoever is at `position` has been behind
    /// at least since then. Nothing when the primary never was past it.
    std::optional<Instant> passedAt(Place position) const;
    /// When the primary was about at `position`, between two known moments. Nothing when it never was, or when that was
    /// before the history began.
    std::optional<Instant> reachedAt(Place position) const;

private:
    struct Entry {
        Instant first, last; ///< seen at this position from, to
        Place position;
    };
    void thin();
    std::deque<Entry> m_entries; ///< ascending in time and position
};

} // namespace meridian
