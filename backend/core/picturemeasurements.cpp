// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the picture that goes into history: one row for each figure that a poll brought.
#include "picture.h"

#include <algorithm>

namespace meridian
{

QList<Measurement> Picture::takeMeasurements()
{
    QList<Measurement> out;
    const auto put = [&out](const QString &subject, Metric metric, Instant at, const std::optional<double> &value) {
        if (value)
            out.append({{subject, metric}, at, *value});
    };
    const auto ms = [](const std::optional<microseconds> &t) { return t ? std::optional(toMs(*t)) : std::nullopt; };
    const auto sec = [](const std::optional<microseconds> &t) {
        return t ? std::optional(toSeconds(*t)) : std::nullopt;
    };
    QHash<NodeId, const LinkState *> incoming;
    for (const LinkState &link : m_links)
        incoming.insert(link.to, &link);
    for (Memory &m : m_nodes) {
        if (!std::exchange(m.unmeasured, false))
            continue;
        const NodeState &s = m.state;
        const QString name = s.id.name();
        const Instant at = *s.polledAt;
        put(name, Metric::HealthLevel, at, static_cast<double>(s.health));
        if (!s.reachable)
            continue;
        put(name, Metric::RoundTripMs, at, ms(s.timings.roundTrip));
        put(name, Metric::QueryMs, at, ms(s.timings.query));
        put(name, Metric::LagSeconds, at, sec(s.lag.time));
        put(name, Metric::LagBytes, at, s.lag.bytes ? std::optional(static_cast<double>(*s.lag.bytes)) : std::nullopt);
        if (const LinkState *link = incoming.value(s.id))
            put(linkSubject(link->from, s.id), Metric::RoundTripMs, at, ms(link->roundTrip));
        if (s.sample->detailAt != at) // slow facts only when they were read
            continue;
        put(name, Metric::TcpMs, at, ms(s.timings.tcp));
        put(name, Metric::TlsMs, at, ms(s.timings.tls));
        put(name, Metric::LoginMs, at, ms(s.timings.login));
        put(name, Metric::TransactionsPerSecond, at, s.transactionsPerSecond);
        const DetailSample &d = s.sample->detail;
        put(name, Metric::Connections, at, d.connections ? std::optional<double>(*d.connections) : std::nullopt);
        put(name, Metric::OldestTransactionSeconds, at, sec(d.oldestTransaction));
        put(name, Metric::ClockOffsetMs, at, ms(s.sample->clockOffset));
    }
    measureRegions(&out);
    return out;
}

/// A region has one row for each round of polls, not one for each node: ten nodes must not make ten times the history.
void Picture::measureRegions(QList<Measurement> *out)
{
    QHash<RegionId, milliseconds> intervals;
    for (const Memory &m : std::as_const(m_nodes)) {
        const milliseconds interval = m.cluster->polling.interval;
        intervals[m.node->region] = std::min(intervals.value(m.node->region, interval), interval);
    }
    for (const RegionState &region : std::as_const(m_regions)) {
        if (!region.roundTrip && !(region.worstLag && region.worstLag->time))
            continue;
        const auto last = m_regionsMeasured.constFind(region.id);
        if (last != m_regionsMeasured.constEnd() && m_at - *last < intervals.value(region.id) * 9 / 10)
            continue;
        m_regionsMeasured.insert(region.id, m_at);
        const QString subject = regionSubject(region.id);
        if (region.roundTrip)
            out->append({{subject, Metric::RoundTripMs}, m_at, toMs(*region.roundTrip)});
        if (region.worstLag && region.worstLag->time)
            out->append({{subject, Metric::LagSeconds}, m_at, toSeconds(*region.worstLag->time)});
    }
}

} // namespace meridian
