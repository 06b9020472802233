// SPDX-License-Identifier: GPL-3.0-or-later
// An operation as it stands at one moment: its plan, how far each step is, what a client sees meanwhile. Immutable
// values that cross threads as LiveOperationPtr.
#pragma once

#include "canaryreading.h"
#include "operationrecord.h"
#include "plan.h"
#include "survey.h"

#include <QMetaType>

#include <memory>

namespace meridian
{

enum class StepState { Waiting, Running, Done, Failed, Undone };
QString toText(StepState state); ///< "waiting", "running", "done", "failed", "undone"

struct LiveStep {
    Step step;
    QStringList statements; ///< as they are sent; empty: none
    StepState state = StepState::Waiting;
    std::optional<Instant> began;
    std::optional<microseconds> took;
    QString evidence; ///< what the server said last; while running how far it is
    std::optional<Error> error;
};

/// What the servers said, "lsn 5/3A0041F8 · sessions 3", for one line.
QString evidenceText(const QJsonObject &evidence);

struct LiveOperation {
    OperationRecord record;
    Plan plan;
    QList<LiveStep> steps;
    QList<CanaryReading> canary; ///< one an endpoint; empty: opted out
    std::optional<LockHolder> lock;
    std::optional<Instant> ended;
    bool stopping = false;      ///< stop and undo was asked for
    std::optional<Error> error; ///< of the whole, where no step has it
    QString script;             ///< of what is left, to be run by hand; empty: nothing, or it runs

    /// A step, or the undo of one, began or ended.
    void apply(const StepRecord &record);

    int current() const;         ///< number of the step that runs, from 0; -1: none
    int pointOfNoReturn() const; ///< likewise
    bool mayUndo() const;        ///< the point of no return has not been started
    microseconds elapsed(Instant now) const;
    /// Of the endpoint that saw the longest gap; null: there is no canary.
    const CanaryReading *worstCanary() const;
    std::optional<qint64> errors() const; ///< over all endpoints
    std::optional<qint64> lost() const;
};

using LiveOperationPtr = std::shared_ptr<const LiveOperation>;

} // namespace meridian

Q_DECLARE_METATYPE(meridian::LiveOperationPtr)
