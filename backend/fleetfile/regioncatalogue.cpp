// SPDX-License-Identifier: GPL-3.0-or-later
// The regions of the public clouds, from resources/regions.json.
#include "fleetfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace meridian
{

QList<Region> regionCatalogue()
{
    QFile file(QStringLiteral(":/meridian/regions.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("regions")).toArray();
    QList<Region> out;
    out.reserve(rows.size());
    for (const QJsonValue &row : rows) {
        const QJsonObject o = row.toObject();
        const auto text = [&](const char *key) { return o.value(QLatin1String(key)).toString(); };
        const auto number = [&](const char *key) { return o.value(QLatin1String(key)).toDouble(); };
        out.append({RegionId(text("id")), text("title"), text("provider"),
                    GeoPoint{number("latitude"), number("longitude")}, text("jurisdiction"), number("cost_factor")});
    }
    return out;
}

} // namespace meridian
