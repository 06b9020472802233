// SPDX-License-Identifier: GPL-3.0-or-later
// What is said to endpoints, as text: by those who say it, and by the exported script. Pure.
#pragma once

#include "traffic.h"
#include "trafficsession.h"

namespace meridian
{

/// Which server it is that answers: system, started, address, port (manual, "System Information Functions").
QByteArray identityQuery();
/// libpq's keywords as an application would connect; `Direct` asks all nodes for one that takes writes.
TrafficSession::Parameters clientParameters(const TrafficContext &context);
/// Of PgBouncer's admin console.
TrafficSession::Parameters consoleParameters(const TrafficContext &context);
/// A command of the console for the endpoint's database alone: PAUSE "orders".
QByteArray consoleCommand(const Endpoint &endpoint, const QByteArray &verb);
/// HAProxy's runtime API: another address for the endpoint's server, found well at once, its sessions ended.
QByteArray proxyCommand(const Endpoint &endpoint, const QByteArray &address, quint16 port);
/// A hook's JSON, on one line.
QByteArray hookOrder(const Endpoint &endpoint, const Node &node, bool dryRun);

} // namespace meridian
