// SPDX-License-Identifier: GPL-3.0-or-later
// How well a cluster or a region serves, at a moment and over days. Pure: judges snapshots, adds times up.
#pragma once

#include "snapshot.h"
#include "timespan.h"

namespace meridian
{

/// Stable numbers: they are written to disk.
enum class ServiceState { InSync = 0, Behind = 1, Down = 2, Maintenance = 3 };
QString toText(ServiceState state); ///< "in-sync", "behind", "down", "maintenance"

/// The state of a cluster; nullopt when it is not known and therefore counts as not watched.
/// Down: no primary that can be reached and takes writes. Behind: it takes writes, but not every standby is known to
/// follow: one cannot be reached, receives or replays nothing, is further behind than `lagWarning` (beyond its
/// declared delay), its lag is unknown, or there are two primaries. In sync: it takes writes and all follow.
/// Maintenance: all nodes are, or it takes no writes while one is. Not known: a node of it was never asked, or no node
/// of the whole fleet, in two regions at least, can be reached over the network: then it is we who are cut off.
std::optional<ServiceState> serviceState(const Snapshot &snapshot, const ClusterId &cluster);
/// The state of a region by what its nodes do for their clusters. Down: none can be reached and does its work. Behind:
/// one cannot, or does not follow. In sync: all do. Maintenance and not known: as for a cluster.
std::optional<ServiceState> serviceState(const Snapshot &snapshot, const RegionId &region);

struct ServiceOf {
    QString subject; ///< "cluster:NAME", "region:NAME"
    std::optional<ServiceState> state;
    friend bool operator==(const ServiceOf &, const ServiceOf &) = default;
};
QString subjectOf(const ClusterId &cluster); ///< "cluster:NAME"
QString subjectOf(const RegionId &region);   ///< "region:NAME"
/// Of all clusters and regions with nodes, in the fleet's order; clusters first.
QList<ServiceOf> serviceStates(const Snapshot &snapshot);

/// Watched time by state. What is missing of a whole day was not watched.
struct Availability {
    milliseconds inSync{0}, behind{0}, down{0}, maintenance{0};

    milliseconds watched() const { return inSync + behind + down + maintenance; }
    /// Of the time that was watched and no maintenance, the part that it was not down: 0 to 1. nullopt without any.
    std::optional<double> share() const;
    Availability &operator+=(const Availability &other);
    friend bool operator==(const Availability &, const Availability &) = default;
};

struct AvailabilityDay {
    QString subject; ///< "region:NAME" or "cluster:NAME"
    Instant day;     ///< UTC midnight
    Availability time;
};

/// Percent: the cluster's target; of a region the strictest of the clusters that have a node there. nullopt: none has.
std::optional<double> slaOf(const Fleet &fleet, const QString &subject);
/// `day` becomes the first of the month; by month, then as the subjects came.
QList<AvailabilityDay> byMonth(const QList<AvailabilityDay> &days);

struct ServiceChange {
    Instant at;
    ServiceOf service;
};

/// Time during which was watched without a break, to be added up. One whose `from` is not after the last one's `until`
/// goes on where that ended; any other begins anew.
struct Watch {
    Instant from, until;
    QList<ServiceOf> states;      ///< at `from`
    QList<ServiceChange> changes; ///< ascending, between both
};

/// [from, to) cut at UTC midnights; empty unless from < to.
QList<TimeSpan> splitByDay(const TimeSpan &span);
Instant dayOf(Instant t);   ///< the UTC midnight before
Instant monthOf(Instant t); ///< the first UTC midnight of its month

} // namespace meridian

Q_DECLARE_METATYPE(QList<meridian::AvailabilityDay>)
