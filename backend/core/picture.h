// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of the whole fleet, put together from the observations of single nodes. Pure: no clock of its own, no
// I/O, one thread. Remembers only what judging needs: strikes, positions over time, who followed whom.
#pragma once

#include "lag.h"
#include "links.h"
#include "positionhistory.h"
#include "series.h"
#include "snapshot.h"
#include "survey.h"
#include "verdict.h"

#include <QHash>

namespace meridian
{

class Picture
{
public:
    /// Nodes that stay keep their memory.
    void setFleet(FleetPtr fleet);
    void setStoreProblem(const Reason &reason) { m_storeProblem = reason; }
    void setStoreNote(const Reason &note) { m_storeNote = note; }
    void setFleetProblem(const Reason &reason) { m_fleetProblem = reason; }

    void take(const Observation &observation);
    void take(const ClusterId &cluster, const EndpointSurvey &survey);
    void take(const OwnerState &owner) { m_owners.insert(owner.cluster, owner); }
    /// The last look through the endpoint found what the picture says already; otherwise a second one tells.
    bool isCertain(const ClusterId &cluster, const QString &endpoint) const;
    void setMaintenance(const QHash<NodeId, Maintenance> &nodes); ///< who is in it, all of them

    /// Everything judged anew from what is known at `at`.
    SnapshotPtr build(Instant at);

    /// What the observations since the last call measured; call after build().
    QList<Measurement> takeMeasurements();

private:
    struct Memory {
        const Node *node = nullptr;       ///< in m_fleet
        const Cluster *cluster = nullptr; ///< in m_fleet
        NodeState state;
        bool overdue = false;
        bool fresh = false;      ///< observed since the last build
        bool unmeasured = false; ///< observed since the last takeMeasurements
        int goodPolls = 0;
        int hardLagReadings = 0;
        Instant sampledAt;
        Places places;                                               ///< on the axis of its cluster
        Places own;                                                  ///< as it counts itself: they move when it does
        std::optional<Instant> replayStuckSince, receivedStuckSince; ///< since when the position is what it is
        PositionHistory passedOn;                                    ///< of a standby that sends to others
        SetFaults faults;                                            ///< of a standby whose positions are sets
        std::optional<std::pair<Instant, microseconds>> delay;       ///< from commit to replay, as last measured
        std::optional<Instant> disputedSince; ///< since when the two ends of its incoming link contradict each other
        std::optional<std::pair<Instant, qint64>> transactions;
    };
    struct ClusterMemory {
        PositionHistory positions;
        GtidSet newest; ///< all that the primary has, where positions are sets
        QHash<NodeId, NodeId> upstreams;
        NodeId primary; ///< the newest one known; empty: none yet
    };

    struct EndpointMemory {
        EndpointState state;
        QString seen;  ///< code of what the last look found
        int times = 0; ///< in a row
    };

    void noteAnswer(Memory &m, const Observation &o);
    void notePlaces(Memory &m, const Observation &o);
    void notePrimary(Memory &m, const Observation &o);
    void noteFaults(const Memory &source, const GtidSample &said);
    void noteRate(Memory &m, const ServerSample &s);
    bool isCurrent(const Memory &m) const { return m.state.reachable && m.state.sample.has_value(); }
    void judgeCluster(const Cluster &cluster, QList<LinkState> *links);
    LagInput lagInput(const Cluster &cluster, const ClusterMemory &known, const Memory &m) const;
    void judgeLag(const Cluster &cluster, const ClusterMemory &known, LinkEnd &end);
    void judgeHealth(const Cluster &cluster, Memory &m, const QStringList &primaries, const QString &identifier);
    QList<NodeId> upstreamsFirst(const QList<NodeId> &members, const ClusterMemory &known) const;
    LinkState settled(LinkState link, Memory &standby) const;
    static std::optional<microseconds> twiceTheTransit(const LinkEnd &from, const LinkEnd &to);
    LinkState measuredLink(const LinkEnd &from, const LinkEnd &to, const ClusterMemory &known);
    void measureRegions(QList<Measurement> *out);
    QList<RegionState> regionStates() const;
    QList<RegionPair> regionPairs(const QList<LinkState> &links) const;
    void keepSurroundings();
    QList<EndpointState> endpointStates() const;
    QList<OwnerState> ownerStates() const;
    QList<NodeId> primariesOf(const ClusterId &cluster) const;
    const Memory *memory(const NodeId &id) const;

    FleetPtr m_fleet = std::make_shared<Fleet>();
    QHash<NodeId, Memory> m_nodes;
    QHash<ClusterId, ClusterMemory> m_clusters;
    QHash<ClusterId, QList<NodeId>> m_members;
    QHash<QPair<ClusterId, QString>, EndpointMemory> m_endpoints;
    QHash<ClusterId, OwnerState> m_owners;
    QHash<NodeId, Maintenance> m_maintenance;
    Reason m_storeProblem, m_storeNote, m_fleetProblem;
    QList<LinkState> m_links;     ///< of the last build
    QList<RegionState> m_regions; ///< of the last build
    QHash<RegionId, Instant> m_regionsMeasured;
    quint64 m_sequence = 0;
    Instant m_at;
};

} // namespace meridian
