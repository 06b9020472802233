// SPDX-License-Identifier: GPL-3.0-or-later
// What the planners share: steps that are only added while they are still to be done, each with its undo and estimate.
// Lives inside one call of a planner. Pure.
#pragma once

#include "clusterview.h"

namespace meridian
{

class PlanWriter
{
public:
    explicit PlanWriter(const ClusterView &view) : m_view(view) {}

    /// The returned step is valid until the next call.
    Step &add(Action action, const char *why, const QStringList &args = {});
    void startOutage() { m_outage = true; }
    void endOutage() { m_outage = false; }
    /// From here on nothing is taken back.
    void noWayBack() { m_undoable = false; }
    /// What was added since `first` goes out together.
    void together(qsizetype first);
    qsizetype size() const { return m_steps.size(); }

    void makeSlot(const Member &on, const QString &slot, const Member &standby);
    /// A standby whose upstream changes asks it again soon, not after five seconds.
    void shortenRetry(const Member &m);
    void resetRetry(const Member &m);
    void stop(const Member &m, StopMode mode, const char *why, const NodeId &successor = {});
    /// Before everything but the lock on the future primary.
    void startFirst(const Member &m, const char *why);
    void startAsStandby(const Member &m, const Member &upstream);
    void verify(const Member &primary);
    /// Points and verifies what keepsSilent(): whatever becomes of it, the cluster itself is whole by then.
    void reachForSilent(const Member &primary);
    /// When it is fenced, or `planned` to be.
    void unfence(const Member &m, bool planned);
    /// The slots of other members that a former primary still keeps WAL for. Those of nodes that cannot be asked stay:
    /// they may come back to it.
    void dropStaleSlots(const Member &formerPrimary);
    /// Those that standbys keep for what is a primary now.
    void dropSlotsOf(const Member &primary);

    /// The whole plan's steps between the locks: taken first on `lockOn` (the future primary
    /// leads it) where they are not yet held, released last on
    /// `primary`. Nothing at all when there is nothing to do and no lock to release.
    QList<Step> finish(const QList<const Member *> &lockOn, const Member &primary);

    QList<Step> unlocked() { return std::move(m_steps); } ///< of an operation that touches no server

private:
    Step makeStep(const Action &action, const char *why, const QStringList &args) const;

    const ClusterView &m_view;
    void verify(const Endpoint &endpoint, const Member &primary);
    void dropSlot(const Member &on, const Member &standby);
    bool plans(const Action &action) const;

    QList<Step> m_steps, m_startFirst;
    bool m_outage = false;
    bool m_undoable = true;
};

/// Steps that go out together count once, by the longest. Nothing when a step of the outage cannot be estimated.
std::optional<milliseconds> estimatedOutage(const QList<Step> &steps);

/// It is to be pointed elsewhere and that is not yet done.
bool mustPoint(const ClusterView &view, const Endpoint &endpoint, const NodeId &writer);
bool isPaused(const Situation &situation, const QString &pool);
/// A proxy that does not answer at all, as in a region that is lost: nothing waits for it.
bool keepsSilent(const Situation &situation, const Endpoint &endpoint);

/// A running standby that will lose, or has lost, its upstream when `target` becomes primary.
bool mustFollow(const ClusterView &view, const Member &standby, const Member &target, const Member *oldPrimary);
/// It streams on the line of the new primary.
bool isOnLineOf(const Member &standby, const Member &primary);

} // namespace meridian
