// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two pictures, as events with their cause. Pure.
#pragma once

#include "snapshot.h"

namespace meridian
{

/// In the order of the fleet. The first answer of a healthy node is not an event.
QList<Event> eventsBetween(const Snapshot &before, const Snapshot &after);

} // namespace meridian
