// SPDX-License-Identifier: GPL-3.0-or-later
// A Fleet as YAML, with nothing in it that holds anyway. Pure.
#include "fleetfields.h"
#include "fleetfile.h"
#include "quantity.h"
#include "yamlvalue.h"

#include <QLocale>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <span>

namespace meridian
{

namespace
{

class FleetWriter
{
public:
    explicit FleetWriter(const Fleet &fleet) : m_fleet(fleet), m_catalogue(regionCatalogue()) {}
    QByteArray write();

private:
    void scalar(const QString &value);
    void text(const char *key, const QString &value);
    void textUnless(const char *key, const QString &value, const QString &otherwise = {});
    void number(const char *key, double value);
    void place(const GeoPoint &point);
    template <class Owner>
    void fields(const char *key, const Owner &values, std::span<const FleetField<Owner>> rows);
    void regions();
    void region(const Region &region);
    void credentials();
    void cluster(const Cluster &cluster);
    void node(const Node &node, const Node &inherited);
    template <class Owner>
    void texts(const Owner &values, std::span<const FleetText<Owner>> rows);
    void control(const HostControl &control);
    void routes(const Node &node);
    void endpoints(const ClusterId &cluster);
    void endpoint(const Endpoint &endpoint);
    void tls(const Tls &own, const Tls &inherited);
    const Region *known(const Region &region, bool withProvider) const;
    QList<Region> declaredRegions() const;

    const Fleet &m_fleet;
    QList<Region> m_catalogue;
    YAML::Emitter m_out;
};

QByteArray FleetWriter::write()
{
    m_out << YAML::BeginMap;
    text("name", m_fleet.name);
    if (m_fleet.operatorPlace) {
        m_out << YAML::Key << "operator" << YAML::Value << YAML::BeginMap;
        place(*m_fleet.operatorPlace);
        m_out << YAML::EndMap;
    }
    regions();
    credentials();
    m_out << YAML::Key << "clusters" << YAML::Value << YAML::BeginSeq;
    for (const Cluster &c : m_fleet.clusters)
        cluster(c);
    m_out << YAML::EndSeq << YAML::EndMap;
    return QByteArray(m_out.c_str()) + '\n';
}

void FleetWriter::text(const char *key, const QString &value)
{
    m_out << YAML::Key << key << YAML::Value;
    scalar(value);
}

void FleetWriter::scalar(const QString &value)
{
    // The emitter quotes what would not parse; what would parse as a number or as nothing, only we know.
    if (yaml::typeOf(YAML::Node(value.toStdString())) != yaml::Type::Text)
        m_out << YAML::DoubleQuoted;
    m_out << value.toStdString();
}

void FleetWriter::textUnless(const char *key, const QString &value, const QString &otherwise)
{
    if (value != otherwise)
        text(key, value);
}

void FleetWriter::number(const char *key, double value)
{
    m_out << YAML::Key << key << YAML::Value
          << QString::number(value, 'g', QLocale::FloatingPointShortest).toStdString();
}

void FleetWriter::place(const GeoPoint &point)
{
    number("latitude", point.latitude);
    number("longitude", point.longitude);
}

template <class Owner>
void FleetWriter::fields(const char *key, const Owner &values, std::span<const FleetField<Owner>> rows)
{
    const Owner defaults;
    if (values == defaults)
        return;
    m_out << YAML::Key << key << YAML::Value << YAML::BeginMap;
    for (const FleetField<Owner> &row : rows) {
        const auto write = [&](auto member) {
            if (values.*member == defaults.*member)
                return;
            if constexpr (std::is_same_v<decltype(member), milliseconds Owner::*>)
                text(row.key, writeDuration(values.*member));
            else if constexpr (std::is_same_v<decltype(member), qint64 Owner::*>)
                text(row.key, writeSize(values.*member));
            else
                m_out << YAML::Key << row.key << YAML::Value << values.*member;
        };
        std::visit(write, row.member);
    }
    m_out << YAML::EndMap;
}

const Region *FleetWriter::known(const Region &region, bool withProvider) const
{
    const auto it = std::find_if(m_catalogue.begin(), m_catalogue.end(), [&](const Region &c) {
        return c.id == region.id && (!withProvider || c.provider == region.provider);
    });
    return it == m_catalogue.end() ? nullptr : &*it;
}

/// Only what differs from the catalogue or is not in use; all of them when their order would be lost otherwise.
QList<Region> FleetWriter::declaredRegions() const
{
    QList<RegionId> used;
    for (const Node &n : m_fleet.nodes) {
        if (!used.contains(n.region))
            used.append(n.region);
    }
    QList<Region> declared;
    QList<RegionId> order;
    for (const Region &r : m_fleet.regions) {
        const Region *catalogued = known(r, false);
        if (catalogued && *catalogued == r && used.contains(r.id))
            continue;
        declared.append(r);
        order.append(r.id);
    }
    for (const RegionId &id : used) {
        if (!order.contains(id))
            order.append(id);
    }
    const bool kept = std::equal(order.begin(), order.end(), m_fleet.regions.begin(), m_fleet.regions.end(),
                                 [](const RegionId &id, const Region &r) { return id == r.id; });
    return kept ? declared : m_fleet.regions;
}

void FleetWriter::regions()
{
    const QList<Region> declared = declaredRegions();
    if (declared.isEmpty())
        return;
    m_out << YAML::Key << "regions" << YAML::Value << YAML::BeginSeq;
    for (const Region &r : declared)
        region(r);
    m_out << YAML::EndSeq;
}

void FleetWriter::region(const Region &region)
{
    const Region *anyone = known(region, false);
    const Region *base = known(region, true);
    const Region own{region.id, region.id.name(), {}, {}, {}, 1.0};
    const Region &otherwise = base ? *base : own;
    m_out << YAML::BeginMap;
    text("name", region.id.name());
    if (anyone ? anyone != base : !region.provider.isEmpty())
        text("provider", region.provider);
    textUnless("title", region.title, otherwise.title);
    if (region.place && region.place != otherwise.place)
        place(*region.place);
    textUnless("jurisdiction", region.jurisdiction, otherwise.jurisdiction);
    if (region.costFactor != otherwise.costFactor)
        number("cost_factor", region.costFactor);
    m_out << YAML::EndMap;
}

void FleetWriter::credentials()
{
    if (m_fleet.credentials.isEmpty())
        return;
    m_out << YAML::Key << "credentials" << YAML::Value << YAML::BeginSeq;
    for (const Credential &credential : m_fleet.credentials) {
        m_out << YAML::BeginMap;
        text("name", credential.name);
        textUnless("user", credential.user);
        textUnless("service", credential.service);
        textUnless("password_file", credential.passwordFile);
        m_out << YAML::EndMap;
    }
    m_out << YAML::EndSeq;
}

void FleetWriter::cluster(const Cluster &cluster)
{
    QList<Node> nodes;
    std::copy_if(m_fleet.nodes.begin(), m_fleet.nodes.end(), std::back_inserter(nodes),
                 [&](const Node &n) { return n.cluster == cluster.id; });
    // What the first node has stands at the cluster; others say what they have instead.
    Node inherited;
    inherited.port = traits(cluster.engine).port;
    inherited.database = traits(cluster.engine).database;
    if (!nodes.isEmpty()) {
        inherited.tls = nodes.first().tls;
        inherited.credential = nodes.first().credential;
    }
    m_out << YAML::BeginMap;
    text("name", cluster.id.name());
    text("engine", toText(cluster.engine));
    text("environment", toText(cluster.environment));
    textUnless("colour", cluster.colour);
    if (cluster.rto)
        text("rto", writeDuration(*cluster.rto));
    if (cluster.rpo)
        text("rpo", writeDuration(*cluster.rpo));
    if (cluster.sla != Cluster().sla)
        number("sla", cluster.sla);
    fields<Thresholds>("thresholds", cluster.thresholds, kThresholdFields);
    fields<Polling>("polling", cluster.polling, kPollingFields);
    fields<OperationLimits>("limits", cluster.limits, kLimitFields);
    tls(inherited.tls, Tls());
    textUnless("credential", inherited.credential);
    textUnless("operator", cluster.operatorCredential);
    textUnless("replication", cluster.replicationCredential);
    endpoints(cluster.id);
    m_out << YAML::Key << "nodes" << YAML::Value << YAML::BeginSeq;
    for (const Node &n : nodes)
        node(n, inherited);
    m_out << YAML::EndSeq << YAML::EndMap;
}

void FleetWriter::node(const Node &node, const Node &inherited)
{
    m_out << YAML::BeginMap;
    text("name", node.id.name());
    text("host", node.host);
    if (node.port != inherited.port)
        m_out << YAML::Key << "port" << YAML::Value << node.port;
    textUnless("database", node.database, inherited.database);
    text("region", node.region.name());
    if (node.priority != inherited.priority)
        m_out << YAML::Key << "priority" << YAML::Value << node.priority;
    textUnless("promotion", toText(node.promotion), toText(inherited.promotion));
    tls(node.tls, inherited.tls);
    textUnless("credential", node.credential, inherited.credential);
    control(node.control);
    routes(node);
    m_out << YAML::EndMap;
}

void FleetWriter::routes(const Node &node)
{
    if (node.routes.isEmpty())
        return;
    m_out << YAML::Key << "reached_from" << YAML::Value << YAML::BeginSeq;
    for (const Route &r : node.routes) {
        m_out << YAML::BeginMap;
        text("region", r.from.name());
        textUnless("host", r.host, node.host);
        if (r.port != node.port)
            m_out << YAML::Key << "port" << YAML::Value << r.port;
        m_out << YAML::EndMap;
    }
    m_out << YAML::EndSeq;
}

template <class Owner>
void FleetWriter::texts(const Owner &values, std::span<const FleetText<Owner>> rows)
{
    for (const FleetText<Owner> &row : rows)
        textUnless(row.key, values.*row.member);
}

void FleetWriter::control(const HostControl &control)
{
    if (control == HostControl())
        return;
    m_out << YAML::Key << "control" << YAML::Value << YAML::BeginMap;
    text("kind", toText(control.kind));
    textUnless("launcher", toText(control.launcher), toText(HostControl().launcher));
    texts<HostControl>(control, kControlTexts);
    const auto isSet = [&](const FleetText<HostControl> &row) { return !(control.*row.member).isEmpty(); };
    if (control.sshPort || std::any_of(std::begin(kSshTexts), std::end(kSshTexts), isSet)) {
        m_out << YAML::Key << "ssh" << YAML::Value << YAML::BeginMap;
        texts<HostControl>(control, kSshTexts);
        if (control.sshPort)
            m_out << YAML::Key << "port" << YAML::Value << *control.sshPort;
        m_out << YAML::EndMap;
    }
    if (!control.patroniUrl.isEmpty()) {
        m_out << YAML::Key << "patroni" << YAML::Value << YAML::BeginMap;
        texts<HostControl>(control, kPatroniTexts);
        m_out << YAML::EndMap;
    }
    m_out << YAML::EndMap;
}

void FleetWriter::endpoints(const ClusterId &cluster)
{
    QList<Endpoint> own;
    std::copy_if(m_fleet.endpoints.begin(), m_fleet.endpoints.end(), std::back_inserter(own),
                 [&](const Endpoint &e) { return e.cluster == cluster; });
    if (own.isEmpty())
        return;
    m_out << YAML::Key << "endpoints" << YAML::Value << YAML::BeginSeq;
    for (const Endpoint &e : own)
        endpoint(e);
    m_out << YAML::EndSeq;
}

void FleetWriter::endpoint(const Endpoint &endpoint)
{
    m_out << YAML::BeginMap;
    text("name", endpoint.name);
    text("kind", toText(endpoint.kind));
    textUnless("region", endpoint.region.name());
    if (endpoint.port)
        m_out << YAML::Key << "port" << YAML::Value << endpoint.port;
    texts<Endpoint>(endpoint, kEndpointTexts);
    control(endpoint.control);
    if (!endpoint.command.isEmpty()) {
        m_out << YAML::Key << "command" << YAML::Value << YAML::BeginSeq;
        for (const QString &word : endpoint.command)
            scalar(word);
        m_out << YAML::EndSeq;
    }
    if (endpoint.timeout != Endpoint().timeout)
        text("timeout", writeDuration(endpoint.timeout));
    m_out << YAML::EndMap;
}

void FleetWriter::tls(const Tls &own, const Tls &inherited)
{
    if (own == inherited)
        return;
    m_out << YAML::Key << "tls" << YAML::Value << YAML::BeginMap;
    textUnless("mode", toText(own.mode), toText(inherited.mode));
    textUnless("root_certificate", own.rootCertificate, inherited.rootCertificate);
    m_out << YAML::EndMap;
}

} // namespace

QByteArray writeFleet(const Fleet &fleet)
{
    return FleetWriter(fleet).write();
}

} // namespace meridian
