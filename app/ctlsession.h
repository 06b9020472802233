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
    explicit OneLook(FleetPtr fleet, QObject *parent = nullptr);

Q_SIGNALS:
    void settled(meridian::SnapshotPtr snapshot);

private:
    void onSnapshot(const SnapshotPtr &snapshot);
    bool isSettled(const NodeState &node);

    Engine m_engine;
    QHash<NodeId, Instant> m_lastPoll;
    QHash<NodeId, int> m_polls;
    QTimer m_deadline;
    bool m_done = false;
};

} // namespace meridian::ctl
