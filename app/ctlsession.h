// SPDX-License-Identifier: GPL-3.0-or-later
// The engine, headless, for the commands of meridianctl that look once at the whole fleet.
#pragma once

#include "engine.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace meridian::ctl
{

/// Polls until every node's state is settled: answered often enough for lag and links to be judged, or failed by its
/// strikes. Emits settled() once.
class OneLook : public QObject
{
    Q_OBJECT
public:
    /// `around`: waits until it is known where endpoints lead and what owners say, too.
    explicit OneLook(FleetPtr fleet, bool around = true, QObject *parent = nullptr);

Q_SIGNALS:
    void settled(meridian::SnapshotPtr snapshot);

private:
    void onSnapshot(const SnapshotPtr &snapshot);
    bool isSettled(const NodeState &node);
    bool isSettled(const EndpointState &endpoint);
    bool isSettledAround(const Snapshot &snapshot);

    Engine m_engine;
    QHash<NodeId, Instant> m_lastPoll;
    QHash<NodeId, int> m_polls;
    QHash<QString, Instant> m_lastLook;
    QHash<QString, int> m_looks;
    QTimer m_deadline;
    const bool m_around;
    bool m_done = false;
};

} // namespace meridian::ctl
