// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationcontrol.h"

#include "actionrunner.h"
#include "byhand.h"
#include "flightgathering.h"
#include "journal.h"
#include "planjson.h"
#include "planscript.h"
#include "plantext.h"

#include <QPromise>
#include <QSysInfo>
#include <QThreadPool>

#include <unistd.h>

namespace meridian
{

namespace
{

OperationRequest requestOf(const OperationForm &form)
{
    switch (form.kind) {
    case OperationKind::Switchover:
        return SwitchoverRequest{form.cluster, form.node, {}, form.accepted};
    case OperationKind::Failover:
        return FailoverRequest{form.cluster, form.node, {}, form.acceptedLossBytes, form.accepted};
    case OperationKind::Rejoin:
        return RejoinRequest{form.cluster, form.node, form.keepData, form.accepted};
    case OperationKind::MaintenanceOn:
    case OperationKind::MaintenanceOff:
        break;
    }
    return MaintenanceRequest{form.cluster, form.node, form.kind == OperationKind::MaintenanceOn};
}

int majorVersionOf(const Snapshot &snapshot, const NodeId &node)
{
    const NodeState *state = snapshot.node(node);
    const int version = state && state->sample ? state->sample->detail.version.section(u'.', 0, 0).toInt() : 0;
    return version > 0 ? version : 15;
}

/// The statements of each step as its server would get them.
QList<QStringList> statementsOfSteps(const Plan &plan, const SnapshotPtr &snapshot, const Situation &situation,
                                     const OperationOrder &order)
{
    const ActionRunner runner(snapshot->fleet, plan.cluster, {}, {{}, order.who, order.place, order.mayCreateSchema});
    QList<QStringList> all;
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        QList<Action> together{plan.steps[i].action};
        for (qsizetype j = i; j > 0 && plan.steps[j - 1].withNext; --j)
            together << plan.steps[j - 1].action;
        const AskPerson *byHand = std::get_if<AskPerson>(&plan.steps[i].action);
        QStringList lines = byHand ? commandsByHand(*byHand, situation) : QStringList();
        const StepContext context = runner.contextOf(plan.steps[i].action, together, situation);
        for (const QByteArray &statement :
             statementsOf(plan.steps[i].action, context, majorVersionOf(*snapshot, plan.newPrimary)))
            lines << QString::fromUtf8(statement).trimmed();
        all << lines;
    }
    return all;
}

/// Asks the journal on a worker: it syncs with the disk.
template <class T, class Ask>
QFuture<Result<T>> ask(const QString &file, Ask &&question)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QThreadPool::globalInstance()->start([file, promise, question = std::forward<Ask>(question)] {
        const auto journal = Journal::open(file);
        promise->addResult(journal ? question(**journal) : Result<T>(journal.error()));
        promise->finish();
    });
    return promise->future();
}

template <class T>
QFuture<Result<T>> failed(const Error &error)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(error));
    promise.finish();
    return promise.future();
}

} // namespace

OperationControl::OperationControl(QString journalFile, QObject *parent)
    : Operations(parent)
    , m_journalFile(std::move(journalFile))
{
}

/// Their threads end before what they use does.
OperationControl::~OperationControl()
{
    qDeleteAll(std::exchange(m_planners, {}));
    m_executor.reset();
}

OperationOrder OperationControl::order(const OperationRequest &request) const
{
    OperationOrder order;
    order.request = request;
    order.who = qEnvironmentVariable("USER", QStringLiteral("uid %1").arg(::getuid()));
    order.place = QSysInfo::machineHostName();
    return order;
}

QFuture<Result<PlanReview>> OperationControl::plan(const OperationForm &form)
{
    if (!m_snapshot || !m_snapshot->fleet)
        return failed<PlanReview>(
            {ErrorKind::NotReady, tr("Plan the operation"), tr("No fleet is open."), {}, tr("Open a fleet file.")});
    auto promise = std::make_shared<QPromise<Result<PlanReview>>>();
    promise->start();
    const OperationOrder asked = order(requestOf(form));
    auto *planner = new Executor(m_snapshot->fleet, m_snapshot, m_journalFile, m_secrets, this);
    m_planners.insert(++m_question, planner);
    connect(planner, &Executor::finished, this,
            [this, promise, asked, planner, number = m_question, picture = m_snapshot](const OperationOutcome &found) {
                m_planners.remove(number);
                planner->deleteLater();
                // A plan that is blocked is an answer, too: its checks say why.
                const bool planned = !found.error || found.plan.blocked() || !found.plan.checks.isEmpty();
                if (planned) {
                    PlanReview review;
                    review.plan = found.plan;
                    review.at = now();
                    const NodeSurvey primary = found.situation.surveys.value(found.plan.oldPrimary);
                    if (!primary.error) // of a lost one nobody knows, nor could a standby make it
                        review.hasSchema = primary.hasSchema;
                    review.statements = statementsOfSteps(found.plan, picture, found.situation, asked);
                    review.script = planScript(*picture->fleet, found.plan, found.situation);
                    promise->addResult(Result<PlanReview>(review));
                } else {
                    promise->addResult(Result<PlanReview>(*found.error));
                }
                promise->finish();
            });
    planner->planOnly(asked);
    return promise->future();
}

QFuture<Result<QList<OperationRecord>>> OperationControl::history(const HistoryFilter &filter)
{
    return ask<QList<OperationRecord>>(m_journalFile,
                                       [filter](const Journal &journal) { return journal.history(filter); });
}

QFuture<Result<std::optional<OperationDetail>>> OperationControl::operation(const QString &id)
{
    return ask<std::optional<OperationDetail>>(m_journalFile,
                                               [id](const Journal &journal) { return journal.operation(id); });
}

QFuture<Result<QByteArray>> OperationControl::flightRecorder(const QString &id)
{
    const FleetPtr fleet = m_snapshot ? m_snapshot->fleet : nullptr;
    return operation(id)
        .then(this,
              [this, id, fleet](const Result<std::optional<OperationDetail>> &found) {
                  if (found && *found && fleet)
                      return meridian::flightRecorder(m_history, fleet, **found, this);
                  return failed<QByteArray>(found ? Error{ErrorKind::BadInput,
                                                          tr("Write the flight recorder of %1").arg(id),
                                                          tr("The journal has no such operation."),
                                                          {},
                                                          {}}
                                                  : found.error());
              })
        .unwrap();
}

QFuture<Result<QList<OperationRecord>>> OperationControl::unfinished()
{
    return ask<QList<OperationRecord>>(m_journalFile, [](const Journal &journal) { return journal.openOperations(); });
}

void OperationControl::begin(const OperationForm &form, const PlanReview &confirmed, const Confirmation &confirmation)
{
    OperationOrder what = order(requestOf(form));
    what.reason = recordedReason(confirmation);
    what.canary = confirmation.canary;
    what.mayCreateSchema = confirmation.mayCreateSchema;
    what.confirmed = confirmed.plan;
    carryOut(Deed::CarryOut, {}, what);
}

void OperationControl::goOn(const QString &id)
{
    takeUp(id, Deed::Resume);
}

void OperationControl::takeBack(const QString &id)
{
    takeUp(id, Deed::Undo);
}

void OperationControl::takeUp(const QString &id, Deed deed)
{
    operation(id).then(this, [this, id, deed](const Result<std::optional<OperationDetail>> &found) {
        const QString tried = tr("Take up the operation %1").arg(id);
        if (!found || !*found) {
            Q_EMIT refused(found ? Error{ErrorKind::BadInput, tried, tr("The journal has no such operation."), {}, {}}
                                 : found.error());
            return;
        }
        const Result<OperationRequest> request = requestFromJson((*found)->operation.request);
        if (!request) {
            Q_EMIT refused(request.error());
            return;
        }
        OperationOrder by = order(*request);
        by.reason = (*found)->operation.reason;
        carryOut(deed, id, by);
    });
}

void OperationControl::carryOut(Deed deed, const QString &id, const OperationOrder &order)
{
    if (m_executor || !m_snapshot)
        return;
    m_executor = std::make_unique<Executor>(m_snapshot->fleet, m_snapshot, m_journalFile, m_secrets);
    listen(*m_executor, order);
    if (deed == Deed::CarryOut)
        m_executor->carryOut(order);
    else if (deed == Deed::Resume)
        m_executor->resume(id, order);
    else
        m_executor->undo(id, order);
}

void OperationControl::listen(Executor &executor, const OperationOrder &order)
{
    connect(&executor, &Executor::planned, this, [this, order](const OperationRecord &record, const Plan &plan) {
        auto fresh = std::make_shared<LiveOperation>();
        fresh->record = record;
        fresh->plan = plan;
        Situation known;
        known.snapshot = m_snapshot;
        const QList<QStringList> statements = statementsOfSteps(plan, m_snapshot, known, order);
        for (qsizetype i = 0; i < plan.steps.size(); ++i) {
            LiveStep step;
            step.step = plan.steps[i];
            step.statements = statements.value(i);
            fresh->steps << step;
        }
        fresh->lock = LockHolder{record.id, order.who, order.place, record.started};
        m_live = fresh;
        Q_EMIT liveChanged(m_live);
        Q_EMIT historyChanged();
    });
    const auto step = [this](const StepRecord &record) { change([&](LiveOperation &live) { live.apply(record); }); };
    connect(&executor, &Executor::stepBegan, this, step);
    connect(&executor, &Executor::stepEnded, this, step);
    connect(&executor, &Executor::measured, this, [this](const CanaryFigures &figures) {
        change([&](LiveOperation &live) { live.canary = figures.readings; });
    });
    connect(&executor, &Executor::finished, this, &OperationControl::end);
}

void OperationControl::change(const std::function<void(LiveOperation &)> &how)
{
    if (!m_live)
        return;
    auto changed = std::make_shared<LiveOperation>(*m_live);
    how(*changed);
    m_live = changed;
    Q_EMIT liveChanged(m_live);
}

void OperationControl::stop()
{
    if (!m_executor)
        return;
    m_executor->stop();
    change([](LiveOperation &live) { live.stopping = true; });
}

/// A production cluster locks itself again.
void OperationControl::end(const OperationOutcome &outcome)
{
    if (auto *executor = m_executor.release())
        executor->deleteLater();
    const bool began = m_live && m_live->record.id == outcome.operation.id && !m_live->ended;
    if (!began || outcome.operation.state == OperationState::Refused) {
        if (began)
            change([&](LiveOperation &live) { live.record = outcome.operation, live.ended = now(); });
        if (outcome.error)
            Q_EMIT refused(*outcome.error);
    } else {
        change([&](LiveOperation &live) {
            live.record = outcome.operation;
            live.ended = now();
            live.lock.reset();
            if (outcome.left)
                live.script = planScript(*m_snapshot->fleet, *outcome.left, outcome.situation);
            if (outcome.canary)
                live.canary = outcome.canary->readings;
            const auto hasError = [](const LiveStep &s) { return s.error.has_value(); };
            if (outcome.error && std::none_of(live.steps.begin(), live.steps.end(), hasError))
                live.error = outcome.error;
        });
        const Cluster *cluster = m_snapshot->fleet->cluster(outcome.operation.cluster);
        Q_EMIT ended(m_live);
        if (cluster && cluster->environment == Environment::Production)
            setMayAct(false);
    }
    Q_EMIT historyChanged();
}

} // namespace meridian
