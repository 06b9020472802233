// SPDX-License-Identifier: GPL-3.0-or-later
#include "sparkline.h"

#include "thinning.h"

#include <QPainter>

#include <algorithm>

namespace meridian
{

void paintSparkline(QPainter &painter, const QRectF &box, const QColor &colour, const SampleTrack *track, qint64 fromUs,
                    qint64 toUs, qint64 gapUs)
{
    if (!track || track->isEmpty() || toUs <= fromUs)
        return;
    const qint64 columnUs = std::max<qint64>(1, (toUs - fromUs) / std::max<qint64>(1, std::llround(box.width())));
    ThinColumns columns(columnUs, gapUs);
    columns.push(track->pointsBetween(fromUs, toUs));
    const auto range = valueRange(columns.columns(), fromUs, toUs);
    if (!range)
        return;
    // A flat line stands in the middle; noise below a tenth of the value is not blown up to the whole height.
    const double spread = std::max({range->maximum - range->minimum, range->maximum * 0.1, 1e-6});
    const double middle = (range->maximum + range->minimum) / 2;
    PlotScale scale;
    scale.pixelsPerUs = box.width() / static_cast<double>(toUs - fromUs);
    scale.leftUs = fromUs - std::llround(box.left() / scale.pixelsPerUs);
    scale.bottomValue = middle - spread / 2;
    scale.bottomPixel = box.bottom();
    scale.pixelsPerUnit = box.height() / spread;
    QList<QLineF> lines;
    strokes(columns.columns(), scale, fromUs, lines);
    painter.save();
    painter.setClipRect(box.adjusted(0, -1, 0, 1));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.3));
    painter.drawLines(lines);
    painter.restore();
}

} // namespace meridian
