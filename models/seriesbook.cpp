// SPDX-License-Identifier: GPL-3.0-or-later
#include "seriesbook.h"

#include <algorithm>

namespace meridian
{

namespace
{

constexpr qint64 kHourUs = qint64(3600) * 1000000;
constexpr qint64 kChartUs = 25 * kHourUs, kComparedUs = 2 * kHourUs + kHourUs / 20, kSparkUs = kHourUs / 6;

qint64 us(Instant t)
{
    return t.time_since_epoch().count();
}

} // namespace

void SeriesBook::setCharted(const QList<SeriesKey> &keys)
{
    m_charted = QSet<SeriesKey>(keys.begin(), keys.end());
}

void SeriesBook::setCompared(const QList<SeriesKey> &keys)
{
    m_compared = QSet<SeriesKey>(keys.begin(), keys.end());
}

void SeriesBook::clear()
{
    m_tracks.clear();
    m_lookedBackUs.reset();
}

void SeriesBook::append(const QList<Measurement> &batch)
{
    for (const Measurement &m : batch) {
        if (m.key.metric != Metric::RoundTripMs && m.key.metric != Metric::LagSeconds)
            continue;
        const qint64 at = us(m.at);
        const bool charted = m_charted.contains(m.key);
        const qint64 keep = charted ? kChartUs : m_compared.contains(m.key) ? kComparedUs : kSparkUs;
        SampleTrack &track = m_tracks[m.key];
        track.append(at, m.value);
        track.dropBefore(charted ? std::min(at - keep, m_lookedBackUs.value_or(at)) : at - keep);
    }
}

void SeriesBook::merge(const QList<Series> &history, Instant from)
{
    // Who looks back further than a day must not lose what he looks at to the next live sample.
    m_lookedBackUs = us(from) < us(now()) - kChartUs ? std::optional(us(from)) : std::nullopt;
    for (const Series &s : history)
        m_tracks[s.key].merge(s.points, us(from), s.bucket.count());
}

const SampleTrack *SeriesBook::track(const SeriesKey &key) const
{
    const auto it = m_tracks.find(key);
    return it == m_tracks.end() ? nullptr : &it->second;
}

} // namespace meridian
