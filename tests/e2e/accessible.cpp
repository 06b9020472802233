// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessible.h"

#include <QDBusArgument>
#include <QDBusMessage>

#include <deque>

namespace
{

constexpr int kAnswerMs = 10'000;

template <class Read>
void readArray(const QVariant &answer, Read &&read)
{
    if (!answer.canConvert<QDBusArgument>())
        return;
    const auto argument = answer.value<QDBusArgument>();
    argument.beginArray();
    while (!argument.atEnd())
        read(argument);
    argument.endArray();
}

} // namespace

QVariant Accessible::call(const char *interface, const char *method, const QVariantList &arguments) const
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(m_service, m_path, QLatin1String(interface), QLatin1String(method));
    question.setArguments(arguments);
    const QDBusMessage answer = m_bus.call(question, QDBus::Block, kAnswerMs);
    return answer.type() == QDBusMessage::ReplyMessage ? answer.arguments().value(0) : QVariant();
}

QVariant Accessible::property(const char *name) const
{
    return call("org.freedesktop.DBus.Properties", "Get",
                {QStringLiteral("org.a11y.atspi.Accessible"), QLatin1String(name)})
        .value<QDBusVariant>()
        .variant();
}

QString Accessible::role() const
{
    return call("org.a11y.atspi.Accessible", "GetRoleName").toString();
}

bool Accessible::is(State state) const
{
    QList<uint> words;
    readArray(call("org.a11y.atspi.Accessible", "GetState"), [&words](const QDBusArgument &states) {
        uint word = 0;
        states >> word;
        words << word;
    });
    const int bit = static_cast<int>(state);
    return words.value(bit / 32) & (1U << (bit % 32));
}

QList<Accessible> Accessible::children() const
{
    QList<Accessible> out;
    readArray(call("org.a11y.atspi.Accessible", "GetChildren"), [&](const QDBusArgument &references) {
        QString service;
        QDBusObjectPath path;
        references.beginStructure();
        references >> service >> path;
        references.endStructure();
        out << Accessible(m_bus, service, path.path());
    });
    return out;
}

std::optional<Accessible> Accessible::find(const Wanted &wanted) const
{
    for (std::deque<Accessible> waiting{*this}; !waiting.empty(); waiting.pop_front()) {
        if (wanted(waiting.front()))
            return waiting.front();
        const QList<Accessible> next = waiting.front().children();
        waiting.insert(waiting.end(), next.begin(), next.end());
    }
    return {};
}

std::optional<Accessible> Accessible::find(const QString &name, const QString &role) const
{
    return find([&](const Accessible &part) {
        const QString its = part.name();
        return (its == name || its.startsWith(name + u':')) && part.role() == role && part.is(State::Showing);
    });
}

QPoint Accessible::middle() const
{
    constexpr uint kOfTheScreen = 0; // AtspiCoordType
    const QVariant answer = call("org.a11y.atspi.Component", "GetExtents", {kOfTheScreen});
    int x = 0, y = 0, width = 0, height = 0;
    if (answer.canConvert<QDBusArgument>()) {
        const auto extents = answer.value<QDBusArgument>();
        extents.beginStructure();
        extents >> x >> y >> width >> height;
        extents.endStructure();
    }
    return {x + width / 2, y + height / 2};
}

bool Accessible::press() const
{
    const char *interface = "org.a11y.atspi.Action";
    for (int action = 0; action < 8; ++action) {
        if (call(interface, "GetName", {action}).toString() == QLatin1String("Press"))
            return call(interface, "DoAction", {action}).toBool();
    }
    return false;
}

bool Accessible::takeFocus() const
{
    return call("org.a11y.atspi.Component", "GrabFocus").toBool();
}

bool Accessible::write(const QString &text) const
{
    return call("org.a11y.atspi.EditableText", "SetTextContents", {text}).toBool();
}
