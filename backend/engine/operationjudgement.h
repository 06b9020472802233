// SPDX-License-Identifier: GPL-3.0-or-later
// What an operation judges of plans and of its own past. Pure.
#pragma once

#include "operationorder.h"

namespace meridian
{

/// An operation that does not begin. `code`: "checks", "changed", "ended", "unknown", "committed", "superseded".
Error refusal(const QString &message, const QString &remedy, const QString &code);
/// What blocks, with the checks' codes.
Error blockedBy(const Plan &plan);
/// Their steps do the same; estimates and words may differ from one look to the next.
bool sameDeeds(const Plan &a, const Plan &b);
Error changedSinceConfirmed();
/// Begun, it can only be gone on with: its point of no return, or something that lasts and is never taken back.
bool isPastReturn(const Step &step);
inline constexpr char kNotBegun[] = "not-begun"; ///< code of the error of a step that surely did nothing
/// A plan of such steps only has nothing left to do.
bool changesNothing(const Step &step);
/// What any plan of the operation began and nobody has taken back since, oldest first; each once.
QList<Step> begunOf(const OperationDetail &detail);
/// Of these what is known to be done, and not half taken back. A setting counts as soon as it may have been made: it is
/// reset in the end.
QList<Action> doneOf(const OperationDetail &detail);

} // namespace meridian
