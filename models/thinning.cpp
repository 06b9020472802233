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

constexpr double kLonePixels = 2; ///< length of the dash that stands for a sample without neighbours

} // namespace

void ThinColumns::push(const TrackPoint &p)
{
    const qint64 index = floorDiv(p.atUs, m_columnUs);
    const bool gap = columns().empty() || p.atUs - m_columns.back().lastUs > m_gapUs;
    // A gap inside one column is narrower than a pixel: it cannot be drawn and does not split the column.
    if (!columns().empty() && m_columns.back().index == index) {
        ThinColumn &c = m_columns.back();
        c.lastUs = p.atUs;
        c.last = p.maximum;
        c.minimum = std::min(c.minimum, p.minimum);
        c.maximum = std::max(c.maximum, p.maximum);
        return;
    }
    m_columns.push_back({index, p.atUs, p.atUs, p.minimum, p.maximum, p.minimum, p.maximum, gap});
}

void ThinColumns::push(std::span<const TrackPoint> points)
{
    for (const TrackPoint &p : points)
        push(p);
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

std::optional<qint64> ThinColumns::lastUs() const
{
    return columns().empty() ? std::nullopt : std::optional(m_columns.back().lastUs);
}

void strokes(std::span<const ThinColumn> columns, const PlotScale &scale, qint64 fromUs, QList<QLineF> &out)
{
    out.clear();
    auto it = std::lower_bound(columns.begin(), columns.end(), fromUs,
                               [](const ThinColumn &c, qint64 at) { return c.lastUs < at; });
    for (; it != columns.end(); ++it) {
        const ThinColumn &c = *it;
        const double x0 = scale.x(c.firstUs), x1 = scale.x(c.lastUs);
        const bool lastOne = it + 1 == columns.end();
        if (!c.gapBefore && it != columns.begin()) {
            const ThinColumn &before = *(it - 1);
            out.append(QLineF(scale.x(before.lastUs), scale.y(before.last), x0, scale.y(c.first)));
        } else if (c.minimum == c.maximum && (lastOne || (it + 1)->gapBefore)) {
            const double y = scale.y(c.last);
            out.append(QLineF(x0 - kLonePixels / 2, y, x0 + kLonePixels / 2, y));
            continue;
        }
        if (x1 > x0)
            out.append(QLineF(x0, scale.y(c.first), x1, scale.y(c.last)));
        const bool reachesFurther = c.minimum < std::min(c.first, c.last) || c.maximum > std::max(c.first, c.last);
        if (reachesFurther || (x1 == x0 && c.minimum != c.maximum)) {
            const double middle = (x0 + x1) / 2;
            out.append(QLineF(middle, scale.y(c.minimum), middle, scale.y(c.maximum)));
        }
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
    }
    return range;
}

} // namespace meridian
