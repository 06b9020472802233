// SPDX-License-Identifier: GPL-3.0-or-later
// What a wall shows when: its turn of pages, and an emergency that comes to the front by itself and stays there until
// it has been over for a while. Decides from the moments it is told, counts no ticks, so that it cannot drift. Pure.
#pragma once

#include "emergency.h"

#include <QHash>
#include <QStringList>

namespace meridian
{

struct WallTiming {
    seconds each{20};   ///< a page stays that long
    seconds confirm{3}; ///< an emergency must last that long before the wall turns to it
    seconds hold{60};   ///< and stays in front that long after it is over, or has become a lesser one
};

class WallRotation
{
public:
    WallRotation(const WallTiming &timing, Instant start);

    /// What the picture of that moment says; moments never go back.
    void observe(const std::optional<Emergency> &emergency, Instant at);

    /// Pages turned since the start; stands still while an emergency is in front.
    qint64 turn(Instant at) const;
    const std::optional<Emergency> &emergency() const { return m_shown; } ///< in front; nothing: pages turn
    std::optional<Instant> overSince() const { return m_shown ? m_overSince : std::nullopt; }

private:
    void show(const Emergency &emergency, Instant at);
    void consider(const Emergency &emergency, Instant at);

    WallTiming m_timing;
    Instant m_resumedAt;
    qint64 m_turned = 0; ///< before m_resumedAt
    std::optional<Emergency> m_shown;
    std::optional<Emergency> m_lesser;  ///< what the picture says now, when that is not graver than what is shown
    std::optional<Instant> m_firstSeen; ///< of an emergency that is not shown yet
    std::optional<Instant> m_lesserSince;
    std::optional<Instant> m_overSince;
};

/// Which pages a screen shows: they are dealt out, so that no two screens show the same one while there are enough.
/// `known` are the names of all screens that there ever were, in the order of their first appearance: a screen that
/// comes back has its pages back.
QStringList pagesOnScreen(const QStringList &pages, const QStringList &present, const QStringList &known,
                          const QString &screen);

} // namespace meridian
