// SPDX-License-Identifier: GPL-3.0-or-later
#include "yamlspelling.h"

#include <yaml-cpp/yaml.h>

namespace meridian::yaml
{

namespace
{

constexpr int kStep = 2;

bool readsAs(const QByteArray &spelled, const Place &value, bool insideFlow)
{
    const Result<Place> read = readPlaces(insideFlow ? "[" + spelled + ", x]" : "k: " + spelled + " # x");
    const size_t expected = insideFlow ? 2 : 1;
    return read && read->children.size() == expected && same(read->children.front(), value);
}

QByteArray spellScalar(const Place &value, bool insideFlow, char like)
{
    const QByteArray plain = QByteArray::fromStdString(value.value);
    const QByteArray single = '\'' + QByteArray(plain).replace("'", "''") + '\'';
    YAML::Emitter emitter;
    emitter << YAML::DoubleQuoted << value.value;
    const QByteArray quoted(emitter.c_str());
    // A number in quotes would be a text: what is to be one is written plainly, whatever stood there.
    if (like == '\'' && readsAs(single, value, insideFlow))
        return single;
    if (like == '"' && readsAs(quoted, value, insideFlow))
        return quoted;
    return !plain.isEmpty() && readsAs(plain, value, insideFlow) ? plain : quoted;
}

} // namespace

QByteArray spellFlow(const Place &value, bool insideFlow, char like)
{
    if (value.kind == Place::Kind::Scalar)
        return spellScalar(value, insideFlow, like);
    QByteArrayList parts;
    for (size_t i = 0; i < value.children.size(); ++i)
        parts.append(value.keys.empty()
                         ? spellFlow(value.children[i], true)
                         : spellEntry(QString::fromStdString(value.keys[i].value), value.children[i], true));
    const QByteArray inside = parts.join(", ");
    return value.kind == Place::Kind::List ? '[' + inside + ']' : '{' + inside + '}';
}

QByteArray spellEntry(const QString &key, const Place &value, bool insideFlow)
{
    return key.toUtf8() + ": " + spellFlow(value, insideFlow);
}

QByteArray spellBlock(const Place &value, int column, const QByteArray &lineEnd)
{
    if (value.kind == Place::Kind::Scalar || value.children.empty())
        return spellFlow(value, false);
    QByteArrayList lines;
    for (size_t i = 0; i < value.children.size(); ++i)
        lines.append(value.keys.empty() ? "- " + spellBlock(value.children[i], column + kStep, lineEnd)
                                        : spellBlockEntry(QString::fromStdString(value.keys[i].value),
                                                          value.children[i], column, lineEnd));
    return lines.join(lineEnd + QByteArray(column, ' '));
}

QByteArray spellBlockEntry(const QString &key, const Place &value, int column, const QByteArray &lineEnd)
{
    if (value.kind == Place::Kind::Scalar || value.children.empty())
        return spellEntry(key, value, false);
    const int inner = column + kStep;
    return key.toUtf8() + ':' + lineEnd + QByteArray(inner, ' ') + spellBlock(value, inner, lineEnd);
}

} // namespace meridian::yaml
