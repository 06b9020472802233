// SPDX-License-Identifier: GPL-3.0-or-later
#include "trafficwords.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace meridian
{

namespace
{

QByteArray joined(const QList<Node> &nodes, QByteArray (*part)(const Node &))
{
    QByteArrayList parts;
    for (const Node &node : nodes)
        parts += part(node);
    return parts.join(',');
}

} // namespace

QByteArray identityQuery()
{
    return "select (select system_identifier from pg_control_system())::text as system, "
           "(extract(epoch from pg_postmaster_start_time()) * 1000000)::bigint as started, "
           "host(inet_server_addr()) as address, current_setting('port') as port";
}

TrafficSession::Parameters clientParameters(const TrafficContext &context)
{
    const Endpoint &endpoint = context.endpoint;
    const bool direct = endpoint.kind == EndpointKind::Direct;
    const Node first = context.nodes.isEmpty() ? Node() : context.nodes.first();
    return {
        {"service", context.login.service.toUtf8()},
        {"host",
         direct ? joined(context.nodes, [](const Node &n) { return n.host.toUtf8(); }) : endpoint.host.toUtf8()},
        {"port", direct ? joined(context.nodes, [](const Node &n) { return QByteArray::number(n.port); })
                        : QByteArray::number(endpoint.port)},
        {"dbname", (endpoint.database.isEmpty() ? first.database : endpoint.database).toUtf8()},
        {"user", context.login.user.toUtf8()},
        {"password", context.login.password},
        {"passfile", context.login.passwordFile.toUtf8()},
        {"sslmode", direct ? toText(first.tls.mode).toUtf8() : QByteArray("prefer")},
        {"sslrootcert", direct ? first.tls.rootCertificate.toUtf8() : QByteArray()},
        {"target_session_attrs", direct ? "read-write" : ""},
        {"connect_timeout", direct ? "2" : ""},
        {"application_name", "meridian"},
        {"gssencmode", "disable"},
    };
}

TrafficSession::Parameters consoleParameters(const TrafficContext &context)
{
    return {
        {"service", context.login.service.toUtf8()},
        {"host", context.endpoint.host.toUtf8()},
        {"port", QByteArray::number(context.endpoint.port)},
        {"dbname", "pgbouncer"},
        {"user", context.login.user.toUtf8()},
        {"password", context.login.password},
        {"passfile", context.login.passwordFile.toUtf8()},
        {"application_name", "meridian"},
        {"gssencmode", "disable"},
    };
}

QByteArray consoleCommand(const Endpoint &endpoint, const QByteArray &verb)
{
    if (endpoint.database.isEmpty())
        return verb;
    return verb + " \"" + endpoint.database.toUtf8().replace("\"", "\"\"") + '"';
}

QByteArray proxyCommand(const Endpoint &endpoint, const QByteArray &address, quint16 port)
{
    const QByteArray server = (endpoint.backend + u'/' + endpoint.server).toUtf8();
    // Its checks would need a while to find the new one well; sessions with the old one would stay as they are.
    return "set server " + server + " addr " + address + " port " + QByteArray::number(port) + "; set server " +
           server + " state ready; set server " + server + " health up; shutdown sessions server " + server;
}

/// With dry_run it checks what it needs and changes nothing.
QByteArray hookOrder(const Endpoint &endpoint, const Node &node, bool dryRun)
{
    const QJsonObject order{
        {QStringLiteral("endpoint"), endpoint.name},
        {QStringLiteral("cluster"), endpoint.cluster.name()},
        {QStringLiteral("node"), node.id.name()},
        {QStringLiteral("host"), node.host},
        {QStringLiteral("port"), node.port},
        {QStringLiteral("database"), endpoint.database.isEmpty() ? node.database : endpoint.database},
        {QStringLiteral("dry_run"), dryRun},
    };
    return QJsonDocument(order).toJson(QJsonDocument::Compact);
}

} // namespace meridian
