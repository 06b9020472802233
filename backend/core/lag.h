// SPDX-License-Identifier: GPL-3.0-or-later
// How far a standby is behind, honestly: lag columns freeze, an idle primary makes replay timestamps old, and a cut
// link looks caught up. Judged from the primary's own positions over time. Pure.
#pragma once

#include "positionhistory.h"
#include "sample.h"
#include "snapshot.h"

namespace meridian
{

struct LagInput {
    const ServerSample *standby = nullptr;     ///< null: it has not answered lately
    Instant standbyAt;                         ///< when that sample was taken
    Places places;                             ///< of the standby, on the primary's axis
    bool counted = false;                      ///< the axis counts transactions; otherwise bytes
    const PositionHistory *primary = nullptr;  ///< null: no primary is known
    bool primaryFresh = false;                 ///< the primary answered lately, its latest position is current
    const PositionHistory *upstream = nullptr; ///< of whom it receives from: the primary or a standby; null: not known
    const SenderRow *sender = nullptr;         ///< what its upstream says of it; null when it says nothing now
    bool direct = true;                        ///< it receives from the primary itself
    std::optional<microseconds> upstreamLag;   ///< of a standby that it receives from, and that replays what it gets
    std::optional<microseconds> applyingAge;   ///< of the oldest transaction that it applies now, since its commit
    std::optional<microseconds> lastDelay;     ///< from commit to replay, as measured some seconds ago at most
    std::optional<Instant> replayStuckSince;   ///< since when the standby's replay position is what it is
    std::optional<Instant> receivedStuckSince; ///< the same of its receive position
    milliseconds interval{1000};               ///< between two polls
};

/// Whether the standby's receiver gets what its upstream writes: it streams, and its last message is not older than
/// it may be. An upstream known to be ahead for a second, and silence since, is a broken line, whatever the status
/// says.
bool isReceiving(const LagInput &in);

Lag judgeLag(const LagInput &in);

} // namespace meridian
