// SPDX-License-Identifier: GPL-3.0-or-later
#include "sampletrack.h"

#include <algorithm>
#include <cstdlib>

namespace meridian
{

namespace
{

auto lowerBound(std::span<const TrackPoint> points, qint64 atUs)
{
    return std::lower_bound(points.begin(), points.end(), atUs,
                            [](const TrackPoint &p, qint64 at) { return p.atUs < at; });
}

} // namespace

void SampleTrack::append(qint64 atUs, double value)
{
    if (!isEmpty() && atUs <= m_points.back().atUs)
        return;
    const auto v = static_cast<float>(value);
    m_points.push_back({atUs, v, v});
}

void SampleTrack::merge(const QList<SeriesPoint> &points, qint64 fromUs, qint64 bucketUs)
{
    const auto held = this->points();
    std::vector<TrackPoint> merged;
    merged.reserve(held.size() + static_cast<size_t>(points.size()));
    merged.assign(held.begin(), lowerBound(held, fromUs));
    for (const SeriesPoint &p : points)
        merged.push_back(
            {p.at.time_since_epoch().count(), static_cast<float>(p.minimum), static_cast<float>(p.maximum)});
    // A bucket stands for all of its width: samples inside it are already counted.
    const qint64 newest = points.isEmpty() ? fromUs - 1 : merged.back().atUs + std::max<qint64>(bucketUs - 1, 0);
    const auto tail =
        std::find_if(lowerBound(held, fromUs), held.end(), [&](const TrackPoint &p) { return p.atUs > newest; });
    merged.insert(merged.end(), tail, held.end());
    m_points = std::move(merged);
    m_first = 0;
    m_bucketUs = bucketUs;
}

void SampleTrack::dropBefore(qint64 atUs)
{
    m_first += static_cast<size_t>(lowerBound(points(), atUs) - points().begin());
    if (m_first > 1024 && m_first > m_points.size() / 2) {
        m_points.erase(m_points.begin(), m_points.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }
}

std::span<const TrackPoint> SampleTrack::pointsBetween(qint64 fromUs, qint64 toUs) const
{
    const auto all = points();
    auto begin = lowerBound(all, fromUs);
    auto end = lowerBound(all, toUs);
    if (begin != all.begin())
        --begin;
    if (end != all.end())
        ++end;
    return all.subspan(static_cast<size_t>(begin - all.begin()), static_cast<size_t>(end - begin));
}

const TrackPoint *SampleTrack::nearest(qint64 atUs, qint64 reachUs) const
{
    const auto all = points();
    auto it = lowerBound(all, atUs);
    const TrackPoint *best = nullptr;
    for (const TrackPoint *p : {it == all.end() ? nullptr : &*it, it == all.begin() ? nullptr : &*(it - 1)}) {
        if (p && std::abs(p->atUs - atUs) <= reachUs &&
            (!best || std::abs(p->atUs - atUs) < std::abs(best->atUs - atUs)))
            best = p;
    }
    return best;
}

} // namespace meridian
