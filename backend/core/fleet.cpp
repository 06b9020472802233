// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet.h"

#include <algorithm>

namespace meridian
{

namespace
{

template <class List, class Match>
auto find(const List &list, Match &&match) -> decltype(list.data())
{
    const auto it = std::find_if(list.begin(), list.end(), match);
    return it == list.end() ? nullptr : &*it;
}

} // namespace

QString toText(EngineKind engine)
{
    switch (engine) {
    case EngineKind::PostgreSql:
        return QStringLiteral("postgresql");
    case EngineKind::MariaDb:
        return QStringLiteral("mariadb");
    case EngineKind::MySql:
        return QStringLiteral("mysql");
    }
    return {};
}

std::optional<EngineKind> parseEngine(QStringView text)
{
    for (const EngineKind engine : {EngineKind::PostgreSql, EngineKind::MariaDb, EngineKind::MySql}) {
        if (text == toText(engine))
            return engine;
    }
    return {};
}

const EngineTraits &traits(EngineKind engine)
{
    static const EngineTraits postgres{5432, QStringLiteral("postgres"), true};
    static const EngineTraits others{3306, {}, false};
    return engine == EngineKind::PostgreSql ? postgres : others;
}

QString toText(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return QStringLiteral("production");
    case Environment::Staging:
        return QStringLiteral("staging");
    case Environment::Test:
        return QStringLiteral("test");
    }
    return {};
}

QString toText(PromotionRule rule)
{
    switch (rule) {
    case PromotionRule::Allow:
        return QStringLiteral("allow");
    case PromotionRule::Prefer:
        return QStringLiteral("prefer");
    case PromotionRule::PreferNot:
        return QStringLiteral("prefer-not");
    case PromotionRule::MustNot:
        return QStringLiteral("must-not");
    }
    return {};
}

QString toText(TlsMode mode)
{
    switch (mode) {
    case TlsMode::Disable:
        return QStringLiteral("disable");
    case TlsMode::Prefer:
        return QStringLiteral("prefer");
    case TlsMode::Require:
        return QStringLiteral("require");
    case TlsMode::VerifyCa:
        return QStringLiteral("verify-ca");
    case TlsMode::VerifyFull:
        return QStringLiteral("verify-full");
    }
    return {};
}

Node Node::seenFrom(const RegionId &from) const
{
    Node out = *this;
    if (const Route *route = find(routes, [&](const Route &r) { return r.from == from; })) {
        out.host = route->host;
        out.port = route->port;
    }
    return out;
}

bool Node::answersTo(const QString &toHost, std::optional<int> toPort, const RegionId &from) const
{
    const Route *route = find(routes, [&](const Route &r) { return r.from == from; });
    return toHost == (route ? route->host : host) && toPort.value_or(5432) == (route ? route->port : port);
}

QString Node::address() const
{
    const bool bareIpv6 = host.contains(u':') && !host.startsWith(u'[');
    return (bareIpv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(host).arg(port);
}

const Region *Fleet::region(const RegionId &id) const
{
    return find(regions, [&](const Region &r) { return r.id == id; });
}

const Cluster *Fleet::cluster(const ClusterId &id) const
{
    return find(clusters, [&](const Cluster &c) { return c.id == id; });
}

const Node *Fleet::node(const NodeId &id) const
{
    const qsizetype place = index.find(nodes, id);
    return place < 0 ? nullptr : &nodes[place];
}

NodeIndex &NodeIndex::operator=(const NodeIndex &)
{
    m_places.store({});
    return *this;
}

qsizetype NodeIndex::find(const QList<Node> &nodes, const NodeId &id) const
{
    const auto holds = [&](qsizetype place) { return place >= 0 && place < nodes.size() && nodes[place].id == id; };
    std::shared_ptr<const Places> places = m_places.load();
    if (!places || places->size != nodes.size()) {
        auto fresh = std::make_shared<Places>(Places{{}, nodes.size()});
        for (qsizetype i = 0; i < nodes.size(); ++i)
            fresh->of.insert(nodes[i].id, i);
        m_places.store(places = fresh);
    }
    const qsizetype place = places->of.value(id, -1);
    if (holds(place))
        return place;
    // Not there, or the list was changed in place.
    const auto it = std::find_if(nodes.begin(), nodes.end(), [&](const Node &n) { return n.id == id; });
    return it == nodes.end() ? -1 : it - nodes.begin();
}

const Credential *Fleet::credential(const QString &name) const
{
    return find(credentials, [&](const Credential &c) { return c.name == name; });
}

} // namespace meridian
