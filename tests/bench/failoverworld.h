// SPDX-License-Identifier: GPL-3.0-or-later
// A planned switchover in the practice lab's world, with the operator an ocean away from both nodes. Blocks for
// minutes.
#pragma once

#include <QList>

namespace meridian
{

class Bench;

/// `floor`: outages by hand without a network between, of the same run: ms.
void addWorld(Bench &bench, const QList<double> &floor);

} // namespace meridian
