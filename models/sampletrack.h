// SPDX-License-Identifier: GPL-3.0-or-later
// The samples of one series that the window holds: stored history below, the live tail above, ascending in time.
// Appending is O(1) amortised. Owned by the SeriesBook, used on the GUI thread only.
#pragma once

#include "series.h"

#include <algorithm>
#include <span>
#include <vector>

namespace meridian
{

/// 16 bytes: a day at one second of a hundred series stays below 140 MB.
struct TrackPoint {
    qint64 atUs = 0; ///< since 1970-01-01 UTC
    float minimum = 0, maximum = 0;
};

/// A stretch of a track. Only the points at its beginning may stand for more than one sample.
struct TrackSpan {
    std::span<const TrackPoint> points;
    std::span<const float> means; ///< of as many points, from the first one on
    float mean(size_t i) const { return i < means.size() ? means[i] : points[i].maximum; }
};

class SampleTrack
{
public:
    /// A sample older than the newest one is ignored: the store has it.
    void append(qint64 atUs, double value);
    /// Stored points take the place of everything held between `fromUs` and the last of them; newer live samples stay.
    void merge(const QList<SeriesPoint> &points, qint64 fromUs, qint64 bucketUs);
    void dropBefore(qint64 atUs);

    bool isEmpty() const { return m_first == m_points.size(); }
    std::span<const TrackPoint> points() const { return std::span(m_points).subspan(m_first); }
    TrackSpan between(qint64 fromUs, qint64 toUs) const; ///< and one neighbour on each side
    std::span<const TrackPoint> pointsBetween(qint64 fromUs, qint64 toUs) const { return between(fromUs, toUs).points; }
    float mean(const TrackPoint *held) const;      ///< of one of its own points
    qint64 bucketUs() const { return m_bucketUs; } ///< of the history merged last; 0: raw samples

    /// The sample nearest to a time, if there is one within `reachUs`.
    const TrackPoint *nearest(qint64 atUs, qint64 reachUs) const;

private:
    std::span<const float> means() const { return std::span(m_means).subspan(std::min(m_first, m_means.size())); }

    std::vector<TrackPoint> m_points;
    std::vector<float> m_means; ///< of the first points, apart: most tracks are single samples, and need none
    size_t m_first = 0;         ///< what is before is dropped, and freed now and then
    qint64 m_bucketUs = 0;
};

} // namespace meridian
