// SPDX-License-Identifier: GPL-3.0-or-later
// How plans, checks and running operations read where they are shown: short lines and labelled facts. Pure.
#pragma once

#include "facts.h"
#include "liveoperation.h"

namespace meridian
{

namespace words
{
QString verdict(CheckVerdict verdict); ///< "passed", "warning", "blocked"
QString stepState(StepState state);
QString operationState(OperationState state); ///< "done", "needs a person" …
} // namespace words

QString operationHeadline(OperationKind kind, const ClusterId &cluster); ///< "Switch over orders"
QString routeText(const Plan &plan, const Fleet &fleet);                 ///< "us-east-1 → us-west-2", or of nodes
QString checksSummary(const QList<Check> &checks);                       ///< "18 passed, 1 warning"
QString planSummary(const Plan &plan);                                   ///< "9 steps, 3 nodes"
QString lossSummary(const Plan &plan); ///< "no data loss allowed", "loses about 1.2 MB"
QStringList nodesOf(const Plan &plan); ///< that its steps touch
/// A check on one line, with all that it says, to copy.
QString checkText(const Check &check);
/// All checks in the order to read them: what blocks first, then warnings, then what passed.
QList<Check> inReadingOrder(QList<Check> checks);

/// "Undo until", "Undo does", "After that"; for a running operation only what still holds.
QList<Fact> wayBackFacts(const Plan &plan, const LiveOperation *live);
/// Outage and loss: target of the fleet file against what is expected or was measured.
QList<Fact> objectiveFacts(const Plan &plan, const Cluster &cluster, const LiveOperation *live);
/// What a client saw, "0 errors · 0 rows lost · slowest 7 ms"; what is not known is left out.
QString canaryText(const CanaryReading &reading);
QString canaryFigures(const CanaryReading &reading); ///< the same with the longest gap before it
QString canaryPlace(const CanaryReading &reading);   ///< what it writes through
/// One line for the strip of the window: "Switchover of orders: step 6 of 9, Promote orders-usw-1".
QString progressText(const LiveOperation &live);
/// All steps with their states, evidence and errors, to copy.
QString toText(const LiveOperation &live);

} // namespace meridian
