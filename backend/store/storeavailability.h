// SPDX-License-Identifier: GPL-3.0-or-later
// When was watched, and how long each cluster and region was in which state on each day. On the store's thread, through
// Store only.
#pragma once

#include "availability.h"
#include "sqliteconnection.h"

namespace meridian
{

/// As Store::append(Watch). After a kill -9 the states count up to the last watch that was written.
Result<Done> appendWatch(SqliteConnection &connection, const Watch &watch);
/// As Store::availability().
Result<QList<AvailabilityDay>> readAvailability(SqliteConnection &connection, Instant from, Instant to);

} // namespace meridian
