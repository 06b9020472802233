// SPDX-License-Identifier: GPL-3.0-or-later
// A plan as a script for bash, psql and ssh that a person runs by hand, on a machine that reaches the servers: the same
// steps in the same order with the same statements and deeds as the executor's, one after the other, each with its why
// and its undo. It stops at the first failure and says how to go on or back. No secret is in it. Pure.
#pragma once

#include "situation.h"

namespace meridian
{

/// `situation`: what the plan was made from. Empty for a plan that is blocked or has no steps.
QString planScript(const Fleet &fleet, const Plan &plan, const Situation &situation);

} // namespace meridian
