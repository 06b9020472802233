// SPDX-License-Identifier: GPL-3.0-or-later
// What the user declared: regions, clusters, nodes, thresholds. Immutable once loaded; shared as FleetPtr between
// threads. The numbers are the defaults of the users' own documents; the fleet file overrides every one of them.
// There is never a secret in it.
#pragma once

#include "ids.h"
#include "times.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace meridian
{

enum class EngineKind { PostgreSql };
enum class Environment { Production, Staging, Test };
enum class PromotionRule { Allow, Prefer, PreferNot, MustNot };
enum class TlsMode { Disable, Prefer, Require, VerifyCa, VerifyFull };

QString toText(EngineKind engine);       ///< "postgresql", as in the fleet file
QString toText(Environment environment); ///< "production" …
QString toText(PromotionRule rule);      ///< "allow", "prefer", "prefer-not", "must-not"
QString toText(TlsMode mode);            ///< "verify-full" …: libpq's sslmode words

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
    QString address() const; ///< "host:port"
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
    friend bool operator==(const Cluster &, const Cluster &) = default;
};

struct Fleet {
    QString name;
    QString file;          ///< where it was read from; empty when built in memory
    QList<Region> regions; ///< only those in use or declared
    QList<Cluster> clusters;
    QList<Node> nodes;
    QList<Credential> credentials;
    std::optional<GeoPoint> operatorPlace; ///< where this workstation stands

    const Region *region(const RegionId &id) const;
    const Cluster *cluster(const ClusterId &id) const;
    const Node *node(const NodeId &id) const;
    const Credential *credential(const QString &name) const;
    friend bool operator==(const Fleet &, const Fleet &) = default;
};

using FleetPtr = std::shared_ptr<const Fleet>;

} // namespace meridian
