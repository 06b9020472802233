// SPDX-License-Identifier: GPL-3.0-or-later
#include "maptexts.h"

#include "format.h"
#include "words.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian::maptexts
{

namespace
{

struct MapTexts {
    Q_DECLARE_TR_FUNCTIONS(MapTexts)
};

QString unreachable(std::optional<Instant> answeredAt, std::optional<Instant> polledAt, Instant at)
{
    if (!answeredAt)
        return polledAt ? MapTexts::tr("no answer yet") : MapTexts::tr("nothing known");
    return MapTexts::tr("unreachable %1").arg(format::duration(at - *answeredAt));
}

/// "primary · 3 nodes", "2 standbys": what the reachable nodes of a region are.
QString rolesOf(const QList<const NodeState *> &nodes)
{
    const auto count = [&nodes](Role role) {
        return static_cast<int>(
            std::count_if(nodes.begin(), nodes.end(), [role](const NodeState *n) { return n->role() == role; }));
    };
    const int all = static_cast<int>(nodes.size());
    const int primaries = count(Role::Primary);
    const int standbys = count(Role::Standby);
    if (primaries == 1)
        return all == 1 ? MapTexts::tr("primary") : MapTexts::tr("primary · %n node(s)", nullptr, all);
    if (primaries > 1)
        return MapTexts::tr("%1 primaries · %n node(s)", nullptr, all).arg(primaries);
    return standbys == all ? MapTexts::tr("%n standby(s)", nullptr, all) : MapTexts::tr("%n node(s)", nullptr, all);
}

} // namespace

QString lag(const Lag &lag)
{
    switch (lag.state) {
    case LagState::Idle:
        return MapTexts::tr("idle");
    case LagState::Streaming:
        return lag.time         ? MapTexts::tr("lag %1").arg(format::duration(*lag.time))
               : lag.distance() ? MapTexts::tr("lag %1").arg(distanceText(lag))
                                : QString();
    case LagState::Stalled:
        return lag.time ? MapTexts::tr("replay stalled, lag %1").arg(format::duration(*lag.time))
                        : MapTexts::tr("replay stalled");
    case LagState::Disconnected:
        return lag.time ? MapTexts::tr("not receiving, data at least %1 old").arg(format::duration(*lag.time))
                        : MapTexts::tr("not receiving");
    case LagState::Unknown:
    case LagState::NotApplicable:
        break;
    }
    return {};
}

QString nodeDetail(const NodeState &node, Instant at)
{
    if (!node.reachable)
        return unreachable(node.answeredAt, node.polledAt, at);
    const QString behind = lag(node.lag);
    return behind.isEmpty() ? words::role(node) : MapTexts::tr("%1 · %2").arg(words::role(node), behind);
}

QString regionDetail(const RegionState &region, const QList<const NodeState *> &nodes, const LagScale &scale,
                     Instant at)
{
    if (nodes.isEmpty())
        return MapTexts::tr("no servers");
    const int silent = static_cast<int>(
        std::count_if(nodes.begin(), nodes.end(), [](const NodeState *node) { return !node->reachable; }));
    if (silent == nodes.size()) {
        std::optional<Instant> answered, polled;
        for (const NodeState *node : nodes) {
            answered = std::max(answered, node->answeredAt);
            polled = std::max(polled, node->polledAt);
        }
        return unreachable(answered, polled, at);
    }
    const QString roles = rolesOf(nodes);
    if (silent > 0)
        return MapTexts::tr("%1 · %2").arg(roles, MapTexts::tr("%n unreachable", nullptr, silent));
    if (!region.worstLag)
        return roles;
    const LagClass lagged = lagClass(*region.worstLag, scale);
    const bool worthSaying = lagged != LagClass::Low && lagged != LagClass::Unknown;
    return worthSaying ? MapTexts::tr("%1 · %2").arg(roles, lag(*region.worstLag)) : roles;
}

QString linkLabel(const LinkState &link, bool stale)
{
    const QString time = link.lag.time ? format::duration(*link.lag.time) : QString();
    switch (link.state) {
    case LinkHealth::Broken:
        return MapTexts::tr("broken");
    case LinkHealth::Disputed:
        return MapTexts::tr("disputed");
    case LinkHealth::Stalled:
        return time.isEmpty() ? MapTexts::tr("stalled") : MapTexts::tr("stalled · %1").arg(time);
    case LinkHealth::Unknown:
        return {};
    case LinkHealth::CatchingUp:
        return link.lag.distance() ? MapTexts::tr("catching up · %1").arg(distanceText(link.lag))
                                   : MapTexts::tr("catching up");
    case LinkHealth::Streaming:
        break;
    }
    if (stale)
        return time.isEmpty() ? QString() : MapTexts::tr("was %1").arg(time);
    if (link.lag.state == LagState::Idle)
        return MapTexts::tr("idle");
    return !time.isEmpty() ? time : link.lag.distance() ? distanceText(link.lag) : QString();
}

QString regionLine(const RegionState &region, const QString &detail)
{
    return MapTexts::tr("%1: %2, %3").arg(region.id.name(), words::health(region.health), detail);
}

QString nodeLine(const NodeState &node, Instant at)
{
    return MapTexts::tr("%1: %2, %3").arg(node.id.name(), words::health(node.health), nodeDetail(node, at));
}

} // namespace meridian::maptexts
