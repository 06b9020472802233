// SPDX-License-Identifier: GPL-3.0-or-later
// Measured values over time: what the store keeps and the charts draw. A missing sample is absent, never zero.
#pragma once

#include "ids.h"
#include "times.h"

#include <QHash>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace meridian
{

/// Stable numbers: they are written to disk. Add at the end, never renumber.
enum class Metric : quint16 {
    RoundTripMs = 1, ///< node: network round trip of the poll; link "a>b": as the two ends measured it; region: median
    QueryMs = 2,     ///< node: the poll's statement, sent to answered
    TcpMs = 3,
    TlsMs = 4,
    LoginMs = 5,
    LagSeconds = 6, ///< node; region: of its worst node
    LagBytes = 7,   ///< node
    TransactionsPerSecond = 8,
    Connections = 9,
    OldestTransactionSeconds = 10,
    ClockOffsetMs = 11,
    HealthLevel = 12, ///< node, region: 0 unknown, 1 healthy, 2 degraded, 3 failed, 4 maintenance
};

inline QString regionSubject(const RegionId &region)
{
    return QStringLiteral("region:") + region.name();
}
inline QString linkSubject(const NodeId &from, const NodeId &to)
{
    return from.name() + u'>' + to.name();
}

struct SeriesKey {
    QString subject; ///< a node's name, "from>to" for a link, "region:NAME" for a region
    Metric metric = Metric::RoundTripMs;

    friend bool operator==(const SeriesKey &, const SeriesKey &) = default;
    friend size_t qHash(const SeriesKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.subject, static_cast<int>(key.metric));
    }
};

struct Measurement {
    SeriesKey key;
    Instant at;
    double value = 0;
};

/// One drawn point: of one sample (minimum == maximum == mean), or of all samples in a bucket that starts at `at`.
struct SeriesPoint {
    Instant at;
    double minimum = 0, maximum = 0, mean = 0;
};

struct Series {
    SeriesKey key;
    microseconds bucket{0};    ///< width of a bucket; 0: raw samples
    QList<SeriesPoint> points; ///< ascending in time
};

} // namespace meridian

Q_DECLARE_METATYPE(QList<meridian::Measurement>)
Q_DECLARE_METATYPE(QList<meridian::Series>)
