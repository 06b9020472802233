// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the table of nodes. Pure.
#pragma once

#include "column.h"
#include "snapshot.h"

namespace meridian
{

/// What one row of the table shows; the pointers live as long as the snapshot.
struct NodeRow {
    const Snapshot *snapshot = nullptr;
    const NodeState *state = nullptr;
    const Node *node = nullptr; ///< null while the fleet has no such node
};

QList<Column<NodeRow>> nodeColumns();

} // namespace meridian
