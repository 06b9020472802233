// SPDX-License-Identifier: GPL-3.0-or-later
// The weather between places, as a value: delay, rate and cuts of every directed pair. Pure; the relay follows the
// Network it was last given.
#pragma once

#include "ids.h"
#include "times.h"

#include <QHash>
#include <QMetaType>
#include <QPair>

namespace meridian
{

/// What happens to data that flows one way between two places.
struct Wire {
    microseconds delay{0};     ///< one way; nothing arrives earlier
    microseconds jitter{0};    ///< typical extra delay on top of it
    bool cut = false;          ///< nothing moves; what was sent waits
    qint64 bytesPerSecond = 0; ///< 0: unlimited

    friend bool operator==(const Wire &, const Wire &) = default;
};

class Network
{
public:
    void set(const RegionId &from, const RegionId &to, const Wire &wire) { m_wires.insert({from, to}, wire); }
    /// A pair that was never set is a perfect wire, and so is a place to itself.
    Wire wire(const RegionId &from, const RegionId &to) const { return m_wires.value({from, to}); }

    /// Changes the wire from one place to the other, and the way back, too, unless `oneWay`.
    template <class F>
    void change(const RegionId &from, const RegionId &to, bool oneWay, F &&edit)
    {
        edit(m_wires[{from, to}]);
        if (!oneWay)
            edit(m_wires[{to, from}]);
    }

private:
    QHash<QPair<RegionId, RegionId>, Wire> m_wires;
};

} // namespace meridian

Q_DECLARE_METATYPE(meridian::Network)
