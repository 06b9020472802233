// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationrun.h"

#include "canary.h"
#include "journal.h"
#include "operationjudgement.h"
#include "pgoperator.h"
#include "planjson.h"
#include "plantext.h"
#include "simulate.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <thread>

namespace meridian
{

namespace
{

constexpr int kRounds = 3; ///< plans in a row, when the servers showed something new

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Operation)
};

} // namespace

OperationRun::OperationRun(Means means, OperationListener listener, std::stop_token stop)
    : m_means(std::move(means))
    , m_listener(std::move(listener))
    , m_stop(std::move(stop))
{
}

OperationRun::~OperationRun() = default;

std::unique_ptr<ActionRunner> OperationRun::runnerFor(const OperationOrder &by) const
{
    return std::make_unique<ActionRunner>(
        m_means.fleet, m_outcome.operation.cluster, m_means.logins,
        ActionRunner::Identity{m_outcome.operation.id, by.who, by.place, by.mayCreateSchema, by.attended});
}

bool OperationRun::openJournal()
{
    auto journal = Journal::open(m_means.journalFile);
    if (!journal) {
        m_outcome.error = journal.error();
        m_outcome.operation.state = OperationState::Refused;
        return false;
    }
    m_journal = std::move(*journal);
    return true;
}

void OperationRun::lookAround(const QList<Action> &done)
{
    // Who stops it before it begins does not wait; later on, a look that is broken off would show servers as gone.
    m_situation = m_runner->look(m_means.picture, done, m_journalled ? std::stop_token() : m_stop);
    const OperationRecord &own = m_outcome.operation;
    if (auto last = m_journal->lastBegun(toText(OperationKind::Failover), own.cluster, own.id))
        m_situation.lastFailover = *last;
    if (const auto maintained = m_journal->maintenance()) {
        for (auto node = maintained->keyBegin(); node != maintained->keyEnd(); ++node)
            m_situation.maintenance.insert(*node);
    }
}

bool OperationRun::plan(const OperationRequest &request)
{
    auto planned = planFor(m_situation, request);
    if (!planned) {
        m_outcome.error = planned.error();
        return false;
    }
    m_outcome.plan = *planned;
    return true;
}

OperationOutcome OperationRun::planOnly(const OperationOrder &order)
{
    m_outcome.operation.cluster = clusterOf(order.request);
    m_outcome.operation.state = OperationState::Refused;
    if (!openJournal())
        return m_outcome;
    m_runner = runnerFor(order);
    lookAround({});
    if (plan(order.request) && m_outcome.plan.blocked())
        m_outcome.error = blockedBy(m_outcome.plan);
    return finished();
}

OperationOutcome OperationRun::carryOut(const OperationOrder &order)
{
    OperationRecord &operation = m_outcome.operation;
    operation.id = OperationRecord::freshId();
    operation.cluster = clusterOf(order.request);
    operation.reason = order.reason;
    operation.who = order.who;
    operation.place = order.place;
    operation.request = toJson(order.request);
    operation.started = now();
    if (!openJournal())
        return m_outcome;
    m_runner = runnerFor(order);
    lookAround({});
    if (!plan(order.request))
        return refuse(*m_outcome.error);
    operation.kind = toText(m_outcome.plan.kind);
    operation.oldPrimary = m_outcome.plan.oldPrimary;
    operation.newPrimary = m_outcome.plan.newPrimary;
    if (auto begun = m_journal->begin(operation, toJson(m_outcome.plan)); !begun)
        return refuse(begun.error());
    m_journalled = true;
    m_listener.planned(operation, m_outcome.plan);
    if (m_outcome.plan.blocked())
        return refuse(blockedBy(m_outcome.plan));
    if (order.confirmed && !sameDeeds(*order.confirmed, m_outcome.plan))
        return refuse(changedSinceConfirmed());
    execute(order);
    return finished();
}

void OperationRun::execute(const OperationOrder &order)
{
    const OperationRequest request =
        settled(order.request, m_outcome.operation.oldPrimary, m_outcome.operation.newPrimary);
    for (int round = 0; round < kRounds; ++round) {
        if (const auto error = walk(order)) {
            fail(*error);
            return;
        }
        endCanary();
        // The last word is the servers': looked at again, nothing may be left to do. What could not be seen before, on
        // a server that was down, is done in a further round.
        lookAround(m_situation.done);
        const auto left = planFor(m_situation, request);
        if (!left) {
            end(OperationState::NeedsPerson, left.error());
            return;
        }
        // Without a primary in sight nothing can be planned, and nothing is proven.
        const bool seen = left->newPrimary == m_outcome.operation.newPrimary;
        if (seen && std::all_of(left->steps.begin(), left->steps.end(), changesNothing)) {
            end(OperationState::Done, {});
            return;
        }
        if (!seen || !m_committed || round + 1 == kRounds || !m_journal->replan(m_outcome.operation.id, toJson(*left)))
            break;
        m_outcome.plan = *left;
        m_listener.planned(m_outcome.operation, *left);
    }
    end(OperationState::NeedsPerson,
        Error{ErrorKind::NotReady, Words::tr("verify the end"), Words::tr("the servers are not as they should be"),
              QStringLiteral("left"), Words::tr("See what is left to do, then resume the operation.")});
}

/// Past the point of no return it stands where it is, and where a person is waited for; else everything goes back.
void OperationRun::fail(const Error &error)
{
    const bool stands = m_committed || error.code == QLatin1String("person") ||
                        std::any_of(m_begun.begin(), m_begun.end(), isPastReturn);
    std::optional<Error> left;
    if (!stands)
        left = takeBack();
    endCanary(); // it has seen how it went back
    Error whole = error;
    if (left)
        whole.message += QStringLiteral("; ") + Words::tr("and it could not all be taken back: %1").arg(left->text());
    end(stands || left ? OperationState::NeedsPerson : OperationState::Undone, whole);
}

/// Group by group: what is sent together is done together.
std::optional<Error> OperationRun::walk(const OperationOrder &order)
{
    const QList<Step> &steps = m_outcome.plan.steps;
    m_runner->makeReady(m_outcome.plan, m_situation, m_stop);
    m_expected = expectedEvidence(m_situation, steps);
    bool asked = false;
    for (int first = 0; first < steps.size();) {
        int last = first;
        while (last + 1 < steps.size() && steps.at(last).withNext)
            ++last;
        if (steps.at(first).outage && !std::exchange(asked, true)) // in the outage itself nobody is asked
            startCanary(order);
        if (auto failure = doGroup(first, last))
            return failure;
        first = last + 1;
    }
    QList<StepRecord> none;
    if (auto written = m_journal->record(m_outcome.operation.id, std::exchange(m_ended, {}), none); !written)
        return written.error();
    return {};
}

void OperationRun::noteBegun(const Step &step)
{
    if (std::none_of(m_begun.begin(), m_begun.end(), [&](const Step &s) { return s.action == step.action; }))
        m_begun += step;
}

std::optional<Error> OperationRun::doGroup(int first, int last)
{
    const QList<Step> &steps = m_outcome.plan.steps;
    if (!m_committed && m_stop.stop_requested())
        return Error{
            ErrorKind::Closed, Words::tr("go on"), Words::tr("stopped on request"), QStringLiteral("stopped"), {}};
    QList<StepRecord> records;
    std::map<QString, QList<int>> lanes;
    for (int i = first; i <= last; ++i) {
        const Action &action = steps.at(i).action;
        records += StepRecord{0, i + 1, false, toJson(action), now(), {}, m_runner->byHand(action, m_situation), {}};
        lanes[ActionRunner::laneOf(action)] += i;
    }
    // No journal, no step: how the last ones ended and what is meant now are on disk before anything is sent.
    if (auto written = m_journal->record(m_outcome.operation.id, m_ended, records); !written)
        return written.error();
    m_ended.clear();
    const bool committed = m_committed;
    for (int i = first; i <= last; ++i) {
        m_committed = m_committed || steps.at(i).pointOfNoReturn;
        if (steps.at(i).pointOfNoReturn)
            m_pointPassedAt = now();
        noteBegun(steps.at(i));
    }
    for (const StepRecord &record : records)
        m_listener.stepBegan(record);
    std::map<QString, std::optional<Error>> errors;
    {
        std::vector<std::jthread> threads;
        for (auto lane = std::next(lanes.begin()); lane != lanes.end(); ++lane)
            threads.emplace_back([&, indexes = lane->second, error = &errors[lane->first]] {
                *error = runLane(indexes, records, first);
            });
        errors[lanes.begin()->first] = runLane(lanes.begin()->second, records, first);
    }
    m_ended = records;
    m_outcome.steps += records;
    for (const StepRecord &record : records)
        m_listener.stepEnded(record);
    for (const auto &[lane, error] : errors) {
        if (error && error->code == QLatin1String(kNotBegun)) {
            m_committed = committed;
            m_begun.removeIf([&](const Step &step) { return step.action == steps.at(first).action; });
        }
        if (error)
            return error;
    }
    for (int i = first; i <= last; ++i)
        m_situation.done += steps.at(i).action;
    return {};
}

/// The steps of one lane, one after the other; each writes into its own record.
std::optional<Error> OperationRun::runLane(const QList<int> &lane, QList<StepRecord> &records, int first)
{
    StepRecord *const own = records.data();
    QList<Action> together;
    for (const StepRecord &record : qAsConst(records))
        together += m_outcome.plan.steps.at(record.number - 1).action;
    std::optional<Error> failed;
    for (const int index : lane) {
        StepRecord &record = own[index - first];
        record.began = now();
        if (failed) {
            record.error = Error{ErrorKind::Closed, {}, Words::tr("not begun"), QLatin1String(kNotBegun), {}};
            record.ended = now();
            continue;
        }
        carryOutOne(record, m_outcome.plan.steps.at(index).action, together, m_expected.at(index),
                    m_committed ? std::stop_token() : m_stop);
        failed = record.error;
    }
    return failed;
}

/// Done is what the server agrees to have become.
void OperationRun::carryOutOne(StepRecord &record, const Action &action, const QList<Action> &together,
                               const EvidenceFacts &expected, const std::stop_token &stop)
{
    const auto done = m_runner->run(action, together, m_situation, stop);
    if (done) {
        for (auto fact = done->begin(); fact != done->end(); ++fact) // what was to be done by hand stays
            record.evidence.insert(fact.key(), fact.value());
        record.error = disagreement(action, expected, *done);
    } else {
        record.error = done.error();
    }
    record.ended = now();
}

void OperationRun::startCanary(const OperationOrder &order)
{
    if (m_canary || !order.canary)
        return;
    const OperationRecord &o = m_outcome.operation;
    const NodeId lost = m_situation.surveys.value(o.oldPrimary).error ? o.oldPrimary : NodeId();
    // A lost one is not waited for again: what it had, its standby has, too.
    PgOperator *primary = lost.isEmpty() ? m_runner->operatorOf(o.oldPrimary) : nullptr;
    if (primary ? !primary->hasSchema(m_stop) : !m_situation.surveys.value(o.newPrimary).hasSchema.value_or(false))
        return; // nobody agreed to it
    m_canary = Canary::start(m_means.fleet, o.cluster, o.id, m_runner->logins(), m_listener.measured, lost);
}

void OperationRun::endCanary()
{
    if (!m_canary)
        return;
    const OperationRecord &o = m_outcome.operation;
    m_canary->end(m_runner->operatorOf(m_committed ? o.newPrimary : o.oldPrimary));
    m_outcome.canary = m_canary->figures();
    m_canary.reset();
}

void OperationRun::end(OperationState state, const std::optional<Error> &error)
{
    OperationRecord &operation = m_outcome.operation;
    m_outcome.error = error;
    operation.state = state;
    operation.stateSince = now();
    m_outcome.took = operation.stateSince - operation.started;
    QJsonObject &facts = operation.facts;
    facts = {{QStringLiteral("duration_ms"), toMs(m_outcome.took)}};
    if (error)
        facts.insert(QStringLiteral("error"), error->text());
    if (const auto &canary = m_outcome.canary) {
        const auto ms = [](const auto &time) { return time ? QJsonValue(toMs(*time)) : QJsonValue(); };
        facts.insert(QStringLiteral("outage_ms"), ms(canary->longestGap));
        facts.insert(QStringLiteral("slowest_write_ms"), ms(canary->slowestWrite));
        facts.insert(QStringLiteral("client_errors"), canary->errors);
        facts.insert(QStringLiteral("written_rows"), canary->written);
        facts.insert(QStringLiteral("lost_rows"), canary->lost ? QJsonValue(*canary->lost) : QJsonValue());
    }
    if (state == OperationState::NeedsPerson) {
        QList<StepRecord> none; // how the last steps ended, if that is not there yet
        (void)m_journal->record(operation.id, std::exchange(m_ended, {}), none);
        const auto request = requestFromJson(operation.request);
        lookAround(m_situation.done);
        m_outcome.mayUndo = !whyNoWayBack();
        if (request) {
            if (auto left = planFor(m_situation, settled(*request, operation.oldPrimary, operation.newPrimary))) {
                m_outcome.left = *left;
                facts.insert(QStringLiteral("needs"), toText(*left));
            }
        }
    }
    if (m_journalled && m_outcome.canary)
        (void)m_journal->keep(operation.id, m_outcome.canary->readings); // a picture; its figures are in the facts
    if (m_journalled) {
        if (auto entered = m_journal->enter(operation.id, state, facts); !entered && !m_outcome.error)
            m_outcome.error = entered.error();
    }
}

OperationOutcome OperationRun::refuse(const Error &error, OperationState state)
{
    end(state, error);
    return finished();
}

OperationOutcome OperationRun::finished()
{
    m_outcome.situation = m_situation;
    m_runner.reset(); // its sessions, and with them the locks, end
    return m_outcome;
}

} // namespace meridian
