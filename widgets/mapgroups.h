// SPDX-License-Identifier: GPL-3.0-or-later
// The ground under the regions that reach each other while there is a partition. On a worker, into the picture that is
// being composed.
#pragma once

#include "mappicture.h"

class QPainter;

namespace meridian
{

inline constexpr double kReachBand = 22; ///< pixels around a region, half of that along a link; times the unit

/// Each group is a band along its working links and around its regions; those that we do not reach are hatched, so
/// that colour does not stand alone. Nothing without a partition.
void paintReachGroups(QPainter &painter, const MapRequest &request, const MapPicture &picture);

} // namespace meridian
