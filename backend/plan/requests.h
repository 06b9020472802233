// SPDX-License-Identifier: GPL-3.0-or-later
// What a person asks for: the planners' other input. Values. What is accepted here holds for one operation only and is
// never saved as a setting.
#pragma once

#include "ids.h"

#include <QSet>
#include <QString>

#include <optional>

namespace meridian
{

struct SwitchoverRequest {
    ClusterId cluster;
    NodeId target;          ///< empty: the best candidate
    NodeId from;            ///< the old primary; empty: found out. Once half is done only the first plan knows it
    QSet<QString> accepted; ///< codes of overridable checks that the operator accepts
};

struct FailoverRequest {
    ClusterId cluster;
    NodeId target;                           ///< empty: the best candidate
    NodeId from;                             ///< the lost primary; empty: found out
    std::optional<qint64> acceptedLossBytes; ///< the operator accepts to lose as much; empty: nothing was accepted
    QSet<QString> accepted;
};

struct RejoinRequest {
    ClusterId cluster;
    NodeId node;
    bool keepData = false; ///< set the whole data directory aside and copy afresh, even where a rewind would do
    QSet<QString> accepted;
};

struct MaintenanceRequest {
    ClusterId cluster;
    NodeId node; ///< empty: every node of the cluster
    bool on = true;
};

} // namespace meridian
