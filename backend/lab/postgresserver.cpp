// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgresserver.h"

#include <QCoreApplication>

#include <csignal>

namespace meridian
{

namespace
{

// One page below the segment's size of 1 MiB: no new WAL file can be completed, while data files, which are smaller
// here, still can be written.
constexpr quint64 kFullBytes = 1024 * 1024 - 8192;
constexpr int kSwitches = 3;
constexpr char kNoSuchSlot[] = "meridian_lab_broken";
// SQLSTATE of "recovery is not in progress".
constexpr char kNotInRecovery[] = "55000";

} // namespace

// SIGQUIT is an immediate shutdown (manual, "Shutting Down the Server").
PostgresServer::PostgresServer(const QString &dataFolder, const QString &log, const LabLogin &superuser,
                               const PostgresBinaries &binaries, const ServerAccount &account)
    : LabServer(dataFolder, log, superuser,
                {binaries.path(QStringLiteral("postgres")),
                 {QStringLiteral("-D"), dataFolder},
                 QStringLiteral("postmaster.pid"),
                 SIGQUIT,
                 {QStringLiteral("FATAL:"), QStringLiteral("PANIC:")}},
                account)
{
}

Result<LabServer::Look> PostgresServer::look(milliseconds limit) const
{
    const auto rows =
        query(QStringLiteral("select pg_is_in_recovery(), exists (select from pg_stat_wal_receiver where status = "
                             "'streaming'), (select string_agg(application_name, ' ') from pg_stat_replication where "
                             "state = 'streaming')"),
              limit);
    if (!rows)
        return rows.error();
    const QStringList row = rows->value(0);
    const auto isTrue = [&row](int column) { return row.value(column) == QLatin1String("t"); };
    return Look{isTrue(0), isTrue(1), row.value(2).split(QLatin1Char(' '), Qt::SkipEmptyParts)};
}

std::optional<QString> PostgresServer::position() const
{
    const auto rows = query(QStringLiteral("select pg_current_wal_lsn() where not pg_is_in_recovery()"));
    if (!rows || rows->isEmpty())
        return {};
    return rows->first().value(0);
}

bool PostgresServer::hasReached(const QString &position) const
{
    const auto rows = query(QStringLiteral("select 1 from pg_stat_wal_receiver where status = 'streaming' and "
                                           "pg_last_wal_replay_lsn() >= '%1'")
                                .arg(position));
    return rows && !rows->isEmpty();
}

Result<Done> PostgresServer::pauseReplay()
{
    const auto paused = query(QStringLiteral("select pg_wal_replay_pause()"));
    if (!paused)
        return paused.error();
    return Done{};
}

bool PostgresServer::resumeReplay()
{
    const auto resumed = query(QStringLiteral("select pg_wal_replay_resume()"));
    return resumed || resumed.error().code == QLatin1String(kNotInRecovery);
}

Result<Done> PostgresServer::breakReplication(const LabServer &)
{
    const QString setting = QStringLiteral("alter system set primary_slot_name = '%1'");
    if (auto set = query(setting.arg(QLatin1String(kNoSuchSlot))); !set)
        return set.error();
    if (auto reloaded = query(QStringLiteral("select pg_reload_conf()")); !reloaded)
        return reloaded.error();
    return Done{};
}

bool PostgresServer::mend()
{
    return query(QStringLiteral("alter system reset primary_slot_name")) &&
           query(QStringLiteral("select pg_reload_conf()"));
}

quint64 PostgresServer::fullBytes() const
{
    return kFullBytes;
}

void PostgresServer::outgrow(quint64) const
{
    for (int i = 0; i < kSwitches; ++i) {
        // A primary that cannot write its log ends here; that is the fault, not a failure of ours.
        if (!query(QStringLiteral("select pg_logical_emit_message(false, 'lab', ''), pg_switch_wal()")))
            break;
    }
}

} // namespace meridian
