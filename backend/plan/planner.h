// SPDX-License-Identifier: GPL-3.0-or-later
// From what is known and what is asked to a plan. Pure functions: the same input gives the same plan, on any thread.
// They are convergent: from a half-done state they plan exactly what is left, so that an operation is resumed by
// planning again, never by replaying a journal.
#pragma once

#include "requests.h"
#include "result.h"
#include "situation.h"

namespace meridian
{

/// An error only for a request that makes no sense (an unknown cluster or node); whatever speaks against a sensible one
/// is a check of the plan. A plan without steps: there is nothing left to do, or its owner must do it (see its checks).
Result<Plan> planSwitchover(const Situation &situation, const SwitchoverRequest &request);
Result<Plan> planFailover(const Situation &situation, const FailoverRequest &request);
Result<Plan> planRejoin(const Situation &situation, const RejoinRequest &request);
Result<Plan> planMaintenance(const Situation &situation, const MaintenanceRequest &request);

} // namespace meridian
