// SPDX-License-Identifier: GPL-3.0-or-later
// libpq's and the server's words sorted into kinds, with the next thing to do. Pure but for reading the libpq handle.
// `Error::tried` is left for the caller, who knows the node.
#pragma once

#include "pgconnection.h"
#include "result.h"

namespace meridian
{

/// Why connecting failed, or why an open connection broke. `connection` may be null (out of memory).
Error connectionError(pg_conn *connection, ConnectPhase phase);
/// Why the server refused a statement.
Error statementError(const pg_result *result);
/// The kind and the remedy for a SQLSTATE (PostgreSQL manual, appendix A "Error Codes").
Error classified(const QString &sqlState, const QString &message);

} // namespace meridian
