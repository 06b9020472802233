// SPDX-License-Identifier: GPL-3.0-or-later
// From samples to what one pixel column of a chart shows: least, mean and greatest value. No extreme and no gap is
// lost. Columns are aligned to absolute time, so that they do not shimmer while time goes on. Pure.
#pragma once

#include "sampletrack.h"
#include "valuescale.h"

#include <QLineF>
#include <QList>
#include <QRectF>

#include <optional>

namespace meridian
{

struct ThinColumn {
    qint64 index = 0; ///< floor(time / column width)
    qint64 firstUs = 0, lastUs = 0;
    float minimum = 0, maximum = 0;
    double mean = 0;
    quint32 count = 1;     ///< samples, or buckets of them
    bool gapBefore = true; ///< nothing connects it to the column before

    qint64 middleUs() const { return firstUs + (lastUs - firstUs) / 2; }
};

/// The columns of one series, kept up in O(1) a sample.
class ThinColumns
{
public:
    /// Two samples further apart than `gapUs` are not connected.
    ThinColumns(qint64 columnUs = 1, qint64 gapUs = 1) : m_columnUs(columnUs), m_gapUs(gapUs) {}

    void push(const TrackPoint &point, float mean); ///< ascending in time
    void push(const TrackPoint &sample) { push(sample, sample.maximum); }
    void push(const TrackSpan &span);
    void dropBefore(qint64 index);

    std::span<const ThinColumn> columns() const { return std::span(m_columns).subspan(m_first); }
    qint64 columnUs() const { return m_columnUs; }

private:
    qint64 m_columnUs, m_gapUs;
    std::vector<ThinColumn> m_columns;
    size_t m_first = 0;
};

/// Where time and value are on the canvas, in pixels.
struct PlotScale {
    qint64 leftUs = 0;
    double pixelsPerUs = 1;
    double bottomPixel = 0, heightPixels = 1;
    ValueScale values;

    double x(qint64 atUs) const { return static_cast<double>(atUs - leftUs) * pixelsPerUs; }
    double y(double value) const { return bottomPixel - values.share(value) * heightPixels; }
};

/// The line of one series through the means of its columns, for one QPainter::drawLines. `fromUs` leaves out what ends
/// before it. A sample without neighbours becomes a short dash, so that it can be seen.
void strokes(std::span<const ThinColumn> columns, const PlotScale &scale, qint64 fromUs, QList<QLineF> &out);

/// From the least to the greatest value of each column that has more than one, for one QPainter::drawRects.
/// `columnPixels` is the width of a column. What the line covers anyway is left out.
void band(std::span<const ThinColumn> columns, const PlotScale &scale, qint64 columnUs, double columnPixels,
          qint64 fromUs, QList<QRectF> &out);

/// Least and greatest value between two times; nothing when there is no sample.
struct ValueRange {
    double minimum = 0, maximum = 0;
    double leastPositive = 0; ///< 0: there is none
};
std::optional<ValueRange> valueRange(std::span<const ThinColumn> columns, qint64 fromUs, qint64 toUs);

} // namespace meridian
