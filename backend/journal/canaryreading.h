// SPDX-License-Identifier: GPL-3.0-or-later
// What a client saw of its own writes while an operation ran: shown live, and kept with the operation. Values that
// cross threads.
#pragma once

#include "times.h"

#include <QJsonArray>
#include <QList>
#include <QString>

#include <optional>

namespace meridian
{

/// One numbered row that the canary wrote, or could not.
struct CanaryWrite {
    Instant at;                       ///< when it was sent
    std::optional<microseconds> took; ///< until it was acknowledged; empty: not yet, or never
    bool failed = false;
    friend bool operator==(const CanaryWrite &, const CanaryWrite &) = default;
};

/// What a client of one endpoint has seen since it began.
struct CanaryReading {
    QString endpoint;
    /// Oldest first, at most CanaryTrace::most: the last few seconds; of an operation that has ended those around the
    /// longest gap.
    QList<CanaryWrite> latest;
    qint64 written = 0;         ///< acknowledged
    qint64 errors = 0;          ///< failed statements: of each nobody knows whether it was done
    std::optional<qint64> lost; ///< acknowledged rows that are no longer there; empty: not counted yet
    std::optional<microseconds> slowest;
    std::optional<microseconds> gap; ///< the longest time between two acknowledged writes
    bool gapOpen = false;            ///< it goes on
    friend bool operator==(const CanaryReading &, const CanaryReading &) = default;
};

/// The writes of one client, as few as can be drawn.
class CanaryTrace
{
public:
    static constexpr qsizetype most = 800;

    void add(const CanaryWrite &write);
    void atLongestGap() { m_freezeIn = most / 2; } ///< what is around here is worth keeping
    const QList<CanaryWrite> &latest() const { return m_latest; }
    const QList<CanaryWrite> &aroundGap() const { return m_kept.isEmpty() ? m_latest : m_kept; }

private:
    QList<CanaryWrite> m_latest, m_kept;
    qsizetype m_freezeIn = 0; ///< after as many writes more; 0: not asked for
};

QJsonArray toJson(const QList<CanaryReading> &readings);
QList<CanaryReading> canaryFromJson(const QJsonArray &json);

} // namespace meridian
