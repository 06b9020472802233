// SPDX-License-Identifier: GPL-3.0-or-later
// Distances on the globe and the latency they lead one to expect. Pure.
#pragma once

#include "fleet.h"

namespace meridian
{

/// Great-circle distance, haversine on a sphere of 6371 km.
double distanceKm(const GeoPoint &a, const GeoPoint &b);

/// Points along the great circle from a to b, both ends included; `steps` >= 1 segments.
QList<GeoPoint> greatCircle(const GeoPoint &a, const GeoPoint &b, int steps);

/// The round trip to expect between two places: the reference profiles (US coast to coast 60-80 ms, US-Europe 80-120,
/// US-Asia 150-250, Europe-Asia 200-300; the middle is taken), else light in fibre over 1.5 times the distance plus 1
/// ms.
microseconds referenceRoundTrip(const GeoPoint &a, const GeoPoint &b);

} // namespace meridian
