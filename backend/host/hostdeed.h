// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done on the machine of a PostgreSQL server, as data, and what comes back. Values, any thread. A request
// may hold a password: it is never to be logged.
#pragma once

#include "lsn.h"
#include "times.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <functional>
#include <optional>

namespace meridian
{

/// Every deed may be done again where it is done already: it then succeeds and changes nothing.
enum class HostDeed {
    Look,           ///< the server's process and state, the disk; changes nothing
    Stop,           ///< fast: sessions are ended, a shutdown checkpoint is written
    StopNow,        ///< immediate: no checkpoint, the next start recovers. After `forkedAt`, where that is given, the
                    ///< server has committed something: the reply's `late` is the place of the last such record
    Start,          ///< ends when it accepts connections (a standby: read-only ones)
    Restart,        ///< Stop, Start
    BecomeStandby,  ///< of a stopped server: standby.signal, `upstream` as its source from the next start on
    StartAsStandby, ///< BecomeStandby, Start
    Rewind,         ///< of a stopped server: pg_rewind to `upstream`; keeps the node's own configuration files
    SetAside,       ///< of a stopped server: the data directory is renamed; the reply's `kept` is its new name
    Reclone,        ///< pg_basebackup of `upstream` into the absent or empty data directory, as its standby
    SaveDivergence, ///< of a stopped server: its WAL from `forkedAt` on and a summary of it, into a folder beside
    ReadFile,       ///< `file`, whole, into the reply's content
    WriteFile,      ///< `file` gets `content`: temporary, synced, renamed; mode and owner stay
};
QString toText(HostDeed deed); ///< "look", "stop", "stop-now", …: for logs and tests

/// Where a standby receives from, as the node's own machine reaches it.
struct Upstream {
    QString conninfo;    ///< without a password (manual, "Connection Strings", keyword/value)
    QByteArray password; ///< empty: the machine finds it by itself (passfile in `conninfo`, ~/.pgpass, certificates)
    QString slot;        ///< empty: none
};

struct HostRequest {
    HostDeed deed = HostDeed::Look;
    /// That the server, or the program that is run, gets. The call itself may last longer by the time to connect.
    milliseconds patience{10000};
    Upstream upstream{};
    Lsn forkedAt{};       ///< SaveDivergence: where the new line left this node's timeline; StopNow: the fence's marker
    quint32 timeline = 0; ///< SaveDivergence, StopNow: this node's
    QString stamp{};      ///< SetAside, SaveDivergence: end of the new folder's name, "20260131T235959Z"
    QString file{};       ///< ReadFile, WriteFile
    QByteArray content{}; ///< WriteFile
    bool onCall = false;  ///< see ReadyDeed
};

struct HostReply {
    QHash<QString, QString> facts; ///< what the deed's script found: see hostStatus(), and `kept`, `commits`, …
    QByteArray content;            ///< ReadFile
    QString words;                 ///< what the programs said, without passwords
    microseconds took{0};
};

/// What Look finds; the other deeds tell `runs` as it is after them.
struct HostStatus {
    bool runs = false;
    std::optional<qint64> pid; ///< of the postmaster
    QString phase;             ///< "starting", "ready", "standby", "stopping" (postmaster.pid, last line)
    QString clusterState;      ///< pg_controldata: "in production", "shut down in recovery"
    QString systemIdentifier;
    std::optional<quint32> timeline; ///< of the latest checkpoint
    QString walLogHints;             ///< "on", "off"
    std::optional<bool> checksums;
    std::optional<bool> standbySignal;
    QString primarySlot;            ///< as configured, of a stopped server
    std::optional<qint64> diskFree; ///< bytes, where the data directory is
    bool stalePid = false;          ///< postmaster.pid is there, its process is not
};
HostStatus hostStatus(const HostReply &reply);

/// Of a long deed; called on the calling thread.
struct HostProgress {
    qint64 doneBytes = 0;
    std::optional<qint64> totalBytes;
};
using HostListener = std::function<void(const HostProgress &)>;

} // namespace meridian
