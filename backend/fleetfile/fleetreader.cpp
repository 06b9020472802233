// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetreader.h"

#include "nearest.h"
#include "quantity.h"
#include "yamlvalue.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <span>

namespace meridian
{

namespace
{

std::vector<YAML::Node> entries(const YAML::Node &list)
{
    std::vector<YAML::Node> out;
    if (list.IsDefined() && list.IsSequence())
        std::copy_if(list.begin(), list.end(), std::back_inserter(out), [](const YAML::Node &n) { return n.IsMap(); });
    return out;
}

void take(std::optional<QString> value, QString &out)
{
    out = value.value_or(out);
}

template <class Enum>
void take(const std::optional<QString> &word, std::initializer_list<Enum> choices, Enum &out)
{
    for (const Enum choice : choices) {
        if (word == toText(choice))
            out = choice;
    }
}

template <class Owner>
void takeFields(const YAML::Node &map, std::span<const FleetField<Owner>> fields, Owner &out)
{
    for (const FleetField<Owner> &field : fields) {
        const YAML::Node node = yaml::child(map, field.key);
        if (const auto *duration = std::get_if<milliseconds Owner::*>(&field.member))
            out.**duration = yaml::duration(node).value_or(out.**duration);
        else if (const auto *bytes = std::get_if<qint64 Owner::*>(&field.member))
            out.**bytes = yaml::size(node).value_or(out.**bytes);
        else if (const auto *number = std::get_if<int Owner::*>(&field.member))
            out.**number = static_cast<int>(yaml::integer(node).value_or(out.**number));
    }
}

std::optional<GeoPoint> place(const YAML::Node &map)
{
    const auto latitude = yaml::number(yaml::child(map, "latitude"));
    const auto longitude = yaml::number(yaml::child(map, "longitude"));
    return latitude && longitude ? std::optional(GeoPoint{*latitude, *longitude}) : std::nullopt;
}

std::optional<seconds> objective(const YAML::Node &node)
{
    const auto value = yaml::duration(node);
    return value ? std::optional(std::chrono::round<seconds>(*value)) : std::nullopt;
}

QString spelled(milliseconds d)
{
    return writeDuration(d);
}

QString spelled(qint64 bytes)
{
    return writeSize(bytes);
}

QString spelled(int number)
{
    return QString::number(number);
}

} // namespace

FleetReader::FleetReader(const QString &file, ProblemList &problems)
    : m_problems(problems)
    , m_catalogue(regionCatalogue())
{
    m_fleet.file = file;
}

Fleet FleetReader::read(const YAML::Node &root)
{
    take(yaml::text(yaml::child(root, "name")), m_fleet.name);
    m_fleet.operatorPlace = place(yaml::child(root, "operator"));
    m_sla = yaml::number(yaml::child(root, "sla")).value_or(m_sla);
    for (const YAML::Node &entry : entries(yaml::child(root, "regions")))
        readRegion(entry);
    for (const YAML::Node &entry : entries(yaml::child(root, "credentials")))
        readCredential(entry);
    for (const YAML::Node &entry : entries(yaml::child(root, "clusters")))
        readCluster(entry);
    return std::move(m_fleet);
}

void FleetReader::readRegion(const YAML::Node &entry)
{
    const QString name =
        declare(m_regions, yaml::child(entry, "name"), tr("region '%1' is declared twice, first in line %2"));
    const auto provider = yaml::text(yaml::child(entry, "provider"));
    const Region *known = fromCatalogue(name, provider);
    Region region = known ? *known : Region{RegionId(name), name, provider.value_or(QString()), {}, {}, 1.0};
    take(yaml::text(yaml::child(entry, "title")), region.title);
    take(yaml::text(yaml::child(entry, "jurisdiction")), region.jurisdiction);
    region.costFactor = yaml::number(yaml::child(entry, "cost_factor")).value_or(region.costFactor);
    if (const auto own = place(entry))
        region.place = own;
    if (!name.isEmpty())
        m_fleet.regions.append(region);
}

void FleetReader::readCredential(const YAML::Node &entry)
{
    Credential credential;
    credential.name =
        declare(m_credentials, yaml::child(entry, "name"), tr("credential '%1' is declared twice, first in line %2"));
    take(yaml::text(yaml::child(entry, "user")), credential.user);
    take(yaml::text(yaml::child(entry, "service")), credential.service);
    credential.passwordFile = path(yaml::text(yaml::child(entry, "password_file")).value_or(QString()));
    m_fleet.credentials.append(credential);
}

void FleetReader::readCluster(const YAML::Node &entry)
{
    Cluster cluster;
    cluster.id = ClusterId(
        declare(m_clusters, yaml::child(entry, "name"), tr("cluster '%1' is declared twice, first in line %2")));
    cluster.engine = parseEngine(yaml::text(yaml::child(entry, "engine")).value_or(QString())).value_or(cluster.engine);
    take(yaml::text(yaml::child(entry, "environment")),
         {Environment::Production, Environment::Staging, Environment::Test}, cluster.environment);
    take(yaml::text(yaml::child(entry, "colour")), cluster.colour);
    cluster.rto = objective(yaml::child(entry, "rto"));
    cluster.rpo = objective(yaml::child(entry, "rpo"));
    cluster.sla = yaml::number(yaml::child(entry, "sla")).value_or(m_sla);
    readThresholds(yaml::child(entry, "thresholds"), cluster.thresholds);
    readPolling(yaml::child(entry, "polling"), cluster.polling);
    readOperations(entry, cluster);
    m_fleet.clusters.append(cluster);

    Node inherited;
    inherited.port = traits(cluster.engine).port;
    inherited.database = traits(cluster.engine).database;
    readTls(yaml::child(entry, "tls"), inherited.tls);
    inherited.credential = credentialName(yaml::child(entry, "credential"), {});
    for (const YAML::Node &node : entries(yaml::child(entry, "nodes")))
        readNode(node, cluster, inherited);
    const YAML::Node endpoints = yaml::child(entry, "endpoints");
    for (const YAML::Node &endpoint : entries(endpoints))
        readEndpoint(endpoint, cluster);
    if (!traits(cluster.engine).operations && !entries(endpoints).empty())
        m_problems.add(endpoints.Mark(),
                       tr("'endpoints': those of %1 cannot be looked through yet").arg(toText(cluster.engine)));
}

void FleetReader::readNode(const YAML::Node &entry, const Cluster &cluster, const Node &inherited)
{
    Node node = inherited;
    node.cluster = cluster.id;
    node.id = NodeId(declare(m_nodes, yaml::child(entry, "name"), tr("node '%1' is declared twice, first in line %2")));
    take(yaml::text(yaml::child(entry, "host")), node.host);
    take(yaml::text(yaml::child(entry, "database")), node.database);
    node.port = static_cast<quint16>(yaml::integer(yaml::child(entry, "port")).value_or(node.port));
    node.priority = static_cast<int>(yaml::integer(yaml::child(entry, "priority")).value_or(node.priority));
    take(yaml::text(yaml::child(entry, "promotion")),
         {PromotionRule::Allow, PromotionRule::Prefer, PromotionRule::PreferNot, PromotionRule::MustNot},
         node.promotion);
    node.region = RegionId(yaml::text(yaml::child(entry, "region")).value_or(QString()));
    checkRegion(yaml::child(entry, "region"));
    readTls(yaml::child(entry, "tls"), node.tls);
    node.credential = credentialName(yaml::child(entry, "credential"), node.credential);
    const YAML::Node control = yaml::child(entry, "control");
    node.control = readControl(control);
    checkControl(control, node.control);
    for (const YAML::Node &route : entries(yaml::child(entry, "reached_from"))) {
        Route r{RegionId(yaml::text(yaml::child(route, "region")).value_or(QString())), node.host, node.port};
        checkRegion(yaml::child(route, "region"));
        take(yaml::text(yaml::child(route, "host")), r.host);
        r.port = static_cast<quint16>(yaml::integer(yaml::child(route, "port")).value_or(r.port));
        node.routes.append(r);
    }
    m_fleet.nodes.append(node);
}

void FleetReader::readTls(const YAML::Node &map, Tls &tls) const
{
    take(yaml::text(yaml::child(map, "mode")),
         {TlsMode::Disable, TlsMode::Prefer, TlsMode::Require, TlsMode::VerifyCa, TlsMode::VerifyFull}, tls.mode);
    if (const auto file = yaml::text(yaml::child(map, "root_certificate")))
        tls.rootCertificate = path(*file);
}

void FleetReader::readThresholds(const YAML::Node &map, Thresholds &out)
{
    takeFields<Thresholds>(map, kThresholdFields, out);
    checkOrder(map, out, "healthy_within", &Thresholds::healthyWithin, "degraded_within", &Thresholds::degradedWithin);
    checkOrder(map, out, "lag_warning", &Thresholds::lagWarning, "lag_critical", &Thresholds::lagCritical);
    checkOrder(map, out, "lag_bytes_soft", &Thresholds::lagBytesSoft, "lag_bytes_hard", &Thresholds::lagBytesHard);
}

void FleetReader::readPolling(const YAML::Node &map, Polling &out)
{
    takeFields<Polling>(map, kPollingFields, out);
    // A shorter timeout alone is no contradiction: it simply ends the connecting, too.
    if (yaml::child(map, "connect_timeout").IsDefined())
        checkOrder(map, out, "connect_timeout", &Polling::connectTimeout, "timeout", &Polling::timeout);
}

void FleetReader::readOperations(const YAML::Node &entry, Cluster &cluster)
{
    const YAML::Node limits = yaml::child(entry, "limits");
    takeFields<OperationLimits>(limits, kLimitFields, cluster.limits);
    checkOrder(limits, cluster.limits, "archive_warn", &OperationLimits::archiveWarn, "archive_block",
               &OperationLimits::archiveBlock);
    cluster.operatorCredential = credentialName(yaml::child(entry, "operator"), {});
    cluster.replicationCredential = credentialName(yaml::child(entry, "replication"), {});
}

template <class Owner>
void FleetReader::readTexts(const YAML::Node &map, std::span<const FleetText<Owner>> rows, Owner &out)
{
    for (const FleetText<Owner> &row : rows) {
        const YAML::Node node = yaml::child(map, row.key);
        QString &member = out.*row.member;
        if (row.kind == TextKind::Credential)
            member = credentialName(node, member);
        else if (const auto text = yaml::text(node))
            member = row.kind == TextKind::LocalPath ? path(*text) : *text;
    }
}

HostControl FleetReader::readControl(const YAML::Node &map)
{
    HostControl control;
    take(yaml::text(yaml::child(map, "kind")),
         {ControlKind::None, ControlKind::Local, ControlKind::Ssh, ControlKind::Patroni}, control.kind);
    take(yaml::text(yaml::child(map, "launcher")), {Launcher::PgCtl, Launcher::PgCtlCluster, Launcher::Systemd},
         control.launcher);
    readTexts<HostControl>(map, kControlTexts, control);
    const YAML::Node ssh = yaml::child(map, "ssh");
    readTexts<HostControl>(ssh, kSshTexts, control);
    if (const auto port = yaml::integer(yaml::child(ssh, "port")))
        control.sshPort = static_cast<int>(*port);
    readTexts<HostControl>(yaml::child(map, "patroni"), kPatroniTexts, control);
    return control;
}

/// What a server's machine must tell, by what is to be done there; an endpoint's needs none of it.
void FleetReader::checkControl(const YAML::Node &map, const HostControl &control)
{
    if (control.kind == ControlKind::Local || control.kind == ControlKind::Ssh)
        needs(map, "kind", toText(control.kind), "data");
    if (control.kind == ControlKind::Patroni)
        needs(map, "kind", toText(control.kind), "patroni");
    if (control.launcher != Launcher::PgCtl)
        needs(map, "launcher", toText(control.launcher), "service");
    const YAML::Node service = yaml::child(map, "service");
    static const QRegularExpression debian(QStringLiteral("^[0-9]+(\\.[0-9]+)?/[^/]+$"));
    if (control.launcher == Launcher::PgCtlCluster && yaml::text(service) && !debian.match(control.service).hasMatch())
        m_problems.add(service.Mark(), tr("'service': expected version/cluster as pg_lsclusters shows them, such as "
                                          "15/main, found '%1'")
                                           .arg(control.service));
}

void FleetReader::readEndpoint(const YAML::Node &entry, const Cluster &cluster)
{
    Endpoint endpoint;
    endpoint.cluster = cluster.id;
    endpoint.name =
        declare(m_endpoints, yaml::child(entry, "name"), tr("endpoint '%1' is declared twice, first in line %2"));
    const auto kind = yaml::text(yaml::child(entry, "kind"));
    take(kind, {EndpointKind::Direct, EndpointKind::PgBouncer, EndpointKind::HaProxy, EndpointKind::Hook},
         endpoint.kind);
    endpoint.region = RegionId(yaml::text(yaml::child(entry, "region")).value_or(QString()));
    checkRegion(yaml::child(entry, "region"));
    endpoint.port = static_cast<quint16>(yaml::integer(yaml::child(entry, "port")).value_or(0));
    readTexts<Endpoint>(entry, kEndpointTexts, endpoint);
    endpoint.control = readControl(yaml::child(entry, "control"));
    const YAML::Node command = yaml::child(entry, "command");
    for (size_t i = 0; command.IsDefined() && command.IsSequence() && i < command.size(); ++i)
        endpoint.command += yaml::text(command[i]).value_or(QString());
    endpoint.timeout = yaml::duration(yaml::child(entry, "timeout")).value_or(endpoint.timeout);
    checkEndpoint(entry);
    m_fleet.endpoints.append(endpoint);
}

void FleetReader::checkEndpoint(const YAML::Node &entry)
{
    constexpr struct {
        const char *kind, *key;
    } kNeeds[] = {
        {"pgbouncer", "host"},  {"pgbouncer", "port"}, {"haproxy", "host"}, {"haproxy", "port"}, {"haproxy", "socket"},
        {"haproxy", "backend"}, {"haproxy", "server"}, {"hook", "host"},    {"hook", "port"},    {"hook", "command"},
    };
    const auto kind = yaml::text(yaml::child(entry, "kind"));
    for (const auto &need : kNeeds) {
        if (kind == QLatin1String(need.kind))
            needs(entry, "kind", *kind, need.key);
    }
}

void FleetReader::needs(const YAML::Node &map, const char *reason, const QString &word, const char *key)
{
    if (!yaml::child(map, key).IsDefined())
        m_problems.add(map.Mark(),
                       tr("'%1: %2' needs '%3' beside it").arg(QLatin1String(reason), word, QLatin1String(key)),
                       QString::fromLatin1(key));
}

void FleetReader::checkRegion(const YAML::Node &name)
{
    const auto wanted = yaml::text(name);
    if (!wanted || m_fleet.region(RegionId(*wanted)))
        return;
    if (const Region *known = fromCatalogue(*wanted, {})) {
        m_fleet.regions.append(*known);
        return;
    }
    QStringList names = m_regions.keys();
    std::sort(names.begin(), names.end());
    for (const Region &region : m_catalogue)
        names.append(region.id.name());
    const QString meant = nearest(*wanted, names);
    m_problems.add(
        name.Mark(),
        meant.isEmpty()
            ? tr("unknown region '%1': expected one of a public cloud or one declared under 'regions'").arg(*wanted)
            : tr("unknown region '%1'; did you mean '%2'?").arg(*wanted, meant));
}

QString FleetReader::credentialName(const YAML::Node &name, const QString &otherwise)
{
    const auto wanted = yaml::text(name);
    if (!wanted)
        return otherwise;
    if (m_credentials.contains(*wanted))
        return *wanted;
    QStringList names = m_credentials.keys();
    std::sort(names.begin(), names.end());
    const QString meant = nearest(*wanted, names);
    m_problems.add(name.Mark(),
                   meant.isEmpty()
                       ? tr("unknown credential '%1': expected one declared under 'credentials'").arg(*wanted)
                       : tr("unknown credential '%1'; did you mean '%2'?").arg(*wanted, meant));
    return otherwise;
}

QString FleetReader::declare(Names &names, const YAML::Node &name, const QString &message)
{
    const QString word = yaml::text(name).value_or(QString());
    if (names.contains(word))
        m_problems.add(name.Mark(), message.arg(word).arg(names.value(word)));
    else if (!word.isEmpty())
        names.insert(word, name.Mark().line + 1);
    return word;
}

template <class Owner, class T>
void FleetReader::checkOrder(const YAML::Node &map, const Owner &values, const char *low, T Owner::*lowMember,
                             const char *high, T Owner::*highMember)
{
    const YAML::Node lowNode = yaml::child(map, low);
    const YAML::Node highNode = yaml::child(map, high);
    if (values.*lowMember <= values.*highMember || (!lowNode.IsDefined() && !highNode.IsDefined()))
        return;
    m_problems.add((lowNode.IsDefined() ? lowNode : highNode).Mark(),
                   FleetReader::tr("'%1' (%2) must not be more than '%3' (%4)")
                       .arg(QString::fromLatin1(low), spelled(values.*lowMember), QString::fromLatin1(high),
                            spelled(values.*highMember)));
}

const Region *FleetReader::fromCatalogue(const QString &name, const std::optional<QString> &provider) const
{
    const auto it = std::find_if(m_catalogue.begin(), m_catalogue.end(), [&](const Region &region) {
        return region.id.name() == name && (!provider || region.provider == *provider);
    });
    return it == m_catalogue.end() ? nullptr : &*it;
}

QString FleetReader::path(const QString &written) const
{
    if (written.isEmpty())
        return {};
    if (written.startsWith(QStringLiteral("~/")))
        return QDir::cleanPath(QDir::home().filePath(written.sliced(2)));
    return QDir::cleanPath(QFileInfo(m_fleet.file).absoluteDir().absoluteFilePath(written));
}

} // namespace meridian
