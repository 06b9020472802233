// SPDX-License-Identifier: GPL-3.0-or-later
// The words of MySQL's and MariaDB's servers and of their client library sorted into kinds, with the next thing to do.
// Pure but for reading the library's handle. `Error::tried` is left for the caller, who knows the node.
#pragma once

#include "connectphase.h"
#include "result.h"

struct st_mysql;

namespace meridian
{

/// Why connecting failed, or why an open connection broke.
Error linkError(st_mysql *connection, ConnectPhase phase);
/// Why the server refused a statement.
Error serverError(st_mysql *connection);
/// The kind and the remedy for a number (MySQL manual, "Server Error Message Reference"; MariaDB manual, "Error
/// Codes").
Error classifiedMy(unsigned number, const QString &sqlState, const QString &message);

} // namespace meridian
