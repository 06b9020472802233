// SPDX-License-Identifier: GPL-3.0-or-later
// What assistive technology sees of the map: besides its controls, one child for each region and each node, named with
// its state, that can be selected and pressed. GUI thread.
#pragma once

#include "mappicture.h"

namespace meridian
{

class MapView;

/// Makes Qt ask us for the map's interface. As often as one likes.
void installMapAccess();

/// Says what changed: the regions themselves, their names, or (without `before`) what is selected.
void tellAccess(MapView &map, const SnapshotPtr &before);
void tellAccess(MapView &map);

} // namespace meridian
