// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection to a server is busy with: says where a silent one left us waiting. Pure.
#pragma once

#include "result.h"
#include "times.h"

namespace meridian
{

enum class ConnectPhase { Closed, Tcp, Tls, Login, Ready, Query };

/// What is spoken on the way: how TLS begins differs.
enum class WireProtocol { PostgreSql, MySql };

/// Nothing came within the deadline; `phase` says what was waited for. `Error::tried` is left for the caller.
Error silenceError(ConnectPhase phase, microseconds waited);

} // namespace meridian
