// SPDX-License-Identifier: GPL-3.0-or-later
// "If this is lost now": who would be promoted, what would be lost and how long it would take; and how well a cluster
// is prepared for that. From the picture alone, in one pass over its nodes: cheap enough for every picture. Pure.
#pragma once

#include "snapshot.h"

#include <QStringList>

namespace meridian
{

/// What the loss of a node or a region does to one cluster.
struct Loss {
    ClusterId cluster;
    bool losesPrimary = false;
    NodeId promoted;                      ///< empty: the primary stays, or nobody could be promoted
    std::optional<qint64> bytes;          ///< acknowledged and not yet with `promoted`; RPO
    std::optional<microseconds> time;     ///< the same, in time
    std::optional<milliseconds> recovery; ///< until writes work again, without a person's time to confirm; RTO
    QStringList services;                 ///< endpoints whose writes stop meanwhile, or that are lost themselves
    Reason why;                           ///< why this one is promoted, or why nobody is
    friend bool operator==(const Loss &, const Loss &) = default;
};

/// Only the clusters that it touches, in the fleet's order.
QList<Loss> ifRegionLost(const Snapshot &picture, const RegionId &region);
std::optional<Loss> ifNodeLost(const Snapshot &picture, const NodeId &node); ///< nothing: there is no such node

/// How well a cluster is prepared for the loss of its primary.
struct Readiness {
    ClusterId cluster;
    int percent = 0;
    QList<Reason> reasons; ///< what is missing to 100, the heaviest first
    Loss loss;             ///< of the primary
    friend bool operator==(const Readiness &, const Readiness &) = default;
};
QList<Readiness> readiness(const Snapshot &picture); ///< of every cluster, in the fleet's order
std::optional<Readiness> readiness(const Snapshot &picture, const ClusterId &cluster);

} // namespace meridian
