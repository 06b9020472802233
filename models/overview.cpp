// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview.h"

#include "format.h"
#include "words.h"

#include <algorithm>

namespace meridian
{

WorstLag worstLag(const Snapshot &snapshot)
{
    const LagScale scale = snapshot.fleet ? LagScale::of(*snapshot.fleet) : LagScale();
    const NodeState *worst = nullptr;
    for (const NodeState &n : snapshot.nodes) {
        const bool known = n.lag.state == LagState::Idle ||
                           (n.lag.time && n.lag.state != LagState::Unknown && n.lag.state != LagState::NotApplicable);
        const auto age = [](const NodeState &s) {
            return s.lag.state == LagState::Idle ? microseconds(-1) : s.lag.time.value_or(microseconds(0));
        };
        if (known && (!worst || age(n) > age(*worst)))
            worst = &n;
    }
    if (!worst)
        return {format::unknown(), LagClass::Unknown, {}};
    return {words::lagTime(worst->lag), lagClass(worst->lag, scale), worst->id};
}

Freshness freshness(const Snapshot &snapshot, Instant now)
{
    const auto polled = snapshot.lastPoll();
    if (!polled)
        return Freshness::NoAnswerYet;
    milliseconds interval = milliseconds::max();
    if (snapshot.fleet) {
        for (const Cluster &c : snapshot.fleet->clusters)
            interval = std::min(interval, c.polling.interval);
    }
    if (interval == milliseconds::max())
        return Freshness::Fresh;
    const auto age = now - *polled;
    return age > 3 * interval ? Freshness::Stopped : age > 2 * interval ? Freshness::Late : Freshness::Fresh;
}

std::optional<FleetEnvironment> fleetEnvironment(const Fleet &fleet)
{
    const auto it = std::min_element(fleet.clusters.begin(), fleet.clusters.end(),
                                     [](const Cluster &a, const Cluster &b) { return a.environment < b.environment; });
    if (it == fleet.clusters.end())
        return {};
    return FleetEnvironment{it->environment, it->colour};
}

} // namespace meridian
