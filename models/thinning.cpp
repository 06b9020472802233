// SPDX-License-Identifier: GPL-3.0-or-later
#include "thinning.h"

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

qint64 floorDiv(qint64 a, qint64 b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

constexpr double kLonePixels = 2;    ///< length of the dash that stands for a sample without neighbours
constexpr double kCoveredPixels = 1; ///< height of a band that the line through it covers

} // namespace

void ThinColumns::push(const TrackPoint &p, float mean)
{
    const qint64 index = floorDiv(p.atUs, m_columnUs);
    const bool gap = columns().empty() || p.atUs - m_columns.back().lastUs > m_gapUs;
    // A gap inside one column is narrower than a pixel: it cannot be drawn and does not split the column.
    if (!columns().empty() && m_columns.back().index == index) {
        ThinColumn &c = m_columns.back();
        c.lastUs = p.atUs;
        c.minimum = std::min(c.minimum, p.minimum);
        c.maximum = std::max(c.maximum, p.maximum);
        c.mean += (static_cast<double>(mean) - c.mean) / ++c.count;
        return;
    }
    m_columns.push_back({index, p.atUs, p.atUs, p.minimum, p.maximum, mean, 1, gap});
}

void ThinColumns::push(const TrackSpan &span)
{
    for (size_t i = 0; i < span.points.size(); ++i)
        push(span.points[i], span.mean(i));
}

void ThinColumns::dropBefore(qint64 index)
{
    while (m_first < m_columns.size() && m_columns[m_first].index < index)
        ++m_first;
    if (m_first > 256 && m_first > m_columns.size() / 2) {
        m_columns.erase(m_columns.begin(), m_columns.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }
}

namespace
{

auto firstFrom(std::span<const ThinColumn> columns, qint64 fromUs)
{
    return std::lower_bound(columns.begin(), columns.end(), fromUs,
                            [](const ThinColumn &c, qint64 at) { return c.lastUs < at; });
}

} // namespace

void strokes(std::span<const ThinColumn> columns, const PlotScale &scale, qint64 fromUs, QList<QLineF> &out)
{
    out.clear();
    auto it = firstFrom(columns, fromUs);
    if (it == columns.end())
        return;
    QPointF before;
    if (it != columns.begin())
        before = {scale.x((it - 1)->middleUs()), scale.y((it - 1)->mean)};
    for (; it != columns.end(); ++it) {
        const QPointF at(scale.x(it->middleUs()), scale.y(it->mean));
        if (!it->gapBefore && it != columns.begin())
            out.append(QLineF(before, at));
        else if (it + 1 == columns.end() || (it + 1)->gapBefore)
            out.append(QLineF(at.x() - kLonePixels / 2, at.y(), at.x() + kLonePixels / 2, at.y()));
        before = at;
    }
}

void band(std::span<const ThinColumn> columns, const PlotScale &scale, qint64 columnUs, double columnPixels,
          qint64 fromUs, QList<QRectF> &out)
{
    out.clear();
    for (auto it = firstFrom(columns, fromUs); it != columns.end(); ++it) {
        if (it->minimum == it->maximum)
            continue;
        const double top = scale.y(it->maximum), bottom = scale.y(it->minimum);
        if (bottom - top > kCoveredPixels)
            out.append(QRectF(scale.x(it->index * columnUs), top, columnPixels, bottom - top));
    }
}

std::optional<ValueRange> valueRange(std::span<const ThinColumn> columns, qint64 fromUs, qint64 toUs)
{
    std::optional<ValueRange> range;
    for (const ThinColumn &c : columns) {
        if (c.lastUs < fromUs || c.firstUs > toUs)
            continue;
        if (!range)
            range = ValueRange{c.minimum, c.maximum};
        range->minimum = std::min<double>(range->minimum, c.minimum);
        range->maximum = std::max<double>(range->maximum, c.maximum);
        const double least = c.minimum > 0 ? c.minimum : c.mean; // a mean above zero, where some samples are zero
        if (least > 0)
            range->leastPositive = range->leastPositive > 0 ? std::min(range->leastPositive, least) : least;
    }
    return range;
}

} // namespace meridian
