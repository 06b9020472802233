// SPDX-License-Identifier: GPL-3.0-or-later
#include "schemawords.h"

#include "yamlvalue.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace meridian
{

QString SchemaWords::expected(const QJsonObject &schema)
{
    const QJsonArray choices = schema.value(QStringLiteral("enum")).toArray();
    if (!choices.isEmpty()) {
        QStringList words;
        for (const QJsonValue &choice : choices)
            words.append(choice.toString());
        return words.size() == 1 ? words.first() : tr("one of %1").arg(words.join(QStringLiteral(", ")));
    }
    const QString type = schema.value(QStringLiteral("type")).toString();
    if (type == QStringLiteral("object"))
        return tr("a mapping (key: value)");
    if (type == QStringLiteral("array"))
        return tr("a list (- entry)");
    if (type == QStringLiteral("string"))
        return kind(schema);
    return ranged(schema);
}

QString SchemaWords::ranged(const QJsonObject &schema)
{
    const bool whole = schema.value(QStringLiteral("type")) == QStringLiteral("integer");
    const QJsonValue low = schema.value(QStringLiteral("minimum"));
    const QJsonValue high = schema.value(QStringLiteral("maximum"));
    if (low.isUndefined() || high.isUndefined())
        return whole ? tr("a whole number") : tr("a number");
    const QString text = whole ? tr("a whole number from %1 to %2") : tr("a number from %1 to %2");
    return text.arg(QString::number(low.toDouble()), QString::number(high.toDouble()));
}

QString SchemaWords::kind(const QJsonObject &schema)
{
    const QString name = schema.value(QStringLiteral("x-kind")).toString();
    const QString low = schema.value(QStringLiteral("x-minimum")).toString();
    const QString high = schema.value(QStringLiteral("x-maximum")).toString();
    if (name == QStringLiteral("duration"))
        return tr("a duration from %1 to %2, such as 500ms, 5s, 2min or 1h").arg(low, high);
    if (name == QStringLiteral("size"))
        return tr("a size from %1 to %2, such as 10MB or 1GiB").arg(low, high);
    if (name == QStringLiteral("colour"))
        return tr("a colour in quotes, such as \"#c0392b\"");
    if (name == QStringLiteral("country"))
        return tr("a country code of two capital letters, such as IE");
    if (name == QStringLiteral("host"))
        return tr("a host name, an address or the folder of a socket");
    if (name == QStringLiteral("name"))
        return tr("a name without line breaks and spaces around it");
    if (name == QStringLiteral("absolute"))
        return tr("a path that begins with /");
    if (name == QStringLiteral("word"))
        return tr("a word without spaces that does not begin with '-'");
    if (name == QStringLiteral("url"))
        return tr("an address such as https://10.0.0.5:8008");
    return name == QStringLiteral("path") ? tr("a path") : tr("a line of text");
}

QString SchemaWords::found(const YAML::Node &node)
{
    constexpr qsizetype kShown = 40;
    const QString text = yaml::scalar(node);
    switch (yaml::typeOf(node)) {
    case yaml::Type::Nothing:
        return tr("nothing");
    case yaml::Type::List:
        return tr("a list");
    case yaml::Type::Mapping:
        return tr("a mapping");
    case yaml::Type::Boolean:
    case yaml::Type::Integer:
    case yaml::Type::Number:
        return text.left(kShown);
    case yaml::Type::Text:
        break;
    }
    if (text.contains(QStringLiteral("://")) || text.contains(u'@') || text.contains(QStringLiteral("password=")))
        return tr("a connection string");
    if (text.contains(u'\n'))
        return tr("a text of %1 lines").arg(text.count(u'\n') + 1);
    return text.size() > kShown ? QStringLiteral("'%1…'").arg(text.left(kShown)) : QStringLiteral("'%1'").arg(text);
}

bool SchemaWords::looksSecret(const QString &key)
{
    static constexpr std::array kMarks{u"passw", u"secret", u"passphrase", u"pwd", u"token"};
    const QString lower = key.toLower();
    if (lower.contains(QStringLiteral("file")))
        return false;
    return lower == QStringLiteral("pass") ||
           std::any_of(kMarks.begin(), kMarks.end(), [&](const char16_t *m) { return lower.contains(QStringView(m)); });
}

} // namespace meridian
