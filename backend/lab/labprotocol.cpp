// SPDX-License-Identifier: GPL-3.0-or-later
#include "labprotocol.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace meridian
{

namespace
{

using Kind = LabFault::Kind;

struct KindWord {
    Kind kind;
    const char *word;
};

constexpr KindWord kWords[] = {
    {Kind::Kill, "kill"},   {Kind::Stop, "stop"},         {Kind::Continue, "continue"},        {Kind::Cut, "cut"},
    {Kind::Delay, "delay"}, {Kind::Throttle, "throttle"}, {Kind::PauseReplay, "pause-replay"}, {Kind::Fill, "fill"},
    {Kind::Break, "break"},
};

QString wordOf(Kind kind)
{
    for (const KindWord &row : kWords) {
        if (row.kind == kind)
            return QString::fromLatin1(row.word);
    }
    return {};
}

QStringList strings(const QJsonValue &value)
{
    QStringList out;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        out += item.toString();
    return out;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject nodeToJson(const LabNodeStatus &node)
{
    return {{QStringLiteral("name"), node.name},
            {QStringLiteral("region"), node.region},
            {QStringLiteral("upstream"), orNull(node.upstream)},
            {QStringLiteral("port"), node.port},
            {QStringLiteral("called_at"), node.calledAt},
            {QStringLiteral("state"), node.state},
            {QStringLiteral("role"), orNull(node.role)},
            {QStringLiteral("streaming"), node.streaming ? QJsonValue(*node.streaming) : QJsonValue()},
            {QStringLiteral("faults"), QJsonArray::fromStringList(node.faults)}};
}

LabNodeStatus nodeFromJson(const QJsonObject &json)
{
    LabNodeStatus node;
    node.name = json[QLatin1String("name")].toString();
    node.region = json[QLatin1String("region")].toString();
    node.upstream = json[QLatin1String("upstream")].toString();
    node.port = static_cast<quint16>(json[QLatin1String("port")].toInt());
    node.calledAt = static_cast<quint16>(json[QLatin1String("called_at")].toInt());
    node.state = json[QLatin1String("state")].toString();
    node.role = json[QLatin1String("role")].toString();
    if (const QJsonValue streaming = json[QLatin1String("streaming")]; streaming.isBool())
        node.streaming = streaming.toBool();
    node.faults = strings(json[QLatin1String("faults")]);
    return node;
}

} // namespace

QString LabFault::text() const
{
    QStringList words{wordOf(kind)};
    for (const QString &word : {node, from, to}) {
        if (!word.isEmpty())
            words += word;
    }
    if (kind == Kind::Delay)
        words += QString::number(delay.count());
    if (kind == Kind::Throttle)
        words += QString::number(bytesPerSecond / 1000);
    if (oneWay)
        words += QStringLiteral("--one-way");
    return words.join(QLatin1Char(' '));
}

QJsonObject LabFault::toJson() const
{
    return {{QStringLiteral("kind"), wordOf(kind)},
            {QStringLiteral("node"), node},
            {QStringLiteral("from"), from},
            {QStringLiteral("to"), to},
            {QStringLiteral("one_way"), oneWay},
            {QStringLiteral("delay_ms"), static_cast<qint64>(delay.count())},
            {QStringLiteral("bytes_per_second"), bytesPerSecond}};
}

Result<LabFault> LabFault::fromJson(const QJsonObject &json)
{
    const QString word = json[QLatin1String("kind")].toString();
    for (const KindWord &row : kWords) {
        if (word == QLatin1String(row.word)) {
            return LabFault{row.kind,
                            json[QLatin1String("node")].toString(),
                            json[QLatin1String("from")].toString(),
                            json[QLatin1String("to")].toString(),
                            json[QLatin1String("one_way")].toBool(),
                            milliseconds(json[QLatin1String("delay_ms")].toInteger()),
                            json[QLatin1String("bytes_per_second")].toInteger()};
        }
    }
    return Error{ErrorKind::Protocol,
                 QCoreApplication::translate("PracticeLab", "make a fault"),
                 QCoreApplication::translate("PracticeLab", "there is no fault called \"%1\"").arg(word),
                 {},
                 {}};
}

QJsonObject LabStatus::toJson() const
{
    QJsonArray array;
    for (const LabNodeStatus &node : nodes)
        array += nodeToJson(node);
    return {{QStringLiteral("preset"), preset},        {QStringLiteral("directory"), directory},
            {QStringLiteral("fleet_file"), fleetFile}, {QStringLiteral("owner"), owner},
            {QStringLiteral("since"), since},          {QStringLiteral("faults"), QJsonArray::fromStringList(faults)},
            {QStringLiteral("nodes"), array}};
}

LabStatus LabStatus::fromJson(const QJsonObject &json)
{
    LabStatus status;
    status.preset = json[QLatin1String("preset")].toString();
    status.directory = json[QLatin1String("directory")].toString();
    status.fleetFile = json[QLatin1String("fleet_file")].toString();
    status.owner = json[QLatin1String("owner")].toInteger();
    status.since = json[QLatin1String("since")].toString();
    status.faults = strings(json[QLatin1String("faults")]);
    const QJsonArray array = json[QLatin1String("nodes")].toArray();
    for (const QJsonValue &node : array)
        status.nodes += nodeFromJson(node.toObject());
    return status;
}

QJsonObject LabAnswer::toJson() const
{
    QJsonObject json{{QStringLiteral("ok"), true}, {QStringLiteral("text"), text}};
    if (status)
        json.insert(QStringLiteral("status"), status->toJson());
    return json;
}

LabAnswer LabAnswer::fromJson(const QJsonObject &json)
{
    LabAnswer answer{json[QLatin1String("text")].toString(), {}};
    if (const QJsonValue status = json[QLatin1String("status")]; status.isObject())
        answer.status = LabStatus::fromJson(status.toObject());
    return answer;
}

QJsonObject toJson(const Error &error)
{
    return {{QStringLiteral("kind"), static_cast<int>(error.kind)},
            {QStringLiteral("tried"), error.tried},
            {QStringLiteral("message"), error.message},
            {QStringLiteral("code"), error.code},
            {QStringLiteral("remedy"), error.remedy}};
}

Error errorFromJson(const QJsonObject &json)
{
    return Error{static_cast<ErrorKind>(json[QLatin1String("kind")].toInt()), json[QLatin1String("tried")].toString(),
                 json[QLatin1String("message")].toString(), json[QLatin1String("code")].toString(),
                 json[QLatin1String("remedy")].toString()};
}

} // namespace meridian
