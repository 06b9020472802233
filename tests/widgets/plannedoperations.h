// SPDX-License-Identifier: GPL-3.0-or-later
// Operations for tests of the window without servers: plans by the real planners from a topology in one line, with the
// real statements; what runs is moved step by step by the test. The history is a real journal.
#pragma once

#include "actionsql.h"
#include "journal.h"
#include "operations.h"
#include "planjson.h"
#include "planner.h"
#include "plantext.h"
#include "topology.h"

#include <QPromise>

namespace meridian::test
{

class PlannedOperations : public Operations
{
public:
    PlannedOperations(Situation situation, QString journal)
        : m_situation(std::move(situation))
        , m_journal(std::move(journal))
    {
    }

    const Situation &situation() const { return m_situation; }
    int plans = 0;                            ///< how often it was asked
    std::optional<OperationForm> started;     ///< with this form
    std::optional<Confirmation> confirmation; ///< and this
    QStringList resumed, undone;
    bool stopped = false;

    QFuture<Result<PlanReview>> plan(const OperationForm &form) override
    {
        ++plans;
        const Result<Plan> plan = planned(form);
        if (!plan)
            return answered<PlanReview>(plan.error());
        PlanReview review;
        review.plan = *plan;
        review.at = m_situation.snapshot->at;
        review.hasSchema = false;
        review.script = toText(*plan);
        for (const Step &step : plan->steps)
            review.statements << textsOf(step.action);
        return answered<PlanReview>(review);
    }
    QFuture<Result<QList<OperationRecord>>> history(const HistoryFilter &filter) override
    {
        return answered<QList<OperationRecord>>((*Journal::open(m_journal))->history(filter));
    }
    QFuture<Result<std::optional<OperationDetail>>> operation(const QString &id) override
    {
        return answered<std::optional<OperationDetail>>((*Journal::open(m_journal))->operation(id));
    }
    QFuture<Result<QByteArray>> flightRecorder(const QString &id) override
    {
        return answered<QByteArray>(Error{ErrorKind::NotReady, id, QStringLiteral("no history here"), {}, {}});
    }
    QFuture<Result<QList<OperationRecord>>> unfinished() override
    {
        return answered<QList<OperationRecord>>((*Journal::open(m_journal))->openOperations());
    }
    LiveOperationPtr live() const override { return m_live; }

    /// The running operation as it stands after a change.
    template <class Change>
    void change(Change &&how)
    {
        auto next = std::make_shared<LiveOperation>(*m_live);
        how(*next);
        m_live = next;
        Q_EMIT liveChanged(m_live);
    }
    /// The steps up to this one are done, it runs.
    void advance(int step)
    {
        change([step](LiveOperation &live) {
            for (int i = 0; i < live.steps.size(); ++i) {
                LiveStep &s = live.steps[i];
                s.state = i < step ? StepState::Done : i == step ? StepState::Running : StepState::Waiting;
                s.took = i < step ? std::optional<microseconds>(milliseconds(3 + 7 * i)) : std::nullopt;
                s.began = now();
            }
        });
    }
    void end(OperationState state)
    {
        change([state](LiveOperation &live) {
            live.record.state = state;
            live.ended = live.record.started + milliseconds(1390);
        });
        Q_EMIT ended(m_live);
    }
    void tellHistory() { Q_EMIT historyChanged(); }

protected:
    void begin(const OperationForm &form, const PlanReview &confirmed, const Confirmation &said) override
    {
        started = form;
        confirmation = said;
        auto live = std::make_shared<LiveOperation>();
        live->record.id = QStringLiteral("20261121-143207-5c1d");
        live->record.kind = toText(form.kind);
        live->record.cluster = form.cluster;
        live->record.started = now();
        live->plan = confirmed.plan;
        live->lock = LockHolder{live->record.id, QStringLiteral("dba"), QStringLiteral("ws-14"), now()};
        for (qsizetype i = 0; i < confirmed.plan.steps.size(); ++i) {
            LiveStep step;
            step.step = confirmed.plan.steps[i];
            step.statements = confirmed.statements.value(i);
            live->steps << step;
        }
        m_live = live;
        Q_EMIT liveChanged(m_live);
    }
    void goOn(const QString &id) override { resumed << id; }
    void takeBack(const QString &id) override { undone << id; }
    void stop() override
    {
        stopped = true;
        change([](LiveOperation &live) { live.stopping = true; });
    }

private:
    Result<Plan> planned(const OperationForm &f) const
    {
        switch (f.kind) {
        case OperationKind::Switchover:
            return planSwitchover(m_situation, {f.cluster, f.node, {}, f.accepted});
        case OperationKind::Failover:
            return planFailover(m_situation, {f.cluster, f.node, {}, f.acceptedLossBytes, f.accepted});
        case OperationKind::Rejoin:
            return planRejoin(m_situation, {f.cluster, f.node, f.keepData, f.accepted});
        default:
            return planMaintenance(m_situation, {f.cluster, f.node, f.kind == OperationKind::MaintenanceOn});
        }
    }
    static QStringList textsOf(const Action &action)
    {
        StepContext context;
        context.operation = QStringLiteral("20261121-143207-5c1d");
        context.who = QStringLiteral("dba");
        context.place = QStringLiteral("ws-14");
        context.upstreamHost = QStringLiteral("127.0.0.1");
        context.upstreamPort = 5432;
        QStringList texts;
        for (const QByteArray &statement : statementsOf(action, context, 15))
            texts << QString::fromUtf8(statement).trimmed();
        return texts;
    }
    template <class T>
    static QFuture<Result<T>> answered(Result<T> answer)
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(std::move(answer));
        promise.finish();
        return promise.future();
    }

    Situation m_situation;
    QString m_journal;
    LiveOperationPtr m_live;
};

/// What a client saw: a write every five milliseconds, and a gap of `gapMs` in the middle.
inline CanaryReading canaryReading(Instant end, int gapMs, bool open)
{
    CanaryReading reading;
    reading.endpoint = QStringLiteral("pool");
    const Instant gap = end - milliseconds(open ? gapMs : gapMs + 600);
    for (Instant at = gap - milliseconds(1200); at < end; at += milliseconds(5)) {
        if (at >= gap && at < gap + milliseconds(gapMs))
            continue;
        reading.latest << CanaryWrite{at, microseconds(900 + (toEpochMs(at) * 37) % 3100), false};
        ++reading.written;
    }
    reading.slowest = milliseconds(7);
    reading.gap = milliseconds(gapMs);
    reading.gapOpen = open;
    reading.lost = open ? std::nullopt : std::optional<qint64>(0);
    return reading;
}

} // namespace meridian::test
