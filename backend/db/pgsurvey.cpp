// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgsurvey.h"

#include "pgrow.h"

#include <QJsonArray>
#include <QJsonObject>

namespace meridian
{

namespace
{

microseconds age(const QJsonValue &v)
{
    return microseconds(v.toInteger());
}

QList<Activity> readActivities(const QJsonArray &rows)
{
    QList<Activity> all;
    for (const QJsonValue &row : rows) {
        const QJsonArray a = row.toArray();
        all.append({a.at(0).toInteger(), a.at(1).toString(), a.at(2).toString(), a.at(3).toString(), a.at(4).toString(),
                    age(a.at(5)), a.at(6).toBool()});
    }
    return all;
}

std::optional<int> small(std::optional<qint64> v)
{
    return v ? std::optional(static_cast<int>(*v)) : std::nullopt;
}

} // namespace

void readSurvey(const pg_result *result, NodeSurvey *survey)
{
    PgRow row(result);
    NodeSurvey &s = *survey;
    s.versionNumber = static_cast<int>(row.number().value_or(0));
    const QJsonObject settings = row.json().object();
    for (auto it = settings.begin(); it != settings.end(); ++it)
        s.settings.insert(it.key(), it.value().toString());
    s.longTransactions = readActivities(row.json().array());
    const QJsonArray prepared = row.json().array();
    for (const QJsonValue &p : prepared)
        s.preparedTransactions.append({p.toArray().at(0).toString(), age(p.toArray().at(1))});
    s.checksums = row.maybe();
    s.exclusiveBackup = row.maybe();
    s.archiveBacklog = row.number();
    s.archiveFailing = row.maybe();
    s.freeWalSenders = small(row.number());
    s.freeSlots = small(row.number());
    s.superuser = row.maybe();
    s.maySignal = row.maybe();
    s.mayPromote = row.maybe();
    s.mayAlterSystem = row.maybe();
    s.mayCheckpoint = row.maybe();
    s.hasSchema = row.maybe();
    s.owner = s.sample.detail.owner;
    if (s.owner == Owner::Patroni)
        s.ownerDetail = QStringLiteral("Patroni, scope %1").arg(s.settings.value(QStringLiteral("cluster_name")));
    else if (s.owner != Owner::None)
        s.ownerDetail = toText(s.owner);
}

QList<TimelineFork> readForks(const QString &history)
{
    QList<TimelineFork> forks;
    const QStringList lines = history.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList parts = line.simplified().split(u' ');
        bool ok = false;
        const quint32 timeline = parts.first().toUInt(&ok);
        const auto at = Lsn::parse(parts.value(1));
        if (ok && at)
            forks.append({timeline, *at});
    }
    return forks;
}

} // namespace meridian
