// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationtexts.h"

#include "format.h"
#include "plantext.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace meridian
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(OperationTexts)
};

/// The nodes that an action touches, whatever it is.
struct NodesOfAction {
    QStringList operator()(const Fence &a) const { return {a.node.name()}; }
    QStringList operator()(const SaveDivergence &a) const { return {a.node.name()}; }
    template <class A>
    QStringList operator()(const A &a) const
    {
        if constexpr (requires { a.node; })
            return {a.node.name()};
        else if constexpr (requires { a.on; } && !std::is_same_v<A, PatroniPause>)
            return {a.on.name()};
        else if constexpr (requires { a.candidate; })
            return {a.candidate.name()};
        else
            return {};
    }
};

QString around(milliseconds d)
{
    return QStringLiteral("≈ %1").arg(format::duration(d));
}

Fact figures(const QString &label, const QString &value, Fact::Tone tone = Fact::Tone::Normal)
{
    return {label, value, tone, true, {}};
}
Fact sentence(const QString &label, const QString &value, Fact::Tone tone = Fact::Tone::Normal)
{
    return {label, value, tone, false, {}};
}

} // namespace

QString words::verdict(CheckVerdict verdict)
{
    switch (verdict) {
    case CheckVerdict::Pass:
        return Texts::tr("passed");
    case CheckVerdict::Warn:
        return Texts::tr("warning");
    case CheckVerdict::Block:
        break;
    }
    return Texts::tr("blocked");
}

QString words::stepState(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return Texts::tr("not yet");
    case StepState::Running:
        return Texts::tr("running");
    case StepState::Done:
        return Texts::tr("done");
    case StepState::Failed:
        return Texts::tr("failed");
    case StepState::Undone:
        break;
    }
    return Texts::tr("taken back");
}

QString words::operationState(OperationState state)
{
    switch (state) {
    case OperationState::Running:
        return Texts::tr("running");
    case OperationState::Done:
        return Texts::tr("done");
    case OperationState::Undone:
        return Texts::tr("undone");
    case OperationState::Refused:
        return Texts::tr("refused");
    case OperationState::NeedsPerson:
        break;
    }
    return Texts::tr("needs a person");
}

QString operationHeadline(OperationKind kind, const ClusterId &cluster)
{
    switch (kind) {
    case OperationKind::Switchover:
        return Texts::tr("Switch over %1").arg(cluster.name());
    case OperationKind::Failover:
        return Texts::tr("Fail over %1").arg(cluster.name());
    case OperationKind::Rejoin:
        return Texts::tr("Rejoin a node to %1").arg(cluster.name());
    case OperationKind::MaintenanceOn:
        return Texts::tr("Begin maintenance in %1").arg(cluster.name());
    case OperationKind::MaintenanceOff:
        break;
    }
    return Texts::tr("End maintenance in %1").arg(cluster.name());
}

/// Where the two nodes are in one region, the regions say nothing.
QString routeText(const Plan &plan, const Fleet &fleet)
{
    const auto place = [&](const NodeId &id) {
        const Node *node = fleet.node(id);
        return node ? node->region.name() : QString();
    };
    const QString from = place(plan.oldPrimary), to = place(plan.newPrimary);
    const auto route = [](const QString &a, const QString &b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : QStringLiteral("%1 → %2").arg(a, b);
    };
    return from == to ? route(plan.oldPrimary.name(), plan.newPrimary.name()) : route(from, to);
}

QString checksSummary(const QList<Check> &checks)
{
    const auto count = [&](CheckVerdict verdict) {
        return static_cast<int>(
            std::count_if(checks.begin(), checks.end(), [&](const Check &c) { return c.verdict == verdict; }));
    };
    const int blocked = count(CheckVerdict::Block), warned = count(CheckVerdict::Warn);
    QStringList parts;
    if (blocked > 0)
        parts << Texts::tr("%n blocked", nullptr, blocked);
    if (warned > 0)
        parts << Texts::tr("%n warning(s)", nullptr, warned);
    parts << Texts::tr("%n passed", nullptr, count(CheckVerdict::Pass));
    return parts.join(QStringLiteral(" · "));
}

QStringList nodesOf(const Plan &plan)
{
    QStringList names;
    for (const Step &step : plan.steps) {
        for (const QString &name : std::visit(NodesOfAction(), step.action)) {
            if (!name.isEmpty() && !names.contains(name))
                names << name;
        }
    }
    return names;
}

QString planSummary(const Plan &plan)
{
    if (plan.steps.isEmpty())
        return Texts::tr("nothing to do");
    return QStringLiteral("%1 · %2").arg(Texts::tr("%n step(s)", nullptr, static_cast<int>(plan.steps.size())),
                                         Texts::tr("%n node(s)", nullptr, static_cast<int>(nodesOf(plan).size())));
}

QString lossSummary(const Plan &plan)
{
    if (plan.kind == OperationKind::Switchover)
        return Texts::tr("planned · no data loss allowed");
    if (plan.kind != OperationKind::Failover)
        return {};
    if (!plan.lossBytes)
        return Texts::tr("emergency · loss not known");
    if (*plan.lossBytes == 0)
        return Texts::tr("emergency · no loss known");
    return Texts::tr("emergency · loses about %1").arg(format::bytes(*plan.lossBytes));
}

QString checkText(const Check &check)
{
    QStringList parts{words::verdict(check.verdict), check.code, check.node.name(), check.reason.text()};
    if (!check.measured.isEmpty())
        parts << Texts::tr("measured %1").arg(check.measured);
    if (!check.threshold.isEmpty())
        parts << Texts::tr("limit %1").arg(check.threshold);
    if (check.age)
        parts << Texts::tr("%1 old").arg(format::duration(*check.age));
    if (!check.remedy.isEmpty())
        parts << check.remedy.text();
    return parts.join(u'\t');
}

QList<Check> inReadingOrder(QList<Check> checks)
{
    std::stable_sort(checks.begin(), checks.end(),
                     [](const Check &a, const Check &b) { return a.verdict > b.verdict; });
    return checks;
}

QList<Fact> wayBackFacts(const Plan &plan, const LiveOperation *live)
{
    QStringList undoes;
    int point = -1;
    for (qsizetype i = plan.steps.size() - 1; i >= 0; --i) {
        const Step &step = plan.steps[i];
        if (step.pointOfNoReturn)
            point = static_cast<int>(i);
        if (step.undo)
            undoes << toText(*step.undo);
    }
    undoes.removeDuplicates();
    const bool passed = live && !live->mayUndo();
    QList<Fact> facts;
    if (!passed && !undoes.isEmpty()) {
        const QString until =
            point < 0 ? Texts::tr("the end")
                      : Texts::tr("step %1 (%2) has started").arg(point + 1).arg(toText(plan.steps[point].action));
        facts << sentence(Texts::tr("Undo until"), until);
        facts << sentence(Texts::tr("Undo does"), undoes.mid(0, 5).join(QStringLiteral("; ")) +
                                                      (undoes.size() > 5 ? QStringLiteral("; …") : QString()));
    }
    if (point >= 0)
        facts << sentence(Texts::tr("After step %1").arg(point + 1),
                          Texts::tr("forward only: finish, or hand over with the script"));
    else if (undoes.isEmpty())
        facts << sentence(Texts::tr("Undo"), Texts::tr("none of the steps can or need be taken back"));
    return facts;
}

QList<Fact> objectiveFacts(const Plan &plan, const Cluster &cluster, const LiveOperation *live)
{
    using Tone = Fact::Tone;
    QList<Fact> facts;
    const auto target = [](const QString &value) { return Texts::tr("target %1").arg(value); };
    const QString rto = cluster.rto ? target(format::duration(*cluster.rto)) : Texts::tr("no target");
    const CanaryReading *canary = live ? live->worstCanary() : nullptr;
    if (canary && canary->gap && live->ended) {
        const bool met = !cluster.rto || *canary->gap <= *cluster.rto;
        facts << figures(Texts::tr("Outage"), Texts::tr("%1 · measured %2").arg(rto, format::duration(*canary->gap)),
                         met ? Tone::Good : Tone::Bad);
    } else if (plan.outage) {
        const bool met = !cluster.rto || *plan.outage <= *cluster.rto;
        facts << figures(Texts::tr("Outage"), Texts::tr("%1 · expected %2").arg(rto, around(*plan.outage)),
                         met ? Tone::Good : Tone::Warning);
    } else {
        facts << figures(Texts::tr("Outage"), Texts::tr("%1 · expected: not known").arg(rto), Tone::Warning);
    }
    if (plan.kind == OperationKind::Switchover) {
        const auto lost = live && live->ended ? live->lost() : std::nullopt;
        facts << (lost ? figures(Texts::tr("Data loss"),
                                 target(QStringLiteral("0")) + QStringLiteral(" · ") +
                                     Texts::tr("%n row(s) lost", nullptr, static_cast<int>(*lost)),
                                 *lost == 0 ? Tone::Good : Tone::Bad)
                       : figures(Texts::tr("Data loss"), Texts::tr("target 0 · expected 0 (waits for replay)"),
                                 Tone::Good));
    } else if (plan.kind == OperationKind::Failover) {
        const QString rpo = cluster.rpo ? target(format::duration(*cluster.rpo)) : Texts::tr("no target");
        const QString loss =
            plan.lossBytes ? format::bytes(*plan.lossBytes) +
                                 (plan.lossTime ? QStringLiteral(" · ") + format::duration(*plan.lossTime) : QString())
                           : Texts::tr("not known");
        const bool met = plan.lossBytes == 0 || (plan.lossTime && cluster.rpo && *plan.lossTime <= *cluster.rpo);
        facts << figures(Texts::tr("Data loss"), Texts::tr("%1 · expected %2").arg(rpo, loss),
                         met ? Tone::Good : Tone::Bad);
    }
    return facts;
}

QString canaryPlace(const CanaryReading &reading)
{
    return reading.endpoint.isEmpty() ? Texts::tr("all nodes as hosts") : reading.endpoint;
}

QString canaryText(const CanaryReading &reading)
{
    QStringList parts{Texts::tr("%n error(s)", nullptr, static_cast<int>(reading.errors))};
    if (reading.lost)
        parts << Texts::tr("%n row(s) lost", nullptr, static_cast<int>(*reading.lost));
    if (reading.slowest)
        parts << Texts::tr("slowest %1").arg(format::duration(*reading.slowest));
    return parts.join(QStringLiteral(" · "));
}

QString canaryFigures(const CanaryReading &reading)
{
    const QString text = canaryText(reading);
    return reading.gap ? QStringLiteral("%1 · %2").arg(Texts::tr("gap %1").arg(format::duration(*reading.gap)), text)
                       : text;
}

QString progressText(const LiveOperation &live)
{
    const QString what = Texts::tr("%1 of %2").arg(title(live.plan.kind), live.plan.cluster.name());
    if (live.ended)
        return QStringLiteral("%1: %2").arg(what, words::operationState(live.record.state));
    const int step = live.current();
    if (live.stopping)
        return Texts::tr("%1: being taken back").arg(what);
    if (step < 0)
        return QStringLiteral("%1: %2").arg(what, words::operationState(live.record.state));
    return Texts::tr("%1: step %2 of %3, %4")
        .arg(what)
        .arg(step + 1)
        .arg(live.steps.size())
        .arg(toText(live.steps[step].step.action));
}

QString toText(const LiveOperation &live)
{
    QStringList lines{progressText(live)};
    for (qsizetype i = 0; i < live.steps.size(); ++i) {
        const LiveStep &s = live.steps[i];
        lines << QStringLiteral("%1. %2\t%3\t%4\t%5")
                     .arg(i + 1)
                     .arg(toText(s.step.action), words::stepState(s.state), format::orUnknown(s.took, format::duration),
                          s.error ? s.error->text() : s.evidence);
    }
    for (const CanaryReading &reading : live.canary)
        lines << QStringLiteral("%1\t%2\t%3")
                     .arg(canaryPlace(reading), format::orUnknown(reading.gap, format::duration), canaryText(reading));
    return lines.join(u'\n');
}

} // namespace meridian
