// SPDX-License-Identifier: GPL-3.0-or-later
// What a step needs beside its action, from what is known of the fleet and its servers: shared by the one who acts and
// by the exported script, so that both do the same. Pure.
#pragma once

#include "actionsql.h"
#include "hostdeed.h"
#include "situation.h"

namespace meridian
{

/// All but who acts, and what is only known when it is done. `together`: what is done at the same time, this included.
StepContext stepContext(const Fleet &fleet, const ClusterId &cluster, const Action &action,
                        const QList<Action> &together, const Situation &before);

/// What is asked of the node's machine; nothing where the action does not act there. Where it receives from, passwords
/// and the stamp are the caller's.
std::optional<HostRequest> hostRequest(const Action &action, const OperationLimits &limits, const Situation &before);

/// The way to a server for a program on another node's machine, without a password.
QString conninfoTo(const Node &server, const QString &user);
/// " keyword='value'", for a connection string.
QString conninfoOption(const char *keyword, QString value);
/// By what a standby is known to its upstream: as it calls itself, else its name in the fleet.
QString applicationName(const NodeId &standby, const Situation &before);

} // namespace meridian
