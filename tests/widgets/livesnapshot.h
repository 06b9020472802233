// SPDX-License-Identifier: GPL-3.0-or-later
// The world's snapshot with everything a server says, at the present moment; and the last minutes of its measurements.
#pragma once

#include "series.h"
#include "worldsnapshot.h"

#include <cmath>

namespace meridian::test
{

inline void fill(NodeState &node, Instant at)
{
    node.since = at - seconds(41);
    node.secretSource = QStringLiteral("keychain");
    node.timings = {{}, milliseconds(41), milliseconds(83), milliseconds(124), microseconds(600), milliseconds(82)};
    node.transactionsPerSecond = 412.5;
    if (!node.sample)
        return;
    ServerSample &s = *node.sample;
    s.timeline = 3;
    s.detail.version = QStringLiteral("15.8");
    s.detail.systemIdentifier = QStringLiteral("7301234567890123456");
    s.detail.startedAt = at - seconds(86400 * 12);
    s.detail.connections = 34;
    s.detail.maxConnections = 100;
    s.detail.oldestTransaction = milliseconds(5900);
    s.detail.archived = 1234;
    s.detail.replicationSlots = {
        {QStringLiteral("orders_eu_1"), true, true, 1200000, QStringLiteral("reserved"), {}, {}}};
    s.clockOffset = milliseconds(-3);
    if (s.role == Role::Primary) {
        s.current = Lsn{0x53A0041F8};
        return;
    }
    s.received = Lsn{0x53A0041F8};
    s.replayed = Lsn{0x539E00000};
    s.receiver = ReceiverRow{QStringLiteral("streaming"),
                             QStringLiteral("orders_eu_1"),
                             QStringLiteral("127.0.0.1"),
                             5432,
                             3,
                             Lsn{0x53A0041F8},
                             Lsn{0x53A0041F8},
                             milliseconds(210),
                             milliseconds(40)};
}

inline Snapshot liveSnapshot(Instant at = now())
{
    const SnapshotPtr world = worldSnapshot();
    Snapshot out = *world;
    const auto shift = at - out.at;
    out.at = at;
    Fleet fleet = *out.fleet;
    fleet.clusters[0].polling.interval = seconds(1);
    fleet.clusters[0].thresholds.architectureLatency = milliseconds(200);
    out.fleet = std::make_shared<const Fleet>(fleet);
    for (NodeState &n : out.nodes) {
        *n.polledAt += shift;
        *n.answeredAt += shift;
        fill(n, at);
        if (n.health == Health::Degraded)
            n.reason = {QStringLiteral("Replay is 6.3 s behind and growing; the receiver is healthy"), {}};
        if (n.health == Health::Failed) {
            n.reason = {QStringLiteral("unreachable for 41 s"), {}};
            n.error =
                Error{ErrorKind::Refused, QStringLiteral("connect to orders-apn-1 (127.0.0.1:5437)"),
                      QStringLiteral("connection to server at \"127.0.0.1\", port 5437 failed: Connection refused"),
                      QStringLiteral("ECONNREFUSED"),
                      QStringLiteral("See whether the server runs and listens on this port.")};
        }
    }
    for (RegionState &r : out.regions) {
        r.roundTrip = milliseconds(82);
        r.reason = r.health == Health::Healthy ? Reason{QStringLiteral("node.ok"), {QStringLiteral("82 ms")}}
                                               : Reason{QStringLiteral("orders-eu-1 is 6.3 s behind and growing"), {}};
    }
    for (LinkState &l : out.links) {
        l.syncState = QStringLiteral("async");
        l.roundTrip = milliseconds(81);
    }
    out.pairs = {{RegionId(QStringLiteral("us-east-1")), RegionId(QStringLiteral("eu-west-1")), milliseconds(82),
                  milliseconds(100)}};
    return out;
}

/// A quarter of an hour of round trips and lags, one a second; the node that failed stops 41 s before the end.
inline QList<Measurement> liveMeasurements(const Snapshot &snapshot)
{
    QList<Measurement> out;
    int n = 0;
    quint32 noise = 1;
    for (const NodeState &node : snapshot.nodes) {
        ++n;
        for (int i = 900; i >= 0; --i) {
            if (!node.reachable && i < 41)
                continue;
            const Instant at = snapshot.at - seconds(i);
            noise = noise * 1664525u + 1013904223u;
            const double wave = 4 * (static_cast<double>(noise >> 16) / 65536.0 - 0.5) + 2 * std::sin(i * 0.02 * n);
            out.append({{node.id.name(), Metric::RoundTripMs}, at, std::max(1.0, 18.0 * n + wave)});
            if (node.role() == Role::Standby) {
                const double growing = node.health == Health::Degraded ? std::max(0.0, (300 - i) * 0.021) : 0;
                out.append({{node.id.name(), Metric::LagSeconds}, at, 0.1 * (n % 4) + 0.01 * std::abs(wave) + growing});
            }
        }
    }
    return out;
}

inline QList<Event> liveEvents(const Snapshot &snapshot)
{
    Event failed{1,
                 snapshot.at - seconds(41),
                 Severity::Critical,
                 QStringLiteral("health"),
                 RegionId(QStringLiteral("ap-northeast-1")),
                 {},
                 NodeId(QStringLiteral("orders-apn-1")),
                 QStringLiteral("healthy"),
                 QStringLiteral("failed"),
                 {QStringLiteral("unreachable"), {}}};
    Event slow{2,
               snapshot.at - seconds(240),
               Severity::Warning,
               QStringLiteral("health"),
               RegionId(QStringLiteral("eu-west-1")),
               {},
               NodeId(QStringLiteral("orders-eu-1")),
               QStringLiteral("healthy"),
               QStringLiteral("degraded"),
               {QStringLiteral("Replay is 5.0 s behind and growing"), {}}};
    return {failed, slow};
}

} // namespace meridian::test
