// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an endpoint leads where applications need it: to the primary. Pure.
#pragma once

#include "snapshot.h"
#include "survey.h"
#include "verdict.h"

namespace meridian
{

struct EndpointFacts {
    const EndpointSurvey *survey = nullptr; ///< the latest look through it
    const NodeState *writer = nullptr;      ///< the node that it reached; null: none of the picture
    QList<NodeId> primaries;                ///< of its cluster, that answer; the one on the youngest timeline first
    bool maintained = false;                ///< every node of its cluster is in maintenance
};

/// What could not be seen is unknown, never well.
Verdict judgeEndpoint(const EndpointFacts &facts);

} // namespace meridian
