// SPDX-License-Identifier: GPL-3.0-or-later
// What can be asked about the past, wherever it is kept. Ask from the thread that owns it; every answer comes there as
// a future and is an immutable value. A future is cancelled when its owner ends before the answer.
#pragma once

#include "availability.h"
#include "series.h"
#include "snapshot.h"
#include "timespan.h"

#include <QFuture>

namespace meridian
{

struct EventFilter {
    Instant from = Instant::min();
    Instant to = Instant::max();
    NodeId node;      ///< empty: all
    RegionId region;  ///< empty: all
    int limit = 1000; ///< the newest ones
};

class History
{
public:
    virtual ~History() = default;

    /// Thinned to at most about `columns` points a series (min, max, mean of each bucket); one Series a key.
    virtual QFuture<QList<Series>> history(const QList<SeriesKey> &keys, Instant from, Instant to, int columns) = 0;
    virtual QFuture<QList<Event>> events(const EventFilter &filter) = 0; ///< newest first

    /// The whole picture as it was at that moment (Snapshot::at), with the fleet of then. What was not recorded is
    /// Unknown for the reason "history.not-recorded". Null when nothing was recorded before.
    virtual QFuture<SnapshotPtr> pictureAt(Instant) { return QtFuture::makeReadyFuture(SnapshotPtr()); }
    /// The moments for which there are pictures.
    virtual QFuture<PictureSpan> recorded() { return QtFuture::makeReadyFuture(PictureSpan()); }
    /// Of every cluster and region that was watched on the days that [from, to) touches; ascending by day.
    virtual QFuture<QList<AvailabilityDay>> availability(Instant, Instant)
    {
        return QtFuture::makeReadyFuture(QList<AvailabilityDay>());
    }
};

} // namespace meridian
