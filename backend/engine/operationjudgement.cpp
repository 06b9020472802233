// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationjudgement.h"

#include "planjson.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace meridian
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Operation)
};

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
    return std::holds_alternative<ReleaseLock>(step.action) || std::holds_alternative<TakeLock>(step.action);
}

QList<Action> doneOf(const OperationDetail &detail)
{
    QList<Action> done;
    QSet<int> undone;
    for (const StepRecord &step : detail.steps) {
        if (step.undo)
            undone.insert(step.number);
    }
    for (const StepRecord &step : detail.steps) {
        if (step.undo || step.error || !step.ended || undone.contains(step.number))
            continue;
        if (auto action = actionFromJson(step.action))
            done += *action;
    }
    return done;
}

Error changedSinceConfirmed()
{
    return refusal(Words::tr("the servers are not any more as they were when the plan was made"),
                   Words::tr("Look at the new plan and confirm it."), QStringLiteral("changed"));
}

} // namespace meridian
