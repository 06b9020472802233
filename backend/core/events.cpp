// SPDX-License-Identifier: GPL-3.0-or-later
#include "events.h"

#include "format.h"

#include <QHash>

namespace meridian
{

namespace
{

Severity severityOf(Health health, const Reason &reason)
{
    if (health == Health::Failed || reason.code == QLatin1String("node.lag-critical"))
        return Severity::Critical;
    return health == Health::Degraded ? Severity::Warning : Severity::Info;
}

/// Reasons that alternate from poll to poll while a node is silent: no news each time.
bool isPollReason(const Reason &reason)
{
    return reason.code == QLatin1String("node.overdue") || reason.code == QLatin1String("node.strike") ||
           reason.code == QLatin1String("node.recovering") || reason.code == QLatin1String("node.slow");
}

class Comparison
{
public:
    Comparison(const Snapshot &after) : m_after(after) {}

    void compare(const NodeState &old, const NodeState &now)
    {
        compareHealth(old, now);
        if (!old.sample || !now.sample)
            return;
        compareServer(now.id, *old.sample, *now.sample);
        if (old.upstream && now.upstream && old.upstream != now.upstream)
            add("upstream", Severity::Info, now.id, old.upstream->name(), now.upstream->name(), "event.upstream");
    }

    void compare(const LinkState &old, const LinkState &now)
    {
        if (old.state == now.state || old.state == LinkHealth::Unknown)
            return;
        const bool bad = now.state == LinkHealth::Broken || now.state == LinkHealth::Disputed;
        Event e = event("link", bad ? Severity::Warning : Severity::Info, now.to, toText(old.state), toText(now.state));
        e.reason = now.reason;
        m_events.append(e);
    }

    QList<Event> take() { return std::move(m_events); }

private:
    Event event(const char *kind, Severity severity, const NodeId &node, const QString &from, const QString &to) const
    {
        Event e;
        e.at = m_after.at;
        e.severity = severity;
        e.kind = QLatin1String(kind);
        e.node = node;
        if (const Node *n = m_after.fleet->node(node)) {
            e.region = n->region;
            e.cluster = n->cluster;
        }
        e.from = from;
        e.to = to;
        return e;
    }

    void add(const char *kind, Severity severity, const NodeId &node, const QString &from, const QString &to,
             const char *code)
    {
        Event e = event(kind, severity, node, from, to);
        e.reason = {QLatin1String(code), {from, to}};
        m_events.append(e);
    }

    void compareHealth(const NodeState &old, const NodeState &now)
    {
        const bool firstSight = old.health == Health::Unknown && now.health == Health::Healthy;
        const bool otherCause = now.health == old.health && severity(now.health) >= severity(Health::Degraded) &&
                                now.reason.code != old.reason.code && !isPollReason(now.reason) &&
                                !isPollReason(old.reason);
        if (firstSight || (now.health == old.health && !otherCause))
            return;
        Event e = event("health", severityOf(now.health, now.reason), now.id, toText(old.health), toText(now.health));
        e.reason = now.reason;
        m_events.append(e);
    }

    void compareServer(const NodeId &id, const ServerSample &old, const ServerSample &now)
    {
        if (old.role != now.role)
            add("role", Severity::Warning, id, toText(old.role), toText(now.role), "event.role");
        if (old.timeline && now.timeline && old.timeline != now.timeline)
            add("timeline", Severity::Warning, id, QString::number(*old.timeline), QString::number(*now.timeline),
                "event.timeline");
        if (old.detail.version != now.detail.version)
            add("version", Severity::Info, id, old.detail.version, now.detail.version, "event.version");
        if (old.detail.startedAt && now.detail.startedAt && *now.detail.startedAt > *old.detail.startedAt) {
            const QString at = format::dateTime(*now.detail.startedAt);
            Event e = event("restart", Severity::Warning, id, format::dateTime(*old.detail.startedAt), at);
            e.reason = {QStringLiteral("event.restart"), {at}};
            m_events.append(e);
        }
    }

    const Snapshot &m_after;
    QList<Event> m_events;
};

} // namespace

QList<Event> eventsBetween(const Snapshot &before, const Snapshot &after)
{
    Comparison comparison(after);
    QHash<NodeId, const NodeState *> oldNodes;
    for (const NodeState &n : before.nodes)
        oldNodes.insert(n.id, &n);
    for (const NodeState &n : after.nodes) {
        if (const NodeState *old = oldNodes.value(n.id))
            comparison.compare(*old, n);
    }
    QHash<NodeId, const LinkState *> oldLinks; // a node has one link towards it
    for (const LinkState &l : before.links)
        oldLinks.insert(l.to, &l);
    for (const LinkState &l : after.links) {
        const LinkState *old = oldLinks.value(l.to);
        if (old && old->from == l.from)
            comparison.compare(*old, l);
    }
    return comparison.take();
}

} // namespace meridian
