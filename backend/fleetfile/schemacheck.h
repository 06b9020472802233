// SPDX-License-Identifier: GPL-3.0-or-later
// Checks a YAML tree against a JSON Schema and reports every mistake at its place. Knows the part of draft 2020-12 that
// the fleet schema uses: type, properties, required, dependentRequired, additionalProperties: false, enum, items,
// minItems, minimum, maximum, maxLength, pattern, $ref to $defs; and x-kind, x-minimum and x-maximum for durations and
// sizes. Pure.
#pragma once

#include "problemlist.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonObject>
#include <QRegularExpression>

#include <yaml-cpp/yaml.h>

namespace meridian
{

class SchemaCheck
{
    Q_DECLARE_TR_FUNCTIONS(SchemaCheck)
public:
    SchemaCheck(QJsonObject schema, ProblemList &problems);
    void check(const YAML::Node &root);
    QJsonObject resolved(const QJsonObject &schema) const; ///< with $ref followed; what stands beside it wins

private:
    /// A node with the words for where it stands, and the mark to blame when it has none of its own.
    struct Spot {
        YAML::Node node;
        YAML::Mark mark;
        QString where; ///< "'port'" or "entry of 'nodes'"; empty for the whole file
    };

    void checkSpot(const Spot &spot, const QJsonObject &schema);
    void checkMapping(const Spot &spot, const QJsonObject &schema);
    void checkMissing(const Spot &spot, const QJsonObject &schema);
    void checkList(const Spot &spot, const QJsonObject &schema);
    bool scalarFits(const YAML::Node &node, const QJsonObject &schema);
    void refuse(const Spot &spot, const QJsonObject &schema);
    void refuseKey(const YAML::Node &key, const QStringList &known);

    QJsonObject m_schema;
    ProblemList &m_problems;
    QHash<QString, QRegularExpression> m_patterns; ///< compiled once for a file of a thousand nodes
};

} // namespace meridian
