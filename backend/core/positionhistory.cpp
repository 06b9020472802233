// SPDX-License-Identifier: GPL-3.0-or-later
#include "positionhistory.h"

#include <algorithm>

namespace meridian
{

namespace
{
constexpr size_t kMaxEntries = 1024; // 24 kB for each primary
}

void PositionHistory::add(Instant at, Place position)
{
    while (!m_entries.empty() && m_entries.back().position > position)
        m_entries.pop_back();
    if (!m_entries.empty() && m_entries.back().position == position) {
        m_entries.back().last = std::max(m_entries.back().last, at);
        return;
    }
    m_entries.push_back({at, at, position});
    if (m_entries.size() > kMaxEntries)
        thin();
}

std::optional<Place> PositionHistory::latest() const
{
    return m_entries.empty() ? std::nullopt : std::optional(m_entries.back().position);
}

std::optional<Instant> PositionHistory::latestAt() const
{
    return m_entries.empty() ? std::nullopt : std::optional(m_entries.back().last);
}

std::optional<Instant> PositionHistory::movedAt() const
{
    return m_entries.empty() ? std::nullopt : std::optional(m_entries.back().first);
}

std::optional<Instant> PositionHistory::passedAt(Place position) const
{
    const auto next = std::upper_bound(m_entries.begin(), m_entries.end(), position,
                                       [](Place p, const Entry &e) { return p < e.position; });
    return next == m_entries.end() ? std::nullopt : std::optional(next->first);
}

std::optional<Instant> PositionHistory::reachedAt(Place position) const
{
    const auto next = std::upper_bound(m_entries.begin(), m_entries.end(), position,
                                       [](Place p, const Entry &e) { return p < e.position; });
    if (next == m_entries.begin())
        return {};
    const Entry &before = *std::prev(next);
    if (next == m_entries.end())
        return before.position == position ? std::optional(before.last) : std::nullopt;
    const double share =
        static_cast<double>(position - before.position) / static_cast<double>(next->position - before.position);
    const auto span = static_cast<double>((next->first - before.last).count());
    return before.last + microseconds(static_cast<qint64>(share * span));
}

/// Every second entry of the older half goes: positions stay right, the times between them get coarser.
void PositionHistory::thin()
{
    std::deque<Entry> kept;
    const size_t half = m_entries.size() / 2;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (i >= half || i % 2 == 0)
            kept.push_back(m_entries[i]);
    }
    m_entries.swap(kept);
}

} // namespace meridian
