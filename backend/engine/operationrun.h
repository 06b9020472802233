// SPDX-License-Identifier: GPL-3.0-or-later
// One operation from its order to its outcome: looks again, plans again, journals every step before and after, takes
// back what was done when it fails before the point of no return. Blocking, on the executor's own thread; tells its
// listener on that thread.
#pragma once

#include "actionrunner.h"
#include "evidence.h"
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
    bool openJournal();
    void lookAround(const QList<Action> &done);
    bool plan(const OperationRequest &request);
    void execute(const OperationOrder &order);
    std::optional<Error> walk(const OperationOrder &order);
    void noteBegun(const Step &step);
    std::optional<Error> doGroup(int first, int last);
    std::optional<Error> runLane(const QList<int> &lane, QList<StepRecord> &records, int first);
    void carryOutOne(StepRecord &record, const Action &action, const QList<Action> &together,
                     const EvidenceFacts &expected, const std::stop_token &stop);
    std::optional<Error> alone(const Action &action, int number, bool undo);
    std::optional<Error> takeBack();
    std::optional<Error> whyNoWayBack() const;
    void fail(const Error &error);
    void startCanary(const OperationOrder &order);
    void endCanary();
    void end(OperationState state, const std::optional<Error> &error);
    OperationOutcome refuse(const Error &error, OperationState state = OperationState::Refused);
    OperationOutcome finished();
    std::unique_ptr<ActionRunner> runnerFor(const OperationOrder &by) const;
    std::optional<OperationDetail> reopen(const QString &id, const OperationOrder &by);
    void recall(const OperationDetail &detail);
    std::optional<Error> prepareWayBack();

    Means m_means;
    OperationListener m_listener;
    std::stop_token m_stop;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<ActionRunner> m_runner;
    std::unique_ptr<Canary> m_canary;
    Situation m_situation;
    OperationOutcome m_outcome;
    QList<Step> m_begun;             ///< by any plan of this operation, and not taken back
    QList<EvidenceFacts> m_expected; ///< of each step of the plan
    QList<StepRecord> m_ended;       ///< not in the journal yet
    std::optional<Instant> m_pointPassedAt;
    bool m_journalled = false; ///< the operation has begun there
    bool m_committed = false;  ///< past the point of no return
};

} // namespace meridian
