// SPDX-License-Identifier: GPL-3.0-or-later
#include "plantext.h"

#include "format.h"
#include "operationcatalogue.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

QString say(const char *text)
{
    return QCoreApplication::translate("Plan", text);
}
QString list(const QStringList &names)
{
    return names.join(QStringLiteral(", "));
}

/// " with slot x", or nothing.
QString slotText(const QString &slot)
{
    return slot.isEmpty() ? QString() : say(QT_TRANSLATE_NOOP("Plan", " with slot %1")).arg(slot);
}

struct ActionText {
    QString operator()(const TakeLock &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Take the operation lock of %1 on %2")).arg(a.cluster.name(), a.on.name());
    }
    QString operator()(const ReleaseLock &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Release the operation lock of %1 on %2"))
            .arg(a.cluster.name(), a.on.name());
    }
    QString operator()(const Checkpoint &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Checkpoint %1")).arg(a.node.name());
    }
    QString operator()(const MakeSlot &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Make slot %1 on %2")).arg(a.slot, a.on.name());
    }
    QString operator()(const DropSlot &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Drop slot %1 on %2")).arg(a.slot, a.on.name());
    }
    QString operator()(const SetParameter &a) const
    {
        if (a.value.isEmpty())
            return say(QT_TRANSLATE_NOOP("Plan", "Reset %1 on %2")).arg(a.name, a.node.name());
        return say(QT_TRANSLATE_NOOP("Plan", "Set %1 = %2 on %3")).arg(a.name, a.value, a.node.name());
    }
    QString operator()(const PausePools &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Pause the pools of %1")).arg(list(a.endpoints));
    }
    QString operator()(const ResumePools &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Resume the pools of %1")).arg(list(a.endpoints));
    }
    QString operator()(const Fence &a) const
    {
        if (a.candidate.isEmpty())
            return say(QT_TRANSLATE_NOOP("Plan", "Fence %1: read-only, sessions ended, marker flushed"))
                .arg(a.node.name());
        return say(QT_TRANSLATE_NOOP("Plan", "Fence %1: read-only, sessions ended, marker flushed and replayed by %2"))
            .arg(a.node.name(), a.candidate.name());
    }
    QString operator()(const Unfence &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Unfence %1")).arg(a.node.name());
    }
    QString operator()(const WaitCaughtUp &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Wait until %1 has replayed all that %2 has"))
            .arg(a.node.name(), a.behind.name());
    }
    QString operator()(const StopServer &a) const
    {
        if (!a.successor.isEmpty())
            return say(QT_TRANSLATE_NOOP("Plan", "Stop %1 immediately; %2 must have all its commits"))
                .arg(a.node.name(), a.successor.name());
        return (a.mode == StopMode::Fast ? say(QT_TRANSLATE_NOOP("Plan", "Stop %1"))
                                         : say(QT_TRANSLATE_NOOP("Plan", "Stop %1 immediately")))
            .arg(a.node.name());
    }
    QString operator()(const StartServer &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Start %1")).arg(a.node.name());
    }
    QString operator()(const Promote &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Promote %1")).arg(a.node.name());
    }
    QString operator()(const Follow &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Let %1 follow %2")).arg(a.node.name(), a.upstream.name()) +
               slotText(a.slot);
    }
    QString operator()(const StartAsStandby &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Start %1 as a standby of %2")).arg(a.node.name(), a.upstream.name()) +
               slotText(a.slot);
    }
    QString operator()(const WaitStreaming &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Wait until %1 streams from %2, past the fork"))
            .arg(a.node.name(), a.upstream.name());
    }
    QString operator()(const SaveDivergence &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Save what %1 has and %2 has not")).arg(a.node.name(), a.source.name());
    }
    QString operator()(const Rewind &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Rewind %1 to %2")).arg(a.node.name(), a.source.name());
    }
    QString operator()(const SetAside &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Set the data of %1 aside")).arg(a.node.name());
    }
    QString operator()(const Reclone &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Copy %1 afresh from %2")).arg(a.node.name(), a.source.name()) +
               slotText(a.slot);
    }
    QString operator()(const PrepareEndpoint &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Prepare to point %1 at %2")).arg(a.endpoint, a.node.name());
    }
    QString operator()(const PointEndpoint &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Point %1 at %2")).arg(a.endpoint, a.node.name());
    }
    QString operator()(const VerifyWrite &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Verify by writing on %1")).arg(a.node.name());
    }
    QString operator()(const VerifyEndpoint &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Verify that %1 writes to %2")).arg(a.endpoint, a.node.name());
    }
    QString operator()(const SetMaintenance &a) const
    {
        return (a.on ? say(QT_TRANSLATE_NOOP("Plan", "Begin maintenance of %1"))
                     : say(QT_TRANSLATE_NOOP("Plan", "End maintenance of %1")))
            .arg(a.node.name());
    }
    QString operator()(const PatroniSwitchover &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Ask Patroni to switch %1 over from %2 to %3"))
            .arg(a.cluster.name(), a.leader.name(), a.candidate.name());
    }
    QString operator()(const PatroniFailover &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Ask Patroni to fail %1 over to %2"))
            .arg(a.cluster.name(), a.candidate.name());
    }
    QString operator()(const PatroniReinitialise &a) const
    {
        return say(QT_TRANSLATE_NOOP("Plan", "Ask Patroni to copy %1 afresh")).arg(a.node.name());
    }
    QString operator()(const PatroniPause &a) const
    {
        return (a.on ? say(QT_TRANSLATE_NOOP("Plan", "Ask Patroni to leave %1 alone"))
                     : say(QT_TRANSLATE_NOOP("Plan", "Ask Patroni to look after %1 again")))
            .arg(a.cluster.name());
    }
    QString operator()(const AskPerson &a) const
    {
        switch (a.deed) {
        case ManualDeed::Stop:
            return say(QT_TRANSLATE_NOOP("Plan", "By hand: stop %1")).arg(a.node.name());
        case ManualDeed::Start:
            return say(QT_TRANSLATE_NOOP("Plan", "By hand: start %1")).arg(a.node.name());
        case ManualDeed::StartAsStandby:
            return say(QT_TRANSLATE_NOOP("Plan", "By hand: start %1 as a standby of %2"))
                       .arg(a.node.name(), a.upstream.name()) +
                   slotText(a.slot);
        case ManualDeed::Rewind:
            return say(QT_TRANSLATE_NOOP("Plan", "By hand: keep a copy of %1, then rewind it to %2"))
                .arg(a.node.name(), a.upstream.name());
        case ManualDeed::Reclone:
            return say(QT_TRANSLATE_NOOP("Plan", "By hand: set the data of %1 aside, then copy it afresh from %2"))
                .arg(a.node.name(), a.upstream.name());
        }
        return {};
    }
};

QString headline(const Plan &plan)
{
    const QString kind = title(plan.kind);
    if (plan.oldPrimary.isEmpty() && plan.newPrimary.isEmpty())
        return say(QT_TRANSLATE_NOOP("Plan", "%1 of %2")).arg(kind, plan.cluster.name());
    const auto name = [](const NodeId &id) { return id.isEmpty() ? format::unknown() : id.name(); };
    return say(QT_TRANSLATE_NOOP("Plan", "%1 of %2: %3 → %4"))
        .arg(kind, plan.cluster.name(), name(plan.oldPrimary), name(plan.newPrimary));
}

QString checkLine(const Check &check)
{
    const QString mark = check.verdict == CheckVerdict::Block ? say(QT_TRANSLATE_NOOP("Plan", "blocked"))
                                                              : say(QT_TRANSLATE_NOOP("Plan", "warning"));
    QString line = QStringLiteral("  %1 [%2] %3").arg(mark, check.code, check.reason.text());
    if (!check.remedy.isEmpty())
        line += QStringLiteral(" → ") + check.remedy.text();
    return line;
}

} // namespace

QString toText(const Action &action)
{
    return std::visit(ActionText(), action);
}

QString toText(const Step &step)
{
    QString text = (step.withNext ? QStringLiteral("+ ") : QString()) + toText(step.action);
    if (step.estimate)
        text += QStringLiteral(" (≈ %1)").arg(format::duration(*step.estimate));
    if (step.pointOfNoReturn)
        text += say(QT_TRANSLATE_NOOP("Plan", " – no way back from here"));
    return text;
}

QString toText(const Plan &plan)
{
    QStringList lines{headline(plan)};
    for (const Check &check : plan.checks) {
        if (check.verdict != CheckVerdict::Pass)
            lines.append(checkLine(check));
    }
    for (qsizetype i = 0; i < plan.steps.size(); ++i)
        lines.append(QStringLiteral("%1. %2").arg(i + 1, 3).arg(toText(plan.steps[i])));
    if (plan.lossBytes)
        lines.append(say(QT_TRANSLATE_NOOP("Plan", "Lost, as far as is known: %1, %2"))
                         .arg(format::bytes(*plan.lossBytes), format::orUnknown(plan.lossTime, format::duration)));
    else if (plan.kind == OperationKind::Failover && !plan.steps.isEmpty())
        lines.append(say(QT_TRANSLATE_NOOP("Plan", "Lost: not known")));
    if (plan.outage)
        lines.append(say(QT_TRANSLATE_NOOP("Plan", "No writes for about %1")).arg(format::duration(*plan.outage)));
    return lines.join(u'\n');
}

QString title(OperationKind kind)
{
    return operationRow(kind).title();
}

} // namespace meridian
