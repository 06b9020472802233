// SPDX-License-Identifier: GPL-3.0-or-later
// What one poll of one server found: raw facts, no judgement. Everything that may be unknown is optional.
// Made on a worker thread, immutable afterwards.
#pragma once

#include "fleet.h"
#include "gtidsample.h"
#include "lsn.h"
#include "owner.h"
#include "result.h"

#include <QList>
#include <QString>

#include <optional>

namespace meridian
{

enum class Role { Unknown, Primary, Standby };
QString toText(Role role); ///< "unknown", "primary", "standby"

/// One row of pg_stat_replication, with the slot that its process holds.
struct SenderRow {
    QString applicationName;
    QString slot;          ///< empty: none
    QString clientAddress; ///< where it connects from: no identity
    QString state;         ///< startup, catchup, streaming, backup, stopping
    QString syncState;     ///< async, potential, sync, quorum
    bool physical = true;  ///< false for a logical walsender
    std::optional<Lsn> sent, written, flushed, replayed;
    std::optional<microseconds> writeLag, flushLag, replayLag; ///< commit-delay samples: frozen, then NULL when idle
    std::optional<microseconds> replyAge; ///< since the standby's last message, on the server's clock
};

/// The row of pg_stat_wal_receiver.
struct ReceiverRow {
    QString status; ///< "streaming", "waiting" …
    QString slot;
    QString senderHost;
    std::optional<int> senderPort;
    std::optional<quint32> timeline;
    std::optional<Lsn> flushed;
    std::optional<Lsn> latestEnd;           ///< the sender's position when it last wrote to us
    std::optional<microseconds> messageAge; ///< since the last message arrived, on the server's clock
    std::optional<microseconds> transit;    ///< receipt minus send time of the last message: one way, across two clocks
};

/// One row of pg_replication_slots.
struct SlotRow {
    QString name;
    bool physical = true;
    bool active = false;
    std::optional<qint64> retainedBytes; ///< from restart_lsn to the current position
    QString walStatus;                   ///< reserved, extended, unreserved, lost (13+)
    std::optional<qint64> safeWalBytes;  ///< (13+)
    std::optional<qint64> xminAge;       ///< transactions
};

/// What changes slowly or costs more to read; refreshed every Polling::detail.
struct DetailSample {
    QString systemIdentifier;
    QString version; ///< "15.8"
    std::optional<Instant> startedAt;
    QString clusterName;
    QString applicationName; ///< what this standby calls itself upstream
    QString primaryHost;     ///< from primary_conninfo; never its password
    std::optional<int> primaryPort;
    QString primarySlot;
    QList<SlotRow> replicationSlots;
    std::optional<int> connections, maxConnections;
    std::optional<qint64> transactions;            ///< commits and rollbacks since the statistics were reset
    std::optional<microseconds> oldestTransaction; ///< age
    std::optional<qint64> archived, archiveFailures;
    QString lastFailedWal;
    bool archiveFailing = false; ///< the last failure is younger than the last success
    std::optional<microseconds> walReceiverTimeout, applyDelay;
    bool logicalPublisher = false;
    Owner owner = Owner::None; ///< whose traces the server shows
};

/// The facts of every poll.
struct ServerSample {
    Role role = Role::Unknown;
    std::optional<quint32> timeline;
    std::optional<Lsn> current;            ///< primary: pg_current_wal_lsn()
    std::optional<Lsn> received;           ///< standby: pg_last_wal_receive_lsn()
    std::optional<Lsn> replayed;           ///< standby: pg_last_wal_replay_lsn()
    std::optional<microseconds> replayAge; ///< standby: now() - pg_last_xact_replay_timestamp()
    bool replayPaused = false;
    std::optional<ReceiverRow> receiver;
    QList<SenderRow> senders;
    DetailSample detail;                     ///< the latest one, possibly older than this sample
    std::optional<Instant> detailAt;         ///< when it was read
    std::optional<microseconds> clockOffset; ///< server minus us, at half the round trip
    std::optional<GtidSample> gtid;          ///< where positions are sets of transactions; those above are empty then
};

/// How long each part took. TCP, TLS and login are those of the last new connection.
struct Timings {
    std::optional<microseconds> resolve, tcp, tls, login;
    std::optional<microseconds> query;     ///< this poll's statement, sent to answered
    std::optional<microseconds> roundTrip; ///< the same without the server's own share: the network
};

/// How one poll of one node ended; also sent once, `overdue`, while an answer is missing.
struct Observation {
    NodeId node;
    Instant plannedAt; ///< when the poll should have started
    Instant startedAt;
    Instant at;                         ///< when this was known
    bool overdue = false;               ///< no answer yet, the poll goes on; `error` says where it hangs
    std::optional<ServerSample> sample; ///< present when the server answered
    std::optional<Error> error;         ///< present when the poll failed
    Timings timings;
    QString secretSource; ///< where the password came from: "keychain", "environment" …
};

} // namespace meridian

Q_DECLARE_METATYPE(meridian::Observation)
