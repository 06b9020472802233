// SPDX-License-Identifier: GPL-3.0-or-later
// The newest events, and how one of them reads. GUI thread; older ones are asked from the store.
#pragma once

#include "selection.h"
#include "snapshot.h"

namespace meridian
{

class EventLog
{
public:
    void clear() { m_events.clear(); }
    void add(const QList<Event> &events); ///< in any order; one that is held already is not doubled
    /// The newest ones until then that concern the selection (all of them for nothing), newest first. A region has
    /// those of its nodes.
    QList<Event> about(const Selection &what, const Snapshot &snapshot, int most, Instant until) const;

private:
    QList<Event> m_events; ///< newest first
};

/// "healthy → failed"; the reason alone for an event that is no change of a state.
QString eventTitle(const Event &event);
/// The node, the link, the region or the cluster that it is about.
QString eventSubject(const Event &event);

} // namespace meridian
