// SPDX-License-Identifier: GPL-3.0-or-later
// Upkeep of the store's file in slices: finished windows go from the live table into chunks and roll-ups, and what is
// older than its retention goes for good. On the store's thread, through Store only.
#pragma once

#include "sqliteconnection.h"
#include "store.h"
#include "storelayout.h"

namespace meridian
{

/// One slice of work in one transaction; true when there is more to do. As Store::maintain().
Result<bool> maintainSlice(SqliteConnection &connection, const Retention &retention, Instant now);

/// The window being moved at present, for those who read live rows.
Result<layout::Fold> foldInProgress(SqliteConnection &connection);

} // namespace meridian
