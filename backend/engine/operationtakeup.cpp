// SPDX-License-Identifier: GPL-3.0-or-later
// How an operation that was interrupted is taken up again, and how it is taken back: its past is read from the journal,
// its present from the servers, and only the present is planned from. Part of OperationRun.
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

/// What it began, and when its point of no return was passed last.
void OperationRun::recall(const OperationDetail &detail)
{
    m_begun = begunOf(detail);
    for (const StepRecord &record : detail.steps) {
        const auto isIt = [&](const Step &step) {
            return step.pointOfNoReturn && !record.undo && toJson(step.action) == record.action;
        };
        if (std::any_of(m_begun.begin(), m_begun.end(), isIt))
            m_pointPassedAt = record.began;
    }
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
    recall(*detail);
    lookAround(doneOf(*detail));
    if (!plan(order.request))
        return m_outcome;
    const bool forwards = std::none_of(m_outcome.plan.steps.begin(), m_outcome.plan.steps.end(),
                                       [](const Step &step) { return step.pointOfNoReturn; });
    m_committed = forwards || std::any_of(m_begun.begin(), m_begun.end(), isPastReturn);
    m_listener.planned(m_outcome.operation, m_outcome.plan);
    // Past the point of no return there is only forwards: what the checks say is shown, and holds nothing up. But where
    // nobody can tell what is left, nothing is known to be done.
    if (m_outcome.plan.blocked() && (!forwards || m_outcome.plan.steps.isEmpty())) {
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

/// From another start of the program, or a second time: all that any of its plans has begun.
OperationOutcome OperationRun::undo(const QString &id, const OperationOrder &by)
{
    const auto detail = reopen(id, by);
    if (!detail)
        return m_outcome;
    if (!isOpen(detail->operation.state)) {
        m_outcome.error = refusal(Words::tr("the operation has ended: %1").arg(toText(detail->operation.state)),
                                  Words::tr("Plan the way back as an operation of its own."), QStringLiteral("ended"));
        return m_outcome;
    }
    if (const auto planned = detail->plans.isEmpty() ? Result<Plan>(Plan{}) : planFromJson(detail->plans.last()))
        m_outcome.plan = *planned;
    recall(*detail);
    lookAround(doneOf(*detail));
    if (const auto error = whyNoWayBack()) {
        m_outcome.error = error;
        return m_outcome;
    }
    auto failed = prepareWayBack();
    if (!failed)
        failed = takeBack();
    end(failed ? OperationState::NeedsPerson : OperationState::Undone, failed);
    return finished();
}

/// What was promoted stays so, and nobody else's operation or primary is stepped on.
std::optional<Error> OperationRun::whyNoWayBack() const
{
    const OperationRecord &o = m_outcome.operation;
    // An order to promote dies with its server: it starts, or has started since, as the standby that it was.
    const NodeSurvey target = m_situation.surveys.value(o.newPrimary);
    const bool fell = target.error && !target.serverRuns.value_or(true) && target.standbySignal.value_or(false);
    const auto started = target.sample.detail.startedAt;
    const bool rose = !target.error && target.sample.role == Role::Standby && started && m_pointPassedAt &&
                      *started - target.sample.clockOffset.value_or(microseconds(0)) > *m_pointPassedAt;
    const auto commits = [&](const Step &step) {
        return isPastReturn(step) && !((fell || rose) && step.action == Action(Promote{o.newPrimary}));
    };
    if (std::any_of(m_begun.begin(), m_begun.end(), commits))
        return refusal(Words::tr("the operation is past its point of no return"),
                       Words::tr("Resume it, or plan the way back as an operation of its own."),
                       QStringLiteral("committed"));
    for (const LockHolder &lock : m_situation.locks) {
        if (lock.operation != o.id)
            return refusal(
                Words::tr("%1 at %2 acts on the cluster: operation %3").arg(lock.who, lock.where, lock.operation),
                Words::tr("Wait until it has ended, or end it there."), QStringLiteral("lock"));
    }
    const bool moves = o.kind == toText(OperationKind::Switchover) || o.kind == toText(OperationKind::Failover);
    for (const NodeSurvey &survey : m_situation.surveys) {
        if (moves && !survey.error && survey.sample.role == Role::Primary && survey.node != o.oldPrimary)
            return refusal(Words::tr("%1 is a primary by now").arg(survey.node.name()),
                           Words::tr("Rejoin %1 instead.").arg(o.oldPrimary.name()), QStringLiteral("superseded"));
    }
    return {};
}

/// The lock again, which was its session's; and the old primary, where it went down meanwhile.
std::optional<Error> OperationRun::prepareWayBack()
{
    Plan &plan = m_outcome.plan;
    const NodeId &old = m_outcome.operation.oldPrimary;
    plan.steps = m_begun;
    const NodeSurvey survey = m_situation.surveys.value(old);
    const Node *node = m_means.fleet->node(old);
    const bool stops = std::any_of(m_begun.begin(), m_begun.end(),
                                   [&](const Step &step) { return step.undo == Action(StartServer{old}); });
    if (node && survey.error && !survey.serverRuns.value_or(true) && !stops)
        plan.steps += Step{StartServer{old}, {QStringLiteral("step.start-again"), {}}, {}, false, false, true, {}};
    if (auto written = m_journal->replan(m_outcome.operation.id, toJson(plan)); !written)
        return written.error();
    m_journalled = true;
    m_listener.planned(m_outcome.operation, plan);
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const Action action = plan.steps.at(i).action;
        const bool begins = std::holds_alternative<TakeLock>(action) || i >= m_begun.size();
        if (!begins)
            continue;
        const auto error = alone(action, static_cast<int>(i) + 1, false);
        if (error && (error->code == QLatin1String("lock") || i >= m_begun.size()))
            return error; // a server that is down holds no lock, either
    }
    return {};
}

/// In reverse, each in the journal. What cannot be taken back does not keep the rest from it: neither a server, nor a
/// journal that cannot be written. The first failure; nothing when all is back.
std::optional<Error> OperationRun::takeBack()
{
    std::optional<Error> first;
    const auto note = [&first](const std::optional<Error> &error) {
        if (!first)
            first = error;
    };
    Plan &plan = m_outcome.plan;
    const auto numberOf = [&plan](const Step &step) {
        const auto at =
            std::find_if(plan.steps.begin(), plan.steps.end(), [&](const Step &s) { return s.action == step.action; });
        return at == plan.steps.end() ? 0 : static_cast<int>(at - plan.steps.begin()) + 1;
    };
    if (std::any_of(m_begun.begin(), m_begun.end(), [&](const Step &step) { return numberOf(step) == 0; })) {
        plan.steps = m_begun; // an earlier plan began some of them
        if (auto written = m_journal->replan(m_outcome.operation.id, toJson(plan)); !written)
            note(written.error());
        m_listener.planned(m_outcome.operation, plan);
    }
    while (!m_begun.isEmpty()) {
        const Step step = m_begun.takeLast();
        if (step.undo)
            note(alone(*step.undo, numberOf(step), true));
    }
    QList<StepRecord> none;
    if (auto written = m_journal->record(m_outcome.operation.id, std::exchange(m_ended, {}), none); !written)
        note(written.error());
    return first;
}

/// One action with its entries in the journal; why it failed.
std::optional<Error> OperationRun::alone(const Action &action, int number, bool undo)
{
    QList<StepRecord> intent{
        StepRecord{0, number, undo, toJson(action), now(), {}, m_runner->byHand(action, m_situation), {}}};
    const auto written = m_journal->record(m_outcome.operation.id, m_ended, intent);
    if (written)
        m_ended.clear();
    else if (!undo)
        return written.error();
    StepRecord &record = intent.first();
    m_listener.stepBegan(record);
    carryOutOne(record, action, {action}, expectedEvidence(m_situation, action), {});
    if (written)
        m_ended += record;
    m_outcome.steps += record;
    m_listener.stepEnded(record);
    return record.error ? record.error : written ? std::nullopt : std::optional(written.error());
}

} // namespace meridian
