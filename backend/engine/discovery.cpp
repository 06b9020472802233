// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery.h"

#include "server.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr size_t kMostProbes = 256; // a cluster is smaller; a lying server must not send us round the world

/// What a member calls itself: the name it uses upstream, or its cluster_name.
QString ownName(const ServerSample &s)
{
    const bool named = s.role == Role::Standby && s.detail.applicationName != QLatin1String("walreceiver");
    return named ? s.detail.applicationName : s.detail.clusterName;
}

} // namespace

struct Discovery::Probe {
    Node node;
    std::unique_ptr<Server> server;
    std::optional<ServerSample> sample;
    std::optional<Error> error;
};

Discovery::Discovery(DiscoveryRequest request, QObject *parent) : QObject(parent), m_request(std::move(request)) {}

Discovery::~Discovery() = default;

void Discovery::start()
{
    probe(m_request.host, m_request.port);
}

void Discovery::probe(const QString &host, quint16 port)
{
    const bool known = std::any_of(m_probes.begin(), m_probes.end(),
                                   [&](const auto &p) { return p->node.host == host && p->node.port == port; });
    if (known || host.isEmpty() || port == 0 || m_probes.size() >= kMostProbes)
        return;
    auto owned = std::make_unique<Probe>();
    Probe *p = owned.get();
    p->node.id = NodeId(QStringLiteral("%1:%2").arg(host).arg(port));
    p->node.host = host;
    p->node.port = port;
    p->node.database = m_request.database;
    p->node.tls = m_request.tls;
    p->node.credential = m_request.credential.name;
    p->server = Server::create(p->node, Cluster());
    m_probes.push_back(std::move(owned));
    ++m_open;
    connect(p->server.get(), &Server::sampled, this, [this, p](const Observation &o) {
        if (!o.overdue)
            onAnswer(*p, o);
    });
    m_secrets.find(m_request.credential, p->node, [this, p](const Result<Secret> &secret) {
        if (!secret) {
            Observation o;
            o.error = secret.error();
            onAnswer(*p, o);
            return;
        }
        const Credential &c = m_request.credential;
        p->server->setLogin({c.user, secret->value, c.passwordFile, c.service, secret->source});
        p->server->sample(now());
    });
}

void Discovery::onAnswer(Probe &p, const Observation &o)
{
    p.sample = o.sample;
    p.error = o.error;
    p.server->close();
    const QString cluster = m_probes.front()->sample ? m_probes.front()->sample->detail.systemIdentifier : QString();
    if (p.sample && p.sample->detail.systemIdentifier == cluster)
        follow(p);
    else
        p.sample.reset(); // a server of another cluster is none of ours
    --m_open;
    finishWhenDone();
}

/// Upstream by what the standby itself connects to; downstream by address, on the ports that the cluster uses.
void Discovery::follow(const Probe &p)
{
    const ServerSample s = *p.sample;
    if (s.receiver && s.receiver->senderPort)
        probe(s.receiver->senderHost, static_cast<quint16>(*s.receiver->senderPort));
    if (!s.detail.primaryHost.isEmpty())
        probe(s.detail.primaryHost, static_cast<quint16>(s.detail.primaryPort.value_or(5432)));
    const quint16 port = p.node.port;
    for (const SenderRow &row : s.senders) {
        if (row.physical)
            probe(row.clientAddress, port);
    }
    if (&p == m_probes.front().get()) {
        const auto also = m_request.also;
        for (const auto &[host, itsPort] : also)
            probe(host, itsPort);
    }
}

void Discovery::finishWhenDone()
{
    if (m_open > 0)
        return;
    const Probe &first = *m_probes.front();
    if (!first.sample)
        Q_EMIT finished(first.error.value_or(Error{ErrorKind::Protocol, m_request.host, tr("no answer"), {}, {}}));
    else
        Q_EMIT finished(proposal());
}

const Discovery::Probe *Discovery::findMember(const QString &name) const
{
    for (const auto &p : m_probes) {
        if (p->sample && ownName(*p->sample) == name)
            return p.get();
    }
    return nullptr;
}

QList<UnreachedMember> Discovery::unreached() const
{
    QList<UnreachedMember> out;
    for (const auto &p : m_probes) {
        if (!p->sample)
            continue;
        for (const SenderRow &row : p->sample->senders) {
            const UnreachedMember member{row.applicationName, row.clientAddress, p->node.address()};
            if (row.physical && !findMember(row.applicationName) && !out.contains(member))
                out.append(member);
        }
    }
    return out;
}

QStringList Discovery::mistaken() const
{
    QStringList out;
    for (const auto &p : m_probes) {
        const bool asked = m_request.also.contains({p->node.host, p->node.port});
        if (asked && !p->sample)
            out.append(tr("%1: %2").arg(p->node.address(), p->error ? p->error->message
                                                                    : tr("a server of another cluster answers there")));
    }
    return out;
}

DiscoveryProposal Discovery::proposal() const
{
    DiscoveryProposal out;
    Fleet &fleet = out.fleet;
    fleet.name = m_request.host;
    fleet.credentials = {m_request.credential};
    Region unplaced;
    unplaced.id = RegionId(QStringLiteral("unplaced"));
    unplaced.title = tr("To be placed");
    fleet.regions = {unplaced};
    Cluster cluster;
    cluster.id = ClusterId(QStringLiteral("cluster-1"));
    fleet.clusters = {cluster};
    QStringList seen; // one server may answer at several addresses
    for (const auto &p : m_probes) {
        if (!p->sample)
            continue;
        const DetailSample &d = p->sample->detail;
        const QString identity = QStringLiteral("%1 %2 %3")
                                     .arg(d.clusterName, ownName(*p->sample))
                                     .arg(d.startedAt.value_or(Instant()).time_since_epoch().count());
        if (seen.contains(identity))
            continue;
        seen.append(identity);
        Node node = p->node;
        node.cluster = cluster.id;
        node.region = unplaced.id;
        if (const QString name = ownName(*p->sample); !name.isEmpty() && !fleet.node(NodeId(name)))
            node.id = NodeId(name);
        fleet.nodes.append(node);
        out.roles.insert(node.id, p->sample->role);
    }
    out.unreached = unreached();
    out.mistaken = mistaken();
    for (const UnreachedMember &member : std::as_const(out.unreached))
        out.notes.append(tr("%1 follows %2 from %3, but no server of this cluster answers there: add its host and port "
                            "by hand")
                             .arg(member.name, member.follows, member.host));
    out.notes += out.mistaken;
    return out;
}

} // namespace meridian
