// SPDX-License-Identifier: GPL-3.0-or-later
// Who decides about roles in a cluster, and what it says of its members: values that cross threads. Unknown is not
// zero.
#pragma once

#include "ids.h"
#include "result.h"
#include "times.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace meridian
{

/// Who decides about roles in a cluster. Meridian never acts behind an owner's back.
enum class Owner { None, Patroni, PgAutoFailover, Repmgr };
QString toText(Owner owner); ///< "none", "patroni", "pg_auto_failover", "repmgr"

/// A server as its owner sees it.
struct OwnerMember {
    QString name;        ///< that the owner gave it
    NodeId node;         ///< of the fleet; empty: none of it
    QString role, state; ///< in the owner's words: "leader", "replica"; "running", "streaming"
    std::optional<quint32> timeline;
    std::optional<qint64> lagBytes; ///< nothing: the leader, or not known
    QStringList tags;               ///< "nofailover=true"
    friend bool operator==(const OwnerMember &, const OwnerMember &) = default;
};

/// A change of the primary in the owner's own history.
struct OwnerChange {
    quint32 timeline = 0; ///< that ended there
    std::optional<Instant> at;
    QString leader; ///< the new one; empty: not recorded
    QString reason; ///< in the owner's words
    friend bool operator==(const OwnerChange &, const OwnerChange &) = default;
};

struct OwnerState {
    ClusterId cluster;
    Owner owner = Owner::None;
    QString scope;              ///< its own name of the cluster
    std::optional<bool> paused; ///< it does nothing by itself; nothing: not known
    QList<OwnerMember> members; ///< empty where it cannot be asked
    QList<OwnerChange> history; ///< the newest first, only a few
    std::optional<Instant> askedAt;
    std::optional<Error> error; ///< of the last question; the rest is of an earlier answer
    friend bool operator==(const OwnerState &, const OwnerState &) = default;
};

} // namespace meridian
