// SPDX-License-Identifier: GPL-3.0-or-later
// How well each cluster and region was there against what is promised, by day and by month, as rows of a table. Pure.
// Time in which nobody watched is a part of its own: neither good nor bad.
#pragma once

#include "availability.h"
#include "selection.h"

namespace meridian
{

/// A day or a month of one subject.
struct AvailabilityPeriod {
    Instant from;
    microseconds length{0}; ///< of it up to now
    Availability time;
    std::optional<bool> met; ///< of the target; nothing: not watched

    microseconds notWatched() const { return std::max(microseconds(0), length - microseconds(time.watched())); }
};

struct AvailabilityRow {
    QString subject; ///< "cluster:NAME", "region:NAME"
    QString name;
    Selection what;
    double target = 99.9;     ///< percent
    AvailabilityPeriod month; ///< this one
    /// Of what this month may be down, what is left; below zero: that much too much.
    microseconds budgetLeft{0};
    QList<AvailabilityPeriod> days;   ///< ascending, each day up to today
    QList<AvailabilityPeriod> months; ///< newest first, those that were watched
};

/// Clusters first, then regions with nodes, in the fleet's order, the last `days` days of each. The target of a region
/// is the strictest of the clusters with nodes there.
QList<AvailabilityRow> availabilityRows(const Fleet &fleet, const QList<AvailabilityDay> &watched, Instant now,
                                        int days);
/// The one of a cluster or a region; nullopt for all else.
std::optional<AvailabilityRow> availabilityRow(const Selection &what, const Fleet &fleet,
                                               const QList<AvailabilityDay> &watched, Instant now, int days);

/// The cluster whose month is furthest below its target, or least above it; nothing: none was watched this month.
std::optional<AvailabilityRow> worstCluster(const QList<AvailabilityRow> &rows);

/// "99.982 %": never rounded up to what it is not.
QString shareText(const std::optional<double> &share);
QString monthText(Instant month); ///< "2026-11"
QString dayText(Instant day);     ///< "2026-11-21"
/// "2026-11-21: in sync 23 h 50 min, down 10 min, not watched 0 s"
QString periodText(const AvailabilityPeriod &period, const QString &title);

} // namespace meridian
