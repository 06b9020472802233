// SPDX-License-Identifier: GPL-3.0-or-later
// The table of events: written and read on the store's thread, through Store only.
#pragma once

#include "eventquery.h"
#include "sqliteconnection.h"

namespace meridian
{

/// As Store::append() and Store::events().
Result<QList<Event>> appendEvents(SqliteConnection &connection, const QList<Event> &events);
Result<QList<Event>> readEvents(SqliteConnection &connection, Instant from, Instant to, const NodeId &node,
                                const RegionId &region, int limit);
/// Of a row with kEventFields.
Event eventFromRow(const QSqlQuery &row);
inline constexpr char kEventFields[] =
    "id, at_us, severity, kind, region, cluster, node, state_from, state_to, reason, args";

/// As Store::eventPage() and Store::eventIndex().
Result<EventPage> readEventPage(SqliteConnection &connection, const EventQuery &query);
Result<EventIndex> readEventIndex(SqliteConnection &connection, const EventQuery &query, int stride, int most);

} // namespace meridian
