// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around servers, as labelled lines: endpoints, owners, maintenance. Pure.
#include "facts.h"
#include "format.h"
#include "words.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

using Tone = Fact::Tone;

struct Facts {
    Q_DECLARE_TR_FUNCTIONS(SurroundingFacts)
};

Fact plain(const QString &label, const QString &value, Tone tone = Tone::Normal)
{
    return {label, value.isEmpty() ? format::unknown() : value, tone, false, {}};
}

Tone toneOf(Health health)
{
    switch (health) {
    case Health::Failed:
        return Tone::Bad;
    case Health::Degraded:
    case Health::Unknown:
        return Tone::Warning;
    default:
        return Tone::Normal;
    }
}

QString withAge(const QString &text, const std::optional<Instant> &at, const Clock &clock)
{
    return at ? QStringLiteral("%1 · %2").arg(text, words::ago(clock.now - *at)) : text;
}

QString leadsTo(const Snapshot &snapshot, const EndpointState &e)
{
    if (e.paused.value_or(false))
        return Facts::tr("paused, its clients wait");
    if (!e.writer || e.health == Health::Unknown)
        return e.reason.code == QLatin1String("endpoint.waiting") ? Facts::tr("not looked yet")
                                                                  : Facts::tr("not known");
    const NodeState *writer = snapshot.node(*e.writer);
    return Facts::tr("%1 (%2)", "a node and its role").arg(e.writer->name(), writer ? words::role(*writer) : QString());
}

FactGroup endpointFacts(const Snapshot &snapshot, const ClusterId &cluster, const Clock &clock)
{
    FactGroup g{Facts::tr("Endpoints lead to"), {}, {}};
    for (const EndpointState &e : snapshot.endpoints) {
        if (e.cluster != cluster)
            continue;
        g.facts << plain(e.name, withAge(leadsTo(snapshot, e), e.askedAt, clock), toneOf(e.health));
        if (e.writer && e.health != Health::Unknown)
            g.facts.last().leadsTo = *e.writer;
        if (e.health == Health::Failed || (e.health == Health::Unknown && e.askedAt))
            g.facts << plain({}, e.reason.text(), toneOf(e.health));
    }
    return g;
}

QString ownerName(Owner owner)
{
    return owner == Owner::Patroni ? QStringLiteral("Patroni") : toText(owner);
}

QString memberText(const OwnerMember &m)
{
    QStringList parts{m.role, m.state};
    if (m.timeline)
        parts << Facts::tr("timeline %1").arg(*m.timeline);
    if (m.lagBytes)
        parts << Facts::tr("lag %1").arg(format::bytes(*m.lagBytes));
    return (parts + m.tags).join(QStringLiteral(" · "));
}

FactGroup ownerFacts(const OwnerState &o, const Clock &clock)
{
    FactGroup g{Facts::tr("Roles are decided by"), {}, {}};
    g.facts << plain(Facts::tr("Owner"), ownerName(o.owner));
    if (o.owner != Owner::Patroni) {
        g.facts << plain(Facts::tr("Meridian"), Facts::tr("watches, and shows the owner's commands instead of acting"));
        return g;
    }
    if (!o.scope.isEmpty())
        g.facts << plain(Facts::tr("Scope"), o.scope);
    if (o.error)
        g.facts << plain(Facts::tr("Its interface"), o.error->message, Tone::Bad);
    if (o.error && o.askedAt && o.members.isEmpty())
        return g;
    g.facts << plain(Facts::tr("State"),
                     !o.paused   ? QString()
                     : *o.paused ? Facts::tr("paused: it does nothing by itself")
                                 : Facts::tr("acts by itself"),
                     o.paused.value_or(false) ? Tone::Warning : Tone::Normal);
    for (const OwnerMember &m : o.members) {
        g.facts << plain(m.name, memberText(m));
        if (!m.node.isEmpty())
            g.facts.last().leadsTo = m.node;
    }
    for (const OwnerChange &c : o.history) {
        const QString at = format::orUnknown(c.at, [&](Instant t) { return format::dateTime(t, clock.utc); });
        g.facts << plain(Facts::tr("Timeline %1 ended").arg(c.timeline),
                         c.leader.isEmpty() ? at : Facts::tr("%1 · %2 leads", "a time and a node").arg(at, c.leader));
    }
    return g;
}

} // namespace

QList<FactGroup> surroundingFacts(const Snapshot &snapshot, const ClusterId &cluster, const Clock &clock)
{
    QList<FactGroup> groups;
    if (const FactGroup endpoints = endpointFacts(snapshot, cluster, clock); !endpoints.facts.isEmpty())
        groups << endpoints;
    if (const OwnerState *owner = snapshot.owner(cluster))
        groups << ownerFacts(*owner, clock);
    return groups;
}

QList<FactGroup> surroundingFacts(const Snapshot &snapshot, const NodeState &node, const Clock &clock)
{
    QList<FactGroup> groups;
    if (const auto &m = node.maintenance) {
        FactGroup g{Facts::tr("Maintenance"), {}, {}};
        g.facts << Fact{Facts::tr("Since"), withAge(format::dateTime(m->since, clock.utc), m->since, clock)};
        g.facts << plain(Facts::tr("By"), m->by);
        if (!m->reason.isEmpty())
            g.facts << plain(Facts::tr("Because"), m->reason);
        if (node.error)
            g.facts << plain(Facts::tr("It does not answer"), node.error->message);
        groups << g;
    }
    const Node *declared = snapshot.fleet ? snapshot.fleet->node(node.id) : nullptr;
    const OwnerState *owner = declared ? snapshot.owner(declared->cluster) : nullptr;
    if (!owner)
        return groups;
    for (const OwnerMember &m : owner->members) {
        if (m.node != node.id)
            continue;
        FactGroup g{Facts::tr("As %1 says").arg(ownerName(owner->owner)), {}, {}};
        g.facts << plain(Facts::tr("Member"), m.name) << plain(Facts::tr("Role"), m.role)
                << plain(Facts::tr("State"), m.state);
        g.facts << Fact{Facts::tr("Timeline"),
                        format::orUnknown(m.timeline, [](quint32 t) { return QString::number(t); })};
        g.facts << Fact{Facts::tr("Lag"), format::orUnknown(m.lagBytes, format::bytes)};
        if (!m.tags.isEmpty())
            g.facts << plain(Facts::tr("Tags"), m.tags.join(QStringLiteral(", ")));
        groups << g;
    }
    return groups;
}

} // namespace meridian
