// SPDX-License-Identifier: GPL-3.0-or-later
// What can be asked about the past, wherever it is kept. Ask from the thread that owns it; every answer comes there as
// a future and is an immutable value. A future is cancelled when its owner ends before the answer.
#pragma once

#include "availability.h"
#include "eventquery.h"
#include "series.h"
#include "snapshot.h"
#include "timespan.h"

#include <QFuture>

namespace meridian
{

class History
{
public:
    virtual ~History() = default;

    /// Thinned to at most about `columns` points a series (min, max, mean of each bucket); one Series a key.
    virtual QFuture<QList<Series>> history(const QList<SeriesKey> &keys, Instant from, Instant to, int columns) = 0;
    virtual QFuture<QList<Event>> events(const EventFilter &filter) = 0; ///< newest first
    /// The page of `query.filter.limit` events that begins behind `query.after`.
    virtual QFuture<EventPage> eventPage(const EventQuery &query) = 0;
    /// The next slice of at most `most` events of a walk through all that the query finds, for their number and for
    /// places to ask pages from; `query.filter.limit` is not looked at.
    virtual QFuture<EventIndex> eventIndex(const EventQuery &query, int stride, int most) = 0;

    /// The whole picture as it was at that moment (Snapshot::at), with the fleet of then. What was not recorded is
    /// Unknown for the reason "history.not-recorded". Null when nothing was recorded before.
    virtual QFuture<SnapshotPtr> pictureAt(Instant at) = 0;
    virtual QFuture<PictureSpan> recorded() = 0; ///< the moments for which there are pictures
    /// Of every cluster and region that was watched on the days that [from, to) touches; ascending by day.
    virtual QFuture<QList<AvailabilityDay>> availability(Instant from, Instant to) = 0;
};

} // namespace meridian
