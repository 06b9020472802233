// SPDX-License-Identifier: GPL-3.0-or-later
#include "labpooler.h"

#include "labfiles.h"

#include <QDir>
#include <QStandardPaths>

#include <csignal>

namespace meridian
{

namespace
{

// Small delays: when the primary moves, clients wait for nothing else (manual of PgBouncer, "Configuration").
constexpr char kSettings[] = R"(%include %1/databases.ini

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = %2
unix_socket_dir =
logfile = %1/log
auth_type = scram-sha-256
auth_file = %1/users
admin_users = meridian_operator
stats_users = meridian_monitor
pool_mode = transaction
max_client_conn = 200
default_pool_size = 20
server_login_retry = 0.1
server_tls_sslmode = verify-full
server_tls_ca_file = %3
ignore_startup_parameters = extra_float_digits,options
)";

constexpr int kEndMs = 2000;

} // namespace

std::optional<QString> LabPooler::program()
{
    const auto name = QStringLiteral("pgbouncer");
    QString found = QStandardPaths::findExecutable(name);
    if (found.isEmpty())
        found = QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")});
    return found.isEmpty() ? std::nullopt : std::optional(found);
}

LabPooler::LabPooler(QString folder, const ServerAccount &account) : m_folder(std::move(folder))
{
    m_process.setProgram(program().value_or(QString()));
    m_process.setArguments({QStringLiteral("-q"), m_folder + QStringLiteral("/pgbouncer.ini")});
    m_process.setWorkingDirectory(QStringLiteral("/"));
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    account.prepare(m_process, SIGKILL);
}

LabPooler::~LabPooler()
{
    m_process.kill();
    m_process.waitForFinished(kEndMs);
}

Result<std::unique_ptr<LabPooler>> LabPooler::plant(const QString &folder, quint16 target, const QString &authority,
                                                    const LabSecrets &secrets, const ServerAccount &account)
{
    std::unique_ptr<LabPooler> pooler(new LabPooler(folder, account));
    auto port = PortReservation::take();
    if (!port)
        return port.error();
    pooler->m_port = std::move(*port);
    if (const auto written = pooler->writeFiles(target, authority, secrets, account); !written)
        return written.error();
    return pooler;
}

Result<Done> LabPooler::writeFiles(quint16 target, const QString &authority, const LabSecrets &secrets,
                                   const ServerAccount &account)
{
    QDir().mkpath(m_folder);
    const std::pair<QString, QString> files[] = {
        {QStringLiteral("databases.ini"),
         QStringLiteral("[databases]\npostgres = host=127.0.0.1 port=%1\n").arg(target)},
        {QStringLiteral("pgbouncer.ini"),
         QString::fromLatin1(kSettings).arg(m_folder, QString::number(port()), authority)},
        {QStringLiteral("users"), QStringLiteral("\"shop\" \"%1\"\n\"meridian_operator\" \"%2\"\n"
                                                 "\"meridian_monitor\" \"%3\"\n")
                                      .arg(secrets.load, secrets.operations, secrets.monitor)},
    };
    for (const auto &[name, content] : files) {
        const QString path = m_folder + QLatin1Char('/') + name;
        if (const auto written = appendToFile(path, content.toUtf8()); !written)
            return written;
        if (const auto owned = account.own(path); !owned)
            return owned;
    }
    return account.own(m_folder);
}

void LabPooler::start()
{
    m_process.start();
}

} // namespace meridian
