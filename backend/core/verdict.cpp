// SPDX-License-Identifier: GPL-3.0-or-later
#include "verdict.h"

#include "format.h"

#include <algorithm>

namespace meridian
{

namespace
{

using format::bytes;
using format::duration;

Verdict verdict(Health health, const char *code, const QStringList &args = {}, bool critical = false)
{
    return {health, {QLatin1String(code), args}, critical};
}

QString timeText(const std::optional<microseconds> &t)
{
    return format::orUnknown(t, duration);
}

QString upstreamName(const NodeState &n)
{
    return n.upstream ? n.upstream->name() : format::unknown();
}

std::optional<Verdict> judgeIdentity(const NodeFacts &f)
{
    const ServerSample &s = *f.state->sample;
    if (s.role == Role::Primary && !f.otherPrimaries.isEmpty())
        return verdict(Health::Failed, "node.two-primaries", {f.otherPrimaries.join(QStringLiteral(", "))}, true);
    const QString &own = s.detail.systemIdentifier;
    if (!own.isEmpty() && !f.clusterIdentifier.isEmpty() && own != f.clusterIdentifier)
        return verdict(Health::Failed, "node.foreign", {own, f.clusterIdentifier}, true);
    return {};
}

/// A set may have any number of intervals.
QString setText(const GtidSet &set)
{
    const QString text = QString::fromLatin1(set.text());
    return text.size() <= 120 ? text : text.left(117) + QStringLiteral("…");
}

QString threadText(const Channel &channel, const ThreadError &error)
{
    const QString words = QStringLiteral("%1 (%2)").arg(error.message).arg(error.code);
    return channel.name.isEmpty() ? words : QStringLiteral("%1: %2").arg(channel.name, words);
}

/// A channel's thread that ended with an error, the first one that there is.
std::optional<QString> failure(const GtidSample &gtid, std::optional<ThreadError> Channel::*error)
{
    for (const Channel &channel : gtid.channels) {
        if (channel.*error)
            return threadText(channel, *(channel.*error));
    }
    return {};
}

/// The same as below, of a server whose positions are sets.
Verdict disconnectedSets(const NodeFacts &f)
{
    const NodeState &n = *f.state;
    const GtidSample &gtid = *n.sample->gtid;
    if (const auto words = failure(gtid, &Channel::receiverError))
        return verdict(Health::Degraded, "node.receive-error", {*words, timeText(n.lag.time)});
    if (gtid.channels.isEmpty())
        return verdict(Health::Degraded, "node.no-channel", {setText(gtid.executed)});
    if (!n.sample->receiver)
        return verdict(Health::Degraded, "node.receiver-stopped", {setText(gtid.executed), timeText(n.lag.time)});
    if (n.sample->receiver->status != QLatin1String("streaming"))
        return verdict(Health::Degraded, "node.receiver-connecting", {upstreamName(n), timeText(n.lag.time)});
    return verdict(Health::Degraded, "node.source-silent",
                   {upstreamName(n), timeText(n.sample->receiver->messageAge), timeText(n.lag.time)});
}

Verdict disconnected(const NodeFacts &f)
{
    const NodeState &n = *f.state;
    const ServerSample &s = *n.sample;
    if (s.gtid)
        return disconnectedSets(f);
    if (!s.receiver)
        return verdict(Health::Degraded, "node.receiver-down",
                       {format::orUnknown(s.replayed, [](Lsn l) { return l.text(); }), timeText(n.lag.time)});
    if (s.receiver->status != QLatin1String("streaming"))
        return verdict(Health::Degraded, "node.receiver-not-streaming", {s.receiver->status, timeText(n.lag.time)});
    if (s.receiver->messageAge < f.receivedNothingFor) // it connects, is refused, connects again
        return verdict(Health::Degraded, "node.receiver-stuck",
                       {upstreamName(n), timeText(f.receivedNothingFor), timeText(n.lag.time)});
    return verdict(Health::Degraded, "node.receiver-silent",
                   {upstreamName(n), timeText(s.receiver->messageAge), timeText(n.lag.time)});
}

/// The root cause lies upstream: this one is hardly further behind than whom it receives from.
bool isBehindWithUpstream(const NodeFacts &f)
{
    const microseconds limit = f.cluster->thresholds.lagWarning;
    const auto own = f.state->lag.time;
    const auto theirs = f.upstream ? f.upstream->lag.time : std::nullopt;
    return own && theirs && *theirs > limit && *own > limit && *own - *theirs < limit;
}

/// What only servers have whose positions are sets of transactions.
std::optional<Verdict> judgeSets(const NodeFacts &f)
{
    const NodeState &n = *f.state;
    if (!n.sample->gtid)
        return {};
    const GtidSample &gtid = *n.sample->gtid;
    if (n.role() == Role::Primary) {
        if (gtid.readOnly)
            return verdict(Health::Degraded, "node.read-only", {}, true);
        if (gtid.semiSyncSource.expected && gtid.semiSyncSource.real == false)
            return verdict(Health::Degraded, "node.semi-sync-off",
                           {format::orUnknown(gtid.semiSyncClients, [](int c) { return QString::number(c); })});
        return {};
    }
    if (const auto words = failure(gtid, &Channel::applierError))
        return verdict(Health::Degraded, "node.apply-error", {*words, timeText(n.lag.time)}, true);
    if (!f.faults.unfetchable.isEmpty())
        return verdict(Health::Degraded, "node.unfetchable", {setText(f.faults.unfetchable), upstreamName(n)}, true);
    if (!f.faults.errant.isEmpty())
        return verdict(Health::Degraded, "node.errant", {setText(f.faults.errant), upstreamName(n)}, true);
    if (!gtid.readOnly && !gtid.channels.isEmpty())
        return verdict(Health::Degraded, "node.writable");
    return {};
}

std::optional<Verdict> judgeReplication(const NodeFacts &f)
{
    const NodeState &n = *f.state;
    const Thresholds &limit = f.cluster->thresholds;
    if (n.role() != Role::Standby)
        return {};
    if (n.lag.state == LagState::Disconnected)
        return disconnected(f);
    if (n.sample->replayPaused && n.lag.time)
        return verdict(Health::Degraded, "node.replay-paused", {distanceText(n.lag), timeText(n.lag.time)});
    if (n.sample->replayPaused)
        return verdict(Health::Degraded, "node.replay-paused-now");
    const bool delayedOnPurpose = n.sample->detail.applyDelay.value_or(microseconds(0)) > microseconds(0);
    if (n.lag.state == LagState::Stalled && !delayedOnPurpose)
        return verdict(Health::Degraded, "node.replay-stalled", {timeText(n.lag.time), distanceText(n.lag)});
    if (f.hardLagReadings >= 5)
        return verdict(Health::Degraded, "node.lag-bytes", {distanceText(n.lag), bytes(limit.lagBytesHard)}, true);
    if (isBehindWithUpstream(f))
        return verdict(Health::Degraded, "node.upstream-behind", {upstreamName(n), duration(*n.lag.time)});
    const microseconds allowed = n.sample->detail.applyDelay.value_or(microseconds(0));
    if (n.lag.time && *n.lag.time > limit.lagCritical + allowed)
        return verdict(Health::Degraded, "node.lag-critical", {duration(*n.lag.time), duration(limit.lagCritical)},
                       true);
    if (n.lag.time && *n.lag.time > limit.lagWarning + allowed)
        return verdict(Health::Degraded, "node.lag", {duration(*n.lag.time), duration(limit.lagWarning)});
    return {};
}

std::optional<Verdict> judgeResources(const NodeFacts &f)
{
    const DetailSample &d = f.state->sample->detail;
    const Thresholds &limit = f.cluster->thresholds;
    for (const SlotRow &slot : d.replicationSlots) {
        if (slot.walStatus == QLatin1String("lost"))
            return verdict(Health::Degraded, "node.slot-lost", {slot.name});
    }
    if (d.archiveFailing)
        return verdict(Health::Degraded, "node.archive-failing", {d.lastFailedWal});
    if (d.connections && d.maxConnections && *d.connections * 10 > *d.maxConnections * 9)
        return verdict(Health::Degraded, "node.connections",
                       {QString::number(*d.connections), QString::number(*d.maxConnections)});
    if (d.oldestTransaction && *d.oldestTransaction > limit.oldestTransaction)
        return verdict(Health::Degraded, "node.transaction", {duration(*d.oldestTransaction)});
    if (const auto offset = f.state->sample->clockOffset; offset && std::chrono::abs(*offset) > limit.clockOffset)
        return verdict(Health::Degraded, "node.clock", {duration(*offset), duration(limit.clockOffset)});
    return {};
}

/// Nobody at the other end said no: the way there is in doubt.
bool isNetworkError(ErrorKind kind)
{
    return kind == ErrorKind::Resolve || kind == ErrorKind::Timeout || kind == ErrorKind::Closed;
}

} // namespace

Verdict judgeWell(const NodeState &n)
{
    const QString answers = timeText(n.timings.query);
    if (n.role() != Role::Standby)
        return verdict(Health::Healthy, "node.primary", {answers});
    if (n.lag.state == LagState::Idle)
        return verdict(Health::Healthy, "node.idle", {upstreamName(n)});
    if (n.lag.state == LagState::Unknown)
        return verdict(Health::Healthy, "node.lag-unknown", {answers});
    return verdict(Health::Healthy, "node.follows", {upstreamName(n), timeText(n.lag.time), distanceText(n.lag)});
}

Verdict judgePolls(const NodeFacts &f)
{
    const NodeState &n = *f.state;
    const Thresholds &limit = f.cluster->thresholds;
    const QString words = n.error ? n.error->message : QString();
    if (n.strikes >= limit.strikes)
        return verdict(Health::Failed, "node.failed", {words, QString::number(n.strikes)}, true);
    if (n.strikes > 0) {
        const QStringList args{words, QString::number(n.strikes), QString::number(limit.strikes)};
        return verdict(f.answered ? Health::Degraded : Health::Unknown, "node.strike", args);
    }
    if (!f.answered)
        return verdict(Health::Unknown, "node.waiting");
    if (f.overdue)
        return verdict(Health::Degraded, "node.overdue", {words});
    if (n.timings.query && *n.timings.query > limit.healthyWithin)
        return verdict(Health::Degraded, "node.slow", {duration(*n.timings.query), duration(limit.healthyWithin)});
    if (n.timings.roundTrip && *n.timings.roundTrip > limit.networkLatency)
        return verdict(Health::Degraded, "node.far", {duration(*n.timings.roundTrip), duration(limit.networkLatency)});
    const auto response =
        n.timings.query && n.timings.roundTrip ? *n.timings.query - *n.timings.roundTrip : microseconds(0);
    if (response > limit.databaseResponse)
        return verdict(Health::Degraded, "node.response", {duration(response), duration(limit.databaseResponse)});
    return judgeWell(n);
}

Verdict judgeServer(const NodeFacts &f)
{
    if (!f.state->sample || !f.state->reachable)
        return {Health::Healthy, {}, false};
    using Judge = std::optional<Verdict> (*)(const NodeFacts &);
    for (const Judge judge : {Judge(judgeIdentity), Judge(judgeSets), Judge(judgeReplication), Judge(judgeResources)}) {
        if (const auto found = judge(f))
            return *found;
    }
    return {Health::Healthy, {}, false};
}

Verdict judgeNode(const NodeFacts &f)
{
    if (const auto &maintenance = f.state->maintenance) {
        const bool answers = f.state->sample && f.state->reachable;
        if (const auto danger = answers ? judgeIdentity(f) : std::nullopt)
            return *danger;
        const QStringList args{format::dateTime(maintenance->since), maintenance->by, maintenance->reason};
        return verdict(Health::Maintenance, maintenance->reason.isEmpty() ? "node.maintenance" : "node.maintenance-for",
                       args);
    }
    const Verdict polls = judgePolls(f);
    const Verdict server = judgeServer(f);
    return severity(server.health) > severity(polls.health) ? server : polls;
}

Dimensions dimensionsOf(const NodeState &n, const Thresholds &limit)
{
    Dimensions d;
    const bool slow = n.timings.roundTrip && *n.timings.roundTrip > limit.networkLatency;
    if (n.reachable) {
        d.network = slow ? Health::Degraded : Health::Healthy;
        d.database = n.health;
        return d;
    }
    if (!n.error)
        return d;
    const bool lost = isNetworkError(n.error->kind);
    d.network = !lost ? Health::Healthy : n.strikes >= limit.strikes ? Health::Failed : Health::Degraded;
    d.database = lost ? Health::Unknown : n.health;
    return d;
}

Health worse(Health a, Health b)
{
    if (a == Health::Unknown || b == Health::Unknown)
        return a == Health::Unknown ? b : a;
    return severity(a) >= severity(b) ? a : b;
}

Verdict judgeRegion(const QList<const NodeState *> &nodes)
{
    const auto count = [&](Health h) {
        return std::count_if(nodes.begin(), nodes.end(), [h](const NodeState *n) { return n->health == h; });
    };
    const auto worst = std::max_element(nodes.begin(), nodes.end(), [](const NodeState *a, const NodeState *b) {
        return severity(a->health) < severity(b->health);
    });
    if (worst == nodes.end())
        return verdict(Health::Unknown, "region.empty");
    const NodeState &node = **worst;
    const QStringList args{node.id.name(), node.reason.text()};
    if (count(Health::Failed) == nodes.size())
        return verdict(Health::Failed, "region.down", args, true);
    if (node.health == Health::Failed || node.health == Health::Degraded)
        return verdict(Health::Degraded, "region.partly", args);
    if (node.health == Health::Unknown)
        return verdict(Health::Unknown, "region.unknown", args);
    if (node.health == Health::Maintenance)
        return verdict(Health::Maintenance, "region.maintenance", args);
    return verdict(Health::Healthy, "region.ok", {QString::number(nodes.size())});
}

void measureRegion(RegionState &region, const QList<const NodeState *> &nodes)
{
    region.worstLag.reset();
    region.roundTrip.reset();
    QList<microseconds> trips;
    for (const NodeState *n : nodes) {
        if (n->reachable && n->timings.roundTrip)
            trips.append(*n->timings.roundTrip);
        if (n->lag.time && (!region.worstLag || n->lag.time > region.worstLag->time))
            region.worstLag = n->lag;
    }
    if (trips.isEmpty())
        return;
    const auto middle = trips.begin() + trips.size() / 2;
    std::nth_element(trips.begin(), middle, trips.end());
    region.roundTrip = *middle;
}

} // namespace meridian
