// SPDX-License-Identifier: GPL-3.0-or-later
// What the practice lab can look like: data, to which a row or a table is added for another one. Pure.
#pragma once

#include "fleet.h"
#include "network.h"
#include "result.h"

#include <QStringList>

namespace meridian
{

struct PresetNode {
    QString name;
    QString region;   ///< of the catalogue
    QString upstream; ///< name of the node it follows; empty: the primary
    int priority = 50;
    PromotionRule promotion = PromotionRule::Allow;

    QString slot() const; ///< its replication slot on the upstream
};

struct PresetCluster {
    QString name;
    EngineKind engine = EngineKind::PostgreSql;
    QList<PresetNode> nodes; ///< the primary first, every upstream before its followers

    const PresetNode &primary() const { return nodes.first(); }
};

struct Preset {
    QString name;
    QString title; ///< translated
    QList<PresetCluster> clusters;

    QList<PresetNode> nodes() const;                           ///< of all clusters
    QStringList regions() const;                               ///< each once, in order
    const PresetCluster &cluster(const QString &wanted) const; ///< which is one of its

    static QList<Preset> all();
};

/// Where the operator sits, who looks at the fleet from outside all regions, a few milliseconds from us-east-1.
RegionId operatorPlace();

/// The wires between the preset's regions, and from the operator to each, as long as the reference profiles or the
/// great circle say. An Error when a region is not in the catalogue.
Result<Network> networkOf(const Preset &preset);

} // namespace meridian
