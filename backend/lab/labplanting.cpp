// SPDX-License-Identifier: GPL-3.0-or-later
// How a lab is made: ports and wires, certificates and passwords, data folders, files, servers.
#include "lab.h"

#include "labdirectory.h"
#include "labfiles.h"
#include "relay.h"
#include "writeload.h"

#include <QDir>

#include <algorithm>

namespace meridian
{

/// Ports for everybody, and the relay between the places.
Result<Done> Lab::wireUp()
{
    auto network = networkOf(m_preset);
    if (!network)
        return network.error();
    m_calm = m_network = *network;
    auto relay = std::make_unique<Relay>();
    const QList<PresetNode> nodes = m_preset.nodes();
    for (const PresetNode &spec : nodes) {
        auto reserved = PortReservation::take();
        if (!reserved)
            return reserved.error();
        const quint16 port = reserved->port();
        m_ports.emplace(spec.name, std::move(*reserved));
        const auto called = relay->open(operatorPlace(), RegionId(spec.region), port);
        if (!called)
            return called.error();
        m_operatorPorts.insert(spec.name, *called);
        for (const QString &from : m_preset.regions()) {
            quint16 way = port;
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

/// Folders, certificates, passwords.
Result<LabSite> Lab::prepareSite(const ServerAccount &account)
{
    const QString tls = m_directory + QStringLiteral("/tls");
    LabSite site{
        m_directory + QStringLiteral("/nodes"), m_directory + QStringLiteral("/logs"), LabSecrets::make(), {}, account};
    for (const QString &folder : {tls, site.nodes, site.logs})
        QDir().mkpath(folder);
    auto certificates = Certificates::make(tls, account);
    if (!certificates)
        return certificates.error();
    site.certificates = *certificates;
    if (auto owned = account.own(site.nodes); !owned)
        return owned.error();
    return site;
}

/// The pooler, data folders, and a server object for each node.
Result<Done> Lab::plant(const LabSite &site)
{
    if (auto pooled = plantPooler(site); !pooled)
        return pooled;
    for (const PresetCluster &cluster : std::as_const(m_preset.clusters)) {
        for (const PresetNode &node : cluster.nodes)
            m_declared.insert(node.name, m_engines.value(cluster.engine)->declared(node, site));
    }
    if (auto written = writeFiles(site); !written)
        return written;
    for (const PresetCluster &cluster : std::as_const(m_preset.clusters)) {
        LabEngine &engine = *m_engines.value(cluster.engine);
        Q_EMIT progressed(
            tr("Creating %n server(s) of %1", nullptr, static_cast<int>(cluster.nodes.size())).arg(engine.title()));
        const QList<LabSeat> seats = seatsOf(cluster);
        auto servers = engine.plant(seats, site);
        if (!servers)
            return servers.error();
        adopt(cluster, std::move(*servers));
        for (const LabSeat &seat : seats)
            m_loadLogins.insert(seat.node.name, labLogin(seat, site, QStringLiteral("shop"), site.secrets.load));
    }
    return Done{};
}

/// Before the first cluster whose engine it speaks to.
Result<Done> Lab::plantPooler(const LabSite &site)
{
    const auto pooled = std::find_if(m_preset.clusters.cbegin(), m_preset.clusters.cend(), [this](const auto &cluster) {
        return m_engines.value(cluster.engine)->hasPooler();
    });
    if (pooled == m_preset.clusters.cend() || !LabPooler::program())
        return Done{};
    auto pooler = LabPooler::plant(m_directory + QStringLiteral("/pool"), m_operatorPorts.value(pooled->primary().name),
                                   site.certificates.authority, site.secrets, site.account);
    if (!pooler)
        return pooler.error();
    m_pooler = std::move(*pooler);
    m_pooled = pooled->name;
    return Done{};
}

QList<LabSeat> Lab::seatsOf(const PresetCluster &cluster) const
{
    QList<LabSeat> seats;
    for (const PresetNode &node : cluster.nodes) {
        // The primary, too, knows somebody to follow when the roles are reversed.
        const QString upstream = node.upstream.isEmpty() ? cluster.nodes.last().name : node.upstream;
        const int number = static_cast<int>(m_members.size() + seats.size()) + 1;
        seats.append({node, cluster.engine, number, m_ports.at(node.name).port(), m_operatorPorts.value(node.name),
                      portFrom(upstream, node.region)});
    }
    return seats;
}

void Lab::adopt(const PresetCluster &cluster, LabEngine::Servers servers)
{
    for (qsizetype i = 0; i < cluster.nodes.size(); ++i) {
        auto &server = servers[static_cast<size_t>(i)];
        const auto tellRelay = [this, port = server->port()](bool isUp) {
            onRelay([port, isUp](Relay &relay) { relay.setServerUp(port, isUp); });
        };
        connect(server.get(), &LabServer::started, this, [tellRelay] { tellRelay(true); });
        connect(server.get(), &LabServer::ended, this, [tellRelay] { tellRelay(false); });
        m_members.push_back({cluster.nodes.at(i), cluster.name, std::move(server)});
    }
}

void Lab::startLoads()
{
    for (const PresetCluster &cluster : std::as_const(m_preset.clusters)) {
        QList<LabLogin> logins;
        for (const PresetNode &node : cluster.nodes)
            logins += m_loadLogins.value(node.name);
        m_loads.push_back(std::make_unique<WriteLoad>(logins, m_engines.value(cluster.engine)->loadWords()));
        m_loads.back()->start();
    }
}

quint16 Lab::portFrom(const QString &node, const QString &region) const
{
    for (const Route &route : m_routes.value(node)) {
        if (route.from.name() == region)
            return route.port;
    }
    return 0;
}

Result<Done> Lab::writeFiles(const LabSite &site)
{
    const QString passwords = m_directory + QStringLiteral("/pgpass");
    if (auto written = writeFile(passwords, labPasswords(site.secrets), true); !written)
        return written;
    const LabFleetFacts facts{m_operatorPorts,
                              m_routes,
                              m_declared,
                              site.certificates.authority,
                              passwords,
                              m_pooled,
                              m_pooler ? m_pooler->port() : quint16(0),
                              m_pooler ? m_pooler->databasesFile() : QString(),
                              site.account.name()};
    return writeFile(LabDirectory::fleetFile(m_directory), labFleet(m_preset, facts), false);
}

} // namespace meridian
