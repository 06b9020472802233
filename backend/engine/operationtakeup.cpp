// SPDX-License-Identifier: GPL-3.0-or-later
// How an operation that was interrupted is taken up again: its past is read from the journal, its present from the
// servers, and only the present is planned from. Part of OperationRun.
#include "journal.h"
#include "operationjudgement.h"
#include "operationrun.h"
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

} // namespace

std::optional<OperationDetail> OperationRun::reopen(const QString &id, const OperationOrder &by)
{
    if (!openJournal())
        return {};
    auto found = m_journal->operation(id);
    if (found && found->has_value()) {
        m_outcome.operation = (*found)->operation;
        m_runner = runnerFor(by);
        for (const StepRecord &step : (*found)->steps) {
            const auto action = actionFromJson(step.action);
            if (const Fence *fence = action ? std::get_if<Fence>(&*action) : nullptr; fence && !step.undo && step.ended)
                m_runner->noteFence(fence->node, step.evidence);
        }
        return *found;
    }
    m_outcome.operation.state = OperationState::Refused;
    m_outcome.error = found ? refusal(Words::tr("there is no operation %1").arg(id),
                                      Words::tr("See: meridianctl history"), QStringLiteral("unknown"))
                            : found.error();
    return {};
}

OperationOutcome OperationRun::resume(const QString &id, const OperationOrder &by)
{
    const auto detail = reopen(id, by);
    if (!detail)
        return m_outcome;
    const OperationRecord before = detail->operation;
    auto request = requestFromJson(before.request);
    if (!request || !isOpen(before.state)) {
        m_outcome.error = request ? refusal(Words::tr("the operation has ended: %1").arg(toText(before.state)),
                                            Words::tr("Begin a new one."), QStringLiteral("ended"))
                                  : request.error();
        return m_outcome;
    }
    OperationOrder order = by;
    order.request = settled(*request, before.oldPrimary, before.newPrimary);
    lookAround(doneOf(*detail));
    if (!plan(order.request))
        return m_outcome;
    m_committed = std::none_of(m_outcome.plan.steps.begin(), m_outcome.plan.steps.end(),
                               [](const Step &step) { return step.pointOfNoReturn; });
    m_listener.planned(m_outcome.operation, m_outcome.plan);
    // Past the point of no return there is only forwards: what the checks say is shown, and holds nothing up.
    if (m_outcome.plan.blocked() && !m_committed) {
        m_outcome.error = blockedBy(m_outcome.plan);
        return m_outcome; // still open: nothing was done
    }
    if (by.confirmed && !sameDeeds(*by.confirmed, m_outcome.plan)) {
        m_outcome.error = changedSinceConfirmed();
        return m_outcome;
    }
    if (auto written = m_journal->replan(id, toJson(m_outcome.plan)); !written) {
        m_outcome.error = written.error();
        return m_outcome;
    }
    m_journalled = true;
    execute(order);
    return finished();
}

OperationOutcome OperationRun::undo(const QString &id, const OperationOrder &by)
{
    const auto detail = reopen(id, by);
    if (!detail)
        return m_outcome;
    const auto planned = detail->plans.isEmpty() ? Result<Plan>(Plan{}) : planFromJson(detail->plans.last());
    QList<Step> steps;
    QList<int> numbers;
    bool committed = false;
    if (planned) {
        m_outcome.plan = *planned;
        for (qsizetype i = 0; i < planned->steps.size(); ++i) {
            const Step &step = planned->steps.at(i);
            const auto begun = [&](const StepRecord &r) { return !r.undo && r.action == toJson(step.action); };
            if (std::none_of(detail->steps.begin(), detail->steps.end(), begun))
                continue;
            committed = committed || step.pointOfNoReturn;
            steps += step;
            numbers += static_cast<int>(i) + 1;
        }
    }
    if (!planned || committed || detail->plans.size() > 1 || !isOpen(detail->operation.state)) {
        m_outcome.error = !planned ? planned.error()
                                   : refusal(committed ? Words::tr("the operation is past its point of no return")
                                                       : Words::tr("the operation cannot be taken back any more"),
                                             Words::tr("Resume it, or plan the way back as an operation of its own."),
                                             QStringLiteral("committed"));
        return m_outcome;
    }
    lookAround(doneOf(*detail));
    if (auto written = m_journal->replan(id, detail->plans.last()); !written) {
        m_outcome.error = written.error();
        return m_outcome;
    }
    m_journalled = true;
    m_listener.planned(m_outcome.operation, m_outcome.plan);
    const bool back = takeBack(steps, numbers);
    endCanary();
    end(back ? OperationState::Undone : OperationState::NeedsPerson,
        back ? std::nullopt
             : std::optional(refusal(Words::tr("not everything could be taken back"), Words::tr("See its steps."),
                                     QStringLiteral("undo"))));
    return finished();
}

} // namespace meridian
