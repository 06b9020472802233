// SPDX-License-Identifier: GPL-3.0-or-later
// What the journal keeps of one operation and of each of its steps. Values. Actions, plans and requests are JSON here:
// the journal keeps them, and does not have to understand them.
#pragma once

#include "canaryreading.h"
#include "ids.h"
#include "result.h"
#include "times.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace meridian
{

enum class OperationState {
    Running,     ///< or its program died
    Done,        ///< as planned
    Undone,      ///< failed or stopped before the point of no return, and taken back
    Refused,     ///< a check spoke against it, before anything was done
    NeedsPerson, ///< stopped where it stands: to be resumed or undone
};
QString toText(OperationState state); ///< "running", "done", "undone", "refused", "needs-person"
std::optional<OperationState> operationState(const QString &text);
inline bool isOpen(OperationState state)
{
    return state == OperationState::Running || state == OperationState::NeedsPerson;
}

struct StepRecord {
    qint64 id = 0;                ///< given by the journal
    int number = 0;               ///< in the plan, from 1
    bool undo = false;            ///< takes the step of this number back
    QJsonObject action;           ///< as toJson(Action) says it
    Instant began;                ///< of one that has ended when it really did, else when it was meant to
    std::optional<Instant> ended; ///< empty: it is not known how it ended
    QJsonObject evidence;
    std::optional<Error> error;
};

struct OperationRecord {
    QString id;        ///< "20261121-143207-5c1d"
    qint64 number = 0; ///< given by the journal, growing: where a page of the history begins
    QString kind;      ///< as toText(OperationKind) says it
    ClusterId cluster;
    NodeId oldPrimary, newPrimary;
    QString reason, who, place; ///< in the person's words; account; workstation
    QJsonObject request;        ///< what was asked for
    Instant started;
    OperationState state = OperationState::Running;
    Instant stateSince;
    QJsonObject facts; ///< of the state: "outage_ms", "lost_rows", "needs" …

    static QString freshId(); ///< unique enough for one person a second on each of many workstations
};

struct OperationDetail {
    OperationRecord operation;
    QList<QJsonObject> plans;    ///< the first one, and one for each time it was resumed or undone
    QList<StepRecord> steps;     ///< in the order in which they were begun
    QList<CanaryReading> canary; ///< one an endpoint; empty: nobody measured
};

/// What the history is sorted by. What is not known comes before all that is.
enum class HistorySort { Started, Kind, Cluster, Nodes, Result, Duration, Outage, Errors, Lost, Who, Reason };

struct HistoryFilter {
    QString kind; ///< empty: all, as everywhere here
    ClusterId cluster;
    std::optional<OperationState> state;
    Instant from = Instant::min(), to = Instant::max(); ///< when it began
    HistorySort sort = HistorySort::Started;
    bool ascending = false;
    qint64 after = 0; ///< number of the last one of the page before; 0: from the first one
    int limit = 100;
};

} // namespace meridian
