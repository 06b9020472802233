// SPDX-License-Identifier: GPL-3.0-or-later
// A plan is a value: checks, then steps. It can be shown, exported, journalled and compared; nothing in it can act.
#pragma once

#include "action.h"
#include "reason.h"

#include <QList>

#include <optional>

namespace meridian
{

enum class OperationKind { Switchover, Failover, Rejoin, MaintenanceOn, MaintenanceOff };
QString toText(OperationKind kind); ///< "switchover", "failover", "rejoin", "maintenance-on", "maintenance-off"

enum class CheckVerdict { Pass, Warn, Block };
QString toText(CheckVerdict verdict); ///< "pass", "warn", "block"

/// One preflight check: what was looked at, what was found, against what limit, and what to do about it.
struct Check {
    QString code; ///< row of the table of checks, e.g. "target-gap"; stable, scripts rely on it
    NodeId node;  ///< that it is about; empty: the whole cluster
    CheckVerdict verdict = CheckVerdict::Pass;
    Reason reason;                   ///< why this verdict
    QString measured, threshold;     ///< formatted with units; empty: there is none
    std::optional<milliseconds> age; ///< of what was measured
    Reason remedy;
    bool overridable = false; ///< a Block that the operator may accept, for this operation only
    friend bool operator==(const Check &, const Check &) = default;
};

struct Step {
    Action action;
    Reason why;
    std::optional<Action> undo;   ///< what takes it back before the point of no return
    bool pointOfNoReturn = false; ///< after this one only forwards
    bool withNext = false;        ///< sent together with the next step, not after it
    bool outage = false;          ///< applications cannot write meanwhile
    std::optional<milliseconds> estimate;
    friend bool operator==(const Step &, const Step &) = default;
};

/// One node in the list of those that might become the primary.
struct Candidate {
    NodeId node;
    bool eligible = false;
    int place = 0;      ///< 1 = best; 0: not eligible
    QList<Check> rules; ///< every rule with value, threshold, age and verdict
    Reason why;         ///< for its place
    friend bool operator==(const Candidate &, const Candidate &) = default;
};

struct Plan {
    OperationKind kind = OperationKind::Switchover;
    ClusterId cluster;
    NodeId oldPrimary, newPrimary; ///< either may be empty
    QList<Candidate> candidates;
    QList<Check> checks;
    QList<Step> steps;
    std::optional<qint64> lossBytes; ///< emergency: what would be lost, as far as is known
    std::optional<milliseconds> lossTime;
    std::optional<milliseconds> outage; ///< estimate
    bool blocked() const;               ///< a check blocks
    friend bool operator==(const Plan &, const Plan &) = default;
};

} // namespace meridian
