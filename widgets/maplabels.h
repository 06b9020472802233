// SPDX-License-Identifier: GPL-3.0-or-later
// The labels of the map: measured, given room, painted. On a worker, into the picture that is being composed.
#pragma once

#include "mappicture.h"

class QPainter;

namespace meridian
{

/// Returns for each link where its label lies, so that no dot is drawn over it; a null rectangle when it has none.
QList<QRectF> paintMapLabels(QPainter &painter, const MapRequest &request, const MapPicture &picture);

} // namespace meridian
