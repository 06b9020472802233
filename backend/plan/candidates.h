// SPDX-License-Identifier: GPL-3.0-or-later
// Who may be promoted, in which order, and why: every node of the cluster against every rule. Pure.
#pragma once

#include "clusterview.h"
#include "result.h"

namespace meridian
{

/// The best first; those that are not eligible last, with place 0. `old` may be null.
QList<Candidate> rankCandidates(const ClusterView &view, OperationKind kind, const Member *old);

/// The requested node, or the best candidate; null: there is none.
const Member *chosenTarget(const ClusterView &view, const NodeId &requested, const QList<Candidate> &candidates);

/// From whom to whom the role moves; either may be null.
struct Movement {
    const Member *old = nullptr, *target = nullptr;
};
/// What every plan that moves the primary begins with: a plan with its kind, cluster, candidates and both ends filled
/// in. Empty `target` and `from` are found out. Errors as requestError().
Result<Movement> beginMovement(const ClusterView &view, OperationKind kind, const NodeId &target, const NodeId &from,
                               Plan &plan);

} // namespace meridian
