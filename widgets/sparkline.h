// SPDX-License-Identifier: GPL-3.0-or-later
// The last minutes of one series in a few pixels: no axis, no numbers, gaps as gaps. Painted on the GUI thread.
#pragma once

#include "sampletrack.h"

#include <QRectF>

class QColor;
class QPainter;

namespace meridian
{

/// From `fromUs` to `toUs` over the width; samples further apart than `gapUs` are not connected. Draws nothing for an
/// empty track.
void paintSparkline(QPainter &painter, const QRectF &box, const QColor &colour, const SampleTrack *track, qint64 fromUs,
                    qint64 toUs, qint64 gapUs);

} // namespace meridian
