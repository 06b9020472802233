// SPDX-License-Identifier: GPL-3.0-or-later
// The labels of the map: measured, given room, painted. On a worker, into the picture that is being composed.
#pragma once

#include "mappicture.h"

class QPainter;

namespace meridian
{

/// Returns where the boxes on links are, so that nothing is drawn over them later.
QList<QRectF> paintMapLabels(QPainter &painter, const MapRequest &request, const MapPicture &picture);

} // namespace meridian
