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
    const auto before = static_cast<size_t>(lowerBound(held, fromUs) - held.begin());
    std::vector<TrackPoint> merged;
    merged.reserve(held.size() + static_cast<size_t>(points.size()));
    merged.assign(held.begin(), held.begin() + static_cast<std::ptrdiff_t>(before));
    std::vector<float> averaged;
    const bool hasMeans = bucketUs > 0 || !means().empty();
    for (size_t i = 0; hasMeans && i < before; ++i)
        averaged.push_back(TrackSpan{held, means()}.mean(i));
    for (qsizetype i = 0; hasMeans && i < points.size(); ++i)
        averaged.push_back(static_cast<float>(points[i].mean));
    for (const SeriesPoint &p : points)
        merged.push_back(
            {p.at.time_since_epoch().count(), static_cast<float>(p.minimum), static_cast<float>(p.maximum)});
    // A bucket stands for all of its width: samples inside it are already counted.
    const qint64 newest = points.isEmpty() ? fromUs - 1 : merged.back().atUs + std::max<qint64>(bucketUs - 1, 0);
    const auto tail =
        std::find_if(lowerBound(held, fromUs), held.end(), [&](const TrackPoint &p) { return p.atUs > newest; });
    merged.insert(merged.end(), tail, held.end());
    for (auto i = static_cast<size_t>(tail - held.begin()); i < means().size(); ++i)
        averaged.push_back(means()[i]);
    m_points = std::move(merged);
    m_means = std::move(averaged);
    m_first = 0;
    m_bucketUs = bucketUs;
}

void SampleTrack::dropBefore(qint64 atUs)
{
    m_first += static_cast<size_t>(lowerBound(points(), atUs) - points().begin());
    if (m_first > 1024 && m_first > m_points.size() / 8) { // an eighth: a day of a hundred series is 140 MB
        m_points.erase(m_points.begin(), m_points.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_means.erase(m_means.begin(),
                      m_means.begin() + static_cast<std::ptrdiff_t>(std::min(m_first, m_means.size())));
        m_first = 0;
    }
}

float SampleTrack::mean(const TrackPoint *held) const
{
    const auto all = points();
    return TrackSpan{all, means()}.mean(static_cast<size_t>(held - all.data()));
}

TrackSpan SampleTrack::between(qint64 fromUs, qint64 toUs) const
{
    const auto all = points();
    auto begin = lowerBound(all, fromUs);
    auto end = lowerBound(all, toUs);
    if (begin != all.begin())
        --begin;
    if (end != all.end())
        ++end;
    const auto skipped = static_cast<size_t>(begin - all.begin()), taken = static_cast<size_t>(end - begin);
    const auto averaged = means().subspan(std::min(skipped, means().size()));
    return {all.subspan(skipped, taken), averaged.first(std::min(taken, averaged.size()))};
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
