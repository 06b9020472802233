// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctlsession.h"

#include "storefile.h"

#include <algorithm>

namespace meridian::ctl
{

namespace
{

/// Lag and broken lines are judged from the primary's positions over more than a second.
constexpr milliseconds kPace{500};
constexpr int kPolls = 4;

EngineOptions oneLookOptions(const Fleet &fleet, bool around)
{
    EngineOptions o;
    o.around = around;
    o.journalFile = defaultJournalFile(fleet);
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

OneLook::OneLook(FleetPtr fleet, bool around, QObject *parent)
    : QObject(parent)
    , m_engine(oneLookOptions(*fleet, around))
    , m_around(around)
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
    if (node.reachable)
        return m_polls.value(node.id) >= kPolls && !recovering;
    return node.health == Health::Failed || (node.maintenance && node.strikes > 0);
}

/// Seen once is well, seen twice is certain.
bool OneLook::isSettled(const EndpointState &endpoint)
{
    if (endpoint.askedAt && m_lastLook.value(endpoint.name) != *endpoint.askedAt) {
        m_lastLook.insert(endpoint.name, *endpoint.askedAt);
        ++m_looks[endpoint.name];
    }
    return endpoint.health != Health::Unknown || m_looks.value(endpoint.name) > 1;
}

bool OneLook::isSettledAround(const Snapshot &snapshot)
{
    bool all = true;
    for (const EndpointState &e : snapshot.endpoints)
        all = isSettled(e) && all;
    for (const Node &node : snapshot.fleet->nodes) {
        const OwnerState *owner = snapshot.owner(node.cluster);
        all = all && (node.control.patroniUrl.isEmpty() || (owner && owner->askedAt));
    }
    return all;
}

void OneLook::onSnapshot(const SnapshotPtr &snapshot)
{
    bool all = !m_done && (!m_around || isSettledAround(*snapshot));
    for (const NodeState &n : snapshot->nodes)
        all = isSettled(n) && all;
    if (!all)
        return;
    m_done = true;
    m_deadline.stop();
    Q_EMIT settled(snapshot);
}

} // namespace meridian::ctl
