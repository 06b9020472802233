// SPDX-License-Identifier: GPL-3.0-or-later
#include "canaryreading.h"

#include <QJsonObject>

namespace meridian
{

namespace
{

QJsonValue micros(const std::optional<microseconds> &time)
{
    return time ? QJsonValue(qint64(time->count())) : QJsonValue();
}
std::optional<microseconds> microsFrom(const QJsonValue &json)
{
    return json.isDouble() ? std::optional(microseconds(json.toInteger())) : std::nullopt;
}

} // namespace

void CanaryTrace::add(const CanaryWrite &write)
{
    m_latest.append(write);
    if (m_latest.size() > most)
        m_latest.removeFirst();
    if (m_freezeIn > 0 && --m_freezeIn == 0)
        m_kept = m_latest;
}

/// Of each write the time since the first one and how long it took, in microseconds: null for one that failed.
QJsonArray toJson(const QList<CanaryReading> &readings)
{
    QJsonArray all;
    for (const CanaryReading &r : readings) {
        const Instant first = r.latest.isEmpty() ? Instant{} : r.latest.first().at;
        QJsonArray writes;
        for (const CanaryWrite &w : r.latest)
            writes.append(QJsonArray{qint64((w.at - first).count()), w.failed ? QJsonValue() : micros(w.took)});
        all.append(QJsonObject{{QStringLiteral("endpoint"), r.endpoint},
                               {QStringLiteral("written"), r.written},
                               {QStringLiteral("errors"), r.errors},
                               {QStringLiteral("lost"), r.lost ? QJsonValue(*r.lost) : QJsonValue()},
                               {QStringLiteral("slowest_us"), micros(r.slowest)},
                               {QStringLiteral("gap_us"), micros(r.gap)},
                               {QStringLiteral("first_us"), qint64(first.time_since_epoch().count())},
                               {QStringLiteral("writes_us"), writes}});
    }
    return all;
}

QList<CanaryReading> canaryFromJson(const QJsonArray &json)
{
    QList<CanaryReading> readings;
    for (const QJsonValue &one : json) {
        CanaryReading r;
        r.endpoint = one[QStringLiteral("endpoint")].toString();
        r.written = one[QStringLiteral("written")].toInteger();
        r.errors = one[QStringLiteral("errors")].toInteger();
        if (const QJsonValue lost = one[QStringLiteral("lost")]; lost.isDouble())
            r.lost = lost.toInteger();
        r.slowest = microsFrom(one[QStringLiteral("slowest_us")]);
        r.gap = microsFrom(one[QStringLiteral("gap_us")]);
        const Instant first{microseconds(one[QStringLiteral("first_us")].toInteger())};
        const QJsonArray writes = one[QStringLiteral("writes_us")].toArray();
        for (const QJsonValue &w : writes)
            r.latest.append({first + microseconds(w[0].toInteger()), microsFrom(w[1]), !w[1].isDouble()});
        readings.append(r);
    }
    return readings;
}

} // namespace meridian
