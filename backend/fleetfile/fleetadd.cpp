// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetadd.h"

namespace meridian
{

namespace
{

using Entries = std::vector<std::pair<QString, yaml::Place>>;

void add(Entries &to, const char *key, const QString &value, const QString &otherwise = {})
{
    if (value != otherwise)
        to.emplace_back(QString::fromLatin1(key), yaml::textScalar(value));
}

yaml::Place nodeEntry(const Node &node, const Node &inherited, const EngineTraits &usual)
{
    Entries e;
    add(e, "name", node.id.name());
    add(e, "host", node.host);
    if (node.port != usual.port)
        e.emplace_back(QStringLiteral("port"), yaml::plainScalar(QString::number(node.port)));
    add(e, "database", node.database, usual.database);
    add(e, "region", node.region.name());
    Entries tls;
    add(tls, "mode", toText(node.tls.mode), toText(inherited.tls.mode));
    add(tls, "root_certificate", node.tls.rootCertificate, inherited.tls.rootCertificate);
    if (!tls.empty())
        e.emplace_back(QStringLiteral("tls"), yaml::mapping(tls));
    add(e, "credential", node.credential, inherited.credential);
    return yaml::mapping(e);
}

/// Entries of `list` that are not there yet, by name.
template <class T, class Make>
Result<Done> addMissing(FleetDraft &draft, const QString &list, const QList<T> &wanted, Make &&make)
{
    for (const T &one : wanted) {
        const auto [name, entry] = make(one);
        if (draft.names(list).contains(name))
            continue;
        if (const Result<Done> added = draft.append({list}, entry); !added)
            return added;
    }
    return Done{};
}

} // namespace

Result<Done> addCluster(FleetDraft &draft, const Fleet &found)
{
    const FleetPtr before = draft.fleet();
    const auto credentials =
        addMissing(draft, QStringLiteral("credentials"), found.credentials, [](const Credential &c) {
            Entries e;
            add(e, "name", c.name);
            add(e, "user", c.user);
            add(e, "service", c.service);
            add(e, "password_file", c.passwordFile);
            return std::pair(c.name, yaml::mapping(e));
        });
    const auto regions = addMissing(draft, QStringLiteral("regions"), found.regions, [](const Region &r) {
        Entries e;
        add(e, "name", r.id.name());
        add(e, "title", r.title, r.id.name());
        return std::pair(r.id.name(), yaml::mapping(e));
    });
    if (!credentials || !regions)
        return credentials ? regions : credentials;

    const auto clusters = QStringLiteral("clusters"), nodes = QStringLiteral("nodes");
    const QString name = found.clusters.first().id.name();
    const EngineKind engine = found.clusters.first().engine;
    const auto at = draft.names(clusters).indexOf(name);
    if (at < 0) {
        Entries e;
        std::vector<yaml::Place> all;
        const Node common = found.nodes.first();
        for (const Node &node : found.nodes)
            all.push_back(nodeEntry(node, common, traits(engine)));
        add(e, "name", name);
        add(e, "engine", toText(engine), toText(Cluster().engine));
        Entries tls;
        add(tls, "mode", toText(common.tls.mode), toText(Tls().mode));
        add(tls, "root_certificate", common.tls.rootCertificate);
        if (!tls.empty())
            e.emplace_back(QStringLiteral("tls"), yaml::mapping(tls));
        add(e, "credential", common.credential);
        e.emplace_back(nodes, yaml::list(all));
        return draft.append({clusters}, yaml::mapping(e));
    }
    Node inherited; // what the nodes that are there have in common is not known: each new one says it all
    const yaml::Path cluster{clusters, QString::number(at)};
    const auto text = [&](const yaml::Path &keys) { return draft.value(cluster + keys).value_or(QString()); };
    inherited.credential = text({QStringLiteral("credential")});
    for (const TlsMode mode : {TlsMode::Disable, TlsMode::Prefer, TlsMode::Require, TlsMode::VerifyCa}) {
        if (text({QStringLiteral("tls"), QStringLiteral("mode")}) == toText(mode))
            inherited.tls.mode = mode;
    }
    if (before && !before->nodes.isEmpty()) { // absolute, as in a Fleet
        for (const Node &node : before->nodes) {
            if (node.cluster.name() == name)
                inherited.tls.rootCertificate = node.tls.rootCertificate;
        }
    }
    for (const Node &node : found.nodes) {
        if (const auto added = draft.append(cluster + yaml::Path{nodes}, nodeEntry(node, inherited, traits(engine)));
            !added)
            return added;
    }
    return Done{};
}

} // namespace meridian
