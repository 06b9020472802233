// SPDX-License-Identifier: GPL-3.0-or-later
// All series that the window holds, by key: charts and sparklines read it, history and live batches go into it.
// GUI thread only. Keeps a little over one day; what is older is asked from the store again.
#pragma once

#include "sampletrack.h"

#include <unordered_map>

namespace meridian
{

class SeriesBook
{
public:
    void append(const QList<Measurement> &batch);
    void merge(const QList<Series> &history, Instant from);
    const SampleTrack *track(const SeriesKey &key) const; ///< null when nothing is held; valid until the next change

private:
    struct Hash {
        size_t operator()(const SeriesKey &key) const { return qHash(key); }
    };
    std::unordered_map<SeriesKey, SampleTrack, Hash> m_tracks;
};

} // namespace meridian
