// SPDX-License-Identifier: GPL-3.0-or-later
// Fleets and pictures as bytes, for the store. Pure functions on values; every member is kept. The layouts have a
// version: what an older program wrote is read, what a newer one wrote is refused.
#pragma once

#include "snapshot.h"

#include <QByteArray>

namespace meridian::picturecodec
{

QByteArray pack(const Fleet &fleet);
/// Null when the bytes are damaged or newer.
FleetPtr unpackFleet(const QByteArray &bytes);

/// All but the fleet. Similar pictures give similar bytes: times and positions are written as differences.
QByteArray pack(const Snapshot &snapshot);
/// Without its fleet; nullopt when the bytes are damaged or newer.
std::optional<Snapshot> unpackSnapshot(const QByteArray &bytes);

} // namespace meridian::picturecodec
