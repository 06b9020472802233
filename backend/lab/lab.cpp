// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab.h"

#include "dataseed.h"
#include "format.h"
#include "labdirectory.h"
#include "labfiles.h"
#include "portreservation.h"
#include "relay.h"
#include "writeload.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr milliseconds kUpLimit{30000};
constexpr milliseconds kQuitLimit{3000};
constexpr milliseconds kStatusLimit{700};
constexpr unsigned long kPauseMs = 30;

QString stateWord(PostgresServer::State state)
{
    switch (state) {
    case PostgresServer::State::Running:
        return QStringLiteral("running");
    case PostgresServer::State::Stopped:
        return QStringLiteral("stopped");
    case PostgresServer::State::Down:
        break;
    }
    return QStringLiteral("down");
}

} // namespace

Lab::Lab(QString directory, Preset preset, std::stop_token stop)
    : m_directory(std::move(directory))
    , m_preset(std::move(preset))
    , m_stop(std::move(stop))
    , m_since(format::iso(now()))
    , m_secrets(LabSecrets::make())
{
}

Lab::~Lab()
{
    down();
}

Result<LabAnswer> Lab::up()
{
    const auto binaries = PostgresBinaries::find();
    if (!binaries)
        return binaries.error();
    const auto account = ServerAccount::choose();
    if (!account)
        return account.error();
    if (auto wired = wireUp(); !wired)
        return wired.error();
    if (auto planted = plant(*binaries, *account); !planted)
        return planted.error();
    Q_EMIT progressed(tr("Starting the servers"));
    m_guard = std::make_unique<LabGuard>(m_directory + QStringLiteral("/nodes"), *account);
    startAll();
    if (m_pooler)
        m_pooler->start();
    // Distances are put in once everybody streams: the handshakes of a whole world take seconds.
    if (auto streaming = awaitStreaming(kUpLimit); !streaming)
        return streaming.error();
    applyNetwork();
    QList<LabLogin> logins;
    for (const Member &member : m_members)
        logins += {member.spec.name, member.server->port(),      QStringLiteral("shop"),
                   m_secrets.load,   QStringLiteral("postgres"), m_certificates.authority};
    m_load = std::make_unique<WriteLoad>(logins);
    m_load->start();
    return LabAnswer{tr("The practice lab \"%1\" is up").arg(m_preset.name), status().status};
}

/// Ports for everybody, and the relay between the places.
Result<Done> Lab::wireUp()
{
    auto network = networkOf(m_preset);
    if (!network)
        return network.error();
    m_calm = m_network = *network;
    auto relay = std::make_unique<Relay>();
    for (const PresetNode &spec : m_preset.nodes) {
        auto port = PortReservation::take();
        if (!port)
            return port.error();
        m_ports.push_back(std::move(*port));
        const auto called = relay->open(operatorPlace(), RegionId(spec.region), m_ports.back().port());
        if (!called)
            return called.error();
        m_operatorPorts.insert(spec.name, *called);
        for (const QString &from : m_preset.regions()) {
            quint16 way = m_ports.back().port();
            if (from != spec.region) {
                const auto relayed = relay->open(RegionId(from), RegionId(spec.region), way);
                if (!relayed)
                    return relayed.error();
                way = *relayed;
            }
            m_routes[spec.name].append({RegionId(from), QStringLiteral("127.0.0.1"), way});
        }
    }
    m_relay = relay.release();
    m_relay->moveToThread(&m_relayThread);
    connect(&m_relayThread, &QThread::finished, m_relay, &QObject::deleteLater);
    m_relayThread.setObjectName(QStringLiteral("relay"));
    m_relayThread.start(QThread::HighPriority);
    return Done{};
}

/// Certificates, data folders, and a server object for each node.
Result<Done> Lab::plant(const PostgresBinaries &binaries, const ServerAccount &account)
{
    Q_EMIT progressed(tr("Creating %n server(s) of PostgreSQL %1", nullptr, static_cast<int>(m_preset.nodes.size()))
                          .arg(binaries.version));
    const QString tls = m_directory + QStringLiteral("/tls");
    const QString nodes = m_directory + QStringLiteral("/nodes");
    const QString logs = m_directory + QStringLiteral("/logs");
    for (const QString &folder : {tls, nodes, logs})
        QDir().mkpath(folder);
    auto certificates = Certificates::make(tls, account);
    if (!certificates)
        return certificates.error();
    m_certificates = *certificates;
    if (LabPooler::program()) {
        auto pooler =
            LabPooler::plant(m_directory + QStringLiteral("/pool"), m_operatorPorts.value(m_preset.primary().name),
                             m_certificates.authority, m_secrets, account);
        if (!pooler)
            return pooler.error();
        m_pooler = std::move(*pooler);
    }
    if (auto written = writeFiles(binaries, account); !written)
        return written;
    if (auto owned = account.own(nodes); !owned)
        return owned;
    DataSeed seed(nodes, m_preset, binaries, account);
    if (auto sown = seed.sow(m_secrets, m_certificates); !sown)
        return sown;
    if (auto copied = seed.copy(); !copied)
        return copied;
    for (qsizetype i = 0; i < m_preset.nodes.size(); ++i) {
        const PresetNode &spec = m_preset.nodes.at(i);
        const quint16 port = m_ports[static_cast<size_t>(i)].port();
        // The primary, too, knows somebody to follow when the roles are reversed.
        const QString upstream = spec.upstream.isEmpty() ? m_preset.nodes.last().name : spec.upstream;
        if (auto done = seed.configure(spec, port, portFrom(upstream, spec.region), m_certificates); !done)
            return done;
        const LabLogin superuser{spec.name,
                                 port,
                                 QStringLiteral("postgres"),
                                 m_secrets.superuser,
                                 QStringLiteral("postgres"),
                                 m_certificates.authority};
        auto server = std::make_unique<PostgresServer>(seed.dataFolder(spec), logs + QLatin1Char('/') + spec.name,
                                                       superuser, binaries, account);
        const auto tellRelay = [this, port](bool isUp) {
            onRelay([port, isUp](Relay &relay) { relay.setServerUp(port, isUp); });
        };
        connect(server.get(), &PostgresServer::started, this, [tellRelay] { tellRelay(true); });
        connect(server.get(), &PostgresServer::ended, this, [tellRelay] { tellRelay(false); });
        m_members.push_back({spec, std::move(server)});
    }
    return Done{};
}

quint16 Lab::portFrom(const QString &node, const QString &region) const
{
    for (const Route &route : m_routes.value(node)) {
        if (route.from.name() == region)
            return route.port;
    }
    return 0;
}

Result<Done> Lab::writeFiles(const PostgresBinaries &binaries, const ServerAccount &account)
{
    const QString passwords = m_directory + QStringLiteral("/pgpass");
    if (auto written = writeFile(passwords, labPasswords(m_secrets), true); !written)
        return written;
    const LabFleetFacts facts{m_operatorPorts,
                              m_routes,
                              m_certificates.authority,
                              passwords,
                              m_directory + QStringLiteral("/nodes"),
                              binaries.folder,
                              account.name(),
                              m_pooler ? m_pooler->port() : quint16(0),
                              m_pooler ? m_pooler->databasesFile() : QString()};
    return writeFile(LabDirectory::fleetFile(m_directory), labFleet(m_preset, facts), false);
}

void Lab::startAll()
{
    for (const Member &member : m_members) {
        if (member.server->state() == PostgresServer::State::Down)
            member.server->start();
    }
}

/// Until every standby streams and has replayed what the primary had written when we began to look.
Result<Done> Lab::awaitStreaming(milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    const QString tried = tr("wait until every standby streams");
    QString target;
    QStringList done;
    for (;;) {
        const QStringList late = lagging(target, done);
        if (late.isEmpty())
            return Done{};
        for (const Member &member : m_members) {
            if (member.server->state() == PostgresServer::State::Down) {
                return Error{ErrorKind::NotReady,
                             tried,
                             tr("%1 has ended: %2").arg(member.spec.name, member.server->lastWords()),
                             {},
                             tr("see its log in %1/logs").arg(m_directory)};
            }
        }
        if (m_stop.stop_requested())
            return Error{ErrorKind::Closed, tried, tr("interrupted"), {}, {}};
        if (deadline.hasExpired()) {
            const QString first = late.first();
            const auto it = std::find_if(m_members.begin(), m_members.end(),
                                         [&](const Member &member) { return member.spec.name == first; });
            return Error{
                ErrorKind::Timeout,
                tried,
                tr("not yet: %1; %2 says: %3").arg(late.join(QStringLiteral(", ")), first, it->server->lastWords()),
                {},
                tr("try again: meridianctl lab heal")};
        }
        QThread::msleep(kPauseMs);
    }
}

/// Who is not there yet; `target` is the primary's position once it is known, `done` who has reached it.
QStringList Lab::lagging(QString &target, QStringList &done)
{
    QStringList late;
    for (Member &member : m_members) {
        const QString name = member.spec.name;
        if (done.contains(name))
            continue;
        bool there = repair(member);
        if (there && target.isEmpty()) {
            const auto rows =
                member.server->query(QStringLiteral("select pg_current_wal_lsn() where not pg_is_in_recovery()"));
            there = rows && !rows->isEmpty();
            if (there)
                target = rows->first().value(0);
        } else if (there) {
            const auto rows = member.server->query(QStringLiteral("select 1 from pg_stat_wal_receiver where status = "
                                                                  "'streaming' and pg_last_wal_replay_lsn() >= '%1'")
                                                       .arg(target));
            there = rows && !rows->isEmpty();
        }
        if (there)
            done += name;
        else
            late += name;
    }
    return late;
}

LabAnswer Lab::status()
{
    LabStatus status;
    status.preset = m_preset.name;
    status.directory = m_directory;
    status.fleetFile = LabDirectory::fleetFile(m_directory);
    status.owner = QCoreApplication::applicationPid();
    status.since = m_since;
    status.faults = m_networkFaults;
    QStringList fed; // whom some server streams to
    for (const Member &member : m_members)
        status.nodes += statusOf(member, fed);
    for (LabNodeStatus &node : status.nodes) {
        if (node.streaming)
            node.streaming = *node.streaming && fed.contains(node.name);
    }
    return {{}, status};
}

/// `streaming` as the node itself has it: a receiver claims it as soon as it is connected, before any data has come.
LabNodeStatus Lab::statusOf(const Member &member, QStringList &fed) const
{
    const auto state = member.server->state();
    LabNodeStatus node{member.spec.name,
                       member.spec.region,
                       member.spec.upstream,
                       member.server->port(),
                       stateWord(state),
                       {},
                       {},
                       {}};
    if (member.paused)
        node.faults += QStringLiteral("pause-replay");
    if (member.full)
        node.faults += QStringLiteral("fill");
    if (member.broken)
        node.faults += QStringLiteral("break");
    if (state != PostgresServer::State::Running)
        return node;
    const auto rows = member.server->query(
        QStringLiteral("select pg_is_in_recovery(), exists (select from pg_stat_wal_receiver where status = "
                       "'streaming'), (select string_agg(application_name, ' ') from pg_stat_replication where state = "
                       "'streaming')"),
        kStatusLimit);
    if (rows && !rows->isEmpty()) {
        const bool standby = rows->first().value(0) == QLatin1String("t");
        node.role = standby ? QStringLiteral("standby") : QStringLiteral("primary");
        if (standby)
            node.streaming = rows->first().value(1) == QLatin1String("t");
        fed += rows->first().value(2).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }
    return node;
}

void Lab::down()
{
    if (m_load)
        m_load->requestInterruption();
    for (const Member &member : m_members)
        member.server->quit();
    for (const Member &member : m_members)
        member.server->finish(kQuitLimit);
    m_members.clear();
    m_load.reset();
    m_pooler.reset();
    m_guard.reset();
    m_relayThread.quit();
    m_relayThread.wait();
    m_relay = nullptr;
}

void Lab::applyNetwork()
{
    onRelay([network = m_network](Relay &relay) { relay.setNetwork(network); });
}

/// Returns when the relay has done it: what the caller reports is then in force.
void Lab::onRelay(const std::function<void(Relay &)> &call)
{
    if (m_relay)
        QMetaObject::invokeMethod(
            m_relay, [&] { call(*m_relay); }, Qt::BlockingQueuedConnection);
}

} // namespace meridian
