// SPDX-License-Identifier: GPL-3.0-or-later
// The whole picture at one moment: an immutable value that crosses threads as SnapshotPtr. Unknown is not zero.
#pragma once

#include "fleet.h"
#include "owner.h"
#include "reason.h"
#include "sample.h"

#include <QList>
#include <QMetaType>

#include <memory>
#include <optional>

namespace meridian
{

enum class Health { Unknown, Healthy, Degraded, Failed, Maintenance };
QString toText(Health health); ///< "unknown", "healthy", "degraded", "failed", "maintenance"
int severity(Health health);   ///< for sorting: healthy 0 … failed highest

/// What a standby's distance from its primary means; seconds and bytes are only valid as the state says.
enum class LagState {
    Unknown,       ///< the primary's position or the standby's own is not known
    NotApplicable, ///< a primary
    Idle,          ///< nothing to replay: the primary writes nothing, the receiver streams and is fresh
    Streaming,     ///< following; seconds and bytes are current
    Stalled,       ///< receives, but does not replay (conflict, pause …)
    Disconnected,  ///< does not receive; seconds say how old its data is at least
};
QString toText(LagState state); ///< "unknown", "not-applicable", "idle", "streaming", "stalled", "disconnected"

struct Lag {
    LagState state = LagState::Unknown;
    std::optional<qint64> bytes;          ///< primary's position minus replayed, where positions are of a log
    std::optional<microseconds> time;     ///< age of the newest replayed data
    std::optional<qint64> transactions{}; ///< that the primary has and it lacks, where positions are sets
    std::optional<qint64> distance() const { return transactions ? transactions : bytes; } ///< in whichever unit
    friend bool operator==(const Lag &, const Lag &) = default;
};

QString distanceText(const Lag &lag); ///< "1.2 MB", "12 transactions", or that it is not known

/// Somebody works on a node: what is wrong with it is expected.
struct Maintenance {
    Instant since;
    QString by;     ///< "ada on desk"
    QString reason; ///< in the person's words; may be empty
    friend bool operator==(const Maintenance &, const Maintenance &) = default;
};

struct NodeState {
    NodeId id;
    Health health = Health::Unknown;
    Reason reason;
    int strikes = 0;                    ///< failed polls in a row
    bool reachable = false;             ///< the last poll was answered
    std::optional<Instant> polledAt;    ///< when the last poll ended
    std::optional<Instant> answeredAt;  ///< when the server last answered
    std::optional<Instant> since;       ///< when the health last changed
    std::optional<ServerSample> sample; ///< the last one that there was; stale when !reachable
    std::optional<Error> error;         ///< of the last poll
    Timings timings;
    Lag lag;
    std::optional<double> transactionsPerSecond;
    std::optional<NodeId> upstream;
    bool cascading = false; ///< a standby of a standby
    QString secretSource;
    std::optional<Maintenance> maintenance; ///< then the health says so, unless it is a second primary or a stranger

    Role role() const { return sample ? sample->role : Role::Unknown; }
};

enum class LinkHealth { Unknown, Streaming, CatchingUp, Stalled, Broken, Disputed };
QString toText(LinkHealth state); ///< "unknown", "streaming", "catching-up", "stalled", "broken", "disputed"

/// Replication from one node to another, derived from what both ends say.
struct LinkState {
    NodeId from, to;
    LinkHealth state = LinkHealth::Unknown;
    Reason reason;
    QString syncState;                     ///< as the sender says; empty when it does not
    Lag lag;                               ///< of the receiving end
    std::optional<microseconds> roundTrip; ///< as the two ends measured it between themselves
};

/// Latency between two regions, from the round trips of the links between them.
struct RegionPair {
    RegionId from, to;
    std::optional<microseconds> roundTrip;
    std::optional<microseconds> reference; ///< what the distance, or the reference profile, leads one to expect
};

struct RegionState {
    RegionId id;
    Health health = Health::Unknown;
    Reason reason;
    Health network = Health::Unknown;  ///< whether its nodes can be reached, and how quickly
    Health database = Health::Unknown; ///< whether those that can be reached do their work
    int nodes = 0;
    std::optional<microseconds> roundTrip; ///< from here, median of its nodes
    std::optional<Lag> worstLag;
};

/// Where an endpoint of applications leads, as far as is known.
struct EndpointState {
    QString name;
    ClusterId cluster;
    Health health = Health::Unknown; ///< failed: its writer is not the primary
    Reason reason;
    std::optional<NodeId> writer; ///< that the last look through it reached
    std::optional<bool> paused;
    std::optional<Instant> askedAt; ///< when it was last looked through; nothing: not yet
    std::optional<Instant> since;   ///< when the health last changed
    QString software;               ///< "PgBouncer 1.18.0"
};

enum class Severity { Info, Warning, Critical };
QString toText(Severity severity); ///< "info", "warning", "critical"

/// A change of state, with its cause. Kept for ever within the retention of the store.
struct Event {
    qint64 id = 0; ///< given by the store; 0 before
    Instant at;
    Severity severity = Severity::Info;
    QString
        kind; ///< "health", "role", "link", "timeline", "fleet", "store", "restart", "operation", "endpoint", "owner"
    RegionId region;
    ClusterId cluster;
    NodeId node;
    QString from, to; ///< the state before and after, as toText() says it
    Reason reason;
};

struct Snapshot {
    Instant at;
    quint64 sequence = 0;
    FleetPtr fleet;
    QList<RegionState> regions;
    QList<NodeState> nodes; ///< in the fleet's order
    QList<LinkState> links;
    QList<RegionPair> pairs;
    QList<EndpointState> endpoints; ///< in the fleet's order
    QList<OwnerState> owners;       ///< of the clusters that have one
    Reason storeProblem;            ///< empty while the store works
    Reason storeNote;               ///< empty, or that another program writes the history
    Reason fleetProblem;            ///< empty while the file on disk is the running fleet

    const NodeState *node(const NodeId &id) const;
    const RegionState *region(const RegionId &id) const;
    const OwnerState *owner(const ClusterId &id) const; ///< null: nobody is known to decide there
    std::optional<Instant> lastPoll() const;            ///< the newest polledAt
    int count(Health health) const;                     ///< nodes
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace meridian

Q_DECLARE_METATYPE(meridian::SnapshotPtr)
Q_DECLARE_METATYPE(QList<meridian::Event>)
