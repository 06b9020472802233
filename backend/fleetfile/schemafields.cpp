// SPDX-License-Identifier: GPL-3.0-or-later
#include "schemafields.h"

#include "schemacheck.h"
#include "schemawords.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace meridian
{

QJsonObject fleetSchema()
{
    QFile file(QStringLiteral(":/meridian/fleet.schema.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

SchemaField schemaField(const QString &mapping, const QString &key)
{
    static const QJsonObject root = fleetSchema();
    ProblemList none({}, {});
    const SchemaCheck schema(root, none);
    const auto properties = QStringLiteral("properties");
    QJsonObject object = root;
    if (mapping == QLatin1String("operator"))
        object = root.value(properties).toObject().value(mapping).toObject();
    else if (mapping != QLatin1String("fleet"))
        object = root.value(QStringLiteral("$defs")).toObject().value(mapping).toObject();
    const QJsonObject found = schema.resolved(object.value(properties).toObject().value(key).toObject());
    const QString type = found.value(QStringLiteral("type")).toString();
    SchemaField field;
    field.expected = SchemaWords::expected(found);
    field.otherwise = found.value(QStringLiteral("default")).toVariant().toString();
    for (const QJsonValue &choice : found.value(QStringLiteral("enum")).toArray())
        field.choices.append(choice.toString());
    field.isNumber = type == QLatin1String("integer") || type == QLatin1String("number");
    field.isRequired = object.value(QStringLiteral("required")).toArray().contains(key);
    return field;
}

} // namespace meridian
