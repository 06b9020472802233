// SPDX-License-Identifier: GPL-3.0-or-later
// From samples to what one pixel column of a chart shows: first, last, least and greatest value. No extreme and no gap
// is lost. Columns are aligned to absolute time, so that they do not shimmer while time goes on. Pure.
#pragma once

#include "sampletrack.h"

#include <QLineF>
#include <QList>

#include <optional>

namespace meridian
{

struct ThinColumn {
    qint64 index = 0; ///< floor(time / column width)
    qint64 firstUs = 0, lastUs = 0;
    float first = 0, last = 0, minimum = 0, maximum = 0;
    bool gapBefore = true; ///< nothing connects it to the column before
};

/// The columns of one series, kept up in O(1) a sample.
class ThinColumns
{
public:
    /// Two samples further apart than `gapUs` are not connected.
    ThinColumns(qint64 columnUs = 1, qint64 gapUs = 1) : m_columnUs(columnUs), m_gapUs(gapUs) {}

    void push(const TrackPoint &point); ///< ascending in time
    void push(std::span<const TrackPoint> points);
    void dropBefore(qint64 index);

    std::span<const ThinColumn> columns() const { return std::span(m_columns).subspan(m_first); }
    qint64 columnUs() const { return m_columnUs; }
    std::optional<qint64> lastUs() const; ///< time of the newest sample

private:
    qint64 m_columnUs, m_gapUs;
    std::vector<ThinColumn> m_columns;
    size_t m_first = 0;
};

/// Where time and value are on the canvas, in pixels.
struct PlotScale {
    qint64 leftUs = 0;
    double pixelsPerUs = 1;
    double bottomValue = 0, bottomPixel = 0;
    double pixelsPerUnit = 1;

    double x(qint64 atUs) const { return static_cast<double>(atUs - leftUs) * pixelsPerUs; }
    double y(double value) const { return bottomPixel - (value - bottomValue) * pixelsPerUnit; }
};

/// The strokes of one series, for one QPainter::drawLines. `fromUs` leaves out what ends before it.
/// A sample without neighbours becomes a short dash, so that it can be seen.
void strokes(std::span<const ThinColumn> columns, const PlotScale &scale, qint64 fromUs, QList<QLineF> &out);

/// Least and greatest value between two times; nothing when there is no sample.
struct ValueRange {
    double minimum = 0, maximum = 0;
};
std::optional<ValueRange> valueRange(std::span<const ThinColumn> columns, qint64 fromUs, qint64 toUs);

} // namespace meridian
