// SPDX-License-Identifier: GPL-3.0-or-later
// In which order nodes are promoted, and why one comes after another: healthy before degraded, most data first, then
// the declared rule and priority, what is in flight, the old primary's region, the lowest latency. Pure.
#pragma once

#include "snapshot.h"

namespace meridian
{

/// So few bytes say nothing against a node: they are on their way, and the tail is fetched before a promotion.
constexpr qint64 kInFlightBytes = 64 << 10;

/// What two nodes are compared by.
struct Rank {
    const Node *node = nullptr;
    const NodeState *state = nullptr; ///< may be null
    std::optional<qint64> missing;    ///< bytes behind the last known position, as far as they count
    bool elsewhere = false;           ///< not in the old primary's region
};

/// The first is promoted before the second.
bool isBetter(const Rank &a, const Rank &b);
/// Why `later` comes after `before`: the first thing in which they differ.
Reason whyAfter(const Rank &before, const Rank &later);

} // namespace meridian
