// SPDX-License-Identifier: GPL-3.0-or-later
// Latency from here to each region and between regions: now, as a mean, against what the distance leads one to expect,
// and how far it can be relied upon. Pure: a snapshot and the samples that are held go in, values come out.
#pragma once

#include "selection.h"
#include "seriesbook.h"
#include "snapshot.h"

namespace meridian
{

/// How a round trip stands to its reference.
enum class LatencyGrade { Unknown, Expected, Slow, TooSlow };

struct LatencyCell {
    RegionId from, to;                     ///< `from` empty: from this workstation
    QList<LinkId> links;                   ///< between the two regions, in either direction
    SeriesKey source;                      ///< the samples that the figures below are from: of the quickest link
    std::optional<microseconds> roundTrip; ///< now
    std::optional<microseconds> reference; ///< what the distance, or the reference profile, leads one to expect
    std::optional<microseconds> mean;      ///< of the last five minutes
    std::optional<double> change;          ///< last hour's mean against that of the hour before: 0.1 is a tenth more
    std::optional<double> reliability;     ///< 0 to 1, see reliabilityOf()
    microseconds limit{};                  ///< the fleet's for the mean
    bool alert = false;                    ///< the mean is above it

    bool isWithin() const { return from == to; }
    std::optional<double> ratio() const; ///< round trip to reference
    LatencyGrade grade() const;
};

/// Regions from west to east in three groups, those without a place last.
enum class RegionGroup { Americas, EuropeAfrica, AsiaPacific, Nowhere };
struct LatencyGrid {
    QList<RegionId> regions;
    QList<RegionGroup> groups; ///< of each region
    QList<LatencyCell> cells;  ///< a row from here, then a row for each region; row by row

    const LatencyCell &cell(qsizetype row, qsizetype column) const { return cells[row * regions.size() + column]; }
    qsizetype rows() const { return regions.isEmpty() ? 0 : regions.size() + 1; }
};

LatencyGrid latencyGrid(const Snapshot &snapshot, const SeriesBook &book);

/// The series that latencyGrid() reads, for two hours back.
QList<SeriesKey> latencyKeys(const Snapshot &snapshot);

/// 0.7 times the share of measurements that succeeded plus 0.3 times their stability, which is 1 / (1 + standard
/// deviation / (mean + 1)) in milliseconds, over the newest five. One that should have come `interval` after the last
/// and did not has failed; a pause of more than ten of them is no measurement at all. Nothing without a measurement.
std::optional<double> reliabilityOf(const SampleTrack &track, microseconds interval, Instant polledAt);

} // namespace meridian
