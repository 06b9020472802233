// SPDX-License-Identifier: GPL-3.0-or-later
#include "events.h"

#include "format.h"

#include <QHash>
#include <QSet>

#include <algorithm>

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
    explicit Comparison(const Snapshot &after) : m_after(after)
    {
        for (const NodeState &n : after.nodes) {
            if (n.health == Health::Maintenance)
                m_maintained.insert(n.id);
        }
    }

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
        const bool expected = isMaintained(now.from) || isMaintained(now.to);
        const bool bad = !expected && (now.state == LinkHealth::Broken || now.state == LinkHealth::Disputed);
        Event e = event("link", bad ? Severity::Warning : Severity::Info, now.to, toText(old.state), toText(now.state));
        e.reason = now.reason;
        m_events.append(e);
    }

    void compare(const EndpointState &old, const EndpointState &now)
    {
        const bool firstSight = old.health == Health::Unknown && now.health == Health::Healthy;
        const bool otherWriter = now.health == Health::Failed && old.writer != now.writer;
        if (firstSight || (old.health == now.health && !otherWriter))
            return;
        Event e = event("endpoint", Severity::Info, {}, toText(old.health), toText(now.health));
        if (now.health == Health::Failed)
            e.severity = Severity::Critical;
        else if (now.health == Health::Degraded || now.health == Health::Unknown)
            e.severity = Severity::Warning;
        e.cluster = now.cluster;
        e.reason = now.reason;
        m_events.append(e);
    }

    void compare(const OwnerState &old, const OwnerState &now)
    {
        if (!old.paused || !now.paused || *old.paused == *now.paused)
            return;
        Event e = event("owner", Severity::Info, {}, {}, {});
        e.cluster = now.cluster;
        e.reason = {*now.paused ? QStringLiteral("event.owner-paused") : QStringLiteral("event.owner-resumed"),
                    {toText(now.owner)}};
        m_events.append(e);
    }

    QList<Event> take() { return std::move(m_events); }

private:
    Event event(const char *kind, Severity severity, const NodeId &node, const QString &from, const QString &to) const
    {
        Event e;
        e.at = m_after.at;
        e.severity = isMaintained(node) ? Severity::Info : severity;
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

    /// Somebody works there: what happens is no surprise. A second primary is, and its health says so.
    bool isMaintained(const NodeId &node) const { return m_maintained.contains(node); }

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
    QSet<NodeId> m_maintained;
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
    QHash<QPair<NodeId, NodeId>, const LinkState *> oldLinks;
    for (const LinkState &l : before.links)
        oldLinks.insert({l.from, l.to}, &l);
    for (const LinkState &l : after.links) {
        if (const LinkState *old = oldLinks.value({l.from, l.to}))
            comparison.compare(*old, l);
    }
    for (const EndpointState &now : after.endpoints) {
        const auto old = std::find_if(before.endpoints.begin(), before.endpoints.end(), [&](const EndpointState &e) {
            return e.cluster == now.cluster && e.name == now.name;
        });
        if (old != before.endpoints.end())
            comparison.compare(*old, now);
    }
    for (const OwnerState &now : after.owners) {
        if (const OwnerState *old = before.owner(now.cluster))
            comparison.compare(*old, now);
    }
    return comparison.take();
}

} // namespace meridian
