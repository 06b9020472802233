// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the map: labels, the hover card and what a screen reader says. Translated, any thread, pure.
#pragma once

#include "lagclass.h"
#include "snapshot.h"

#include <QList>
#include <QString>

namespace meridian::maptexts
{

/// "lag 6.3 s", "idle", "replay stalled, lag 6.3 s", "not receiving"; empty when nothing is known or for a primary.
QString lag(const Lag &lag);

/// Second line of a node's label. What is no longer current says its age, measured at `at`.
QString nodeDetail(const NodeState &node, Instant at);

/// Second line of a region's label, from the states of its nodes.
QString regionDetail(const RegionState &region, const QList<const NodeState *> &nodes, const LagScale &scale,
                     Instant at);

/// The short label on a link: its lag, or what is wrong with it; empty when nothing is known.
QString linkLabel(const LinkState &link, bool stale);

/// "eu-west-1: degraded, 2 standbys · lag 6.3 s"
QString regionLine(const RegionState &region, const QString &detail);
QString nodeLine(const NodeState &node, Instant at); ///< the same of a node

} // namespace meridian::maptexts
