// SPDX-License-Identifier: GPL-3.0-or-later
// `meridianctl check --connect [NODE…]`: the way to each node, step by step, with times, words and remedies. The JSON
// keys are a contract.
#pragma once

#include "fleet.h"

#include <QStringList>

namespace meridian::ctl
{

/// `names` empty: every node. ExitOk when every step of every node passed, 1 when only rights are missing, ExitFailed
/// when a node cannot be used, ExitUsage for a name that is not in the fleet.
int checkConnections(const FleetPtr &fleet, const QStringList &names, bool json);

} // namespace meridian::ctl
