// SPDX-License-Identifier: GPL-3.0-or-later
#include "recording.h"

#include "lookback.h"
#include "storethread.h"

#include <QHash>

namespace meridian
{

namespace
{

constexpr seconds kWhole{60};   // a whole picture at least so often
constexpr seconds kShortest{1}; // between two pictures
constexpr seconds kSnapshotDue{30};
constexpr seconds kPause{10};    // between two ticks: we did not run
constexpr seconds kSendWatch{2}; // what a kill -9 may lose

QList<ServiceChange> changesOf(const QList<ServiceOf> &before, const QList<ServiceOf> &after, Instant at)
{
    QList<ServiceChange> out;
    if (before == after)
        return out;
    QHash<QString, std::optional<ServiceState>> old;
    for (const ServiceOf &s : before)
        old.insert(s.subject, s.state);
    for (const ServiceOf &s : after) {
        if (old.take(s.subject) != s.state)
            out.append({at, s});
    }
    for (auto gone = old.cbegin(); gone != old.cend(); ++gone) {
        if (*gone)
            out.append({at, {gone.key(), {}}});
    }
    return out;
}

} // namespace

void Recording::take(const SnapshotPtr &snapshot)
{
    if (snapshot->fleet->nodes.isEmpty())
        return;
    m_latest = snapshot->at;
    const QList<ServiceOf> states = serviceStates(*snapshot);
    if (m_watch && snapshot->at >= m_watch->from)
        m_watch->changes += changesOf(m_states, states, snapshot->at);
    else
        m_watch = Watch{snapshot->at, snapshot->at, states, {}};
    m_states = states;
    const bool first = !m_kept || m_kept->fleet != snapshot->fleet || snapshot->at < m_kept->at;
    if (first || snapshot->at - m_kept->at >= kWhole) {
        keep(snapshot);
    } else if (m_waiting || hasChanges(changesBetween(*m_kept, *snapshot))) {
        if (snapshot->at - m_kept->at >= kShortest)
            keep(snapshot);
        else
            m_waiting = snapshot;
    }
}

void Recording::keep(SnapshotPtr snapshot)
{
    m_waiting.reset();
    m_kept = std::move(snapshot);
    m_store.append(m_kept);
}

bool Recording::tick(Instant now)
{
    const Instant before = std::exchange(m_ticked, now).value_or(now);
    if (m_watch && (now < before || now - before > kPause)) {
        if (before > m_watch->from)
            send(before);
        m_watch.reset();
        m_waiting.reset();
        return true;
    }
    if (m_waiting && now - m_kept->at >= kShortest)
        keep(m_waiting);
    if (m_watch && now - m_watch->from >= kSendWatch)
        send(now);
    return now - m_latest >= kSnapshotDue;
}

void Recording::beginAnew()
{
    m_kept.reset();
    m_waiting.reset();
}

void Recording::finish(Instant now)
{
    if (m_waiting)
        keep(m_waiting);
    if (m_watch && now > m_watch->from)
        send(now);
    m_watch.reset();
}

void Recording::send(Instant until)
{
    m_watch->until = until;
    m_store.append(*m_watch);
    m_watch = Watch{until, until, m_states, {}};
}

} // namespace meridian
