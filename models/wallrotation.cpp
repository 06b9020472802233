// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallrotation.h"

#include <algorithm>

namespace meridian
{

WallRotation::WallRotation(const WallTiming &timing, Instant start) : m_timing(timing), m_resumedAt(start) {}

qint64 WallRotation::turn(Instant at) const
{
    if (m_shown || at < m_resumedAt)
        return m_turned;
    return m_turned + (at - m_resumedAt) / std::max(m_timing.each, seconds(1));
}

void WallRotation::show(const Emergency &emergency, Instant at)
{
    if (!m_shown)
        m_turned = turn(at);
    m_shown = emergency;
    m_firstSeen.reset();
    m_lesserSince.reset();
    m_lesser.reset();
}

/// While one is in front: a graver one takes its place at once, another one only when it lasts.
void WallRotation::consider(const Emergency &emergency, Instant at)
{
    if (emergency.sameSubject(*m_shown) || emergency.graverThan(*m_shown)) {
        show(emergency, at); // its cause may read otherwise by now
        return;
    }
    if (!m_lesser || !m_lesser->sameSubject(emergency))
        m_lesserSince = at;
    m_lesser = emergency;
    if (at - *m_lesserSince >= m_timing.hold)
        show(emergency, at);
}

void WallRotation::observe(const std::optional<Emergency> &emergency, Instant at)
{
    if (emergency) {
        m_overSince.reset();
        if (m_shown) {
            consider(*emergency, at);
            return;
        }
        if (!m_firstSeen)
            m_firstSeen = at;
        if (at - *m_firstSeen >= m_timing.confirm)
            show(*emergency, at);
        return;
    }
    m_firstSeen.reset();
    m_lesser.reset();
    if (!m_shown)
        return;
    if (!m_overSince)
        m_overSince = at;
    if (at - *m_overSince < m_timing.hold)
        return;
    m_shown.reset();
    m_overSince.reset();
    m_resumedAt = at;
}

QStringList pagesOnScreen(const QStringList &pages, const QStringList &present, const QStringList &known,
                          const QString &screen)
{
    QStringList order = present;
    std::stable_sort(order.begin(), order.end(), [&](const QString &a, const QString &b) {
        const auto place = [&](const QString &name) { return static_cast<size_t>(known.indexOf(name)); }; // new: last
        return place(a) < place(b);
    });
    const qsizetype first = order.indexOf(screen);
    if (first < 0 || pages.isEmpty())
        return {};
    QStringList out;
    for (qsizetype i = first; i < pages.size(); i += order.size())
        out << pages[i];
    return out.isEmpty() ? QStringList{pages[first % pages.size()]} : out;
}

} // namespace meridian
