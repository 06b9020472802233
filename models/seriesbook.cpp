// SPDX-License-Identifier: GPL-3.0-or-later
#include "seriesbook.h"

namespace meridian
{

namespace
{
constexpr qint64 kKeptUs = qint64(25) * 3600 * 1000000;
}

void SeriesBook::append(const QList<Measurement> &batch)
{
    for (const Measurement &m : batch) {
        const qint64 at = m.at.time_since_epoch().count();
        SampleTrack &track = m_tracks[m.key];
        track.append(at, m.value);
        track.dropBefore(at - kKeptUs);
    }
}

void SeriesBook::merge(const QList<Series> &history, Instant from)
{
    for (const Series &s : history)
        m_tracks[s.key].merge(s.points, from.time_since_epoch().count(), s.bucket.count());
}

const SampleTrack *SeriesBook::track(const SeriesKey &key) const
{
    const auto it = m_tracks.find(key);
    return it == m_tracks.end() ? nullptr : &it->second;
}

} // namespace meridian
