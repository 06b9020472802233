// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctlsurroundings.h"

#include "ctljson.h"
#include "ctltable.h"
#include "format.h"

#include <QJsonObject>

namespace meridian::ctl
{

namespace
{

QJsonObject endpointJson(const EndpointState &e)
{
    return {
        {QStringLiteral("name"), e.name},
        {QStringLiteral("cluster"), e.cluster.name()},
        {QStringLiteral("health"), toText(e.health)},
        {QStringLiteral("reason"), e.reason.text()},
        {QStringLiteral("leads_to"), e.writer && e.health != Health::Unknown ? e.writer->name() : QJsonValue()},
        {QStringLiteral("paused"), orNull(e.paused)},
        {QStringLiteral("looked_at"), orNull(e.askedAt)},
    };
}

QJsonObject ownerJson(const OwnerState &o)
{
    QJsonArray members, history;
    for (const OwnerMember &m : o.members)
        members.append(QJsonObject{{QStringLiteral("name"), m.name},
                                   {QStringLiteral("node"), orNull(m.node.name())},
                                   {QStringLiteral("role"), m.role},
                                   {QStringLiteral("state"), m.state},
                                   {QStringLiteral("timeline"), orNull(m.timeline)},
                                   {QStringLiteral("lag_bytes"), orNull(m.lagBytes)},
                                   {QStringLiteral("tags"), QJsonArray::fromStringList(m.tags)}});
    for (const OwnerChange &c : o.history)
        history.append(QJsonObject{{QStringLiteral("timeline"), qint64(c.timeline)},
                                   {QStringLiteral("time"), orNull(c.at)},
                                   {QStringLiteral("leader"), orNull(c.leader)},
                                   {QStringLiteral("reason"), orNull(c.reason)}});
    return {
        {QStringLiteral("cluster"), o.cluster.name()},
        {QStringLiteral("owner"), toText(o.owner)},
        {QStringLiteral("scope"), orNull(o.scope)},
        {QStringLiteral("paused"), orNull(o.paused)},
        {QStringLiteral("members"), members},
        {QStringLiteral("history"), history},
        {QStringLiteral("error"), o.error ? QJsonValue(o.error->text()) : QJsonValue()},
    };
}

} // namespace

QJsonValue maintenanceJson(const std::optional<Maintenance> &m)
{
    if (!m)
        return {};
    return QJsonObject{{QStringLiteral("since"), format::iso(m->since)},
                       {QStringLiteral("by"), m->by},
                       {QStringLiteral("reason"), orNull(m->reason)}};
}

QJsonArray endpointsJson(const Snapshot &snapshot)
{
    QJsonArray all;
    for (const EndpointState &e : snapshot.endpoints)
        all.append(endpointJson(e));
    return all;
}

QJsonArray ownersJson(const Snapshot &snapshot)
{
    QJsonArray all;
    for (const OwnerState &o : snapshot.owners)
        all.append(ownerJson(o));
    return all;
}

QString surroundingsText(const Snapshot &s)
{
    QString out;
    QList<QStringList> endpoints, members;
    for (const EndpointState &e : s.endpoints)
        endpoints.append({e.name, e.cluster.name(), toText(e.health),
                          e.writer && e.health != Health::Unknown ? e.writer->name() : format::unknown(),
                          e.reason.text()});
    if (!endpoints.isEmpty())
        out += u'\n' + textTable({QStringLiteral("ENDPOINT"), QStringLiteral("CLUSTER"), QStringLiteral("HEALTH"),
                                  QStringLiteral("LEADS TO"), QStringLiteral("REASON")},
                                 endpoints);
    for (const OwnerState &o : s.owners) {
        const QString paused = o.paused.value_or(false) ? QStringLiteral("paused") : QString();
        members.append({o.cluster.name(), toText(o.owner), o.scope, paused, QString()});
        for (const OwnerMember &m : o.members)
            members.append({QString(), m.name, m.role, m.state, format::orUnknown(m.lagBytes, format::bytes)});
    }
    if (!members.isEmpty())
        out += u'\n' + textTable({QStringLiteral("CLUSTER"), QStringLiteral("OWNER"), QStringLiteral("SCOPE"),
                                  QStringLiteral("STATE"), QStringLiteral(">LAG")},
                                 members);
    return out;
}

} // namespace meridian::ctl
