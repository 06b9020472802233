// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the past from what is kept of them: a whole one now and then, in between what changed and what was
// measured. Pure functions on values.
#pragma once

#include "series.h"
#include "snapshot.h"

namespace meridian
{

/// Only the nodes of `after` whose state (not: figures) is not that of `before`, with the links towards them, and such
/// regions. Both of one fleet.
Snapshot changesBetween(const Snapshot &before, const Snapshot &after);
bool hasChanges(const Snapshot &changes);
/// The picture with what changed in the place of what was.
void apply(Snapshot &picture, const Snapshot &changes);

/// What was measured of one node after the picture was made: the newest values up to the moment that is asked for.
struct NodeFigures {
    std::optional<SeriesPoint> query;     ///< Metric::QueryMs; the others count only if they are of the same poll
    std::optional<SeriesPoint> roundTrip; ///< Metric::RoundTripMs
    std::optional<SeriesPoint> lag;       ///< Metric::LagSeconds
    std::optional<SeriesPoint> lagBytes;  ///< Metric::LagBytes
};
/// Puts them in, one for each node of the picture in its order, and what follows from them: words of those that are
/// well, figures of links and regions. A node that was not reachable keeps what it has.
void apply(Snapshot &picture, const QList<NodeFigures> &figures);

/// The same fleet at a moment of which nothing is known: all Unknown for the reason "history.not-recorded".
Snapshot notRecorded(const Snapshot &picture, Instant at);
/// A node whose last poll was too old when the picture was made, by its own polling intervals, was not watched: it
/// becomes Unknown, as above.
void forgetStale(Snapshot &picture);

} // namespace meridian
