// SPDX-License-Identifier: GPL-3.0-or-later
// What the user declared: regions, clusters, nodes, thresholds. Immutable once loaded; shared as FleetPtr between
// threads. The numbers are the defaults of the users' own documents; the fleet file overrides every one of them.
// There is never a secret in it.
#pragma once

#include "control.h"
#include "ids.h"
#include "times.h"

#include <QHash>
#include <QList>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>

namespace meridian
{

enum class EngineKind { PostgreSql, MariaDb, MySql };
enum class Environment { Production, Staging, Test };
enum class PromotionRule { Allow, Prefer, PreferNot, MustNot };
enum class TlsMode { Disable, Prefer, Require, VerifyCa, VerifyFull };

QString toText(EngineKind engine);                       ///< "postgresql", "mariadb", "mysql", as in the fleet file
QString toText(Environment environment);                 ///< "production" …
QString toText(PromotionRule rule);                      ///< "allow", "prefer", "prefer-not", "must-not"
QString toText(TlsMode mode);                            ///< "verify-full" …: libpq's sslmode words
std::optional<EngineKind> parseEngine(QStringView text); ///< the other way; nothing when it is none of them

/// What is so for all servers of an engine, where the fleet file does not say otherwise.
struct EngineTraits {
    quint16 port;
    QString database; ///< to connect to; empty: none
    bool operations;  ///< switchover and the like are made for it
};
const EngineTraits &traits(EngineKind engine);

struct GeoPoint {
    double latitude = 0;  ///< degrees, north positive
    double longitude = 0; ///< degrees, east positive
    friend bool operator==(const GeoPoint &, const GeoPoint &) = default;
};

struct Region {
    RegionId id;
    QString title;    ///< "Ireland"
    QString provider; ///< "aws", "gcp", "azure" …; empty for own ones
    std::optional<GeoPoint> place;
    QString jurisdiction;    ///< ISO 3166 country code or "EU"; empty when not declared
    double costFactor = 1.0; ///< relative price, us-east-1 = 1
    friend bool operator==(const Region &, const Region &) = default;
};

/// When a node counts as slow, behind or skewed.
struct Thresholds {
    milliseconds healthyWithin{1000};  ///< answers faster than this: healthy
    milliseconds degradedWithin{3000}; ///< slower than this is a strike
    int strikes = 3;                   ///< failed polls in a row before "failed"
    int recoveries = 2;                ///< good polls in a row before "healthy" again
    milliseconds lagWarning{5000};
    milliseconds lagCritical{30000};
    qint64 lagBytesSoft = qint64(1) << 30;  ///< alarming when replay is stalled, too
    qint64 lagBytesHard = qint64(10) << 30; ///< alarming always
    milliseconds networkLatency{1000};
    milliseconds databaseResponse{2000};
    milliseconds architectureLatency{100};
    milliseconds meanLatency{500}; ///< between two regions, as the mean of five minutes
    milliseconds oldestTransaction{600000};
    milliseconds clockOffset{1000};
    friend bool operator==(const Thresholds &, const Thresholds &) = default;
};

struct Polling {
    milliseconds interval{30000};      ///< from the start of one poll to the start of the next
    milliseconds timeout{10000};       ///< for one whole poll, connecting included
    milliseconds connectTimeout{5000}; ///< for name, TCP, TLS and login together
    milliseconds backoffMax{60000};    ///< the longest pause between attempts on a dead node
    milliseconds cold{600000};         ///< a fresh connection this often, to time TCP, TLS and login
    milliseconds detail{10000};        ///< how often slots, archiver, activity and the like are read
    friend bool operator==(const Polling &, const Polling &) = default;
};

/// When an operation is refused, and how long its parts may take.
struct OperationLimits {
    milliseconds plannedGap{20000};           ///< a candidate may be this far behind before a planned switchover
    qint64 emergencyGapBytes = 1 << 20;       ///< emergency: beyond this, or …
    milliseconds emergencyGap{30000};         ///< … this, the loss must be accepted
    int archiveWarn = 16, archiveBlock = 128; ///< segments that wait for the archiver
    milliseconds longWrite{10000};            ///< a writing transaction older than this blocks
    milliseconds quietPeriod{3600000};        ///< between two failovers, unless acknowledged
    milliseconds grace{2000};                 ///< that sessions get before the fence ends them
    milliseconds catchUp{20000};              ///< that the candidate gets to replay the marker
    milliseconds stop{10000};                 ///< of a server
    milliseconds promotion{10000};
    milliseconds rejoin{300000}; ///< until the old primary streams again
    milliseconds canaryEvery{5};
    milliseconds backupAge{86400000}; ///< the last backup may be this old
    int diskFreePercent = 10;         ///< of the database's size, at least, on the target
    friend bool operator==(const OperationLimits &, const OperationLimits &) = default;
};

struct Credential {
    QString name;
    QString user;
    QString service;      ///< section of a libpq service file; empty when not used
    QString passwordFile; ///< libpq's passfile; empty: PGPASSFILE or ~/.pgpass
    friend bool operator==(const Credential &, const Credential &) = default;
};

struct Tls {
    TlsMode mode = TlsMode::VerifyFull;
    QString rootCertificate; ///< file; empty: libpq's default
    friend bool operator==(const Tls &, const Tls &) = default;
};

/// The way to a node from one other region, where that is not its host and port.
struct Route {
    RegionId from;
    QString host;
    quint16 port = 5432;
    friend bool operator==(const Route &, const Route &) = default;
};

struct Node {
    NodeId id;
    ClusterId cluster;
    RegionId region;
    QString host;
    quint16 port = 5432;
    QString database = QStringLiteral("postgres");
    int priority = 50; ///< higher is promoted first
    PromotionRule promotion = PromotionRule::Allow;
    Tls tls;
    QString credential;      ///< name of a Credential
    HostControl control;     ///< what Meridian may do on its machine
    QList<Route> routes;     ///< how nodes and poolers of other regions reach it; none: by host and port
    QString address() const; ///< "host:port"
    Node seenFrom(const RegionId &region) const; ///< the same with the host and port that hold there
    /// That address leads to it from that region; a server says 5432 by leaving the port out.
    bool answersTo(const QString &toHost, std::optional<int> toPort, const RegionId &from) const;
    friend bool operator==(const Node &, const Node &) = default;
};

struct Cluster {
    ClusterId id;
    EngineKind engine = EngineKind::PostgreSql;
    Environment environment = Environment::Production;
    QString colour; ///< "#rrggbb"; empty: the environment's own
    std::optional<seconds> rto;
    std::optional<seconds> rpo;
    double sla = 99.9; ///< percent of the watched time that it must not be down
    Thresholds thresholds;
    Polling polling;
    OperationLimits limits;
    QString operatorCredential;    ///< name of the Credential that operations log in with; empty: the node's own
    QString replicationCredential; ///< name of the Credential that standbys log in with; empty: as they are configured
    friend bool operator==(const Cluster &, const Cluster &) = default;
};

/// Where each node stands in a list, found out at the first question. Any number of threads may ask. A copy starts
/// anew, and what the list says always goes before what the index remembers.
class NodeIndex
{
public:
    NodeIndex() = default;
    NodeIndex(const NodeIndex &) {}
    NodeIndex &operator=(const NodeIndex &);

    qsizetype find(const QList<Node> &nodes, const NodeId &id) const; ///< -1: not there
    friend bool operator==(const NodeIndex &, const NodeIndex &) { return true; }

private:
    struct Places {
        QHash<NodeId, qsizetype> of;
        qsizetype size; ///< of the list, when it was read
    };
    mutable std::atomic<std::shared_ptr<const Places>> m_places;
};

struct Fleet {
    QString name;
    QString file;          ///< where it was read from; empty when built in memory
    QList<Region> regions; ///< only those in use or declared
    QList<Cluster> clusters;
    QList<Node> nodes;
    QList<Endpoint> endpoints;
    QList<Credential> credentials;
    std::optional<GeoPoint> operatorPlace; ///< where this workstation stands
    NodeIndex index;                       ///< of `nodes`

    const Region *region(const RegionId &id) const;
    const Cluster *cluster(const ClusterId &id) const;
    const Node *node(const NodeId &id) const;
    const Credential *credential(const QString &name) const;
    friend bool operator==(const Fleet &, const Fleet &) = default;
};

using FleetPtr = std::shared_ptr<const Fleet>;

} // namespace meridian
