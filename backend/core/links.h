// SPDX-License-Identifier: GPL-3.0-or-later
// Replication links from what both ends say. A standby is known by its slot and its application_name, never by the
// address that the sender sees (poolers, NAT and loopback share addresses). Pure.
#pragma once

#include "snapshot.h"

#include <QHash>

namespace meridian
{

/// What is known of one node when links are derived.
struct LinkEnd {
    const Node *node = nullptr;
    const ServerSample *sample = nullptr; ///< the last one; null when there never was one
    bool current = false;                 ///< it answered its last poll
    bool receiving = false;               ///< isReceiving()
};

/// The row in which `sender` speaks of `standby`; null when it does not.
const SenderRow *senderRowFor(const LinkEnd &sender, const LinkEnd &standby);

/// Whom each standby follows, among the nodes of one cluster. `before` remembers upstreams that nobody names any more.
QHash<NodeId, NodeId> findUpstreams(const QList<LinkEnd> &nodes, const QHash<NodeId, NodeId> &before);

/// The link from `from` to `to`, judged from both ends. `lag` is filled by the caller.
LinkState judgeLink(const LinkEnd &from, const LinkEnd &to);

/// What `to` receives beside from its `upstream`, where it has several sources: as its channels say.
QList<LinkState> furtherLinks(const QList<LinkEnd> &nodes, const LinkEnd &to, const NodeId &upstream);

} // namespace meridian
