// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the preflight that are about the future primary; in the ledger they are asked of every node.
#include "checktable.h"
#include "divergence.h"
#include "planwriter.h"

#include <algorithm>
#include <array>

namespace meridian
{

namespace
{

using format::bytes;
using format::duration;

Finding ready(const Look &l)
{
    const Member &m = *l.subject;
    if (!m.reachable) {
        const auto &error = m.survey && m.survey->error ? m.survey->error : m.state ? m.state->error : std::nullopt;
        return blocks("check.ready.unreachable", {m.id().name(), error ? error->message : format::unknown()})
            .then("remedy.other-target");
    }
    if (m.role() == Role::Primary)
        return l.in.situationIsFresh() ? blocks("check.ready.primary", {m.id().name()})
                                       : passes("check.ready.promoted", {m.id().name()});
    if (m.role() == Role::Unknown)
        return unknown(CheckVerdict::Block);
    if (m.sample->replayPaused)
        return blocks("check.ready.paused", {m.id().name()}).then("remedy.resume-replay");
    if (const auto delay = m.sample->detail.applyDelay; delay && *delay > microseconds(0))
        return blocks("check.ready.delayed", {m.id().name()}).of(duration(*delay)).then("remedy.other-target");
    return passes("check.ready.ok");
}

Finding receives(const Look &l)
{
    const Member &m = *l.subject;
    if (!m.streams())
        return blocks("check.receives.not", {m.id().name()}).then("remedy.receiver");
    const LagState lag = m.state ? m.state->lag.state : LagState::Unknown;
    if (lag == LagState::Stalled || lag == LagState::Disconnected)
        return blocks("check.receives.stalled", {m.id().name()}).of(toText(lag)).then("remedy.receiver");
    return passes("check.receives.ok").of(m.sample->receiver->status);
}

Finding plannedGap(const Look &l)
{
    const microseconds limit = l.limits.plannedGap;
    const auto lag = l.subject->state ? l.subject->state->lag : Lag();
    if (lag.state == LagState::Idle || (lag.bytes == 0 && lag.state == LagState::Streaming))
        return passes("check.gap.none").of(duration(microseconds(0)), duration(limit));
    if (!lag.time) { // a node that has been watched for a moment only: its positions must do
        const auto end = l.in.old ? l.in.old->received() : std::nullopt;
        const auto own = l.subject->received();
        if (!end || !own || *end - *own > l.limits.emergencyGapBytes)
            return unknown(CheckVerdict::Block).of(format::unknown(), duration(limit));
        return passes("check.gap.ok").of(bytes(std::max<qint64>(0, *end - *own)), bytes(l.limits.emergencyGapBytes));
    }
    if (*lag.time > limit)
        return blocks("check.gap.too-far", {l.subject->id().name()})
            .of(duration(*lag.time), duration(limit))
            .then("remedy.catch-up");
    return passes("check.gap.ok").of(duration(*lag.time), duration(limit));
}

/// Beyond the limits only what was accepted by typing it may be lost; below them it is named.
Finding emergencyGap(const Look &l)
{
    const auto last = l.view.lastKnownPosition();
    const auto own = l.subject->received();
    if (!ClusterView::sawPosition(l.in.old)) {
        const QStringList whose{l.in.old ? l.in.old->id().name() : format::unknown()};
        return (l.in.acceptedLossBytes.value_or(0) > 0 ? warns("check.gap.unseen", whose)
                                                       : blocks("check.gap.unseen", whose).then("remedy.accept-loss"))
            .of(format::unknown(), bytes(l.limits.emergencyGapBytes));
    }
    const bool planned = l.in.plan.newPrimary == l.subject->id() && l.in.plan.lossBytes; // with the tail it fetches
    if (!planned && (!last || !own))
        return unknown(CheckVerdict::Block);
    const qint64 lost = planned ? *l.in.plan.lossBytes : std::max<qint64>(0, *last - *own);
    const milliseconds time = l.in.plan.lossTime.value_or(milliseconds(0));
    const QString limit = bytes(l.limits.emergencyGapBytes);
    if (lost == 0)
        return passes("check.gap.no-known-loss").of(bytes(0), limit);
    if (l.in.acceptedLossBytes && *l.in.acceptedLossBytes >= lost)
        return warns("check.gap.accepted", {bytes(*l.in.acceptedLossBytes)}).of(bytes(lost), limit);
    if (lost <= l.limits.emergencyGapBytes && time <= l.limits.emergencyGap)
        return warns("check.gap.loss").of(bytes(lost), limit);
    return blocks("check.gap.too-much", {l.subject->id().name()}).of(bytes(lost), limit).then("remedy.accept-loss");
}

Finding gap(const Look &l)
{
    return l.emergency() ? emergencyGap(l) : plannedGap(l);
}

Finding sameSystem(const Look &l)
{
    const auto identifier = [](const Member *m) {
        const ServerSample *sample = !m ? nullptr : m->sample ? m->sample : m->survey ? &m->survey->sample : nullptr;
        return sample ? sample->detail.systemIdentifier : QString();
    };
    const QString own = identifier(l.subject);
    QString theirs = identifier(l.in.old);
    for (const Member &m : l.view.members) {
        if (theirs.isEmpty() && &m != l.subject)
            theirs = identifier(&m);
    }
    if (theirs.isEmpty() && !own.isEmpty() && l.in.old && l.subject->upstream == l.in.old->id())
        return warns("check.system.configured", {l.in.old->id().name()}).of(own, format::unknown());
    if (own.isEmpty() || theirs.isEmpty())
        return unknown(CheckVerdict::Block);
    return (own == theirs ? passes("check.system.same") : blocks("check.system.other", {l.subject->id().name()}))
        .of(own, theirs);
}

Finding timeline(const Look &l)
{
    const auto before = l.in.old && l.in.old->sample ? l.in.old->sample->timeline : std::nullopt;
    std::optional<quint32> line = before;
    bool sure = l.in.old && l.in.old->reachable;
    for (const Member &m : l.view.members) {
        const auto theirs = m.runsAs(Role::Standby) ? m.sample->timeline : std::nullopt;
        line = std::max(line, theirs);
        sure = sure || (theirs && theirs == before);
    }
    if (before && sure) // what is on a younger one was promoted once, whoever that was
        line = before;
    const auto own = l.subject->sample ? l.subject->sample->timeline : std::nullopt;
    if (!own || !line)
        return unknown(CheckVerdict::Block);
    const QStringList whose{l.subject->id().name()};
    return (*own < *line   ? blocks("check.timeline.older", whose).then("remedy.rejoin")
            : *own > *line ? blocks("check.timeline.fork", whose).then("remedy.rejoin-it", whose)
                           : passes("check.timeline.ok"))
        .of(QString::number(*own), QString::number(*line));
}

/// PostgreSQL has no GTIDs: data that only the candidate has shows as a position that the primary never reached.
Finding errant(const Look &l)
{
    const Member *old = l.in.old;
    const auto own = l.subject->received();
    const auto theirs = old ? old->received() : std::nullopt;
    if (!own || !theirs)
        return l.emergency() ? unknown(CheckVerdict::Warn) : unknown(CheckVerdict::Block);
    // The primary may have gone on since. What streams from it has nothing else: a sender refuses who is ahead of it.
    const bool streams = l.subject->streams() && l.subject->upstream == old->id();
    const bool older = streams || old->sampledAt < l.subject->sampledAt;
    if (*own > *theirs && older && !l.subject->streams() && !l.emergency())
        return unknown(CheckVerdict::Warn).of(own->text(), theirs->text());
    if (*own > *theirs && !older)
        return blocks("check.errant.ahead", {l.subject->id().name()}).of(own->text(), theirs->text());
    return passes("check.errant.none").of(own->text(), theirs->text());
}

bool isCounted(const Look &l, const Member &silent)
{
    if (!l.in.old || !l.in.old->sample)
        return false;
    const auto &rows = l.in.old->sample->senders;
    const QString name = silent.sample && !silent.sample->detail.applicationName.isEmpty()
                             ? silent.sample->detail.applicationName
                             : silent.id().name();
    return std::any_of(rows.begin(), rows.end(), [&](const SenderRow &row) {
        return row.applicationName == name &&
               (row.syncState == QLatin1String("sync") || row.syncState == QLatin1String("quorum"));
    });
}

Finding mostAdvanced(const Look &l)
{
    const Member *silent = nullptr, *ahead = nullptr;
    for (const Member &m : l.view.members) {
        if (&m == l.subject || &m == l.in.old)
            continue;
        if (!m.reachable)
            silent = !silent || isCounted(l, m) ? &m : silent;
        else if (m.role() == Role::Standby && m.received() > (ahead ? ahead : l.subject)->received())
            ahead = &m;
    }
    if (silent && l.emergency() && isCounted(l, *silent))
        return blocks("check.advanced.silent-sync", {silent->id().name()}).then("remedy.silent");
    if (silent)
        return warns("check.advanced.silent", {silent->id().name()});
    const auto own = l.subject->received();
    if (ahead && own && l.emergency())
        return warns("check.advanced.behind", {ahead->id().name()}).of(bytes(*ahead->received() - *own), bytes(0));
    if (!own)
        return unknown(CheckVerdict::Block);
    return passes("check.advanced.ok");
}

Finding promotionRule(const Look &l)
{
    const Node &n = *l.subject->node;
    const QString rule = toText(n.promotion);
    if (n.promotion == PromotionRule::MustNot || n.priority == 0)
        return blocks("check.rule.must-not", {n.id.name()}).of(rule).then("remedy.other-target");
    if (n.promotion == PromotionRule::PreferNot)
        return warns("check.rule.prefer-not", {n.id.name()}).of(rule);
    return passes("check.rule.ok").of(rule);
}

Finding jurisdiction(const Look &l)
{
    const Fleet &fleet = *l.situation().snapshot->fleet;
    const auto of = [&](const Member *m) {
        const Region *region = m ? fleet.region(m->node->region) : nullptr;
        return region ? region->jurisdiction : QString();
    };
    const QString own = of(l.subject), before = of(l.in.old);
    if (own == before)
        return passes(own.isEmpty() ? "check.jurisdiction.undeclared" : "check.jurisdiction.same").of(own);
    if (own.isEmpty() || before.isEmpty())
        return unknown(CheckVerdict::Warn).of(own, before);
    return blocks("check.jurisdiction.other", {own, before}).of(own, before).then("remedy.jurisdiction");
}

Finding version(const Look &l)
{
    const auto number = [](const Member *m) { return m && m->sample ? m->sample->detail.version : QString(); };
    const QString own = number(l.subject), before = number(l.in.old);
    if (own.isEmpty() || before.isEmpty())
        return unknown(CheckVerdict::Warn).of(own, before);
    if (own.section(u'.', 0, 0) != before.section(u'.', 0, 0))
        return blocks("check.version.major").of(own, before);
    return (own == before ? passes("check.version.same") : warns("check.version.minor")).of(own, before);
}

Finding wayBack(const Look &l)
{
    const NodeSurvey *s = l.subject->survey;
    if (!s || s->error || !s->freeWalSenders || !s->freeSlots || !s->acceptsReplication)
        return unknown(CheckVerdict::Warn);
    const int needed = int(std::count_if(l.view.members.begin(), l.view.members.end(), [&](const Member &m) {
        return &m == l.in.old || mustFollow(l.view, m, *l.subject, l.in.old);
    }));
    if (!*s->acceptsReplication)
        return blocks("check.way-back.login", {l.subject->id().name()}).then("remedy.replication-login");
    const int free = std::min(*s->freeWalSenders, *s->freeSlots);
    if (free < needed)
        return blocks("check.way-back.full", {l.subject->id().name()})
            .of(QString::number(free), QString::number(needed))
            .then("remedy.senders");
    if (!mayRewind(l.view, *l.subject).value_or(false))
        return warns("check.way-back.no-rewind", {l.subject->id().name()}).then("remedy.hints");
    return passes("check.way-back.ok").of(QString::number(free), QString::number(needed));
}

/// PostgreSQL manual, "Hot Standby: Administrator's Overview": a standby needs at least its primary's values.
Finding parameters(const Look &l)
{
    const char *names[] = {"max_connections", "max_worker_processes", "max_wal_senders", "max_prepared_transactions",
                           "max_locks_per_transaction"};
    bool asked = true;
    for (const char *one : names) {
        const QString name = QLatin1String(one);
        const QString own = l.subject->setting(name), before = l.in.old ? l.in.old->setting(name) : QString();
        asked = asked && !own.isEmpty() && !before.isEmpty();
        if (own.toLongLong() < before.toLongLong() && !own.isEmpty())
            return warns("check.parameters.smaller", {name}).of(own, before).then("remedy.parameter", {name});
    }
    const QString sync = QStringLiteral("synchronous_standby_names");
    const QString own = l.subject->setting(sync), before = l.in.old ? l.in.old->setting(sync) : QString();
    if (!before.isEmpty() && own.isEmpty())
        return warns("check.parameters.sync", {before}).of(own, before).then("remedy.parameter", {sync});
    return asked ? passes("check.parameters.ok") : unknown(CheckVerdict::Warn);
}

Finding disk(const Look &l)
{
    const NodeSurvey *s = l.subject->survey;
    if (!s || !s->diskFree || !s->databaseBytes)
        return unknown(CheckVerdict::Warn);
    const qint64 needed = *s->databaseBytes / 100 * l.limits.diskFreePercent;
    return (*s->diskFree < needed ? blocks("check.disk.full", {l.subject->id().name()}).then("remedy.disk")
                                  : passes("check.disk.ok"))
        .of(bytes(*s->diskFree), bytes(needed));
}

Finding rights(const Look &l)
{
    const NodeSurvey *s = l.subject->survey;
    if (l.view.owner() == Owner::Patroni)
        return passes("check.owner.patroni");
    if (!s || s->error)
        return unknown(CheckVerdict::Warn);
    if (s->superuser.value_or(false))
        return passes("check.rights.superuser");
    const std::pair<const char *, std::optional<bool>> needed[] = {{"pg_promote", s->mayPromote},
                                                                   {"pg_signal_backend", s->maySignal},
                                                                   {"ALTER SYSTEM", s->mayAlterSystem},
                                                                   {"CHECKPOINT", s->mayCheckpoint}};
    bool asked = true;
    for (const auto &[name, may] : needed) {
        asked = asked && may;
        if (may && !*may)
            return blocks("check.rights.missing", {l.subject->id().name(), QLatin1String(name)})
                .then("remedy.rights", {QLatin1String(name)});
    }
    return asked ? passes("check.rights.ok") : unknown(CheckVerdict::Warn);
}

Finding maintenance(const Look &l)
{
    if (l.situation().maintenance.contains(l.subject->id()))
        return blocks("check.maintenance.on", {l.subject->id().name()}).then("remedy.maintenance");
    return passes("check.maintenance.off");
}

constexpr unsigned kMove = kPlanned | kEmergency;
constexpr std::array kRows{
    CheckRow{"target-ready", About::Target, kMove, false, false, ready},
    CheckRow{"target-receives", About::Target, kPlanned, true, false, receives},
    CheckRow{"target-gap", About::Target, kMove, true, false, gap},
    CheckRow{"same-system", About::Target, kEver, false, false, sameSystem},
    CheckRow{"timeline", About::Target, kMove, true, false, timeline},
    CheckRow{"no-errant-data", About::Target, kMove, true, false, errant},
    CheckRow{"most-advanced", About::Target, kMove, true, true, mostAdvanced},
    CheckRow{"promotion-rule", About::Target, kMove, true, false, promotionRule},
    CheckRow{"jurisdiction", About::Target, kMove, true, true, jurisdiction},
    CheckRow{"version", About::Target, kMove, false, true, version},
    CheckRow{"way-back", About::Target, kEver, false, true, wayBack},
    CheckRow{"parameters", About::Target, kMove, false, false, parameters},
    CheckRow{"disk-space", About::Target, kMove, false, true, disk},
    CheckRow{"rights", About::Target, kEver, false, false, rights},
    CheckRow{"maintenance", About::Target, kMove, false, true, maintenance},
};

} // namespace

std::span<const CheckRow> targetRows()
{
    return kRows;
}

} // namespace meridian
