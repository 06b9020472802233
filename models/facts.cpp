// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"

#include "format.h"
#include "gtidfacts.h"
#include "lagclass.h"
#include "words.h"

#include <QCoreApplication>
#include <QSet>

namespace meridian
{

namespace
{

using Tone = Fact::Tone;

struct Facts {
    Q_DECLARE_TR_FUNCTIONS(Facts)
};

QString durationText(const std::optional<microseconds> &d)
{
    return format::orUnknown(d, format::duration);
}

QString lsnText(const std::optional<Lsn> &lsn)
{
    return format::orUnknown(lsn, [](const Lsn &l) { return l.text(); });
}

QString orUnknown(const QString &text)
{
    return text.isEmpty() ? format::unknown() : text;
}

Fact plain(const QString &label, const QString &value, Tone tone = Tone::Normal)
{
    return {label, orUnknown(value), tone, false, {}};
}

Tone lagTone(const Lag &lag, const Snapshot &snapshot)
{
    const LagScale scale = snapshot.fleet ? LagScale::of(*snapshot.fleet) : LagScale();
    switch (lagClass(lag, scale)) {
    case LagClass::High:
        return Tone::Warning;
    case LagClass::Broken:
        return Tone::Bad;
    default:
        return Tone::Normal;
    }
}

/// The values of a server that does not answer are those of its last answer.
std::optional<microseconds> staleAge(const NodeState &node, const Clock &clock)
{
    if (node.reachable || !node.answeredAt)
        return {};
    return clock.now - *node.answeredAt;
}

FactGroup serverFacts(const Snapshot &snapshot, const NodeState &node, const Clock &clock)
{
    FactGroup g{Facts::tr("Server"), {}, staleAge(node, clock)};
    const DetailSample detail = node.sample ? node.sample->detail : DetailSample();
    g.facts << plain(Facts::tr("Role"), words::role(node));
    g.facts << Fact{Facts::tr("Version"), orUnknown(detail.version)};
    g.facts << Fact{Facts::tr("Started"),
                    format::orUnknown(detail.startedAt, [&](Instant t) { return format::dateTime(t, clock.utc); })};
    const bool timeline = node.sample && node.sample->timeline;
    g.facts << Fact{Facts::tr("Timeline"), timeline ? QString::number(*node.sample->timeline) : format::unknown()};
    g.facts << Fact{Facts::tr("System identifier"), orUnknown(detail.systemIdentifier)};
    if (!detail.clusterName.isEmpty())
        g.facts << plain(Facts::tr("Calls itself"), detail.clusterName);
    if (const Node *declared = snapshot.fleet ? snapshot.fleet->node(node.id) : nullptr) {
        g.facts << Fact{Facts::tr("Address"), declared->address()};
        g.facts << plain(Facts::tr("Cluster"), declared->cluster.name());
        g.facts.last().leadsTo = declared->cluster;
        g.facts << plain(Facts::tr("Region"), declared->region.name());
        g.facts.last().leadsTo = declared->region;
    }
    return g;
}

void addReceiver(const ServerSample &s, FactGroup &g)
{
    const bool streams = s.receiver && s.receiver->status == QLatin1String("streaming");
    g.facts << plain(Facts::tr("Receiver"), s.receiver ? s.receiver->status : Facts::tr("not running"),
                     streams ? Tone::Normal : Tone::Bad);
    if (s.receiver) {
        g.facts << Fact{Facts::tr("Last message"), format::orUnknown(s.receiver->messageAge, words::ago)};
        if (!s.receiver->slot.isEmpty())
            g.facts << Fact{Facts::tr("Through slot"), s.receiver->slot};
    }
}

FactGroup replicationFacts(const Snapshot &snapshot, const NodeState &node, const Clock &clock)
{
    FactGroup g{Facts::tr("Replication"), {}, staleAge(node, clock)};
    if (!node.sample)
        return g;
    const ServerSample &s = *node.sample;
    if (s.role == Role::Primary && s.gtid) {
        g.facts << gtidFacts(s);
        return g;
    }
    if (s.role == Role::Primary) {
        g.facts << Fact{Facts::tr("Writes at"), lsnText(s.current)};
        g.facts << Fact{Facts::tr("Standbys attached"), QString::number(s.senders.size())};
        return g;
    }
    g.facts << plain(Facts::tr("Follows"), node.upstream ? node.upstream->name() : QString());
    if (node.upstream)
        g.facts.last().leadsTo = *node.upstream;
    g.facts << Fact{Facts::tr("Lag"), words::lagTime(node.lag), lagTone(node.lag, snapshot)};
    g.facts << Fact{Facts::tr("Behind"), words::lagBytes(node.lag)};
    if (s.gtid) {
        g.facts << gtidFacts(s);
        return g;
    }
    g.facts << Fact{Facts::tr("Received"), lsnText(s.received)};
    g.facts << Fact{Facts::tr("Replayed"), lsnText(s.replayed)};
    addReceiver(s, g);
    if (s.replayPaused)
        g.facts << plain(Facts::tr("Replay"), Facts::tr("paused"), Tone::Warning);
    return g;
}

FactGroup slotFacts(const NodeState &node, const Clock &clock)
{
    FactGroup g{Facts::tr("Slots"), {}, staleAge(node, clock)};
    if (!node.sample)
        return g;
    for (const SlotRow &slot : node.sample->detail.replicationSlots) {
        const QString active = slot.active ? Facts::tr("active") : Facts::tr("inactive");
        const QString kept = format::orUnknown(slot.retainedBytes, format::bytes);
        const bool lost = slot.walStatus == QLatin1String("lost") || slot.walStatus == QLatin1String("unreserved");
        g.facts << plain(slot.name,
                         lost ? Facts::tr("%1, keeps %2, WAL is %3").arg(active, kept, slot.walStatus)
                              : Facts::tr("%1, keeps %2").arg(active, kept),
                         lost          ? Tone::Bad
                         : slot.active ? Tone::Normal
                                       : Tone::Warning);
    }
    return g;
}

Fact archiverFact(const DetailSample &d)
{
    if (!d.archived && !d.archiveFailures)
        return plain(Facts::tr("Archiver"), QString());
    if (d.archiveFailing)
        return plain(Facts::tr("Archiver"), Facts::tr("failing at %1").arg(d.lastFailedWal), Tone::Bad);
    return plain(Facts::tr("Archiver"),
                 Facts::tr("%n segment(s) archived", nullptr, static_cast<int>(d.archived.value_or(0))));
}

FactGroup activityFacts(const Snapshot &snapshot, const NodeState &node, const Clock &clock)
{
    FactGroup g{Facts::tr("Activity"), {}, staleAge(node, clock)};
    const DetailSample d = node.sample ? node.sample->detail : DetailSample();
    const QString connections = format::orUnknown(d.connections, [&](int n) {
        return d.maxConnections ? Facts::tr("%1 of %2").arg(n).arg(*d.maxConnections) : QString::number(n);
    });
    g.facts << Fact{Facts::tr("Connections"), connections};
    g.facts << Fact{Facts::tr("Transactions/s"),
                    format::orUnknown(node.transactionsPerSecond, [](double v) { return format::number(v, 1); })};
    const Node *declared = snapshot.fleet ? snapshot.fleet->node(node.id) : nullptr;
    const Cluster *cluster = declared ? snapshot.fleet->cluster(declared->cluster) : nullptr;
    const bool old = cluster && d.oldestTransaction && *d.oldestTransaction > cluster->thresholds.oldestTransaction;
    g.facts << Fact{Facts::tr("Oldest transaction"), durationText(d.oldestTransaction),
                    old ? Tone::Warning : Tone::Normal};
    g.facts << archiverFact(d);
    return g;
}

FactGroup timingFacts(const NodeState &node, const Clock &clock)
{
    FactGroup g{Facts::tr("Timing"), {}, staleAge(node, clock)};
    const Timings &t = node.timings;
    g.facts << Fact{Facts::tr("Round trip"), durationText(t.roundTrip)}
            << Fact{Facts::tr("Query"), durationText(t.query)};
    g.facts << Fact{Facts::tr("TCP connect"), durationText(t.tcp)}
            << Fact{Facts::tr("TLS handshake"), durationText(t.tls)} << Fact{Facts::tr("Login"), durationText(t.login)};
    const auto offset = node.sample ? node.sample->clockOffset : std::nullopt;
    g.facts << Fact{Facts::tr("Clock offset"), durationText(offset)};
    return g;
}

/// How we come to know all this: always of now.
FactGroup pollingFacts(const NodeState &node, const Clock &clock)
{
    FactGroup g{Facts::tr("Polling"), {}, {}};
    const auto ago = [&](Instant at) { return words::ago(clock.now - at); };
    g.facts << Fact{Facts::tr("Polled"), node.polledAt ? ago(*node.polledAt) : Facts::tr("no answer yet"), Tone::Normal,
                    node.polledAt.has_value()};
    if (!node.reachable)
        g.facts << Fact{Facts::tr("Last answer"), node.answeredAt ? ago(*node.answeredAt) : Facts::tr("none yet"),
                        Tone::Bad, node.answeredAt.has_value()};
    g.facts << plain(Facts::tr("Password from"), node.secretSource);
    return g;
}

Tone linkTone(LinkHealth state)
{
    switch (state) {
    case LinkHealth::Broken:
        return Tone::Bad;
    case LinkHealth::Stalled:
    case LinkHealth::Disputed:
    case LinkHealth::CatchingUp:
        return Tone::Warning;
    default:
        return Tone::Normal;
    }
}

/// The links that have an end in one of these nodes, as seen from there.
FactGroup linksOf(const Snapshot &snapshot, const QSet<NodeId> &here)
{
    FactGroup g{Facts::tr("Links"), {}, {}};
    for (const LinkState &link : snapshot.links) {
        const bool in = here.contains(link.to), out = here.contains(link.from);
        if (!in && !out)
            continue;
        const QString label = (in && out) || here.size() > 1
                                  ? QStringLiteral("%1 → %2").arg(link.from.name(), link.to.name())
                              : out ? QStringLiteral("→ %1").arg(link.to.name())
                                    : QStringLiteral("← %1").arg(link.from.name());
        const QString lag = words::lagTime(link.lag);
        const QString state = words::linkHealth(link.state);
        const bool noLag = lag.isEmpty() || lag == format::unknown();
        g.facts << plain(label, noLag ? state : Facts::tr("%1, lag %2").arg(state, lag), linkTone(link.state));
        g.facts.last().leadsTo = LinkId{link.from, link.to};
    }
    return g;
}

FactGroup senderFacts(const NodeState &from, const NodeState &to, const Clock &clock)
{
    FactGroup g{Facts::tr("As %1 says").arg(from.id.name()), {}, staleAge(from, clock)};
    const SenderRow *row = senderRow(from, to);
    if (!row) {
        g.facts << plain(Facts::tr("Sender"), from.sample ? Facts::tr("nothing attached") : QString(),
                         from.sample ? Tone::Bad : Tone::Normal);
        return g;
    }
    g.facts << plain(Facts::tr("Sender"), row->state) << plain(Facts::tr("Synchronisation"), row->syncState);
    g.facts << Fact{Facts::tr("Sent"), lsnText(row->sent)} << Fact{Facts::tr("Written"), lsnText(row->written)}
            << Fact{Facts::tr("Flushed"), lsnText(row->flushed)} << Fact{Facts::tr("Replayed"), lsnText(row->replayed)};
    g.facts << Fact{Facts::tr("Write, flush, replay delay"),
                    QStringLiteral("%1 · %2 · %3")
                        .arg(durationText(row->writeLag), durationText(row->flushLag), durationText(row->replayLag))};
    g.facts << Fact{Facts::tr("Last reply"), format::orUnknown(row->replyAge, words::ago)};
    return g;
}

void addGroup(QList<FactGroup> &groups, FactGroup group)
{
    if (!group.facts.isEmpty())
        groups << std::move(group);
}

} // namespace

const SenderRow *senderRow(const NodeState &from, const NodeState &to)
{
    if (!from.sample)
        return nullptr;
    const DetailSample detail = to.sample ? to.sample->detail : DetailSample();
    const auto describes = [&](const SenderRow &row) {
        const bool slot = !row.slot.isEmpty() && row.slot == detail.primarySlot;
        const bool name = row.applicationName == to.id.name() ||
                          (!detail.applicationName.isEmpty() && row.applicationName == detail.applicationName);
        return slot || name;
    };
    const auto it = std::find_if(from.sample->senders.begin(), from.sample->senders.end(), describes);
    return it == from.sample->senders.end() ? nullptr : &*it;
}

QList<FactGroup> nodeFacts(const Snapshot &snapshot, const NodeState &node, const Clock &clock)
{
    QList<FactGroup> groups;
    for (const FactGroup &around : surroundingFacts(snapshot, node, clock))
        addGroup(groups, around);
    addGroup(groups, replicationFacts(snapshot, node, clock));
    addGroup(groups, linksOf(snapshot, {node.id}));
    addGroup(groups, timingFacts(node, clock));
    addGroup(groups, activityFacts(snapshot, node, clock));
    addGroup(groups, slotFacts(node, clock));
    addGroup(groups, serverFacts(snapshot, node, clock));
    addGroup(groups, pollingFacts(node, clock));
    return groups;
}

QList<FactGroup> linkFacts(const Snapshot &snapshot, const LinkState &link, const Clock &clock)
{
    QList<FactGroup> groups;
    FactGroup now{Facts::tr("Link"), {}, {}};
    now.facts << plain(Facts::tr("State"), words::linkHealth(link.state), linkTone(link.state));
    now.facts << plain(Facts::tr("Synchronisation"), link.syncState);
    now.facts << Fact{Facts::tr("Lag"), orUnknown(words::lagTime(link.lag)), lagTone(link.lag, snapshot)};
    now.facts << Fact{Facts::tr("Behind"), orUnknown(words::lagBytes(link.lag))};
    now.facts << Fact{Facts::tr("Round trip"), durationText(link.roundTrip)};
    groups << now;
    const NodeState *from = snapshot.node(link.from), *to = snapshot.node(link.to);
    if (from && to) {
        addGroup(groups, senderFacts(*from, *to, clock));
        FactGroup receiver{Facts::tr("As %1 says").arg(to->id.name()), {}, staleAge(*to, clock)};
        if (to->sample) {
            addReceiver(*to->sample, receiver);
            receiver.facts << Fact{Facts::tr("Received"), lsnText(to->sample->received)};
            receiver.facts << Fact{Facts::tr("Replayed"), lsnText(to->sample->replayed)};
        }
        addGroup(groups, receiver);
    }
    return groups;
}

QList<FactGroup> regionFacts(const Snapshot &snapshot, const RegionState &region)
{
    QList<FactGroup> groups;
    FactGroup now{Facts::tr("Region"), {}, {}};
    now.facts << plain(Facts::tr("Network"), words::health(region.network))
              << plain(Facts::tr("Database"), words::health(region.database))
              << Fact{Facts::tr("Round trip from here"), durationText(region.roundTrip)};
    const Lag worst = region.worstLag.value_or(Lag{LagState::NotApplicable, {}, {}});
    if (worst.state != LagState::NotApplicable)
        now.facts << Fact{Facts::tr("Worst lag"), words::lagTime(worst), lagTone(worst, snapshot)};
    if (const Region *declared = snapshot.fleet ? snapshot.fleet->region(region.id) : nullptr) {
        if (!declared->jurisdiction.isEmpty())
            now.facts << plain(Facts::tr("Jurisdiction"), declared->jurisdiction);
        if (!declared->place)
            now.facts << plain(Facts::tr("Place"), Facts::tr("no coordinates declared"));
    }
    groups << now;
    FactGroup latency{Facts::tr("Latency to other regions (expected)"), {}, {}};
    for (const RegionPair &pair : snapshot.pairs) {
        if (pair.from != region.id && pair.to != region.id)
            continue;
        const QString other = pair.from == region.id ? pair.to.name() : pair.from.name();
        const QString measured = durationText(pair.roundTrip);
        latency.facts << Fact{other, pair.reference ? Facts::tr("%1 (%2)").arg(measured, durationText(pair.reference))
                                                    : measured};
    }
    QSet<NodeId> here;
    for (const NodeState &n : snapshot.nodes) {
        const Node *node = snapshot.fleet ? snapshot.fleet->node(n.id) : nullptr;
        if (node && node->region == region.id)
            here.insert(n.id);
    }
    addGroup(groups, linksOf(snapshot, here));
    addGroup(groups, latency);
    return groups;
}

} // namespace meridian
