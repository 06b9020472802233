// SPDX-License-Identifier: GPL-3.0-or-later
// "If this is lost now" and how ready the clusters are for that, in words, for what is selected. Pure, and cheap enough
// for every picture.
#pragma once

#include "facts.h"

namespace meridian
{

struct Preparedness {
    QString title; ///< "If us-east-1 is lost now"; empty: nothing to say
    QList<Fact> loss;
    QString readiness;   ///< "Readiness of orders: 86 %"
    QList<Fact> reasons; ///< value is the sentence, tone its mark; good: nothing is missing
};

Preparedness preparedness(const Snapshot &snapshot, const Selection &what);

/// Of the cluster that is prepared worst; nothing without clusters.
struct WorstReadiness {
    ClusterId cluster;
    int percent = 0;
    QString details; ///< a line a cluster and reason
    Fact::Tone tone = Fact::Tone::Normal;
};
std::optional<WorstReadiness> worstReadiness(const Snapshot &snapshot);

} // namespace meridian
