// SPDX-License-Identifier: GPL-3.0-or-later
// What a planner must know of a server beyond its samples: read on demand, before an operation and again when it is
// carried out. Raw facts; everything that may be unknown is optional.
#pragma once

#include "control.h"
#include "owner.h"
#include "sample.h"

#include <QHash>
#include <QList>

namespace meridian
{

struct Activity {
    qint64 pid = 0;
    QString user, application, client, state;
    microseconds age{0}; ///< of its transaction
    bool writes = false; ///< has a transaction id
    friend bool operator==(const Activity &, const Activity &) = default;
};
struct PreparedTransaction {
    QString gid;
    microseconds age{0};
    friend bool operator==(const PreparedTransaction &, const PreparedTransaction &) = default;
};
/// A fork in the history of a node's timeline: it left `timeline` at `at`.
struct TimelineFork {
    quint32 timeline = 0;
    Lsn at;
    friend bool operator==(const TimelineFork &, const TimelineFork &) = default;
};

struct NodeSurvey {
    NodeId node;
    Instant at;
    std::optional<Error> error; ///< of the last attempt; then the rest is unknown
    /// Fresh, read at the same time. Of a server that does not answer only what its control file says, through host
    /// control: system identifier and timeline; likewise whether it can be rewound (checksums, wal_log_hints).
    ServerSample sample;
    int versionNumber = 0;            ///< server_version_num; 0: unknown
    QHash<QString, QString> settings; ///< by pg_settings.name, in its base unit; only what a check or a step needs
    QList<TimelineFork> history;      ///< oldest first
    QList<Activity> longTransactions; ///< older than ten seconds, or writing
    QList<PreparedTransaction> preparedTransactions;
    std::optional<bool> checksums, exclusiveBackup;
    std::optional<qint64> archiveBacklog; ///< segments that wait for the archiver
    std::optional<bool> archiveFailing;
    std::optional<int> freeWalSenders, freeSlots;
    std::optional<bool> superuser, maySignal, mayPromote, mayAlterSystem, mayCheckpoint; ///< of the operator's login
    std::optional<bool> hasSchema;                                                       ///< meridian.canary is there
    std::optional<bool> acceptsReplication; ///< the replication login can open a replication connection to it
    Owner owner = Owner::None;
    QString ownerDetail; ///< "Patroni, scope orders"
    std::optional<qint64> databaseBytes;
    // Through host control:
    std::optional<bool> hostReachable, serverRuns;
    std::optional<bool> standbySignal; ///< when it starts, it starts as a standby
    std::optional<qint64> diskFree;    ///< bytes, where the data directory is
    std::optional<Error> hostError;
};

/// What an endpoint says of itself.
struct EndpointSurvey {
    QString endpoint;
    Instant at;
    std::optional<NodeId> writer; ///< the node that a writing connection through it reaches
    std::optional<bool> paused;
    std::optional<Error> error;
    QString software; ///< "PgBouncer 1.18.0"
};

/// Who holds the operation lock of a cluster.
struct LockHolder {
    QString operation, who, where; ///< id, account, workstation
    Instant since;
    friend bool operator==(const LockHolder &, const LockHolder &) = default;
};

} // namespace meridian
