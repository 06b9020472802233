// SPDX-License-Identifier: GPL-3.0-or-later
#include "actionlayout.h"
#include "planjson.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>

#include <array>

namespace meridian
{

namespace
{

QJsonValue write(const QString &v)
{
    return v;
}
QJsonValue write(bool v)
{
    return v;
}
QJsonValue write(const milliseconds &v)
{
    return qint64(v.count());
}
QJsonValue write(const QStringList &v)
{
    return QJsonArray::fromStringList(v);
}
template <class Tag>
QJsonValue write(const NamedId<Tag> &v)
{
    return v.name();
}

// By toText-like words, so that a journal can be read; the order is the enum's.
constexpr std::array kStopModes{"fast", "immediate"};
constexpr std::array kDeeds{"stop", "start", "start-as-standby", "rewind", "reclone"};
QJsonValue write(StopMode v)
{
    return QLatin1String(kStopModes[size_t(v)]);
}
QJsonValue write(ManualDeed v)
{
    return QLatin1String(kDeeds[size_t(v)]);
}

bool read(const QJsonValue &json, QString &v)
{
    v = json.toString();
    return json.isString();
}
bool read(const QJsonValue &json, bool &v)
{
    v = json.toBool();
    return json.isBool();
}
bool read(const QJsonValue &json, milliseconds &v)
{
    v = milliseconds(json.toInteger());
    return json.isDouble();
}
bool read(const QJsonValue &json, QStringList &v)
{
    v.clear();
    for (const QJsonValue &one : json.toArray())
        v.append(one.toString());
    return json.isArray();
}
template <class Tag>
bool read(const QJsonValue &json, NamedId<Tag> &v)
{
    v = NamedId<Tag>(json.toString());
    return json.isString();
}
template <class Words, class Enum>
bool readWord(const QJsonValue &json, const Words &words, Enum &v)
{
    for (size_t i = 0; i < words.size(); ++i) {
        if (json.toString() != QLatin1String(words[i]))
            continue;
        v = Enum(i);
        return true;
    }
    return false;
}
bool read(const QJsonValue &json, StopMode &v)
{
    return readWord(json, kStopModes, v);
}
bool read(const QJsonValue &json, ManualDeed &v)
{
    return readWord(json, kDeeds, v);
}

template <class A>
std::optional<Action> readAs(const QJsonObject &json)
{
    A action;
    const bool whole = std::apply(
        [&](const auto &...field) {
            return (read(json.value(QLatin1String(field.name)), action.*field.member) && ...);
        },
        ActionLayout<A>::fields);
    return whole ? std::optional<Action>(action) : std::nullopt;
}

using Reader = std::optional<Action> (*)(const QJsonObject &);
template <size_t... I>
QHash<QString, Reader> readers(std::index_sequence<I...>)
{
    return {{QLatin1String(ActionLayout<std::variant_alternative_t<I, Action>>::name),
             readAs<std::variant_alternative_t<I, Action>>}...};
}

} // namespace

QJsonObject toJson(const Action &action)
{
    QJsonObject json{{QStringLiteral("do"), actionName(action)}};
    std::visit(
        [&](const auto &a) {
            std::apply(
                [&](const auto &...field) { (json.insert(QLatin1String(field.name), write(a.*field.member)), ...); },
                ActionLayout<std::decay_t<decltype(a)>>::fields);
        },
        action);
    return json;
}

Result<Action> actionFromJson(const QJsonObject &json)
{
    static const auto table = readers(std::make_index_sequence<std::variant_size_v<Action>>());
    const QString name = json.value(QStringLiteral("do")).toString();
    const Reader reader = table.value(name);
    if (const auto action = reader ? reader(json) : std::nullopt)
        return *action;
    Error error;
    error.kind = reader ? ErrorKind::BadInput : ErrorKind::Newer;
    error.tried = QCoreApplication::translate("Plan", "read the action \"%1\" of a plan").arg(name);
    error.message = reader ? QCoreApplication::translate("Plan", "a member is missing or of another kind")
                           : QCoreApplication::translate("Plan", "there is no such action");
    error.remedy = QCoreApplication::translate("Plan", "Open it with the version of Meridian that wrote it.");
    return error;
}

} // namespace meridian
