// SPDX-License-Identifier: GPL-3.0-or-later
#include "place.h"

#include "sample.h"

#include <algorithm>

namespace meridian
{

namespace
{

Place placeOf(const GtidSet &set, const GtidSet *newest)
{
    if (!newest)
        return Place(set.count());
    return Place(newest->count() - newest->without(set).count());
}

Places ofSets(const ServerSample &s, const GtidSet *newest)
{
    Places out;
    if (s.role == Role::Primary) {
        out.current = Place(s.gtid->executed.count());
        return out;
    }
    GtidSet received = s.gtid->executed;
    for (const Channel &channel : s.gtid->channels)
        received = received.united(channel.received);
    out.received = placeOf(received, newest);
    out.replayed = placeOf(s.gtid->executed, newest);
    out.passedOn = out.replayed;
    return out;
}

} // namespace

Places placesOf(const ServerSample &s, const GtidSet *newest)
{
    if (s.gtid)
        return ofSets(s, newest);
    const std::optional<Lsn> flushed = s.receiver ? s.receiver->flushed : std::nullopt;
    Places out;
    out.current = s.current;
    out.received = std::max(std::max(s.received, s.replayed), flushed);
    out.replayed = s.replayed;
    out.passedOn = s.received;
    return out;
}

} // namespace meridian
