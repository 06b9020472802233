// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspection.h"

#include "availabilityrows.h"
#include "format.h"
#include "words.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

constexpr int kRecentEvents = 12;

struct Inspector {
    Q_DECLARE_TR_FUNCTIONS(Inspector)
};

QString syncState(const Snapshot &snapshot, const NodeId &node)
{
    for (const LinkState &link : snapshot.links) {
        if (link.to == node)
            return link.syncState;
    }
    return {};
}

NodeCard card(const Snapshot &snapshot, const NodeState &node)
{
    NodeCard c;
    c.node = node.id;
    c.health = node.health;
    const QString sync = syncState(snapshot, node.id);
    c.detail = sync.isEmpty() ? words::role(node) : QStringLiteral("%1 · %2").arg(words::role(node), sync);
    c.lag = words::lagTime(node.lag);
    c.lagClass = lagClass(node.lag, snapshot.fleet ? LagScale::of(*snapshot.fleet) : LagScale());
    c.roundTrip = format::orUnknown(node.timings.roundTrip, format::duration);
    c.stale = !node.reachable && node.sample.has_value();
    return c;
}

QString since(const std::optional<Instant> &at, const Clock &clock)
{
    if (!at)
        return {};
    return Inspector::tr("since %1 (%2)").arg(format::time(*at, clock.utc), format::duration(clock.now - *at));
}

void addTrend(Inspection &out, const QString &label, const QString &subject, Metric metric, const QString &value)
{
    out.trends << Trend{label, {subject, metric}, value, out.health};
}

void addTrends(Inspection &out, const QString &subject, const std::optional<microseconds> &roundTrip, const Lag &lag,
               const QString &lagSubject)
{
    addTrend(out, Inspector::tr("Round trip"), subject, Metric::RoundTripMs,
             format::orUnknown(roundTrip, format::duration));
    if (lag.state != LagState::NotApplicable)
        addTrend(out, Inspector::tr("Lag"), lagSubject, Metric::LagSeconds, words::lagTime(lag));
}

FactGroup availabilityFacts(const AvailabilityRow &row)
{
    using Tone = Fact::Tone;
    FactGroup g{Inspector::tr("Availability this month"), {}, {}};
    const bool met = row.month.met.value_or(true);
    g.facts << Fact{met ? Inspector::tr("Target %1 %, met").arg(row.target)
                        : Inspector::tr("Target %1 %, missed").arg(row.target),
                    shareText(row.month.time.share()),
                    met ? Tone::Normal : Tone::Bad,
                    true,
                    {}};
    const bool left = row.budgetLeft >= microseconds(0);
    g.facts << Fact{left ? Inspector::tr("It may still be down for") : Inspector::tr("Down too long by"),
                    format::duration(left ? row.budgetLeft : -row.budgetLeft),
                    left ? Tone::Normal : Tone::Bad,
                    true,
                    {}};
    if (row.month.notWatched() > microseconds(0))
        g.facts << Fact{Inspector::tr("Not watched"), format::duration(row.month.notWatched()), Tone::Normal, true, {}};
    return g;
}

void inspectRegion(const Snapshot &snapshot, const RegionState &region, Inspection &out)
{
    const Region *declared = snapshot.fleet->region(region.id);
    out.title = region.id.name();
    out.subtitle = declared && declared->title != region.id.name() ? declared->title : QString();
    out.health = region.health;
    out.state = words::health(region.health);
    out.reason = region.reason.text();
    for (const NodeState &n : snapshot.nodes) {
        const Node *node = snapshot.fleet->node(n.id);
        if (node && node->region == region.id)
            out.nodes << card(snapshot, n);
    }
    addTrends(out, subjectOf(region.id), region.roundTrip,
              region.worstLag.value_or(Lag{LagState::NotApplicable, {}, {}}), subjectOf(region.id));
    out.groups = regionFacts(snapshot, region);
}

void inspectNode(const Snapshot &snapshot, const NodeState &node, const Clock &clock, Inspection &out)
{
    const Node *declared = snapshot.fleet->node(node.id);
    out.title = node.id.name();
    out.subtitle = declared ? declared->region.name() : QString();
    out.health = node.health;
    out.state = words::health(node.health);
    out.reason = node.reason.text();
    out.since = since(node.since, clock);
    out.nodes << card(snapshot, node);
    addTrends(out, node.id.name(), node.timings.roundTrip, node.lag, node.id.name());
    out.groups = nodeFacts(snapshot, node, clock);
    out.error = node.error;
}

Health healthOf(LinkHealth state)
{
    switch (state) {
    case LinkHealth::Streaming:
        return Health::Healthy;
    case LinkHealth::Broken:
        return Health::Failed;
    case LinkHealth::Unknown:
        return Health::Unknown;
    default:
        return Health::Degraded;
    }
}

void inspectLink(const Snapshot &snapshot, const LinkState &link, const Clock &clock, Inspection &out)
{
    out.title = QStringLiteral("%1 → %2").arg(link.from.name(), link.to.name());
    out.health = healthOf(link.state);
    out.state = words::linkHealth(link.state);
    out.reason = link.reason.text();
    for (const NodeId &end : {link.from, link.to}) {
        if (const NodeState *n = snapshot.node(end))
            out.nodes << card(snapshot, *n);
    }
    addTrends(out, link.from.name() + u'>' + link.to.name(), link.roundTrip, link.lag, link.to.name());
    out.groups = linkFacts(snapshot, link, clock);
}

/// A cluster without a writable primary has failed; with one it is as well as the worst of its nodes lets it be.
void judgeCluster(const Snapshot &snapshot, const ClusterId &id, Inspection &out)
{
    const NodeState *worst = nullptr;
    bool writable = false, known = false;
    for (const NodeState &n : snapshot.nodes) {
        const Node *node = snapshot.fleet->node(n.id);
        if (!node || node->cluster != id)
            continue;
        out.nodes << card(snapshot, n);
        known = known || n.health != Health::Unknown;
        writable = writable || (n.reachable && n.role() == Role::Primary);
        if (!worst || severity(n.health) > severity(worst->health))
            worst = &n;
    }
    if (!worst || !known)
        return;
    out.health = !writable ? Health::Failed : worst->health == Health::Failed ? Health::Degraded : worst->health;
    if (!writable)
        out.reason = Inspector::tr("No primary answers.");
    else if (worst->health != Health::Healthy)
        out.reason = QStringLiteral("%1: %2").arg(worst->id.name(), worst->reason.text());
    else
        out.reason = Inspector::tr("The primary answers and all nodes are healthy.");
    for (const EndpointState &e : snapshot.endpoints) {
        if (e.cluster != id || e.health != Health::Failed || severity(out.health) > severity(Health::Degraded))
            continue;
        out.health = Health::Degraded; // applications write elsewhere, or nowhere
        out.reason = e.reason.text();
    }
}

void inspectCluster(const Snapshot &snapshot, const Cluster &cluster, const Clock &clock, Inspection &out)
{
    out.title = cluster.id.name();
    out.subtitle = words::environment(cluster.environment);
    judgeCluster(snapshot, cluster.id, out);
    out.state = words::health(out.health);
    const NodeState *behind = nullptr;
    for (const NodeCard &c : std::as_const(out.nodes)) {
        const NodeState *n = snapshot.node(c.node);
        if (n->lag.time && (!behind || *n->lag.time > *behind->lag.time))
            behind = n;
    }
    if (behind)
        addTrend(out, Inspector::tr("Worst lag: %1").arg(behind->id.name()), behind->id.name(), Metric::LagSeconds,
                 words::lagTime(behind->lag));
    out.groups = clusterFacts(snapshot, cluster, clock);
}

} // namespace

Inspection inspect(const Snapshot &snapshot, const Selection &what, const EventLog &log, const Clock &clock,
                   const QList<AvailabilityDay> &watched)
{
    Inspection out;
    if (!snapshot.fleet)
        return out;
    if (const auto *id = std::get_if<RegionId>(&what)) {
        if (const RegionState *region = snapshot.region(*id))
            inspectRegion(snapshot, *region, out);
    } else if (const auto *node = std::get_if<NodeId>(&what)) {
        if (const NodeState *state = snapshot.node(*node))
            inspectNode(snapshot, *state, clock, out);
    } else if (const auto *link = std::get_if<LinkId>(&what)) {
        for (const LinkState &l : snapshot.links) {
            if (l.from == link->from && l.to == link->to)
                inspectLink(snapshot, l, clock, out);
        }
    } else if (const auto *cluster = std::get_if<ClusterId>(&what)) {
        if (const Cluster *declared = snapshot.fleet->cluster(*cluster))
            inspectCluster(snapshot, *declared, clock, out);
    }
    if (const auto row = availabilityRow(what, *snapshot.fleet, watched, clock.now, 0); row && row->month.met)
        out.groups << availabilityFacts(*row);
    if (!out.isEmpty())
        out.events = log.about(what, snapshot, kRecentEvents, clock.now);
    return out;
}

QString toText(const Inspection &i, const Clock &clock)
{
    QStringList lines;
    lines << (i.subtitle.isEmpty() ? i.title : QStringLiteral("%1 (%2)").arg(i.title, i.subtitle));
    lines << QStringLiteral("%1 %2").arg(i.state, i.since).trimmed();
    lines << i.reason;
    lines << format::dateTime(clock.now, clock.utc) << QString();
    for (const NodeCard &n : i.nodes)
        lines << QStringList{n.node.name(), words::health(n.health), n.detail, n.lag, n.roundTrip}.join(u'\t');
    for (const Trend &t : i.trends)
        lines << QStringLiteral("%1: %2").arg(t.label, t.value);
    for (const FactGroup &g : i.groups) {
        lines << QString() << (g.age ? QStringLiteral("%1 (%2)").arg(g.title, words::ago(*g.age)) : g.title);
        for (const Fact &f : g.facts)
            lines << QStringLiteral("  %1: %2").arg(f.label, f.value);
    }
    if (i.error)
        lines << QString() << i.error->text();
    if (!i.events.isEmpty())
        lines << QString() << Inspector::tr("Events");
    for (const Event &e : i.events)
        lines << QStringLiteral("  %1\t%2\t%3\t%4")
                     .arg(format::dateTime(e.at, clock.utc), eventSubject(e), eventTitle(e), e.reason.text());
    return lines.join(u'\n') + u'\n';
}

} // namespace meridian
