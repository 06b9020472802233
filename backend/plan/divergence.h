// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a node has WAL that the primary's line has not, and whether it can be rewound. Pure.
#pragma once

#include "clusterview.h"

namespace meridian
{

enum class Divergence {
    None,     ///< its data is an earlier state of the primary's line
    Possible, ///< nobody knows: it is treated as diverged, a rewind that is not needed changes nothing
    Certain,  ///< it went on past the fork
};

Divergence divergenceOf(const ClusterView &view, const Member &node, const Member &primary);

/// PostgreSQL manual, pg_rewind: needs wal_log_hints or data checksums on the node. Nothing: not known.
std::optional<bool> mayRewind(const ClusterView &view, const Member &node);

/// The writable node that another one has to follow: of two primaries the one on the younger timeline.
const Member *primaryBeside(const ClusterView &view, const Member &node);

/// Where `primary`'s line left this timeline; nothing: it never did, or that is not known.
std::optional<Lsn> forkOf(const Member &primary, quint32 timeline);

} // namespace meridian
