// SPDX-License-Identifier: GPL-3.0-or-later
#include "schemacheck.h"

#include "nearest.h"
#include "quantity.h"
#include "schemawords.h"
#include "yamlvalue.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <limits>

namespace meridian
{

namespace
{

const auto kProperties = QStringLiteral("properties");

QString quoted(const QString &key)
{
    return QStringLiteral("'%1'").arg(key);
}

/// Whether a duration or a size is within x-minimum and x-maximum; other texts are.
bool quantityFits(const QString &text, const QJsonObject &schema)
{
    const QString kind = schema.value(QStringLiteral("x-kind")).toString();
    const auto worth = [&](const QString &quantity) -> std::optional<qint64> {
        if (kind == QStringLiteral("size"))
            return parseSize(quantity);
        const auto duration = parseDuration(quantity);
        return duration ? std::optional<qint64>(duration->count()) : std::nullopt;
    };
    if (kind != QStringLiteral("size") && kind != QStringLiteral("duration"))
        return true;
    const auto value = worth(text);
    const auto low = worth(schema.value(QStringLiteral("x-minimum")).toString());
    const auto high = worth(schema.value(QStringLiteral("x-maximum")).toString());
    return value && (!low || *value >= *low) && (!high || *value <= *high);
}

/// A name like 42 or true is written without the quotes that make it a text.
bool wantsQuotes(const YAML::Node &node, const QJsonObject &schema)
{
    static const QStringList texts{QStringLiteral("name"), QStringLiteral("line"), QStringLiteral("path")};
    return texts.contains(schema.value(QStringLiteral("x-kind")).toString()) &&
           yaml::typeOf(node) != yaml::Type::Nothing && node.IsScalar() && !yaml::text(node);
}

} // namespace

SchemaCheck::SchemaCheck(QJsonObject schema, ProblemList &problems) : m_schema(std::move(schema)), m_problems(problems)
{
}

void SchemaCheck::check(const YAML::Node &root)
{
    checkSpot({root, root.IsDefined() ? root.Mark() : YAML::Mark(), {}}, m_schema);
}

QJsonObject SchemaCheck::resolved(const QJsonObject &schema) const
{
    const QString ref = schema.value(QStringLiteral("$ref")).toString();
    if (ref.isEmpty())
        return schema;
    const QJsonObject defs = m_schema.value(QStringLiteral("$defs")).toObject();
    QJsonObject out = resolved(defs.value(ref.section(u'/', -1)).toObject());
    for (auto it = schema.begin(); it != schema.end(); ++it)
        out.insert(it.key(), it.value());
    return out;
}

void SchemaCheck::checkSpot(const Spot &spot, const QJsonObject &unresolved)
{
    const QJsonObject schema = resolved(unresolved);
    const QString type = schema.value(QStringLiteral("type")).toString();
    const yaml::Type found = yaml::typeOf(spot.node);
    if (type == QStringLiteral("object") && found == yaml::Type::Mapping)
        checkMapping(spot, schema);
    else if (type == QStringLiteral("array") && found == yaml::Type::List)
        checkList(spot, schema);
    else if (type == QStringLiteral("object") || type == QStringLiteral("array") || !scalarFits(spot.node, schema))
        refuse(spot, schema);
}

void SchemaCheck::checkMapping(const Spot &spot, const QJsonObject &schema)
{
    const QJsonObject properties = schema.value(kProperties).toObject();
    QHash<QString, YAML::Mark> seen;
    for (const auto &pair : spot.node) {
        const QString key = yaml::scalar(pair.first);
        if (!properties.contains(key)) {
            refuseKey(pair.first, properties.keys());
            continue;
        }
        if (seen.contains(key)) {
            const int line = seen.value(key).line + 1;
            m_problems.add(pair.first.Mark(), tr("'%1' stands here twice, first in line %2").arg(key).arg(line));
        }
        seen.insert(key, pair.first.Mark());
        const bool nothing = yaml::typeOf(pair.second) == yaml::Type::Nothing;
        checkSpot({pair.second, nothing ? pair.first.Mark() : pair.second.Mark(), quoted(key)},
                  properties.value(key).toObject());
    }
    checkMissing(spot, schema);
}

void SchemaCheck::checkMissing(const Spot &spot, const QJsonObject &schema)
{
    const QJsonObject properties = schema.value(kProperties).toObject();
    const auto has = [&](const QString &key) { return yaml::child(spot.node, key.toUtf8().constData()).IsDefined(); };
    for (const QJsonValue &required : schema.value(QStringLiteral("required")).toArray()) {
        const QString key = required.toString();
        if (!has(key))
            m_problems.add(spot.mark,
                           tr("'%1' is missing: expected %2")
                               .arg(key, SchemaWords::expected(resolved(properties.value(key).toObject()))),
                           key);
    }
    const QJsonObject pairs = schema.value(QStringLiteral("dependentRequired")).toObject();
    for (auto it = pairs.begin(); it != pairs.end(); ++it) {
        for (const QJsonValue &other : it.value().toArray()) {
            if (has(it.key()) && !has(other.toString()))
                m_problems.add(spot.mark, tr("'%1' needs '%2' beside it").arg(it.key(), other.toString()),
                               other.toString());
        }
    }
}

void SchemaCheck::checkList(const Spot &spot, const QJsonObject &schema)
{
    if (static_cast<int>(spot.node.size()) < schema.value(QStringLiteral("minItems")).toInt())
        m_problems.add(spot.mark, tr("%1: expected at least one entry, found none").arg(spot.where));
    const QJsonObject items = schema.value(QStringLiteral("items")).toObject();
    for (const YAML::Node &entry : spot.node) {
        const bool nothing = yaml::typeOf(entry) == yaml::Type::Nothing;
        checkSpot({entry, nothing ? spot.mark : entry.Mark(), tr("entry of %1").arg(spot.where)}, items);
    }
}

bool SchemaCheck::scalarFits(const YAML::Node &node, const QJsonObject &schema)
{
    const QString type = schema.value(QStringLiteral("type")).toString();
    if (type == QStringLiteral("integer") || type == QStringLiteral("number")) {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        const double value = yaml::number(node).value_or(std::numeric_limits<double>::quiet_NaN());
        const bool typed = type == QStringLiteral("number") || yaml::typeOf(node) == yaml::Type::Integer;
        return typed && value >= schema.value(QStringLiteral("minimum")).toDouble(-kInfinity) &&
               value <= schema.value(QStringLiteral("maximum")).toDouble(kInfinity);
    }
    const auto text = yaml::text(node);
    if (!text)
        return false;
    const QJsonArray choices = schema.value(QStringLiteral("enum")).toArray();
    if (!choices.isEmpty())
        return choices.contains(*text);
    const QString written = schema.value(QStringLiteral("pattern")).toString();
    if (!m_patterns.contains(written))
        m_patterns.insert(written, QRegularExpression(written, QRegularExpression::DontCaptureOption));
    const QRegularExpression &pattern = *m_patterns.constFind(written);
    return text->size() <= schema.value(QStringLiteral("maxLength")).toInt(INT_MAX) &&
           pattern.match(*text).hasMatch() && quantityFits(*text, schema);
}

void SchemaCheck::refuse(const Spot &spot, const QJsonObject &schema)
{
    const QString expected = SchemaWords::expected(schema);
    const QString found = SchemaWords::found(spot.node);
    const auto text = yaml::text(spot.node);
    const int most = schema.value(QStringLiteral("maxLength")).toInt(INT_MAX);
    QStringList choices;
    for (const QJsonValue &choice : schema.value(QStringLiteral("enum")).toArray())
        choices.append(choice.toString());
    const QString meant = text ? nearest(*text, choices) : QString();

    if (spot.where.isEmpty())
        m_problems.add(spot.mark, tr("expected %1, found %2").arg(expected, found));
    else if (text && text->size() > most)
        m_problems.add(spot.mark,
                       tr("%1: expected at most %2 characters, found %3").arg(spot.where).arg(most).arg(text->size()));
    else if (!meant.isEmpty() && choices.size() > 1)
        m_problems.add(spot.mark,
                       tr("%1: expected %2, found %3; did you mean '%4'?").arg(spot.where, expected, found, meant));
    else if (wantsQuotes(spot.node, schema))
        m_problems.add(spot.mark,
                       tr("%1: expected %2, found %3; in quotes it is a text").arg(spot.where, expected, found));
    else
        m_problems.add(spot.mark, tr("%1: expected %2, found %3").arg(spot.where, expected, found));
}

void SchemaCheck::refuseKey(const YAML::Node &key, const QStringList &known)
{
    const QString name = yaml::scalar(key);
    const QString meant = nearest(name, known);
    if (!key.IsScalar())
        m_problems.add(key.Mark(), tr("expected a key, found %1").arg(SchemaWords::found(key)));
    else if (SchemaWords::looksSecret(name))
        m_problems.add(key.Mark(),
                       tr("'%1' has no place here: a fleet file never holds a secret. Keep it in the keychain, in "
                          "MERIDIAN_PASSWORD_<NAME>, in a password file (password_file) or in a service file")
                           .arg(name));
    else if (!meant.isEmpty())
        m_problems.add(key.Mark(), tr("unknown key '%1'; did you mean '%2'?").arg(name, meant));
    else
        m_problems.add(key.Mark(),
                       tr("unknown key '%1'; known here are %2").arg(name, known.join(QStringLiteral(", "))));
}

} // namespace meridian
