// SPDX-License-Identifier: GPL-3.0-or-later
// History on disk: one SQLite file (WAL, synchronous=NORMAL), used from one thread of its own. Samples go to an
// append-only live table, ten minutes of one series become one compressed chunk, and every minute of it a roll-up.
// Survives kill -9 at any moment: at most the last batch is lost. A full disk is reported and writing is tried again.
#pragma once

#include "result.h"
#include "series.h"
#include "snapshot.h"

#include <memory>

namespace meridian
{

/// How long each layer is kept.
struct Retention {
    seconds raw{7 * 86400};
    seconds rollup{400 * 86400};
    seconds events{400 * 86400};
};

class Store
{
public:
    /// Opens or creates `file` and migrates its schema. ErrorKind::Newer when a newer program wrote it,
    /// ErrorKind::Storage with SQLite's own words when it cannot be used.
    static Result<std::unique_ptr<Store>> open(const QString &file, Retention retention = {});
    ~Store();

    Result<Done> append(const QList<Measurement> &batch);         ///< one transaction
    Result<QList<Event>> append(const QList<Event> &events);      ///< one transaction; returns them with their ids
    Result<Done> maintain(Instant now); ///< compresses what is older than a chunk, applies retention; cheap when idle

    /// Chooses raw samples, chunks or roll-ups by the resolution asked for.
    Result<QList<Series>> series(const QList<SeriesKey> &keys, Instant from, Instant to, int columns) const;
    /// Newest first. Empty node or region: all.
    Result<QList<Event>> events(Instant from, Instant to, const NodeId &node, const RegionId &region, int limit) const;

private:
    struct Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace meridian
