// SPDX-License-Identifier: GPL-3.0-or-later
#include "sparkline.h"

#include <QPainter>

#include <algorithm>
#include <vector>

namespace meridian
{

namespace
{

struct Mean {
    qint64 atUs = 0;
    double value = 0;
    bool joined = false; ///< no gap before it
};

std::vector<Mean> means(std::span<const TrackPoint> points, qint64 fromUs, qint64 toUs, int buckets, qint64 gapUs)
{
    std::vector<Mean> out;
    const qint64 width = std::max<qint64>(1, (toUs - fromUs) / buckets);
    qint64 bucket = -1, last = 0;
    int count = 0;
    for (const TrackPoint &p : points) {
        if (p.atUs < fromUs || p.atUs > toUs)
            continue;
        const double value = (p.minimum + p.maximum) / 2.0;
        const bool joined = !out.empty() && p.atUs - last <= gapUs;
        last = p.atUs;
        if ((p.atUs - fromUs) / width == bucket && joined) {
            ++count;
            out.back().value += (value - out.back().value) / count;
            out.back().atUs = p.atUs;
            continue;
        }
        bucket = (p.atUs - fromUs) / width;
        count = 1;
        out.push_back({p.atUs, value, joined});
    }
    return out;
}

} // namespace

void paintSparkline(QPainter &painter, const QRectF &box, const QColor &colour, const SampleTrack *track, qint64 fromUs,
                    qint64 toUs, qint64 gapUs)
{
    if (!track || track->isEmpty() || toUs <= fromUs)
        return;
    const std::vector<Mean> line = means(track->pointsBetween(fromUs, toUs), fromUs, toUs,
                                         std::max(2, int(box.width() / 2)), std::max(gapUs, track->bucketUs() * 3 / 2));
    if (line.empty())
        return;
    const auto [least, most] =
        std::minmax_element(line.begin(), line.end(), [](const Mean &a, const Mean &b) { return a.value < b.value; });
    // A flat line stands in the middle; noise below a fifth of the value is not blown up to the whole height.
    const double spread = std::max({most->value - least->value, most->value * 0.2, 1e-6});
    const double bottom = (most->value + least->value - spread) / 2;
    const auto at = [&](const Mean &m) {
        return QPointF(box.left() +
                           static_cast<double>(m.atUs - fromUs) / static_cast<double>(toUs - fromUs) * box.width(),
                       box.bottom() - (m.value - bottom) / spread * box.height());
    };
    QList<QLineF> lines;
    for (size_t i = 1; i < line.size(); ++i) {
        if (line[i].joined)
            lines << QLineF(at(line[i - 1]), at(line[i]));
    }
    painter.save();
    painter.setClipRect(box.adjusted(0, -1, 0, 1));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.3));
    painter.drawLines(lines);
    painter.restore();
}

} // namespace meridian
