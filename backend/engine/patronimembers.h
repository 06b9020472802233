// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster as its Patroni sees it, and which of its members is which node. Blocking; any thread.
#pragma once

#include "fleet.h"
#include "owner.h"
#include "patroniclient.h"

namespace meridian
{

/// What Patroni calls this node, by its address or that of its interface; nothing: no member is this node.
std::optional<QString> patroniNameOf(const PatroniCluster &cluster, const Node &node);

/// The first of their interfaces that answers tells. None does: what was `known`, with the error.
OwnerState askPatroni(const QList<Node> &nodes, OwnerState known, std::stop_token stop);

} // namespace meridian
