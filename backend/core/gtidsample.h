// SPDX-License-Identifier: GPL-3.0-or-later
// What a server tells whose positions are sets of transactions (MySQL, MariaDB): the sets, its channels of replication
// and their threads, and whether it takes writes. Raw facts, values; unknown is std::nullopt.
#pragma once

#include "gtidset.h"
#include "times.h"

#include <QList>
#include <QString>

#include <optional>

namespace meridian
{

/// What a thread of replication failed with, in the server's own words.
struct ThreadError {
    int code = 0;
    QString message;
    std::optional<Instant> at{}; ///< on the server's clock; MariaDB does not say
    friend bool operator==(const ThreadError &, const ThreadError &) = default;
};

/// One way in which transactions arrive: a channel (MySQL), a connection (MariaDB).
struct Channel {
    enum class Thread { Off, Connecting, On };

    QString name; ///< empty: the default one
    QString sourceHost;
    std::optional<int> sourcePort;
    QString sourceId; ///< GtidSample::serverId of whom it receives from; empty while that is not known
    Thread receiver = Thread::Off, applier = Thread::Off;
    QString receiverDoes, applierDoes; ///< the server's words: "Waiting for master to send event"
    std::optional<ThreadError> receiverError, applierError;
    GtidSet received;                       ///< what came through it
    std::optional<int> workers;             ///< that apply in parallel; 0: one after the other
    microseconds delay{0};                  ///< configured: it applies that much later on purpose
    std::optional<microseconds> messageAge; ///< since something last came
    std::optional<microseconds>
        applyingAge;    ///< since the commit of the oldest that is being applied, across two clocks
    bool byGtid = true; ///< it asks for what it lacks; otherwise for a file and an offset

    friend bool operator==(const Channel &, const Channel &) = default;
};

/// A primary waits for acknowledgements, or a standby gives them: as configured, and as it is.
struct SemiSync {
    bool expected = false;
    std::optional<bool> real{};
    friend bool operator==(const SemiSync &, const SemiSync &) = default;
};

struct GtidSample {
    QString serverId; ///< server_uuid (MySQL), server_id (MariaDB)
    GtidSet executed; ///< all that is committed here
    GtidSet purged;   ///< of that, what its binary logs no longer hold; empty: all is there, or it does not say
    /// Transactions that must also be on its source; no set: not known (MariaDB without log_slave_updates).
    std::optional<GtidSet> written;
    QList<Channel> channels;
    bool readOnly = false, superReadOnly = false;
    SemiSync semiSyncSource, semiSyncReplica;
    std::optional<int> semiSyncClients;
    bool namesReceivers = false; ///< its SenderRows are whole: the role may ask for them
    friend bool operator==(const GtidSample &, const GtidSample &) = default;
};

} // namespace meridian
