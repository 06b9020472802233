// SPDX-License-Identifier: GPL-3.0-or-later
#include "myseed.h"

#include "labfiles.h"

#include <QDir>

#include <vector>

namespace meridian
{

namespace
{

// Small, and quick to notice a dead peer. What a killed server had written is with the system, which is enough where
// only processes die. Logs stay far smaller than tables may become, so that a limit of file sizes strikes the tables:
// a relay log that cannot be written leaves MariaDB hanging. The socket, that nobody uses, is in the data folder, where
// the server works.
constexpr char kSettings[] = R"([mysqld]
datadir=%1
tmpdir=%2
port=%3
report_port=%4
server_id=%5
ssl_ca=%6
ssl_cert=%7
ssl_key=%8
init_file=%9
bind_address=127.0.0.1
report_host=127.0.0.1
socket=socket
pid_file=server.pid
require_secure_transport=ON
skip_name_resolve=ON
log_bin=binlog
relay_log=relay
binlog_format=ROW
max_binlog_size=1M
sync_binlog=0
innodb_flush_log_at_trx_commit=2
max_connections=60
table_open_cache=200
)";

// One statement a line, as init_file wants it. Nothing of this is replicated: every server has it from here.
constexpr char kUsers[] = R"(SET SESSION sql_log_bin=0;
DROP USER IF EXISTS root@localhost;
CREATE DATABASE IF NOT EXISTS shop;
CREATE DATABASE IF NOT EXISTS practice_lab;
CREATE TABLE IF NOT EXISTS practice_lab.conflict (id BIGINT PRIMARY KEY) ENGINE=InnoDB;
CREATE TABLE IF NOT EXISTS practice_lab.filler (id INT PRIMARY KEY, data LONGTEXT) ENGINE=InnoDB;
)";
constexpr char kUser[] = "CREATE USER IF NOT EXISTS %1@'%2' IDENTIFIED BY '%3' REQUIRE SSL;\n";
constexpr char kHost[] = "127.0.0.1";

constexpr auto kOwnerOnly = QFile::Permissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

} // namespace

MySeed::MySeed(QList<LabSeat> seats, LabSite site, MyPrograms programs, const MyDialect &dialect)
    : m_seats(std::move(seats))
    , m_site(std::move(site))
    , m_programs(std::move(programs))
    , m_dialect(dialect)
{
}

Result<Done> MySeed::sow()
{
    if (auto written = writeForAccount(m_site.account, usersFile(), users()); !written)
        return written;
    if (auto made = makeFolders(); !made)
        return made;
    for (const LabSeat &seat : std::as_const(m_seats)) {
        if (auto done = configure(seat); !done)
            return done;
    }
    return Done{};
}

Result<Done> MySeed::makeFolders()
{
    QString source = m_programs.templateFolder;
    std::vector<ToolRun> copies;
    if (source.isEmpty()) {
        source = m_site.dataFolder(m_seats.first().node);
        const auto made =
            ToolRun(m_programs.initialise.first(),
                    m_programs.initialise.mid(1) + QStringList{QStringLiteral("--datadir=") + source}, &m_site.account)
                .finish();
        if (!made)
            return made.error();
        QFile::remove(source + QStringLiteral("/auto.cnf")); // its identity
    }
    for (const LabSeat &seat : std::as_const(m_seats)) {
        const QString folder = m_site.dataFolder(seat.node);
        if (folder != source)
            copies.push_back(copyFolder(source, folder, m_site.account));
    }
    for (ToolRun &run : copies) {
        if (auto done = run.finish(); !done)
            return done.error();
    }
    return Done{};
}

Result<Done> MySeed::configure(const LabSeat &seat)
{
    const QString data = m_site.dataFolder(seat.node);
    QFile(data).setPermissions(kOwnerOnly);
    const QString temporary = data + QStringLiteral(".tmp");
    QDir().mkdir(temporary, kOwnerOnly);
    if (auto owned = m_site.account.own(temporary); !owned)
        return owned;
    return writeForAccount(m_site.account, optionFile(data), settings(seat));
}

QString MySeed::settings(const LabSeat &seat) const
{
    const QString data = m_site.dataFolder(seat.node);
    const Certificates &tls = m_site.certificates;
    QString text = QString::fromLatin1(kSettings).arg(data, data + QStringLiteral(".tmp"), QString::number(seat.port),
                                                      QString::number(seat.calledAt), QString::number(seat.number),
                                                      tls.authority, tls.server, tls.serverKey, usersFile());
    text += m_dialect.settings;
    if (!seat.node.upstream.isEmpty())
        text += m_dialect.standby;
    return text + m_programs.settings.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString MySeed::users() const
{
    const LabSecrets &secrets = m_site.secrets;
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    QString text = s(kUsers);
    const std::pair<const char *, QString> users[] = {{"root", secrets.superuser},
                                                      {"meridian_monitor", secrets.monitor},
                                                      {"meridian_operator", secrets.operations},
                                                      {"replicator", secrets.replicator},
                                                      {"shop", secrets.load}};
    for (const auto &[user, password] : users)
        text += s(kUser).arg(s(user), s(kHost), password);
    text += s("GRANT ALL ON *.* TO root@'%1' WITH GRANT OPTION;\n"
              "GRANT ALL ON meridian.* TO meridian_operator@'%1';\n"
              "GRANT ALL ON shop.* TO shop@'%1';\n")
                .arg(s(kHost));
    return text + m_dialect.rights.arg(s(kHost));
}

QString MySeed::usersFile() const
{
    return m_site.nodes + QStringLiteral("/users-%1.sql").arg(toText(m_seats.first().engine));
}

} // namespace meridian
