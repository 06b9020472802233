// SPDX-License-Identifier: GPL-3.0-or-later
#include "runninginstance.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QUrl>

namespace meridian
{

namespace
{

constexpr auto kName = "org.meridian.Meridian";
constexpr auto kPath = "/org/meridian/Meridian";
constexpr auto kInterface = "org.freedesktop.Application";
constexpr auto kWall = "wall";
constexpr int kPatienceMs = 5000;

struct Token {
    const char *key; ///< in the platform data
    const char *environment;
};
// With one of them a window may come to the front although another program has the focus.
constexpr Token kTokens[] = {
    {"activation-token", "XDG_ACTIVATION_TOKEN"},
    {"desktop-startup-id", "DESKTOP_STARTUP_ID"},
};

QVariantMap ownTokens()
{
    QVariantMap out;
    for (const Token &token : kTokens) {
        if (const QString value = qEnvironmentVariable(token.environment); !value.isEmpty())
            out.insert(QLatin1String(token.key), value);
    }
    return out;
}

/// Qt's Wayland plugin takes the token from the environment when a window is activated next.
void useTokens(const QVariantMap &platformData)
{
    for (const Token &token : kTokens) {
        if (const QByteArray value = platformData.value(QLatin1String(token.key)).toString().toUtf8(); !value.isEmpty())
            qputenv(token.environment, value);
    }
}

} // namespace

RunningInstance::RunningInstance(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus) {}

bool RunningInstance::claim()
{
    if (!m_bus.isConnected())
        return true;
    // The object before the name: a message may come as soon as the name is ours.
    m_bus.registerObject(QLatin1String(kPath), this, QDBusConnection::ExportAllSlots);
    const QDBusReply<QDBusConnectionInterface::RegisterServiceReply> reply =
        m_bus.interface()->registerService(QLatin1String(kName), QDBusConnectionInterface::DontQueueService,
                                           QDBusConnectionInterface::DontAllowReplacement);
    const bool other = reply.isValid() && reply.value() == QDBusConnectionInterface::ServiceNotRegistered;
    if (other)
        m_bus.unregisterObject(QLatin1String(kPath));
    return !other;
}

bool RunningInstance::handOver(const StartRequest &request)
{
    const auto ask = [this](const char *method, const QVariantList &arguments) {
        QDBusMessage call = QDBusMessage::createMethodCall(QLatin1String(kName), QLatin1String(kPath),
                                                           QLatin1String(kInterface), QLatin1String(method));
        call.setArguments(arguments);
        return m_bus.call(call, QDBus::Block, kPatienceMs).type() == QDBusMessage::ReplyMessage;
    };
    const QVariantMap tokens = ownTokens();
    bool done = request.fleet.isEmpty()
                    ? request.wall || ask("Activate", {tokens})
                    : ask("Open", {QStringList{QUrl::fromLocalFile(request.fleet).toString()}, tokens});
    if (done && request.wall)
        done = ask("ActivateAction", {QString(QLatin1String(kWall)), QVariantList(), tokens});
    return done;
}

void RunningInstance::Activate(const QVariantMap &platformData)
{
    useTokens(platformData);
    Q_EMIT activated();
}

void RunningInstance::Open(const QStringList &uris, const QVariantMap &platformData)
{
    useTokens(platformData);
    if (!uris.isEmpty()) {
        const QUrl url(uris.first()); // one window, one fleet
        Q_EMIT openRequested(url.isLocalFile() ? url.toLocalFile() : uris.first());
    }
    Q_EMIT activated();
}

void RunningInstance::ActivateAction(const QString &action, const QVariantList &, const QVariantMap &platformData)
{
    useTokens(platformData);
    if (action == QLatin1String(kWall))
        Q_EMIT wallRequested();
    else
        Q_EMIT activated();
}

} // namespace meridian
