// SPDX-License-Identifier: GPL-3.0-or-later
// From a node and its login to libpq's keywords. Pure.
#pragma once

#include "pgconnection.h"
#include "server.h"

namespace meridian
{

/// `addresses`: what the host's name resolved to, tried in turn; empty for a socket's folder or a service file's host.
/// The session is read-only, and the server itself ends statements after `statementTimeout`.
PgConnection::Parameters pgParameters(const Node &node, const Login &login, const QStringList &addresses,
                                      milliseconds statementTimeout);

} // namespace meridian
