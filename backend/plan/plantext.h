// SPDX-License-Identifier: GPL-3.0-or-later
// How plans and actions read, in the current language: written once, used in the review, the progress, the journal, the
// history, the script and the tests. Pure.
#pragma once

#include "plan.h"

namespace meridian
{

QString toText(const Action &action); ///< "Promote orders-usw-1"
/// "Take the operation lock of orders on orders-use-1 (≈ 3 ms)", with a "+" before what is sent together with the next.
QString toText(const Step &step);
/// Several lines: a title, checks that do not pass, the steps with numbers, what is lost and how long it takes.
QString toText(const Plan &plan);
QString title(OperationKind kind); ///< "Switchover", for people

} // namespace meridian
