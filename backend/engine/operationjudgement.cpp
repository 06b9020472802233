// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationjudgement.h"

#include "planjson.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Operation)
};

template <class... A>
bool isOneOf(const Action &action)
{
    return (std::holds_alternative<A>(action) || ...);
}

bool isSetting(const Action &action)
{
    const auto *set = std::get_if<SetParameter>(&action);
    return set && !set->value.isEmpty();
}

struct Begun {
    Step step;
    bool done = false;      ///< else it failed, or nobody knows
    bool undoBegun = false; ///< and failed, or nobody knows
};

/// A step is known by its action: numbers are of one plan only, and an operation that was resumed had several.
QList<Begun> pastOf(const OperationDetail &detail)
{
    QList<Step> planned;
    for (const QJsonObject &json : detail.plans) {
        if (const auto plan = planFromJson(json))
            planned = plan->steps + planned;
    }
    QList<Begun> past;
    for (const StepRecord &record : detail.steps) {
        const auto action = actionFromJson(record.action);
        if (!action || (record.error && record.error->code == QLatin1String(kNotBegun)))
            continue;
        const bool done = record.ended && !record.error;
        if (record.undo) {
            past.removeIf([&](const Begun &b) { return done && b.step.undo == *action; });
            for (Begun &b : past)
                b.undoBegun = b.undoBegun || b.step.undo == *action;
            continue;
        }
        const auto again =
            std::find_if(past.begin(), past.end(), [&](const Begun &b) { return b.step.action == *action; });
        if (again != past.end()) {
            again->done = done;
            again->undoBegun = false;
            continue;
        }
        const auto step =
            std::find_if(planned.begin(), planned.end(), [&](const Step &s) { return s.action == *action; });
        past += Begun{step == planned.end() ? Step{*action, {}, {}, false, false, false, {}} : *step, done, false};
    }
    return past;
}

} // namespace

Error refusal(const QString &message, const QString &remedy, const QString &code)
{
    return {ErrorKind::BadInput, Words::tr("begin the operation"), message, code, remedy};
}

Error blockedBy(const Plan &plan)
{
    QStringList blocks;
    for (const Check &check : plan.checks) {
        if (check.verdict == CheckVerdict::Block)
            blocks += check.code + (check.node.isEmpty() ? QString() : u' ' + check.node.name()) +
                      QStringLiteral(": ") + check.reason.text() +
                      (check.remedy.isEmpty() ? QString() : QStringLiteral(" → ") + check.remedy.text());
    }
    return refusal(blocks.join(QStringLiteral("; ")), Words::tr("See the checks of the plan."),
                   QStringLiteral("checks"));
}

bool sameDeeds(const Plan &a, const Plan &b)
{
    const auto same = [](const Step &x, const Step &y) { return x.action == y.action && x.undo == y.undo; };
    return a.oldPrimary == b.oldPrimary && a.newPrimary == b.newPrimary &&
           std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(), same);
}

bool changesNothing(const Step &step)
{
    return isOneOf<TakeLock, ReleaseLock>(step.action);
}

bool isPastReturn(const Step &step)
{
    const bool passes = isOneOf<TakeLock, ReleaseLock, Checkpoint, WaitCaughtUp, WaitStreaming, StartServer,
                                SaveDivergence, VerifyWrite, VerifyEndpoint>(step.action);
    return step.pointOfNoReturn || (!step.undo && !passes);
}

QList<Step> begunOf(const OperationDetail &detail)
{
    QList<Step> steps;
    for (const Begun &begun : pastOf(detail))
        steps += begun.step;
    return steps;
}

QList<Action> doneOf(const OperationDetail &detail)
{
    QList<Action> done;
    for (const Begun &begun : pastOf(detail)) {
        if (isSetting(begun.step.action) || (begun.done && !begun.undoBegun))
            done += begun.step.action;
    }
    return done;
}

Error changedSinceConfirmed()
{
    return refusal(Words::tr("the servers are not any more as they were when the plan was made"),
                   Words::tr("Look at the new plan and confirm it."), QStringLiteral("changed"));
}

} // namespace meridian
