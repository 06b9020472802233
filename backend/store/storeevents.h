// SPDX-License-Identifier: GPL-3.0-or-later
// The table of events: written and read on the store's thread, through Store only.
#pragma once

#include "snapshot.h"
#include "sqliteconnection.h"

namespace meridian
{

/// As Store::append() and Store::events().
Result<QList<Event>> appendEvents(SqliteConnection &connection, const QList<Event> &events);
Result<QList<Event>> readEvents(SqliteConnection &connection, Instant from, Instant to, const NodeId &node,
                                const RegionId &region, int limit);

} // namespace meridian
