// SPDX-License-Identifier: GPL-3.0-or-later
// Where a server stands on the one axis along which the data of its cluster grows: bytes of write-ahead log, or
// transactions of the sets that MySQL and MariaDB keep. Only places of one cluster compare. Value; pure.
#pragma once

#include "lsn.h"

#include <compare>
#include <optional>

namespace meridian
{

class GtidSet;
struct ServerSample;

struct Place {
    quint64 value = 0;

    constexpr Place() = default;
    constexpr explicit Place(quint64 n) : value(n) {}
    constexpr Place(Lsn lsn) : value(lsn.value) {} // a log's position is a place as it is

    friend auto operator<=>(const Place &, const Place &) = default;
    /// Bytes or transactions from b up to a; negative when a is behind.
    friend qint64 operator-(const Place &a, const Place &b) { return static_cast<qint64>(a.value - b.value); }
};

/// One server's places; unknown where it does not say.
struct Places {
    std::optional<Place> current;  ///< of a primary: the newest
    std::optional<Place> received; ///< at least what is replayed
    std::optional<Place> replayed;
    std::optional<Place>
        passedOn; ///< what those behind it can have: a log is sent on as it arrives, a set when replayed
    friend bool operator==(const Places &, const Places &) = default;
};

/// The places of a server. Sets do not lie on an axis by themselves: a standby's stand as far before the end of
/// `newest`, the primary's latest set, as it lacks of it; without one they are only good to see whether they move.
Places placesOf(const ServerSample &sample, const GtidSet *newest);

} // namespace meridian
