// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctloutput.h"

#include "ctljson.h"
#include "ctlsurroundings.h"
#include "ctltable.h"
#include "format.h"

#include <QJsonArray>

#include <cmath>

namespace meridian::ctl
{

namespace
{

double rounded(double value, double unit)
{
    return std::round(value / unit) * unit;
}

QJsonValue secondsOrNull(const std::optional<microseconds> &t)
{
    return t ? QJsonValue(rounded(toSeconds(*t), 1e-3)) : QJsonValue();
}

QJsonValue msOrNull(const std::optional<microseconds> &t)
{
    return t ? QJsonValue(rounded(toMs(*t), 1e-3)) : QJsonValue();
}

QString timeText(const std::optional<microseconds> &t)
{
    return format::orUnknown(t, format::duration);
}

QString lagText(const Lag &lag)
{
    switch (lag.state) {
    case LagState::NotApplicable:
        return {};
    case LagState::Unknown:
        return format::unknown();
    case LagState::Idle:
        return QStringLiteral("idle");
    default:
        return timeText(lag.time);
    }
}

/// A value of a node that does not answer now is not shown as current.
template <class T>
std::optional<T> current(const NodeState &n, const std::optional<T> &value)
{
    return n.reachable ? value : std::nullopt;
}

QJsonObject nodeJson(const Snapshot &snapshot, const NodeState &n)
{
    const Node *node = snapshot.fleet->node(n.id);
    const Cluster *cluster = snapshot.fleet->cluster(node->cluster);
    return {
        {QStringLiteral("name"), n.id.name()},
        {QStringLiteral("cluster"), node->cluster.name()},
        {QStringLiteral("region"), node->region.name()},
        {QStringLiteral("engine"), toText(cluster->engine)},
        {QStringLiteral("version"), n.sample ? orNull(n.sample->detail.version) : QJsonValue()},
        {QStringLiteral("role"), toText(n.role())},
        {QStringLiteral("health"), toText(n.health)},
        {QStringLiteral("reason"), n.reason.text()},
        {QStringLiteral("reachable"), n.reachable},
        {QStringLiteral("timeline"), n.sample ? orNull(n.sample->timeline) : QJsonValue()},
        {QStringLiteral("lag_bytes"), orNull(n.lag.bytes)},
        {QStringLiteral("lag_transactions"), orNull(n.lag.transactions)},
        {QStringLiteral("lag_seconds"), secondsOrNull(n.lag.time)},
        {QStringLiteral("lag_state"), toText(n.lag.state)},
        {QStringLiteral("latency_ms"), msOrNull(current(n, n.timings.roundTrip))},
        {QStringLiteral("maintenance"), maintenanceJson(n.maintenance)},
    };
}

QJsonObject linkJson(const LinkState &l)
{
    return {
        {QStringLiteral("from"), l.from.name()},
        {QStringLiteral("to"), l.to.name()},
        {QStringLiteral("state"), toText(l.state)},
        {QStringLiteral("reason"), l.reason.text()},
        {QStringLiteral("sync_state"), orNull(l.syncState)},
        {QStringLiteral("lag_bytes"), orNull(l.lag.bytes)},
        {QStringLiteral("lag_transactions"), orNull(l.lag.transactions)},
        {QStringLiteral("lag_seconds"), secondsOrNull(l.lag.time)},
        {QStringLiteral("round_trip_ms"), msOrNull(l.roundTrip)},
    };
}

QJsonArray nodesArray(const Snapshot &s)
{
    QJsonArray nodes;
    for (const NodeState &n : s.nodes)
        nodes.append(nodeJson(s, n));
    return nodes;
}

QJsonArray linksArray(const Snapshot &s)
{
    QJsonArray links;
    for (const LinkState &l : s.links)
        links.append(linkJson(l));
    return links;
}

QJsonObject headed(const Snapshot &s)
{
    return {{QStringLiteral("fleet"), s.fleet->name}, {QStringLiteral("time"), format::iso(s.at)}};
}

QString roleText(const NodeState &n)
{
    const QString role = toText(n.role());
    return n.cascading ? role + QStringLiteral(" (cascading)") : role;
}

} // namespace

QJsonObject nodesJson(const Snapshot &s)
{
    QJsonObject out = headed(s);
    out.insert(QStringLiteral("nodes"), nodesArray(s));
    return out;
}

QJsonObject linksJson(const Snapshot &s)
{
    QJsonObject out = headed(s);
    out.insert(QStringLiteral("links"), linksArray(s));
    return out;
}

QJsonObject statusJson(const Snapshot &s)
{
    QJsonObject out = headed(s);
    QJsonArray regions;
    for (const RegionState &r : s.regions)
        regions.append(QJsonObject{{QStringLiteral("name"), r.id.name()},
                                   {QStringLiteral("health"), toText(r.health)},
                                   {QStringLiteral("network"), toText(r.network)},
                                   {QStringLiteral("database"), toText(r.database)},
                                   {QStringLiteral("reason"), r.reason.text()}});
    out.insert(QStringLiteral("regions"), regions);
    out.insert(QStringLiteral("nodes"), nodesArray(s));
    out.insert(QStringLiteral("links"), linksArray(s));
    out.insert(QStringLiteral("endpoints"), endpointsJson(s));
    out.insert(QStringLiteral("owners"), ownersJson(s));
    return out;
}

QJsonObject latencyJson(const Snapshot &s)
{
    QJsonObject out = headed(s);
    QJsonArray fromHere, pairs;
    for (const RegionState &r : s.regions)
        fromHere.append(QJsonObject{{QStringLiteral("region"), r.id.name()},
                                    {QStringLiteral("latency_ms"), msOrNull(r.roundTrip)}});
    for (const RegionPair &p : s.pairs)
        pairs.append(QJsonObject{{QStringLiteral("from"), p.from.name()},
                                 {QStringLiteral("to"), p.to.name()},
                                 {QStringLiteral("latency_ms"), msOrNull(p.roundTrip)},
                                 {QStringLiteral("reference_ms"), msOrNull(p.reference)}});
    out.insert(QStringLiteral("from_here"), fromHere);
    out.insert(QStringLiteral("pairs"), pairs);
    return out;
}

QJsonObject checkJson(const Snapshot &s)
{
    QJsonObject out = headed(s);
    QJsonArray nodes;
    for (const NodeState &n : s.nodes) {
        QJsonObject node{{QStringLiteral("name"), n.id.name()},
                         {QStringLiteral("address"), s.fleet->node(n.id)->address()},
                         {QStringLiteral("ok"), n.reachable},
                         {QStringLiteral("resolve_ms"), msOrNull(n.timings.resolve)},
                         {QStringLiteral("tcp_ms"), msOrNull(n.timings.tcp)},
                         {QStringLiteral("tls_ms"), msOrNull(n.timings.tls)},
                         {QStringLiteral("login_ms"), msOrNull(n.timings.login)},
                         {QStringLiteral("query_ms"), msOrNull(n.timings.query)},
                         {QStringLiteral("password_source"), orNull(n.secretSource)}};
        if (n.error)
            node.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("tried"), n.error->tried},
                                                             {QStringLiteral("message"), n.error->message},
                                                             {QStringLiteral("code"), orNull(n.error->code)},
                                                             {QStringLiteral("remedy"), orNull(n.error->remedy)}});
        nodes.append(node);
    }
    out.insert(QStringLiteral("nodes"), nodes);
    return out;
}

QJsonObject eventJson(const Event &e)
{
    return {
        {QStringLiteral("time"), format::iso(e.at)},
        {QStringLiteral("severity"), toText(e.severity)},
        {QStringLiteral("kind"), e.kind},
        {QStringLiteral("region"), orNull(e.region.name())},
        {QStringLiteral("cluster"), orNull(e.cluster.name())},
        {QStringLiteral("node"), orNull(e.node.name())},
        {QStringLiteral("from"), orNull(e.from)},
        {QStringLiteral("to"), orNull(e.to)},
        {QStringLiteral("reason"), e.reason.text()},
    };
}

QString nodesText(const Snapshot &s)
{
    QList<QStringList> rows;
    for (const NodeState &n : s.nodes) {
        const Node *node = s.fleet->node(n.id);
        rows.append({n.id.name(), node->cluster.name(), node->region.name(), roleText(n), toText(n.health),
                     lagText(n.lag), n.role() == Role::Primary ? QString() : distanceText(n.lag),
                     timeText(current(n, n.timings.roundTrip)), n.reason.text()});
    }
    return textTable({QStringLiteral("NODE"), QStringLiteral("CLUSTER"), QStringLiteral("REGION"),
                      QStringLiteral("ROLE"), QStringLiteral("HEALTH"), QStringLiteral(">LAG"),
                      QStringLiteral(">BEHIND"), QStringLiteral(">ROUND TRIP"), QStringLiteral("REASON")},
                     rows);
}

QString linksText(const Snapshot &s)
{
    QList<QStringList> rows;
    for (const LinkState &l : s.links)
        rows.append({l.from.name(), l.to.name(), toText(l.state),
                     l.syncState.isEmpty() ? format::unknown() : l.syncState, lagText(l.lag), distanceText(l.lag),
                     timeText(l.roundTrip), l.reason.text()});
    return textTable({QStringLiteral("FROM"), QStringLiteral("TO"), QStringLiteral("STATE"), QStringLiteral("SYNC"),
                      QStringLiteral(">LAG"), QStringLiteral(">BEHIND"), QStringLiteral(">ROUND TRIP"),
                      QStringLiteral("REASON")},
                     rows);
}

QString latencyText(const Snapshot &s)
{
    QList<QStringList> rows;
    for (const RegionState &r : s.regions)
        rows.append({QStringLiteral("(here)"), r.id.name(), timeText(r.roundTrip), QString()});
    for (const RegionPair &p : s.pairs)
        rows.append({p.from.name(), p.to.name(), timeText(p.roundTrip), timeText(p.reference)});
    return textTable(
        {QStringLiteral("FROM"), QStringLiteral("TO"), QStringLiteral(">ROUND TRIP"), QStringLiteral(">EXPECTED")},
        rows);
}

QString checkText(const Snapshot &s)
{
    QList<QStringList> rows;
    QString errors;
    for (const NodeState &n : s.nodes) {
        const Timings &t = n.timings;
        rows.append({n.id.name(), s.fleet->node(n.id)->address(), timeText(t.resolve), timeText(t.tcp), timeText(t.tls),
                     timeText(t.login), timeText(t.query), n.secretSource,
                     n.reachable ? QStringLiteral("ok") : QStringLiteral("failed")});
        if (n.error)
            errors += n.error->text() + u'\n';
    }
    const QString table =
        textTable({QStringLiteral("NODE"), QStringLiteral("ADDRESS"), QStringLiteral(">NAME"), QStringLiteral(">TCP"),
                   QStringLiteral(">TLS"), QStringLiteral(">LOGIN"), QStringLiteral(">QUERY"),
                   QStringLiteral("PASSWORD FROM"), QStringLiteral("RESULT")},
                  rows);
    return errors.isEmpty() ? table : table + u'\n' + errors;
}

QString statusText(const Snapshot &s)
{
    QList<QStringList> regions;
    for (const RegionState &r : s.regions)
        regions.append({r.id.name(), toText(r.health), r.reason.text()});
    const QString head = QStringLiteral("%1 · %2\n\n").arg(s.fleet->name, format::dateTime(s.at));
    return head + textTable({QStringLiteral("REGION"), QStringLiteral("HEALTH"), QStringLiteral("REASON")}, regions) +
           u'\n' + nodesText(s) + u'\n' + linksText(s) + surroundingsText(s);
}

QString eventText(const Event &e)
{
    const QString where = e.node.isEmpty() ? QString() : e.node.name() + u' ';
    const QString change =
        e.from.isEmpty() && e.to.isEmpty() ? QString() : QStringLiteral("%1 → %2 ").arg(e.from, e.to);
    return QStringLiteral("%1  %2  %3  %4%5— %6")
        .arg(format::iso(e.at), toText(e.severity).leftJustified(8), e.kind.leftJustified(8), where, change,
             e.reason.text());
}

int exitCode(const Snapshot &s)
{
    int code = 0;
    for (const NodeState &n : s.nodes) {
        if (n.health == Health::Maintenance)
            continue;
        const bool lost = n.health == Health::Failed || n.health == Health::Unknown || !n.reachable;
        code = std::max(code, lost ? 2 : n.health == Health::Degraded ? 1 : 0);
    }
    for (const EndpointState &e : s.endpoints)
        code = std::max(code, e.health == Health::Failed ? 1 : 0);
    return code;
}

} // namespace meridian::ctl
