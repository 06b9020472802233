// SPDX-License-Identifier: GPL-3.0-or-later
#include "patroniservers.h"

#include "postgresbinaries.h"
#include "serveraccount.h"
#include "serverprocesses.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace meridian;

namespace
{

constexpr char kConfig[] = R"(scope: shop
name: %1
restapi: {listen: "127.0.0.1:%2", connect_address: "127.0.0.1:%2", authentication: {username: admin, password: %3}}
etcd3: {host: "127.0.0.1:%4"}
bootstrap:
  dcs: {ttl: 20, loop_wait: 1, retry_timeout: 5, postgresql: {use_pg_rewind: true, parameters: {shared_buffers: 16MB}}}
  initdb: [{encoding: UTF8}, {locale: C}, data-checksums]
postgresql:
  listen: 127.0.0.1:%5
  connect_address: 127.0.0.1:%5
  data_dir: %6/%1
  bin_dir: %7
  pgpass: %6/%1.pgpass
  pg_hba: ["host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust"]
  authentication: {superuser: {username: postgres}, replication: {username: replicator}}
  parameters: {unix_socket_directories: ""}
)";

QDeadlineTimer soon()
{
    return QDeadlineTimer(10'000);
}

void end(QProcess *process)
{
    if (!process)
        return;
    process->kill();
    process->waitForFinished();
}

} // namespace

Result<std::unique_ptr<PatroniServers>> PatroniServers::make(const QStringList &names)
{
    std::unique_ptr<PatroniServers> cluster(new PatroniServers);
    if (const auto begun = cluster->begin(names); !begun)
        return begun.error();
    const int standbys = static_cast<int>(names.size()) - 1;
    if (!QTest::qWaitFor([&] { return cluster->followers() == standbys; }, 180'000))
        return Error{ErrorKind::Timeout, QStringLiteral("start Patroni"), QStringLiteral("nobody leads"), {}, {}};
    return cluster;
}

Result<Done> PatroniServers::begin(const QStringList &names)
{
    const auto account = ServerAccount::choose();
    const auto programs = PostgresBinaries::find();
    if (!account || !programs)
        return account ? programs.error() : account.error();
    if (const auto owned = account->own(m_folder.path()); !owned)
        return owned;
    m_members.resize(static_cast<size_t>(names.size()));
    std::vector<PortReservation *> ports{&m_etcd, &m_peer};
    for (size_t i = 0; i < m_members.size(); ++i) {
        m_members[i].name = names[static_cast<qsizetype>(i)];
        ports.insert(ports.end(), {&m_members[i].rest, &m_members[i].sql});
    }
    for (PortReservation *port : ports) {
        auto taken = PortReservation::take();
        if (!taken)
            return taken.error();
        *port = std::move(*taken);
    }
    const QString peer = QStringLiteral("http://127.0.0.1:%1").arg(m_peer.port());
    m_keeper = run({QStringLiteral("etcd"), QStringLiteral("--data-dir"), m_folder.filePath(QStringLiteral("etcd")),
                    QStringLiteral("--listen-client-urls"), etcd(), QStringLiteral("--advertise-client-urls"), etcd(),
                    QStringLiteral("--listen-peer-urls"), peer, QStringLiteral("--initial-advertise-peer-urls"), peer,
                    QStringLiteral("--initial-cluster"), QStringLiteral("default=") + peer},
                   QStringLiteral("etcd.log"));
    for (const Member &m : m_members) {
        const QString path = m_folder.filePath(m.name + QStringLiteral(".yml"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return Error{ErrorKind::Storage, path, file.errorString(), {}, {}};
        file.write(QString::fromLatin1(kConfig)
                       .arg(m.name)
                       .arg(m.rest.port())
                       .arg(QStringLiteral("secret"))
                       .arg(m_etcd.port())
                       .arg(m.sql.port())
                       .arg(m_folder.path(), programs->folder)
                       .toUtf8());
        file.close();
        if (const auto owned = account->own(path); !owned)
            return owned;
        start(m.name);
    }
    return Done{};
}

PatroniServers::~PatroniServers()
{
    for (Member &m : m_members)
        end(m.process.get());
    end(m_keeper.get());
    signalServers(m_folder.path(), SIGKILL);
    for (const Member &m : m_members)
        releaseSharedMemory(m_folder.filePath(m.name));
}

std::unique_ptr<QProcess> PatroniServers::run(const QStringList &command, const QString &log) const
{
    auto process = std::make_unique<QProcess>();
    ServerAccount::choose()->prepare(*process, SIGKILL);
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setStandardErrorFile(m_folder.filePath(log), QIODevice::Append);
    process->start(command.first(), command.sliced(1));
    return process;
}

PatroniServers::Member &PatroniServers::member(const QString &name)
{
    return *std::find_if(m_members.begin(), m_members.end(), [&](const Member &m) { return m.name == name; });
}

void PatroniServers::start(const QString &name)
{
    member(name).process = run({QStringLiteral("patroni"), m_folder.filePath(name + QStringLiteral(".yml"))},
                               name + QStringLiteral(".log"));
}

void PatroniServers::killAgent(const QString &name)
{
    end(member(name).process.get());
}

void PatroniServers::kill(const QString &name)
{
    killAgent(name);
    signalServers(m_folder.filePath(name), SIGKILL);
}

QString PatroniServers::url(size_t member) const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_members[member].rest.port());
}

QString PatroniServers::fleetFile(bool declared) const
{
    QString text = QStringLiteral("name: %1\ncredentials:\n  - {name: op, user: postgres}\n  - {name: rest, user: "
                                  "admin}\nclusters:\n  - name: shop\n    environment: test\n    tls: {mode: "
                                  "disable}\n    credential: op\n    polling: {interval: 2s, detail: 2s}\n    limits: "
                                  "{quiet_period: 0s}\n    endpoints: [{name: app, kind: direct}]\n    nodes:\n")
                       .arg(declared ? QStringLiteral("owned") : QStringLiteral("native"));
    for (size_t i = 0; i < m_members.size(); ++i) {
        const Member &m = m_members[i];
        text += QStringLiteral("      - {name: shop-%1, host: 127.0.0.1, port: %2, region: eu-west-1")
                    .arg(m.name)
                    .arg(m.sql.port());
        if (declared)
            text += QStringLiteral(", control: {kind: patroni, patroni: {url: \"%1\", credential: rest}}").arg(url(i));
        text += QStringLiteral("}\n");
    }
    const QString path = m_folder.filePath(declared ? QStringLiteral("owned.yaml") : QStringLiteral("native.yaml"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("cannot write the fleet file");
    return path;
}

QString PatroniServers::leader(size_t asked) const
{
    const auto cluster = client(asked).cluster(soon(), {});
    return cluster && cluster->leader() ? cluster->leader()->name : QString();
}

int PatroniServers::followers(size_t asked) const
{
    const auto cluster = client(asked).cluster(soon(), {});
    if (!cluster || !cluster->leader())
        return 0;
    return static_cast<int>(std::count_if(cluster->members.begin(), cluster->members.end(),
                                          [](const PatroniMember &m) { return m.lagBytes.has_value(); }));
}
