// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that a planner may know. A value that crosses threads: no planner reads a clock, a file or a server.
#pragma once

#include "plan.h"
#include "snapshot.h"
#include "survey.h"

#include <QHash>
#include <QSet>

namespace meridian
{

struct Situation {
    SnapshotPtr snapshot; ///< never null, with its fleet; of two facts about one thing the younger one counts
    QHash<NodeId, NodeSurvey> surveys;
    QList<EndpointSurvey> endpoints;
    std::optional<OwnerState> owner; ///< that was asked itself, and what it answered
    QHash<NodeId, LockHolder> locks; ///< by the server on which the lock was seen
    QSet<NodeId> lockRows;           ///< servers where its row says so, but the session that held it has died
    QString operation;               ///< id of the operation that plans: a lock under this id is its own
    /// What this operation has done and not taken back, by its journal. Only for what no server can tell afterwards
    /// (a checkpoint, a verified write, a marker that was replayed): what can be seen is believed to the eyes.
    QList<Action> done;
    QSet<NodeId> maintenance;            ///< nodes that are in it
    std::optional<Instant> lastFailover; ///< of the cluster, when the last one began; this operation does not count
    std::optional<Instant> lastBackup;   ///< of the cluster, proven or not
    std::optional<bool> hooksRehearsed;  ///< every hook of the cluster passed its dry run

    Instant at() const; ///< the time of the youngest fact
    const EndpointSurvey *endpoint(const QString &name) const;
    const LockHolder *ownLock(const NodeId &on) const;

    /// The first thing of this kind that was done and that `match` accepts; null: none.
    template <class A, class Match>
    const A *findDone(Match &&match) const
    {
        for (const Action &action : done) {
            const A *found = std::get_if<A>(&action);
            if (found && match(*found))
                return found;
        }
        return nullptr;
    }
    bool wasDone(const Action &action) const { return done.contains(action); }
};

} // namespace meridian
