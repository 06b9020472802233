// SPDX-License-Identifier: GPL-3.0-or-later
#include "storeevents.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace meridian
{

namespace
{

QString toJson(const QStringList &args)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(args)).toJson(QJsonDocument::Compact));
}

QStringList fromJson(const QString &json)
{
    QStringList args;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &value : array)
        args.append(value.toString());
    return args;
}

// QtSql writes a null string as NULL, and the columns are NOT NULL: what is not known is empty.
QString filled(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace

Event eventFromRow(const QSqlQuery &row)
{
    Event event;
    event.id = row.value(0).toLongLong();
    event.at = Instant(microseconds(row.value(1).toLongLong()));
    event.severity = Severity(row.value(2).toInt());
    event.kind = row.value(3).toString();
    event.region = RegionId(row.value(4).toString());
    event.cluster = ClusterId(row.value(5).toString());
    event.node = NodeId(row.value(6).toString());
    event.from = row.value(7).toString();
    event.to = row.value(8).toString();
    event.reason = {row.value(9).toString(), fromJson(row.value(10).toString())};
    return event;
}

Result<QList<Event>> appendEvents(SqliteConnection &connection, const QList<Event> &events)
{
    const QString insert = QStringLiteral("INSERT INTO event(at_us, severity, kind, region, cluster, node, state_from,"
                                          " state_to, reason, args) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    SqliteTransaction transaction(connection);
    if (auto begun = transaction.begin(SqliteTransaction::Writing); !begun)
        return begun.error();
    QList<Event> stored = events;
    for (Event &event : stored) {
        auto done = connection.run(insert, {qint64(event.at.time_since_epoch().count()), int(event.severity),
                                            filled(event.kind), filled(event.region.name()),
                                            filled(event.cluster.name()), filled(event.node.name()), filled(event.from),
                                            filled(event.to), filled(event.reason.code), toJson(event.reason.args)});
        if (!done)
            return done.error();
        event.id = connection.lastInsertId();
    }
    if (auto committed = transaction.commit(); !committed)
        return committed.error();
    return stored;
}

Result<QList<Event>> readEvents(SqliteConnection &connection, Instant from, Instant to, const NodeId &node,
                                const RegionId &region, int limit)
{
    QString sql =
        QStringLiteral("SELECT %1 FROM event WHERE at_us >= ? AND at_us < ?").arg(QLatin1String(kEventFields));
    QVariantList values{qint64(from.time_since_epoch().count()), qint64(to.time_since_epoch().count())};
    // Left out when not asked for, so that each case uses its own index.
    if (!node.isEmpty()) {
        sql += QStringLiteral(" AND node = ?");
        values.append(node.name());
    }
    if (!region.isEmpty()) {
        sql += QStringLiteral(" AND region = ?");
        values.append(region.name());
    }
    sql += QStringLiteral(" ORDER BY at_us DESC, id DESC LIMIT ?");
    values.append(limit);
    QList<Event> events;
    auto done = connection.run(sql, values, [&events](const QSqlQuery &row) { events.append(eventFromRow(row)); });
    if (!done)
        return done.error();
    return events;
}

} // namespace meridian
