// SPDX-License-Identifier: GPL-3.0-or-later
// A snapshot value as an engine would publish it: seven regions, a lagging link, a broken one across the date line.
#pragma once

#include "snapshot.h"

namespace meridian::test
{

struct NodeRow {
    const char *name;
    const char *region;
    Role role;
    Health health;
    Lag lag;
    const char *upstream; ///< null: none
    bool reachable = true;
};

inline Lag streaming(milliseconds behind)
{
    return {LagState::Streaming, 40000, behind};
}

inline Fleet worldFleet()
{
    Fleet fleet;
    fleet.name = QStringLiteral("global-app");
    const auto region = [&fleet](const char *id, const char *title, std::optional<GeoPoint> place) {
        Region out;
        out.id = RegionId(QLatin1String(id));
        out.title = QLatin1String(title);
        out.place = place;
        fleet.regions.append(out);
    };
    region("us-east-1", "N. Virginia", GeoPoint{38.9, -77.4});
    region("us-west-2", "Oregon", GeoPoint{45.8, -119.7});
    region("eu-west-1", "Ireland", GeoPoint{53.3, -6.3});
    region("eu-central-1", "Frankfurt", GeoPoint{50.1, 8.7});
    region("sa-east-1", "São Paulo", GeoPoint{-23.5, -46.6});
    region("ap-southeast-1", "Singapore", GeoPoint{1.35, 103.8});
    region("ap-northeast-1", "Tokyo", GeoPoint{35.7, 139.7});
    Cluster cluster;
    cluster.id = ClusterId(QStringLiteral("orders"));
    fleet.clusters.append(cluster);
    return fleet;
}

inline Snapshot snapshotOf(Fleet fleet, const QList<NodeRow> &rows, Instant at = Instant(seconds(1'700'000'000)))
{
    Snapshot out;
    out.at = at;
    for (const NodeRow &row : rows) {
        Node node;
        node.id = NodeId(QLatin1String(row.name));
        node.cluster = fleet.clusters.first().id;
        node.region = RegionId(QLatin1String(row.region));
        node.host = QStringLiteral("127.0.0.1");
        fleet.nodes.append(node);

        NodeState state;
        state.id = node.id;
        state.health = row.health;
        state.reachable = row.reachable;
        state.answeredAt = at - (row.reachable ? milliseconds(400) : milliseconds(41'000));
        state.polledAt = at - milliseconds(400);
        state.lag = row.lag;
        if (row.role != Role::Unknown) {
            ServerSample sample;
            sample.role = row.role;
            state.sample = sample;
        }
        state.reason = {QStringLiteral("node.ok"), {QStringLiteral("82 ms")}};
        if (row.upstream) {
            state.upstream = NodeId(QLatin1String(row.upstream));
            LinkState link;
            link.from = *state.upstream;
            link.to = state.id;
            link.state = row.reachable ? LinkHealth::Streaming : LinkHealth::Broken;
            link.lag = row.lag;
            out.links.append(link);
        }
        out.nodes.append(state);
    }
    for (const Region &region : fleet.regions) {
        RegionState state;
        state.id = region.id;
        for (qsizetype i = 0; i < fleet.nodes.size(); ++i) {
            if (fleet.nodes[i].region != region.id)
                continue;
            const NodeState &node = out.nodes[i];
            if (state.nodes++ == 0 || severity(node.health) > severity(state.health))
                state.health = node.health;
            if (node.lag.state == LagState::Streaming && (!state.worstLag || node.lag.time > state.worstLag->time))
                state.worstLag = node.lag;
        }
        out.regions.append(state);
    }
    out.fleet = std::make_shared<const Fleet>(std::move(fleet));
    return out;
}

inline SnapshotPtr worldSnapshot()
{
    using enum Health;
    const Lag none{LagState::NotApplicable, {}, {}};
    const Lag cut{LagState::Disconnected, {}, seconds(41)};
    return std::make_shared<const Snapshot>(snapshotOf(
        worldFleet(),
        {{"orders-use-1", "us-east-1", Role::Primary, Healthy, none, nullptr},
         {"orders-use-2", "us-east-1", Role::Standby, Healthy, streaming(milliseconds(2)), "orders-use-1"},
         {"orders-use-3", "us-east-1", Role::Standby, Healthy, {LagState::Idle, 0, {}}, "orders-use-1"},
         {"orders-usw-1", "us-west-2", Role::Standby, Healthy, streaming(milliseconds(70)), "orders-use-1"},
         {"orders-usw-2", "us-west-2", Role::Standby, Healthy, streaming(milliseconds(60)), "orders-usw-1"},
         {"orders-eu-1", "eu-west-1", Role::Standby, Degraded, streaming(milliseconds(6300)), "orders-use-1"},
         {"orders-eu-2", "eu-west-1", Role::Standby, Healthy, streaming(milliseconds(6400)), "orders-eu-1"},
         {"orders-euc-1", "eu-central-1", Role::Standby, Healthy, streaming(milliseconds(2100)), "orders-eu-1"},
         {"orders-sa-1", "sa-east-1", Role::Standby, Healthy, streaming(milliseconds(140)), "orders-use-1"},
         {"orders-aps-1", "ap-southeast-1", Role::Standby, Healthy, streaming(milliseconds(210)), "orders-euc-1"},
         {"orders-apn-1", "ap-northeast-1", Role::Standby, Failed, cut, "orders-usw-1", false}}));
}

/// Tokyo has lost Oregon but not Singapore, and answers us: a partition between two of them.
inline Snapshot partitionedSnapshot()
{
    Snapshot out = *worldSnapshot();
    for (NodeState &node : out.nodes) {
        if (node.id.name() != QStringLiteral("orders-apn-1"))
            continue;
        node.reachable = true;
        node.answeredAt = node.polledAt;
        node.health = Health::Degraded;
    }
    LinkState fromSingapore;
    fromSingapore.from = NodeId(QStringLiteral("orders-aps-1"));
    fromSingapore.to = NodeId(QStringLiteral("orders-apn-1"));
    fromSingapore.state = LinkHealth::Streaming;
    fromSingapore.lag = streaming(milliseconds(250));
    out.links.append(fromSingapore);
    return out;
}

} // namespace meridian::test
