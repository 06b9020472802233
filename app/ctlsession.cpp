// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctlsession.h"

#include <algorithm>

namespace meridian::ctl
{

namespace
{

/// Lag and broken lines are judged from the primary's positions over more than a second.
constexpr milliseconds kPace{500};
constexpr int kPolls = 4;

EngineOptions oneLookOptions()
{
    EngineOptions o;
    o.interval = kPace;
    return o;
}

milliseconds longestWait(const Fleet &fleet)
{
    milliseconds longest(0);
    for (const Cluster &c : fleet.clusters)
        longest = std::max(longest, (c.polling.timeout + kPace) * c.thresholds.strikes);
    return longest + seconds(2);
}

} // namespace

OneLook::OneLook(FleetPtr fleet, QObject *parent) : QObject(parent), m_engine(oneLookOptions())
{
    connect(&m_engine, &Engine::snapshotReady, this, &OneLook::onSnapshot);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        m_done = true;
        Q_EMIT settled(m_engine.snapshot());
    });
    m_deadline.setSingleShot(true);
    m_deadline.start(longestWait(*fleet));
    m_engine.setFleet(fleet);
}

bool OneLook::isSettled(const NodeState &node)
{
    if (node.polledAt && m_lastPoll.value(node.id) != *node.polledAt) {
        m_lastPoll.insert(node.id, *node.polledAt);
        ++m_polls[node.id];
    }
    // The first polls of a healthy node may still say "recovering".
    const bool recovering = node.reason.code == QLatin1String("node.recovering");
    return node.reachable ? m_polls.value(node.id) >= kPolls && !recovering : node.health == Health::Failed;
}

void OneLook::onSnapshot(const SnapshotPtr &snapshot)
{
    bool all = !m_done;
    for (const NodeState &n : snapshot->nodes)
        all = isSettled(n) && all;
    if (!all)
        return;
    m_done = true;
    m_deadline.stop();
    Q_EMIT settled(snapshot);
}

} // namespace meridian::ctl
