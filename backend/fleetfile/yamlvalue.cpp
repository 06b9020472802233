// SPDX-License-Identifier: GPL-3.0-or-later
#include "yamlvalue.h"

#include "quantity.h"

#include <QRegularExpression>

namespace meridian::yaml
{

namespace
{

Type scalarType(const YAML::Node &node)
{
    static const QRegularExpression nothing(QStringLiteral("^(~|null|Null|NULL)?$"));
    static const QRegularExpression boolean(QStringLiteral("^(true|True|TRUE|false|False|FALSE)$"));
    static const QRegularExpression whole(QStringLiteral("^[-+]?[0-9]+$"));
    static const QRegularExpression real(QStringLiteral("^[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?$"));
    if (node.Tag() == "!" || node.Tag() == "tag:yaml.org,2002:str")
        return Type::Text;
    const QString text = scalar(node);
    if (nothing.match(text).hasMatch())
        return Type::Nothing;
    if (boolean.match(text).hasMatch())
        return Type::Boolean;
    if (whole.match(text).hasMatch())
        return Type::Integer;
    return real.match(text).hasMatch() ? Type::Number : Type::Text;
}

} // namespace

Type typeOf(const YAML::Node &node)
{
    if (!node.IsDefined() || node.IsNull())
        return Type::Nothing;
    if (node.IsMap())
        return Type::Mapping;
    return node.IsSequence() ? Type::List : scalarType(node);
}

QString scalar(const YAML::Node &node)
{
    return node.IsDefined() && node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

YAML::Node child(const YAML::Node &map, const char *key)
{
    return map.IsDefined() && map.IsMap() ? map[key] : YAML::Node(YAML::NodeType::Undefined);
}

std::optional<QString> text(const YAML::Node &node)
{
    return typeOf(node) == Type::Text ? std::optional(scalar(node)) : std::nullopt;
}

std::optional<qint64> integer(const YAML::Node &node)
{
    bool ok = false;
    const qint64 value = typeOf(node) == Type::Integer ? scalar(node).toLongLong(&ok) : 0;
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<double> number(const YAML::Node &node)
{
    const Type type = typeOf(node);
    bool ok = false;
    const double value = type == Type::Integer || type == Type::Number ? scalar(node).toDouble(&ok) : 0;
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<milliseconds> duration(const YAML::Node &node)
{
    const auto value = text(node);
    return value ? parseDuration(*value) : std::nullopt;
}

std::optional<qint64> size(const YAML::Node &node)
{
    const auto value = text(node);
    return value ? parseSize(*value) : std::nullopt;
}

} // namespace meridian::yaml
