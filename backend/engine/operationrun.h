// SPDX-License-Identifier: GPL-3.0-or-later
// One operation from its order to its outcome: looks again, plans again, journals every step before and after, takes
// back what was done when it fails before the point of no return. Blocking, on the executor's own thread; tells its
// listener on that thread.
#pragma once

#include "actionrunner.h"
#include "operationorder.h"

#include <functional>

namespace meridian
{

class Canary;
class Journal;

struct OperationListener {
    std::function<void(const OperationRecord &, const Plan &)> planned;
    std::function<void(const StepRecord &)> stepBegan, stepEnded;
    std::function<void(const CanaryFigures &)> measured;
};

class OperationRun
{
public:
    struct Means {
        FleetPtr fleet;
        SnapshotPtr picture; ///< what is known beforehand
        OperationLogins logins;
        QString journalFile;
    };
    OperationRun(Means means, OperationListener listener, std::stop_token stop);
    ~OperationRun();

    OperationOutcome planOnly(const OperationOrder &order); ///< does nothing but look
    OperationOutcome carryOut(const OperationOrder &order);
    OperationOutcome resume(const QString &id,
                            const OperationOrder &by); ///< `by`: who resumes it; its request is not read
    OperationOutcome undo(const QString &id, const OperationOrder &by);

private:
    struct Failure {
        Error error;
        int step = 0; ///< index in the plan
    };
    bool openJournal();
    void lookAround(const QList<Action> &done);
    bool plan(const OperationRequest &request);
    void execute(const OperationOrder &order);
    std::optional<Failure> walk(const OperationOrder &order);
    std::optional<Failure> doGroup(int first, int last);
    std::optional<Error> runLane(const QList<int> &lane, QList<StepRecord> &records, int first);
    bool takeBack(QList<Step> steps, QList<int> numbers);
    void fail(const Failure &failure);
    void startCanary(const OperationOrder &order);
    void endCanary();
    void end(OperationState state, const std::optional<Error> &error);
    OperationOutcome refuse(const Error &error, OperationState state = OperationState::Refused);
    OperationOutcome finished();
    std::unique_ptr<ActionRunner> runnerFor(const OperationOrder &by) const;
    std::optional<OperationDetail> reopen(const QString &id, const OperationOrder &by);

    Means m_means;
    OperationListener m_listener;
    std::stop_token m_stop;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<ActionRunner> m_runner;
    std::unique_ptr<Canary> m_canary;
    Situation m_situation;
    OperationOutcome m_outcome;
    QList<StepRecord> m_ended; ///< not in the journal yet
    bool m_journalled = false; ///< the operation has begun there
    bool m_committed = false;  ///< past the point of no return
};

} // namespace meridian
