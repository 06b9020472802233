// SPDX-License-Identifier: GPL-3.0-or-later
// Reading samples back: live rows, chunks and roll-ups as one line. On the store's thread, through Store only.
#pragma once

#include "series.h"
#include "sqliteconnection.h"

namespace meridian::reading
{

/// As Store::series().
Result<QList<Series>> series(SqliteConnection &connection, const QList<SeriesKey> &keys, Instant from, Instant to,
                             int columns);

/// The row of table series; 0 when there is none.
Result<quint32> seriesNumber(SqliteConnection &connection, const SeriesKey &key);

} // namespace meridian::reading
