// SPDX-License-Identifier: GPL-3.0-or-later
// The series that the window holds, by key: charts and sparklines read it, history and live batches go into it.
// GUI thread only. What a chart shows is kept for a little over one day, or as far as one looks back; what is compared
// with the hour before for two hours, the rest of the two drawn metrics for the minutes of a sparkline; everything else
// is in the store.
#pragma once

#include "sampletrack.h"

#include <QSet>

#include <optional>
#include <unordered_map>

namespace meridian
{

struct SeriesKeyHash {
    size_t operator()(const SeriesKey &key) const { return qHash(key); }
};

class SeriesBook
{
public:
    void setCharted(const QList<SeriesKey> &keys); ///< these are kept long
    void setCompared(const QList<SeriesKey> &keys);
    void clear(); ///< another fleet: the same names mean other nodes
    void append(const QList<Measurement> &batch);
    void merge(const QList<Series> &history, Instant from);
    const SampleTrack *track(const SeriesKey &key) const; ///< null when nothing is held; valid until the next change

private:
    std::unordered_map<SeriesKey, SampleTrack, SeriesKeyHash> m_tracks;
    QSet<SeriesKey> m_charted, m_compared;
    std::optional<qint64> m_lookedBackUs; ///< from here on nothing charted is dropped
};

} // namespace meridian
