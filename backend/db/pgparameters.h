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

/// For the session of an operation: it may write, in the schema `meridian` only; libpq looks the host's name up.
PgConnection::Parameters operatorParameters(const Node &node, const Login &login);
/// As an application would, with all of these hosts and the wish to write; nothing that a pool does not let through.
PgConnection::Parameters canaryParameters(const QList<Node> &nodes, const Login &login);
/// For a replication connection (manual, "Streaming Replication Protocol"): whether the server lets it in.
PgConnection::Parameters replicationParameters(const Node &node, const Login &login);

} // namespace meridian
