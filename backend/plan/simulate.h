// SPDX-License-Identifier: GPL-3.0-or-later
// The effect of each action on what is known, stated once. Tests walk plans with it, the executor compares a server
// with it after every step, and a plan is proven with it never to have two writable nodes. Pure.
#pragma once

#include "situation.h"

namespace meridian
{

Situation simulate(Situation before, const Action &action);

/// The nodes of a cluster that take an application's write now, as far as is known.
QList<NodeId> writableNodes(const Situation &situation, const ClusterId &cluster);

} // namespace meridian
