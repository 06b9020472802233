// SPDX-License-Identifier: GPL-3.0-or-later
#include "checks.h"

#include "checktable.h"

namespace meridian
{

namespace
{

unsigned kindOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Switchover:
        return kPlanned;
    case OperationKind::Failover:
        return kEmergency;
    case OperationKind::Rejoin:
        return kComeBack;
    case OperationKind::MaintenanceOn:
    case OperationKind::MaintenanceOff:
        break;
    }
    return 0;
}

/// The old primary takes no writes any more because of this operation or since it began, or the new one does already.
bool hasBegun(const Preflight &in)
{
    // It went down in the middle: the plan starts it to have its last word, and waits for the target to hear that.
    if (in.plan.kind == OperationKind::Switchover && !in.view.situation.done.isEmpty() && in.old &&
        in.view.isStopped(*in.old))
        return true;
    const bool promoted = in.target && in.target->runsAs(Role::Primary) && !in.situationIsFresh();
    return in.plan.kind != OperationKind::Rejoin && (promoted || (in.old && in.view.wasFenced(*in.old)));
}

Finding lookAt(const CheckRow &row, const Preflight &in, const Member *subject)
{
    if (row.onlyBefore && hasBegun(in))
        return passes("check.past");
    if (row.about != About::Cluster && !subject)
        return blocks(row.about == About::Old ? "check.no-primary" : "check.no-candidate");
    return row.look({in, in.view, subject, in.view.cluster->limits});
}

Check checkOf(const CheckRow &row, const Preflight &in, const Member *subject)
{
    Finding found = lookAt(row, in, subject);
    Check check;
    check.code = QLatin1String(row.code);
    check.node = subject ? subject->id() : NodeId();
    check.verdict = found.verdict;
    check.reason = std::move(found.reason);
    check.measured = std::move(found.measured);
    check.threshold = std::move(found.threshold);
    check.remedy = std::move(found.remedy);
    check.overridable = row.overridable;
    if (subject && subject->sampledAt)
        check.age = std::chrono::floor<milliseconds>(in.view.situation.at() - *subject->sampledAt);
    if (check.verdict == CheckVerdict::Block && row.overridable && in.accepted.contains(check.code)) {
        check.verdict = CheckVerdict::Warn;
        check.remedy = {QStringLiteral("remedy.accepted"), {}};
    }
    return check;
}

void append(QList<Check> &checks, std::span<const CheckRow> rows, const Preflight &in, const Member *subject)
{
    for (const CheckRow &row : rows) {
        if (row.kinds & kindOf(in.plan.kind))
            checks.append(checkOf(row, in, subject));
    }
}

} // namespace

bool Preflight::situationIsFresh() const
{
    return view.situation.done.isEmpty() && (!old || (!view.isFenced(*old) && !view.isStopped(*old)));
}

QList<Check> preflight(const Preflight &in)
{
    QList<Check> checks;
    append(checks, clusterRows(), in, nullptr);
    append(checks, targetRows(), in, in.target);
    append(checks, oldRows(), in, in.old);
    return checks;
}

QList<Check> candidateRules(const Preflight &in)
{
    QList<Check> checks;
    append(checks, targetRows(), in, in.target);
    return checks;
}

} // namespace meridian
