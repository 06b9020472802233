// SPDX-License-Identifier: GPL-3.0-or-later
// Who may be promoted, in which order, and why: every node of the cluster against every rule. Pure.
#pragma once

#include "clusterview.h"

namespace meridian
{

/// The best first; those that are not eligible last, with place 0. `old` may be null.
QList<Candidate> rankCandidates(const ClusterView &view, OperationKind kind, const Member *old);

/// The requested node, or the best candidate; null: there is none.
const Member *chosenTarget(const ClusterView &view, const NodeId &requested, const QList<Candidate> &candidates);

} // namespace meridian
