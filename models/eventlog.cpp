// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventlog.h"

#include "words.h"

#include <algorithm>

namespace meridian
{

namespace
{

constexpr qsizetype kKept = 2000;

bool concerns(const Event &e, const Selection &what, const Snapshot &snapshot)
{
    if (const auto *node = std::get_if<NodeId>(&what))
        return e.node == *node;
    if (const auto *link = std::get_if<LinkId>(&what))
        return e.node == link->to || e.node == link->from;
    if (const auto *region = std::get_if<RegionId>(&what)) {
        const Node *node = snapshot.fleet ? snapshot.fleet->node(e.node) : nullptr;
        return e.region == *region || (node && node->region == *region);
    }
    if (const auto *cluster = std::get_if<ClusterId>(&what)) {
        const Node *node = snapshot.fleet ? snapshot.fleet->node(e.node) : nullptr;
        return e.cluster == *cluster || (node && node->cluster == *cluster);
    }
    return true;
}

bool same(const Event &a, const Event &b)
{
    if (a.id != 0 && b.id != 0)
        return a.id == b.id;
    return a.at == b.at && a.kind == b.kind && a.node == b.node && a.region == b.region && a.to == b.to;
}

} // namespace

void EventLog::add(const QList<Event> &events)
{
    for (const Event &e : events) {
        const auto place = std::upper_bound(m_events.begin(), m_events.end(), e,
                                            [](const Event &a, const Event &b) { return a.at > b.at; });
        const bool known =
            std::any_of(m_events.begin(), m_events.end(), [&](const Event &held) { return same(held, e); });
        if (!known)
            m_events.insert(place, e);
    }
    if (m_events.size() > kKept)
        m_events.resize(kKept);
}

QList<Event> EventLog::about(const Selection &what, const Snapshot &snapshot, int most, Instant until) const
{
    QList<Event> out;
    for (const Event &e : m_events) {
        if (out.size() == most)
            break;
        if (e.at <= until && concerns(e, what, snapshot))
            out << e;
    }
    return out;
}

QString eventTitle(const Event &event)
{
    if (event.from.isEmpty() && event.to.isEmpty())
        return event.reason.text();
    if (event.from.isEmpty() || event.from == event.to) // the same state for another cause
        return words::state(event.to);
    return QStringLiteral("%1 → %2").arg(words::state(event.from), words::state(event.to));
}

QString eventSubject(const Event &event)
{
    return !event.node.isEmpty()     ? event.node.name()
           : !event.region.isEmpty() ? event.region.name()
                                     : event.cluster.name();
}

} // namespace meridian
