// SPDX-License-Identifier: GPL-3.0-or-later
// What MySQL and MariaDB are asked, and how their answers are read: what differs between them, and nothing else. Pure.
#pragma once

#include "myconnection.h"
#include "sample.h"

#include <QHash>

namespace meridian
{

/// What must be kept from one poll to the next, because the server does not say it each time or not at all.
struct GtidMemory {
    struct Arrivals {
        QByteArray marks; ///< all that moves when something comes
        Instant movedAt;
    };
    QHash<QString, Arrivals> channels;                   ///< by name
    std::optional<bool> semiSyncSource, semiSyncReplica; ///< whether it really is
    std::optional<int> semiSyncClients;
    std::optional<Instant> startedAt;
    std::optional<QList<SenderRow>> receivers; ///< nothing: it does not tell us
};

/// What a poll tells beside the sample itself.
struct GtidPulse {
    ServerSample sample;               ///< without detail and clock offset
    std::optional<Instant> serverTime; ///< when the first statement began, on the server's clock
    microseconds serverShare{0};       ///< from there until the last statement of the pulse
};

struct GtidDialect {
    QString name;                                  ///< "MariaDB", as the server calls itself
    bool isMariaDb;                                ///< the client library tells the one from the other
    QString files;                                 ///< of its statements: "mariadb" for mariadb-pulse.sql …
    QString grant;                                 ///< what the account needs
    QByteArray statements(const char *part) const; ///< of the file "mariadb-PART.sql"
    QByteArray session(milliseconds statementTimeout) const;
    Result<GtidPulse> (*readPulse)(const std::vector<MyResult> &results, size_t first, GtidMemory &memory);
};

constexpr size_t kSessionResults = 2, kPulseResults = 3, kDetailResults = 2; ///< statements in those files

const GtidDialect &mariaDbDialect();
const GtidDialect &mySqlDialect();

/// The server at the other end is of the other engine.
std::optional<Error> otherEngine(const MyConnection &connection, const GtidDialect &dialect);
/// What follows from all that was read: role, receivers, and the receiver that matters most in the words of all
/// engines. Primary is who takes writes and gets nothing by replication, or who would but for being read-only while
/// others receive from it. A standby that takes writes, too, is still a standby.
void conclude(ServerSample &sample, const GtidMemory &memory);

DetailSample readGtidDetail(const std::vector<MyResult> &results, size_t first, const ServerSample &sample,
                            GtidMemory &memory);
QList<SenderRow> readReceivers(st_mysql_res *rows);
std::optional<microseconds> readOldestTransaction(st_mysql_res *rows);

} // namespace meridian
