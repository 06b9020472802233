// SPDX-License-Identifier: GPL-3.0-or-later
// Who an operation logs in as, everywhere in one cluster: looked for on the main thread before it begins, because the
// keychain answers there. A value with secrets: never shown, never written.
#pragma once

#include "login.h"
#include "secrets.h"

namespace meridian
{

struct OperationLogins {
    QHash<NodeId, Login> nodes;       ///< for statements
    QHash<NodeId, Login> patroni;     ///< for its REST API; none where no credential is named
    QHash<QString, Login> endpoints;  ///< by endpoint
    std::optional<Login> replication; ///< of the standbys; empty: as they are configured
};

/// The one of a client of this endpoint, which is looked for by its own address. Answers once, later, on this thread.
void findEndpointLogin(const Fleet &fleet, const Endpoint &endpoint, Secrets &secrets,
                       std::function<void(const Login &)> done);

/// Answers once, later, on this thread. A password that was not found is left to libpq.
void collectLogins(const FleetPtr &fleet, const ClusterId &cluster, Secrets &secrets,
                   std::function<void(const OperationLogins &)> done);

} // namespace meridian
