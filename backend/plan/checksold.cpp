// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the preflight that are about the old primary, or the node that comes back.
#include "checktable.h"
#include "divergence.h"

#include <algorithm>
#include <array>

namespace meridian
{

namespace
{

using format::duration;

Finding archive(const Look &l)
{
    const NodeSurvey *s = l.subject->survey;
    const QString limit = QString::number(l.limits.archiveBlock);
    const bool failing =
        s && s->archiveFailing ? *s->archiveFailing : l.subject->sample && l.subject->sample->detail.archiveFailing;
    if (failing)
        return blocks("check.archive.failing", {l.subject->id().name()}).then("remedy.archive");
    if (!s || !s->archiveBacklog)
        return unknown(CheckVerdict::Warn).of(format::unknown(), limit);
    const QString waiting = QString::number(*s->archiveBacklog);
    if (*s->archiveBacklog >= l.limits.archiveBlock)
        return blocks("check.archive.backlog").of(waiting, limit).then("remedy.archive");
    if (*s->archiveBacklog >= l.limits.archiveWarn)
        return warns("check.archive.backlog").of(waiting, QString::number(l.limits.archiveWarn));
    return passes("check.archive.ok").of(waiting, limit);
}

Finding runningWork(const Look &l)
{
    const NodeSurvey *s = l.subject->survey;
    if (!s || s->error)
        return unknown(CheckVerdict::Warn);
    if (s->exclusiveBackup.value_or(false))
        return blocks("check.work.backup").then("remedy.work");
    if (!s->preparedTransactions.isEmpty())
        return blocks("check.work.prepared", {s->preparedTransactions.first().gid})
            .of(QString::number(s->preparedTransactions.size()), QStringLiteral("0"))
            .then("remedy.prepared");
    const microseconds limit = l.limits.longWrite;
    const Activity *longest = nullptr;
    for (const Activity &a : s->longTransactions) {
        if (a.age > limit && (!longest || std::pair(a.writes, a.age) > std::pair(longest->writes, longest->age)))
            longest = &a;
    }
    if (!longest)
        return s->exclusiveBackup ? passes("check.work.none").of({}, duration(limit)) : unknown(CheckVerdict::Warn);
    const QStringList args{QString::number(longest->pid), longest->user, longest->application};
    return (longest->writes ? blocks("check.work.writes", args) : warns("check.work.reads", args))
        .of(duration(longest->age), duration(limit))
        .then("remedy.work");
}

Finding logicalSlots(const Look &l)
{
    if (!l.subject->sample || !l.subject->sampledAt)
        return unknown(CheckVerdict::Warn);
    QStringList lost;
    for (const SlotRow &slot : l.subject->sample->detail.replicationSlots) {
        if (!slot.physical)
            lost.append(slot.name);
    }
    if (lost.isEmpty())
        return passes("check.logical.none");
    return warns("check.logical.lost", {lost.join(QStringLiteral(", "))}).of(QString::number(lost.size()));
}

/// Field guide 5.22: without a host, the fence is in SQL only, or a person's.
Finding fence(const Look &l)
{
    const Member &m = *l.subject;
    if (l.view.owner() == Owner::Patroni)
        return passes("check.owner.patroni");
    if (l.view.isStopped(m))
        return passes("check.fence.stopped", {m.id().name()});
    if (!m.actsOnHost()) {
        if (l.in.plan.kind == OperationKind::Rejoin)
            return warns("check.fence.asked", {m.id().name()}); // its plan begins with that
        if (m.reachable)
            return warns("check.fence.person", {m.id().name()});
        return blocks("check.fence.none", {m.id().name()}).then("remedy.fence");
    }
    const auto host = m.survey ? m.survey->hostReachable : std::nullopt;
    if (host.value_or(false))
        return passes("check.fence.host").of(toText(m.node->control.kind));
    if (!host && m.reachable)
        return unknown(CheckVerdict::Warn).of(toText(m.node->control.kind));
    const QString said = m.survey && m.survey->hostError ? m.survey->hostError->message : format::unknown();
    return blocks("check.fence.unreachable", {m.id().name(), said}).then("remedy.fence");
}

Finding oldRights(const Look &l)
{
    const Member &m = *l.subject;
    if (l.view.owner() == Owner::Patroni)
        return passes("check.owner.patroni");
    if (!m.runsAs(Role::Primary))
        return passes("check.past");
    if (!m.survey || m.survey->error)
        return unknown(CheckVerdict::Warn);
    const auto &s = *m.survey;
    if (s.superuser.value_or(false))
        return passes("check.rights.superuser");
    if (!s.mayAlterSystem || !s.maySignal)
        return unknown(CheckVerdict::Warn);
    if (*s.mayAlterSystem && *s.maySignal)
        return passes("check.rights.ok");
    const QString missing = QLatin1String(*s.mayAlterSystem ? "pg_signal_backend" : "ALTER SYSTEM");
    return blocks("check.rights.missing", {m.id().name(), missing}).then("remedy.rights", {missing});
}

Finding rewind(const Look &l)
{
    if (l.in.target && divergenceOf(l.view, *l.subject, *l.in.target) == Divergence::None)
        return passes("check.rewind.not-needed");
    const auto may = mayRewind(l.view, *l.subject);
    if (!may)
        return unknown(CheckVerdict::Warn);
    return *may ? passes("check.rewind.ok") : warns("check.rewind.copy", {l.subject->id().name()});
}

constexpr std::array kRows{
    CheckRow{"archive", About::Old, kPlanned, true, true, archive},
    CheckRow{"running-work", About::Old, kPlanned, true, true, runningWork},
    CheckRow{"logical-slots", About::Old, kPlanned | kEmergency, true, false, logicalSlots},
    CheckRow{"fence", About::Old, kEver, false, true, fence},
    CheckRow{"fence-rights", About::Old, kPlanned | kComeBack, false, false, oldRights},
    CheckRow{"rewind", About::Old, kComeBack, false, false, rewind},
};

} // namespace

std::span<const CheckRow> oldRows()
{
    return kRows;
}

} // namespace meridian
