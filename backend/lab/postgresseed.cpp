// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgresseed.h"

#include "labfiles.h"
#include "toolrun.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <vector>

namespace meridian
{

namespace
{

// Small, quick to notice a dead peer, and clean to take away: the manual, "Server Configuration", explains each.
// wal_recycle off makes every WAL segment a new file, so that a full disk is felt soon; min_dynamic_shared_memory
// keeps parallel and statistics memory out of files, so that it is not felt by them.
constexpr char kSettings[] = R"(
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
shared_buffers = 16MB
dynamic_shared_memory_type = mmap
min_dynamic_shared_memory = 8MB
huge_pages = off
wal_level = replica
wal_log_hints = on
wal_recycle = off
max_wal_size = 256MB
min_wal_size = 32MB
max_wal_senders = 20
max_replication_slots = 20
hot_standby = on
hot_standby_feedback = on
wal_sender_timeout = 5s
wal_receiver_timeout = 5s
wal_receiver_status_interval = 1s
wal_retrieve_retry_interval = 500ms
archive_mode = off
track_commit_timestamp = on
password_encryption = scram-sha-256
log_checkpoints = off
timezone = 'UTC'
log_timezone = 'UTC'
ssl = on
)";

constexpr char kAccess[] = R"(# Passwords over TLS only.
hostssl all         all                           127.0.0.1/32 scram-sha-256
hostssl replication replicator,meridian_operator 127.0.0.1/32 scram-sha-256
)";

// The monitoring role may watch and nothing more; the operator's may do what the program offers, without being a
// superuser. In single-user mode a statement ends with an empty line.
constexpr char kRoles[] = R"(create role meridian_monitor login password '%1';

grant pg_monitor to meridian_monitor;

create role meridian_operator login replication password '%2';

grant pg_monitor, pg_signal_backend%5 to meridian_operator;

grant execute on function pg_promote(boolean, integer), pg_reload_conf(), pg_switch_wal(), pg_wal_replay_pause(),
pg_wal_replay_resume(), pg_ls_dir(text, boolean, boolean), pg_stat_file(text, boolean), pg_read_binary_file(text),
pg_read_binary_file(text, bigint, bigint, boolean) to meridian_operator;

%6grant create on database postgres to meridian_operator;

create role replicator login replication password '%3';

create role shop login password '%4';

create schema shop authorization shop;

checkpoint;

)";

constexpr char kSettingRights[] =
    R"(grant set, alter system on parameter default_transaction_read_only, primary_conninfo,
primary_slot_name, synchronous_standby_names, wal_retrieve_retry_interval to meridian_operator;

)";

constexpr char kSlot[] = "select pg_create_physical_replication_slot('%1', true);\n\n";

/// A value in the settings file.
QString quoted(const QString &value)
{
    QString escaped = value;
    escaped.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('\''), QLatin1String("''"));
    return QLatin1Char('\'') + escaped + QLatin1Char('\'');
}

/// A value in a connection string.
QString connectionValue(const QString &path)
{
    QString escaped = path;
    escaped.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QLatin1Char('\'') + escaped + QLatin1Char('\'');
}

} // namespace

PostgresSeed::PostgresSeed(QList<LabSeat> seats, LabSite site, PostgresBinaries binaries)
    : m_seats(std::move(seats))
    , m_site(std::move(site))
    , m_binaries(std::move(binaries))
{
}

Result<Done> PostgresSeed::sow()
{
    const QString data = m_site.dataFolder(m_seats.first().node);
    if (auto written = writeForAccount(m_site.account, passwordFile(),
                                       QStringLiteral("*:*:*:replicator:%1\n").arg(m_site.secrets.replicator));
        !written)
        return written;
    if (auto made = initialise(data); !made)
        return made;
    const Certificates &tls = m_site.certificates;
    const QString settings =
        QString::fromLatin1(kSettings) +
        QStringLiteral("ssl_cert_file = %1\nssl_key_file = %2\n").arg(quoted(tls.server), quoted(tls.serverKey));
    if (auto written = appendToFile(data + QStringLiteral("/postgresql.conf"), settings.toUtf8()); !written)
        return written;
    if (auto written =
            writeForAccount(m_site.account, data + QStringLiteral("/pg_hba.conf"), QString::fromLatin1(kAccess));
        !written)
        return written;
    if (auto added = addRoles(data); !added)
        return added;
    return dropSpareWal(data);
}

Result<Done> PostgresSeed::initialise(const QString &data)
{
    const QString superuser = m_site.nodes + QStringLiteral("/superuser");
    if (auto written = writeForAccount(m_site.account, superuser, m_site.secrets.superuser + QLatin1Char('\n'));
        !written)
        return written;
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    const auto made = ToolRun(m_binaries.path(s("initdb")),
                              {s("-D"), data, s("-U"), s("postgres"), s("-A"), s("scram-sha-256"), s("-E"), s("UTF8"),
                               s("--locale=C"), s("--pwfile=") + superuser, s("--data-checksums"), s("--no-sync"),
                               s("--wal-segsize=1")},
                              &m_site.account)
                          .finish();
    QFile::remove(superuser);
    if (made)
        return Done{};
    Error error = made.error();
    error.remedy = QCoreApplication::translate("PracticeLab", "the servers run as the user %1, who must be able to "
                                                              "reach the folder; choose another one: --dir D")
                       .arg(m_site.account.name());
    return error;
}

Result<Done> PostgresSeed::addRoles(const QString &data)
{
    const LabSecrets &secrets = m_site.secrets;
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    // Before 15, the settings and CHECKPOINT are for superusers alone.
    const bool grants = m_binaries.version >= 15;
    QString sql = s(kRoles).arg(secrets.monitor, secrets.operations, secrets.replicator, secrets.load,
                                grants ? s(", pg_checkpoint") : QString(), grants ? s(kSettingRights) : QString());
    for (const LabSeat &seat : std::as_const(m_seats)) {
        if (!seat.node.upstream.isEmpty())
            sql += s(kSlot).arg(seat.node.slot());
    }
    const auto added = ToolRun(m_binaries.path(s("postgres")),
                               {s("--single"), s("-D"), data, s("-j"), s("-c"), s("exit_on_error=on"), s("postgres")},
                               &m_site.account, sql.toUtf8())
                           .finish();
    if (!added)
        return added.error();
    return Done{};
}

/// Of a server that was shut down, only the file with its last checkpoint is needed; initdb leaves ten of them.
Result<Done> PostgresSeed::dropSpareWal(const QString &data)
{
    const auto control = ToolRun(m_binaries.path(QStringLiteral("pg_controldata")), {data}).finish();
    if (!control)
        return control.error();
    static const QRegularExpression line(QStringLiteral("REDO WAL file:\\s+([0-9A-F]{24})"));
    const QString needed = line.match(QString::fromLatin1(*control)).captured(1);
    QDir wal(data + QStringLiteral("/pg_wal"));
    for (const QString &file : wal.entryList(QDir::Files)) {
        if (!needed.isEmpty() && file != needed)
            wal.remove(file);
    }
    return Done{};
}

Result<Done> PostgresSeed::copy()
{
    std::vector<ToolRun> copies;
    const QString source = m_site.dataFolder(m_seats.first().node);
    for (const LabSeat &seat : m_seats.mid(1))
        copies.push_back(copyFolder(source, m_site.dataFolder(seat.node), m_site.account));
    for (ToolRun &run : copies) {
        if (auto done = run.finish(); !done)
            return done.error();
    }
    for (const LabSeat &holder : std::as_const(m_seats)) {
        for (const LabSeat &follower : std::as_const(m_seats)) {
            const QString slot =
                m_site.dataFolder(holder.node) + QStringLiteral("/pg_replslot/") + follower.node.slot();
            if (follower.node.upstream != holder.node.name)
                QDir(slot).removeRecursively();
        }
    }
    return Done{};
}

Result<Done> PostgresSeed::configure(const LabSeat &seat)
{
    const QString data = m_site.dataFolder(seat.node);
    QString settings = QStringLiteral("port = %1\ncluster_name = '%2'\n").arg(seat.port).arg(seat.node.name);
    const QString upstream =
        QStringLiteral("host=127.0.0.1 port=%1 user=replicator passfile=%2 "
                       "application_name=%3 sslmode=verify-full sslrootcert=%4 "
                       "gssencmode=disable")
            .arg(seat.upstreamPort)
            .arg(connectionValue(passwordFile()), seat.node.name, connectionValue(m_site.certificates.authority));
    settings +=
        QStringLiteral("primary_conninfo = %1\nprimary_slot_name = '%2'\n").arg(quoted(upstream), seat.node.slot());
    if (!seat.node.upstream.isEmpty()) {
        if (auto written = writeForAccount(m_site.account, data + QStringLiteral("/standby.signal"), {}); !written)
            return written;
    }
    return appendToFile(data + QStringLiteral("/postgresql.conf"), settings.toUtf8());
}

} // namespace meridian
