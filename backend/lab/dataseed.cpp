// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataseed.h"

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

/// A file that only the servers' user may read.
Result<Done> writeFor(const ServerAccount &account, const QString &path, const QString &content)
{
    QFile::remove(path);
    if (auto written = appendToFile(path, content.toUtf8()); !written)
        return written;
    return account.own(path);
}

} // namespace

DataSeed::DataSeed(QString folder, Preset preset, PostgresBinaries binaries, ServerAccount account)
    : m_folder(std::move(folder))
    , m_preset(std::move(preset))
    , m_binaries(std::move(binaries))
    , m_account(std::move(account))
{
}

Result<Done> DataSeed::sow(const LabSecrets &secrets, const Certificates &certificates)
{
    const QString data = dataFolder(m_preset.primary());
    const QString passwordFile = m_folder + QStringLiteral("/replication.pgpass");
    if (auto written =
            writeFor(m_account, passwordFile, QStringLiteral("*:*:*:replicator:%1\n").arg(secrets.replicator));
        !written)
        return written;
    if (auto made = initialise(data, secrets); !made)
        return made;
    const QString settings =
        QString::fromLatin1(kSettings) + QStringLiteral("ssl_cert_file = %1\nssl_key_file = %2\n")
                                             .arg(quoted(certificates.server), quoted(certificates.serverKey));
    if (auto written = appendToFile(data + QStringLiteral("/postgresql.conf"), settings.toUtf8()); !written)
        return written;
    if (auto written = writeFor(m_account, data + QStringLiteral("/pg_hba.conf"), QString::fromLatin1(kAccess));
        !written)
        return written;
    if (auto added = addRoles(data, secrets); !added)
        return added;
    return dropSpareWal(data);
}

Result<Done> DataSeed::initialise(const QString &data, const LabSecrets &secrets)
{
    const QString passwordFile = m_folder + QStringLiteral("/superuser");
    if (auto written = writeFor(m_account, passwordFile, secrets.superuser + QLatin1Char('\n')); !written)
        return written;
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    const auto made = ToolRun(m_binaries.path(s("initdb")),
                              {s("-D"), data, s("-U"), s("postgres"), s("-A"), s("scram-sha-256"), s("-E"), s("UTF8"),
                               s("--locale=C"), s("--pwfile=") + passwordFile, s("--data-checksums"), s("--no-sync"),
                               s("--wal-segsize=1")},
                              &m_account)
                          .finish();
    QFile::remove(passwordFile);
    if (made)
        return Done{};
    Error error = made.error();
    error.remedy = QCoreApplication::translate("PracticeLab", "the servers run as the user %1, who must be able to "
                                                              "reach the folder; choose another one: --dir D")
                       .arg(m_account.name());
    return error;
}

Result<Done> DataSeed::addRoles(const QString &data, const LabSecrets &secrets)
{
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    // Before 15, the settings and CHECKPOINT are for superusers alone.
    const bool grants = m_binaries.version >= 15;
    QString sql = s(kRoles).arg(secrets.monitor, secrets.operations, secrets.replicator, secrets.load,
                                grants ? s(", pg_checkpoint") : QString(), grants ? s(kSettingRights) : QString());
    for (const PresetNode &node : m_preset.nodes) {
        if (!node.upstream.isEmpty())
            sql += s(kSlot).arg(node.slot());
    }
    const auto added = ToolRun(m_binaries.path(s("postgres")),
                               {s("--single"), s("-D"), data, s("-j"), s("-c"), s("exit_on_error=on"), s("postgres")},
                               &m_account, sql.toUtf8())
                           .finish();
    if (!added)
        return added.error();
    return Done{};
}

/// Of a server that was shut down, only the file with its last checkpoint is needed; initdb leaves ten of them.
Result<Done> DataSeed::dropSpareWal(const QString &data)
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

Result<Done> DataSeed::copy()
{
    const QString source = dataFolder(m_preset.primary());
    std::vector<ToolRun> copies;
    for (const PresetNode &node : m_preset.nodes.mid(1)) {
        copies.emplace_back(QStringLiteral("cp"),
                            QStringList{QStringLiteral("-dR"), QStringLiteral("--preserve=mode"),
                                        QStringLiteral("--reflink=auto"), source, dataFolder(node)},
                            &m_account);
    }
    for (ToolRun &run : copies) {
        if (auto done = run.finish(); !done)
            return done.error();
    }
    for (const PresetNode &holder : m_preset.nodes) {
        for (const PresetNode &follower : m_preset.nodes) {
            if (follower.upstream != holder.name)
                QDir(dataFolder(holder) + QStringLiteral("/pg_replslot/") + follower.slot()).removeRecursively();
        }
    }
    return Done{};
}

Result<Done> DataSeed::configure(const PresetNode &node, quint16 port, quint16 upstreamPort,
                                 const Certificates &certificates)
{
    const QString data = dataFolder(node);
    QString settings = QStringLiteral("port = %1\ncluster_name = '%2'\n").arg(port).arg(node.name);
    const QString upstream = QStringLiteral("host=127.0.0.1 port=%1 user=replicator passfile=%2 "
                                            "application_name=%3 sslmode=verify-full sslrootcert=%4 "
                                            "gssencmode=disable")
                                 .arg(upstreamPort)
                                 .arg(connectionValue(m_folder + QStringLiteral("/replication.pgpass")), node.name,
                                      connectionValue(certificates.authority));
    settings += QStringLiteral("primary_conninfo = %1\nprimary_slot_name = '%2'\n").arg(quoted(upstream), node.slot());
    if (!node.upstream.isEmpty()) {
        if (auto written = writeFor(m_account, data + QStringLiteral("/standby.signal"), {}); !written)
            return written;
    }
    return appendToFile(data + QStringLiteral("/postgresql.conf"), settings.toUtf8());
}

} // namespace meridian
