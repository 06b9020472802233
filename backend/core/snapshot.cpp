// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshot.h"

#include "format.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

QString toText(Health health)
{
    switch (health) {
    case Health::Healthy:
        return QStringLiteral("healthy");
    case Health::Degraded:
        return QStringLiteral("degraded");
    case Health::Failed:
        return QStringLiteral("failed");
    case Health::Maintenance:
        return QStringLiteral("maintenance");
    case Health::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

int severity(Health health)
{
    switch (health) {
    case Health::Healthy:
        return 0;
    case Health::Maintenance:
        return 1;
    case Health::Unknown:
        return 2;
    case Health::Degraded:
        return 3;
    case Health::Failed:
        return 4;
    }
    return 2;
}

QString toText(LagState state)
{
    switch (state) {
    case LagState::NotApplicable:
        return QStringLiteral("not-applicable");
    case LagState::Idle:
        return QStringLiteral("idle");
    case LagState::Streaming:
        return QStringLiteral("streaming");
    case LagState::Stalled:
        return QStringLiteral("stalled");
    case LagState::Disconnected:
        return QStringLiteral("disconnected");
    case LagState::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QString distanceText(const Lag &lag)
{
    if (lag.transactions == 1)
        return QCoreApplication::translate("Lag", "1 transaction");
    if (lag.transactions)
        return QCoreApplication::translate("Lag", "%1 transactions").arg(format::count(*lag.transactions));
    return format::orUnknown(lag.bytes, format::bytes);
}

QString toText(LinkHealth state)
{
    switch (state) {
    case LinkHealth::Streaming:
        return QStringLiteral("streaming");
    case LinkHealth::CatchingUp:
        return QStringLiteral("catching-up");
    case LinkHealth::Stalled:
        return QStringLiteral("stalled");
    case LinkHealth::Broken:
        return QStringLiteral("broken");
    case LinkHealth::Disputed:
        return QStringLiteral("disputed");
    case LinkHealth::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QString toText(Severity severity)
{
    switch (severity) {
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Critical:
        return QStringLiteral("critical");
    case Severity::Info:
        break;
    }
    return QStringLiteral("info");
}

const NodeState *Snapshot::node(const NodeId &id) const
{
    const qsizetype place = fleet ? fleet->index.find(fleet->nodes, id) : -1;
    if (place >= 0 && place < nodes.size() && nodes[place].id == id)
        return &nodes[place]; // in the fleet's order
    const auto it = std::find_if(nodes.begin(), nodes.end(), [&](const NodeState &n) { return n.id == id; });
    return it == nodes.end() ? nullptr : &*it;
}

const RegionState *Snapshot::region(const RegionId &id) const
{
    const auto it = std::find_if(regions.begin(), regions.end(), [&](const RegionState &r) { return r.id == id; });
    return it == regions.end() ? nullptr : &*it;
}

const OwnerState *Snapshot::owner(const ClusterId &id) const
{
    const auto it = std::find_if(owners.begin(), owners.end(), [&](const OwnerState &o) { return o.cluster == id; });
    return it == owners.end() ? nullptr : &*it;
}

std::optional<Instant> Snapshot::lastPoll() const
{
    std::optional<Instant> newest;
    for (const NodeState &n : nodes)
        newest = std::max(newest, n.polledAt);
    return newest;
}

int Snapshot::count(Health health) const
{
    return static_cast<int>(
        std::count_if(nodes.begin(), nodes.end(), [&](const NodeState &n) { return n.health == health; }));
}

} // namespace meridian
