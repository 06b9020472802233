// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the preflight that are about the cluster as a whole.
#include "checktable.h"
#include "simulate.h"

#include <algorithm>
#include <array>

namespace meridian
{

namespace
{

using format::duration;

QString namesOf(const QList<const Member *> &members)
{
    QStringList names;
    for (const Member *m : members)
        names.append(m->id().name());
    return names.join(QStringLiteral(", "));
}

/// What its owner wants to hear, to be run on the node that it names.
QString ownersCommand(Owner owner, const Look &l)
{
    const Member *target = l.in.target;
    const QString name = target ? target->id().name() : QStringLiteral("NODE");
    switch (l.in.plan.kind) {
    case OperationKind::Failover:
        return owner == Owner::Repmgr ? QStringLiteral("repmgr standby promote --siblings-follow")
                                      : QStringLiteral("pg_autoctl perform failover");
    case OperationKind::Rejoin:
        if (owner == Owner::Repmgr)
            return QStringLiteral("repmgr node rejoin --force-rewind -d 'host=%1 port=%2 user=repmgr dbname=repmgr'")
                .arg(target ? target->node->host : name)
                .arg(target ? target->node->port : 5432);
        return QStringLiteral("pg_autoctl run");
    default:
        return owner == Owner::Repmgr ? QStringLiteral("repmgr standby switchover --siblings-follow")
                                      : QStringLiteral("pg_autoctl perform promotion --name %1").arg(name);
    }
}

Finding owner(const Look &l)
{
    const Owner owner = l.view.owner();
    const auto surveyed = [](const Member &m) { return m.survey && !m.survey->error; };
    if (owner == Owner::PgAutoFailover || owner == Owner::Repmgr) {
        const QString on = l.in.plan.kind == OperationKind::Rejoin ? (l.in.old ? l.in.old->id().name() : QString())
                           : l.in.target                           ? l.in.target->id().name()
                                                                   : QString();
        return blocks("check.owner.other", {toText(owner)})
            .of(l.view.ownerDetail())
            .then("remedy.run-on", {ownersCommand(owner, l), on});
    }
    if (owner == Owner::Patroni) {
        const auto reached = [](const Member &m) { return !m.node->control.patroniUrl.isEmpty(); };
        if (std::none_of(l.view.members.begin(), l.view.members.end(), reached))
            return blocks("check.owner.patroni-unreachable").of(l.view.ownerDetail()).then("remedy.patroni-url");
        const auto &said = l.situation().owner;
        if (said && said->error)
            return blocks("check.owner.patroni-silent", {said->error->message}).then("remedy.patroni-silent");
        return (said && said->paused.value_or(false) ? warns("check.owner.paused") : passes("check.owner.patroni"))
            .of(l.view.ownerDetail());
    }
    if (std::none_of(l.view.members.begin(), l.view.members.end(), surveyed))
        return unknown(CheckVerdict::Block);
    return passes("check.owner.none");
}

Finding oneWriter(const Look &l)
{
    const QList<const Member *> primaries = l.view.primaries();
    const Member *expected = l.in.plan.kind == OperationKind::Rejoin ? l.in.target : l.in.old;
    if (l.in.plan.kind == OperationKind::Rejoin)
        return expected ? passes("check.one-writer.new", {expected->id().name()})
                        : blocks("check.one-writer.none").then("remedy.failover");
    const auto other = [&](const Member *m) { return m != expected; };
    if (primaries.size() > 1 || std::any_of(primaries.begin(), primaries.end(), other))
        return blocks("check.one-writer.more", {namesOf(primaries)})
            .of(QString::number(primaries.size()), QStringLiteral("1"))
            .then("remedy.rejoin");
    if (l.emergency())
        return passes("check.one-writer.no-other");
    if (primaries.isEmpty())
        return blocks("check.one-writer.none").of(QStringLiteral("0"), QStringLiteral("1")).then("remedy.failover");
    const auto agrees = [&](const Member &m) { return m.streams() && m.upstream == expected->id(); };
    const auto witness = std::find_if(l.view.members.begin(), l.view.members.end(), agrees);
    if (witness == l.view.members.end())
        return warns("check.one-writer.one-view", {expected->id().name()}).of(QStringLiteral("1"), QStringLiteral("1"));
    return passes("check.one-writer.two-views", {expected->id().name(), witness->id().name()})
        .of(QStringLiteral("1"), QStringLiteral("1"));
}

/// Field guide 5.3. A receiver that has merely not given up yet is not one that hears something: after half of
/// wal_receiver_timeout it asks, and whoever is alive answers (PostgreSQL manual, "Replication").
struct Listener {
    const Member *member = nullptr;
    microseconds silent{0}, timeout{0};
};

/// The standbys of the lost primary whose receivers are still connected.
QList<Listener> listeners(const Look &l)
{
    QList<Listener> found;
    for (const Member &m : l.view.members) {
        const microseconds timeout = m.sample ? m.sample->detail.walReceiverTimeout.value_or(seconds(60)) : seconds(60);
        const bool listens = l.in.old && m.streams() && m.upstream == l.in.old->id();
        const microseconds silent = listens ? m.sample->receiver->messageAge.value_or(microseconds(0)) : timeout;
        if (silent < timeout / 2)
            found.append({&m, silent, timeout});
    }
    return found;
}

Finding primaryGone(const Look &l)
{
    const Member *old = l.in.old;
    if (!old)
        return warns("check.primary-gone.unknown");
    if (old->reachable)
        return blocks("check.primary-gone.answers", {old->id().name()}).then("remedy.switchover");
    const microseconds lost = l.situation().at() - old->sampledAt.value_or(Instant());
    const microseconds slack = 2 * l.view.cluster->polling.interval;
    for (const Listener &one : listeners(l)) {
        if (one.silent + slack < lost || !one.member->sample->receiver->messageAge)
            return blocks("check.primary-gone.streams", {one.member->id().name(), old->id().name()})
                .of(duration(one.silent), duration(one.timeout / 2))
                .then("remedy.own-line");
    }
    return passes("check.primary-gone.silent", {old->id().name()}).of(duration(lost));
}

Finding replicasAgree(const Look &l)
{
    const Member *old = l.in.old;
    const QList<Listener> waiting = listeners(l);
    if (!waiting.isEmpty())
        return blocks("check.replicas-agree.not-yet", {waiting.first().member->id().name(), old->id().name()})
            .of(duration(waiting.first().silent), duration(waiting.first().timeout / 2))
            .then("remedy.wait");
    const auto asked = std::count_if(l.view.members.begin(), l.view.members.end(), [&](const Member &m) {
        return m.runsAs(Role::Standby) && (!old || m.upstream == old->id());
    });
    if (asked == 0)
        return warns("check.replicas-agree.no-witness");
    return passes("check.replicas-agree.ok", {QString::number(asked)});
}

Finding endpoints(const Look &l)
{
    if (l.view.endpoints.isEmpty())
        return warns("check.endpoints.none");
    for (const Endpoint *e : l.view.endpoints) {
        const EndpointSurvey *survey = l.situation().endpoint(e->name);
        if (l.emergency())
            continue; // nothing writes through them now
        if (!survey || (!survey->writer && !survey->error))
            return warns("check.endpoints.unknown", {e->name});
        if (survey->error)
            return blocks("check.endpoints.error", {e->name, survey->error->message})
                .then("remedy.endpoint", {e->name});
        if (!l.in.old || *survey->writer != l.in.old->id())
            return blocks("check.endpoints.elsewhere", {e->name, survey->writer->name()})
                .of(survey->writer->name(), l.in.old ? l.in.old->id().name() : QString())
                .then("remedy.endpoint", {e->name});
    }
    return passes("check.endpoints.ok").of(QString::number(l.view.endpoints.size()));
}

Finding backup(const Look &l)
{
    const microseconds limit = l.limits.backupAge;
    if (!l.situation().lastBackup)
        return unknown(CheckVerdict::Warn).of(format::unknown(), duration(limit));
    const microseconds age = l.situation().at() - *l.situation().lastBackup;
    return (age > limit ? warns("check.backup.old") : passes("check.backup.ok")).of(duration(age), duration(limit));
}

Finding quietPeriod(const Look &l)
{
    if (!l.situation().lastFailover)
        return passes("check.quiet.never");
    const microseconds age = l.situation().at() - *l.situation().lastFailover;
    const microseconds limit = l.limits.quietPeriod;
    return (age < limit ? blocks("check.quiet.recent").then("remedy.quiet") : passes("check.quiet.ok"))
        .of(duration(age), duration(limit));
}

Finding lock(const Look &l)
{
    for (const LockHolder &holder : l.situation().locks) {
        if (holder.operation != l.situation().operation)
            return blocks("check.lock.held", {holder.who, holder.where, format::dateTime(holder.since)})
                .of(holder.operation)
                .then("remedy.lock");
    }
    return passes("check.lock.free");
}

Finding clocks(const Look &l)
{
    const microseconds limit = l.view.cluster->thresholds.clockOffset;
    microseconds worst{0};
    const Member *unasked = nullptr, *off = nullptr;
    for (const Member &m : l.view.members) {
        if (!m.sample || !m.sample->clockOffset) {
            unasked = &m;
            continue;
        }
        const microseconds offset = std::chrono::abs(*m.sample->clockOffset);
        if (offset > worst) {
            worst = offset;
            off = &m;
        }
    }
    if (worst > limit)
        return warns("check.clocks.off", {off->id().name()}).of(duration(worst), duration(limit));
    if (unasked)
        return warns("check.clocks.unknown", {unasked->id().name()}).of(duration(worst), duration(limit));
    return passes("check.clocks.ok").of(duration(worst), duration(limit));
}

Finding hooks(const Look &l)
{
    const auto isHook = [](const Endpoint *e) { return e->kind == EndpointKind::Hook; };
    if (std::none_of(l.view.endpoints.begin(), l.view.endpoints.end(), isHook))
        return passes("check.hooks.none");
    if (!l.situation().hooksRehearsed)
        return unknown(CheckVerdict::Block).then("remedy.hooks");
    return *l.situation().hooksRehearsed ? passes("check.hooks.ok") : blocks("check.hooks.failed").then("remedy.hooks");
}

Finding fresh(const Look &l)
{
    const microseconds limit = 2 * l.view.cluster->polling.interval;
    microseconds oldest{0};
    for (const Member *m : {l.in.target, l.emergency() ? nullptr : l.in.old}) {
        if (!m || (l.in.plan.kind == OperationKind::Rejoin && m == l.in.old))
            continue;
        if (m == l.in.old && l.view.isStopped(*m)) // by this operation, or known from its machine: it says nothing
            continue;
        if (!m->sampledAt)
            return blocks("check.fresh.never", {m->id().name()}).of(format::unknown(), duration(limit));
        oldest = std::max(oldest, l.situation().at() - *m->sampledAt);
    }
    return (oldest > limit ? blocks("check.fresh.old").then("remedy.survey") : passes("check.fresh.ok"))
        .of(duration(oldest), duration(limit));
}

bool changesSomething(const Action &action)
{
    return !std::holds_alternative<Checkpoint>(action) && !std::holds_alternative<WaitCaughtUp>(action) &&
           !std::holds_alternative<StartServer>(action);
}

Finding undo(const Look &l)
{
    const QList<Step> &steps = l.in.plan.steps;
    if (std::none_of(steps.begin(), steps.end(), [](const Step &s) { return s.pointOfNoReturn; }))
        return passes("check.past");
    int undoable = 0;
    for (const Step &step : steps) {
        if (step.pointOfNoReturn)
            break;
        if (step.undo)
            ++undoable;
        else if (changesSomething(step.action))
            return blocks("check.undo.missing", {step.why.text()});
    }
    return passes("check.undo.ok").of(QString::number(undoable));
}

/// Field guide 5.29: proven by walking the plan.
Finding oneWriterAlways(const Look &l)
{
    Situation s = l.situation();
    const ClusterId &cluster = l.view.cluster->id;
    qsizetype before = writableNodes(s, cluster).size();
    for (qsizetype i = 0; i < l.in.plan.steps.size(); ++i) {
        s = simulate(std::move(s), l.in.plan.steps[i].action);
        const qsizetype writable = writableNodes(s, cluster).size();
        if (writable > std::max<qsizetype>(before, 1))
            return blocks("check.always-one.two", {QString::number(i + 1)});
        before = writable;
    }
    return passes("check.always-one.ok").of(QString::number(l.in.plan.steps.size()));
}

Finding overrides(const Look &l)
{
    if (l.in.accepted.isEmpty())
        return passes("check.overrides.none");
    QStringList codes(l.in.accepted.begin(), l.in.accepted.end());
    codes.sort();
    return warns("check.overrides.some", {codes.join(QStringLiteral(", "))});
}

constexpr std::array kRows{
    CheckRow{"owner", About::Cluster, kEver, false, false, owner},
    CheckRow{"one-writer", About::Cluster, kEver, true, false, oneWriter},
    CheckRow{"primary-gone", About::Cluster, kEmergency, true, false, primaryGone},
    CheckRow{"replicas-agree", About::Cluster, kEmergency, true, true, replicasAgree},
    CheckRow{"endpoints", About::Cluster, kPlanned | kEmergency, true, true, endpoints},
    CheckRow{"backup", About::Cluster, kPlanned | kEmergency, false, false, backup},
    CheckRow{"quiet-period", About::Cluster, kPlanned | kEmergency, true, true, quietPeriod},
    CheckRow{"lock", About::Cluster, kEver, false, false, lock},
    CheckRow{"clocks", About::Cluster, kEver, false, false, clocks},
    CheckRow{"hooks", About::Cluster, kPlanned | kEmergency, false, true, hooks},
    CheckRow{"fresh", About::Cluster, kEver, false, false, fresh},
    CheckRow{"undo", About::Cluster, kPlanned | kEmergency, false, false, undo},
    CheckRow{"always-one-writer", About::Cluster, kEver, false, false, oneWriterAlways},
    CheckRow{"overrides", About::Cluster, kEver, false, false, overrides},
};

} // namespace

std::span<const CheckRow> clusterRows()
{
    return kRows;
}

} // namespace meridian
