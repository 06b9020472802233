// SPDX-License-Identifier: GPL-3.0-or-later
// History on disk: one SQLite file (WAL, synchronous=NORMAL), used from one thread of its own. Samples go to an
// append-only live table, ten minutes of one series become one compressed chunk, and every minute of it a roll-up.
// Beside them pictures of the whole fleet, and how long each cluster and region was up. One program writes at a time.
// Survives kill -9 at any moment: at most the last batch is lost. A full disk is reported and writing is tried again.
#pragma once

#include "availability.h"
#include "eventquery.h"
#include "result.h"
#include "series.h"
#include "snapshot.h"
#include "timespan.h"

#include <memory>

namespace meridian
{

/// How long each layer is kept.
struct Retention {
    seconds raw{7 * 86400};
    seconds rollup{400 * 86400};
    seconds events{400 * 86400};
    seconds pictures{35 * 86400};
    seconds availability{400 * 86400};
};

class Store
{
public:
    /// Opens or creates `file`, its folder too, and migrates its schema. ErrorKind::Newer when a newer program wrote
    /// it, ErrorKind::Storage with SQLite's own words when it cannot be used; the file is as it was in both cases.
    static Result<std::unique_ptr<Store>> open(const QString &file, Retention retention = {});
    ~Store();

    /// One transaction, in any order of time, late ones too. Kept: milliseconds of time, every bit of the value. Of two
    /// at the same millisecond of one series the later appended counts. Not a number, or infinite, is not a value: it
    /// is left out.
    Result<Done> append(const QList<Measurement> &batch);
    /// One transaction; returns them with their ids, which are never used again.
    Result<QList<Event>> append(const QList<Event> &events);

    /// The picture at its moment. Of a fleet it was given once a minute all of it is kept, in between what has changed;
    /// one in which nothing has changed is left out.
    Result<Done> append(const SnapshotPtr &picture);
    /// Adds up how long each cluster and region was in which state.
    Result<Done> append(const Watch &watch);

    enum class Upkeep { Finished, Unfinished };
    /// Compresses one slice of what is older than a chunk, or drops one slice of what is older than its retention:
    /// some milliseconds of work. Unfinished: call again soon. Cheap when there is nothing to do.
    Result<Upkeep> maintain(Instant now);

    /// What was measured in [from, to), thinned to about `columns` points at most: raw samples where they are few
    /// enough, else buckets at round times (the first and the last may reach over the borders). Minutes and hours are
    /// read from roll-ups, which also stand in where raw samples are no longer kept. One Series per key, in their
    /// order; where nothing was measured there is no point. Instant::min() and max(): from the first, to the last.
    Result<QList<Series>> series(const QList<SeriesKey> &keys, Instant from, Instant to, int columns) const;
    /// Those in [from, to), newest first. Empty node or region: all.
    Result<QList<Event>> events(Instant from, Instant to, const NodeId &node, const RegionId &region, int limit) const;
    /// As History::eventPage() and History::eventIndex(). Fast in any order, whatever lies behind: an index for each.
    Result<EventPage> eventPage(const EventQuery &query) const;
    Result<EventIndex> eventIndex(const EventQuery &query, int stride, int most) const;

    /// As Engine::pictureAt(): the newest picture before with the changes since, and for fleets of some hundred nodes
    /// with the figures that were measured since. Null when there is none before.
    Result<SnapshotPtr> pictureAt(Instant at) const;
    /// As Engine::recorded() and Engine::availability().
    Result<PictureSpan> recorded() const;
    Result<QList<AvailabilityDay>> availability(Instant from, Instant to) const;

private:
    struct Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace meridian
