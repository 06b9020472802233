// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that make no sense, whatever the state of the servers. Pure.
#pragma once

#include "clusterview.h"

namespace meridian
{

/// Nothing: operations are made for the cluster's engine. `Error::code` is "engine.no-operations".
std::optional<Error> engineError(const Cluster &cluster);

/// Nothing: the cluster exists and has these nodes. Empty ids are left out.
std::optional<Error> requestError(const ClusterView &view, OperationKind kind, const QList<NodeId> &nodes);

} // namespace meridian
