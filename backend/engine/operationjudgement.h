// SPDX-License-Identifier: GPL-3.0-or-later
// What an operation judges of plans and of its own past. Pure.
#pragma once

#include "operationorder.h"

namespace meridian
{

/// An operation that does not begin. `code`: "checks", "changed", "ended", "unknown", "committed".
Error refusal(const QString &message, const QString &remedy, const QString &code);
/// What blocks, with the checks' codes.
Error blockedBy(const Plan &plan);
/// Their steps do the same; estimates and words may differ from one look to the next.
bool sameDeeds(const Plan &a, const Plan &b);
Error changedSinceConfirmed();
/// A plan of such steps only has nothing left to do.
bool changesNothing(const Step &step);
/// Done and not taken back, as the journal has it.
QList<Action> doneOf(const OperationDetail &detail);

} // namespace meridian
