// SPDX-License-Identifier: GPL-3.0-or-later
#include "seriesbook.h"

namespace meridian
{

namespace
{
constexpr qint64 kChartUs = qint64(25) * 3600 * 1000000;
constexpr qint64 kSparkUs = qint64(10) * 60 * 1000000;
} // namespace

void SeriesBook::setCharted(const QList<SeriesKey> &keys)
{
    m_charted = QSet<SeriesKey>(keys.begin(), keys.end());
}

void SeriesBook::append(const QList<Measurement> &batch)
{
    for (const Measurement &m : batch) {
        if (m.key.metric != Metric::RoundTripMs && m.key.metric != Metric::LagSeconds)
            continue;
        const qint64 at = m.at.time_since_epoch().count();
        SampleTrack &track = m_tracks[m.key];
        track.append(at, m.value);
        track.dropBefore(at - (m_charted.contains(m.key) ? kChartUs : kSparkUs));
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
