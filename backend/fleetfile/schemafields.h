// SPDX-License-Identifier: GPL-3.0-or-later
// What the schema says of one key, for a form: what is expected, what holds when it is left out. Pure.
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace meridian
{

struct SchemaField {
    QString expected;      ///< "a whole number from 1 to 65535"
    QString otherwise;     ///< what holds when the key is left out, as it would be written; empty: nothing
    QStringList choices;   ///< the only words there are; empty: any
    bool isNumber = false; ///< written without quotes
    bool isRequired = false;
};

/// `mapping`: "fleet", "operator", "region", "credential", "tls", "cluster", "thresholds", "polling", "limits",
/// "endpoint", "node", "control", "ssh" or "patroni".
SchemaField schemaField(const QString &mapping, const QString &key);

QJsonObject fleetSchema(); ///< resources/fleet.schema.json

} // namespace meridian
