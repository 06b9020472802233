// SPDX-License-Identifier: GPL-3.0-or-later
#include "lagclass.h"

#include <algorithm>

namespace meridian
{

LagScale LagScale::of(const Fleet &fleet)
{
    if (fleet.clusters.isEmpty())
        return {};
    microseconds high = microseconds::max();
    for (const Cluster &cluster : fleet.clusters)
        high = std::min<microseconds>(high, cluster.thresholds.lagWarning);
    return {high / 5, high};
}

LagClass lagClass(const Lag &lag, const LagScale &scale)
{
    switch (lag.state) {
    case LagState::Disconnected:
        return LagClass::Broken;
    case LagState::Stalled:
        return LagClass::High;
    case LagState::Idle:
        return LagClass::Low;
    case LagState::Streaming:
        if (!lag.time)
            return LagClass::Unknown;
        return *lag.time > scale.high ? LagClass::High : *lag.time < scale.medium ? LagClass::Low : LagClass::Medium;
    case LagState::Unknown:
    case LagState::NotApplicable:
        break;
    }
    return LagClass::Unknown;
}

LagClass lagClass(const LinkState &link, const LagScale &scale)
{
    switch (link.state) {
    case LinkHealth::Broken:
        return LagClass::Broken;
    case LinkHealth::Stalled:
    case LinkHealth::Disputed:
        return LagClass::High;
    case LinkHealth::Unknown:
        return LagClass::Unknown;
    case LinkHealth::Streaming:
    case LinkHealth::CatchingUp:
        break;
    }
    return lagClass(link.lag, scale);
}

} // namespace meridian
