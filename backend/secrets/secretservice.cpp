// SPDX-License-Identifier: GPL-3.0-or-later
// Secret Service API Draft 0.2, freedesktop.org: SearchItems returns locked and unlocked items apart.
#include "secretservice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLibrary>
#include <QMap>
#include <QVariantMap>

#include <memory>

namespace meridian
{

namespace
{

using Paths = QList<QDBusObjectPath>;
using Done = std::function<void(SecretService)>;

const auto kRoot = QStringLiteral("/org/freedesktop/secrets");

QDBusMessage call(const QString &path, const QString &interface, const QString &method, const QVariantList &arguments)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"), path, interface, method);
    message.setArguments(arguments);
    return message;
}

/// `next` gets a finished reply without an error.
void send(const QDBusMessage &message, QObject *context, const Done &done,
          std::function<void(const QDBusPendingCall &)> next)
{
    if (!QDBusConnection::sessionBus().isConnected()) { // such a call would never end
        const SecretService absent{SecretService::Absent, QDBusConnection::sessionBus().lastError().message()};
        QMetaObject::invokeMethod(
            context, [done, absent] { done(absent); }, Qt::QueuedConnection);
        return;
    }
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done, next = std::move(next)] {
        watcher->deleteLater();
        const QDBusError error = watcher->error();
        const bool absent = error.type() == QDBusError::ServiceUnknown || error.type() == QDBusError::Disconnected ||
                            error.type() == QDBusError::NoServer || error.name().contains(QStringLiteral(".Spawn."));
        if (watcher->isError())
            done({absent ? SecretService::Absent : SecretService::Unknown, error.message()});
        else
            next(*watcher);
    });
}

/// A keychain that shows nothing of what it holds while it is locked may hold the entry.
void askCollection(const QString &path, QObject *context, const Done &done)
{
    const auto message = call(path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("GetAll"),
                              {QStringLiteral("org.freedesktop.Secret.Collection")});
    send(message, context, done, [done](const QDBusPendingCall &reply) {
        const QVariantMap all = QDBusPendingReply<QVariantMap>(reply).value();
        const auto items = qdbus_cast<Paths>(all.value(QStringLiteral("Items")));
        const bool hidden = all.value(QStringLiteral("Locked")).toBool() && items.isEmpty();
        done({hidden ? SecretService::Locked : SecretService::Open, {}});
    });
}

void askDefaultCollection(QObject *context, const Done &done)
{
    const auto message = call(kRoot, QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"),
                              {QStringLiteral("default")});
    send(message, context, done, [context, done](const QDBusPendingCall &reply) {
        const QString path = QDBusPendingReply<QDBusObjectPath>(reply).value().path();
        if (path == QStringLiteral("/"))
            done({SecretService::Open, {}});
        else
            askCollection(path, context, done);
    });
}

} // namespace

void askSecretService(const QString &service, const QString &key, QObject *context, Done done)
{
    using Attributes = QMap<QString, QString>;
    qDBusRegisterMetaType<Attributes>();
    // What QtKeychain's libsecret back end stores beside a secret.
    const Attributes wanted{{QStringLiteral("server"), service}, {QStringLiteral("user"), key}};
    const auto message = call(kRoot, QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("SearchItems"),
                              {QVariant::fromValue(wanted)});
    send(message, context, done, [context, done](const QDBusPendingCall &call) {
        const QDBusPendingReply<Paths, Paths> reply(call);
        if (!reply.argumentAt<1>().isEmpty())
            done({SecretService::Locked, {}});
        else if (!reply.argumentAt<0>().isEmpty())
            done({SecretService::Open, {}});
        else
            askDefaultCollection(context, done);
    });
}

void reconnectSecretService()
{
    QLibrary secret(QStringLiteral("secret-1"), 0);
    if (const auto disconnect = reinterpret_cast<void (*)()>(secret.resolve("secret_service_disconnect")))
        disconnect();
}

void surviveTheSessionBus()
{
    // Found at run time like libsecret itself, which is what brings GLib into the process.
    QLibrary gio(QStringLiteral("gio-2.0"), 0);
    QLibrary gobject(QStringLiteral("gobject-2.0"), 0);
    const auto busGet = reinterpret_cast<void *(*)(int, void *, void *)>(gio.resolve("g_bus_get_sync"));
    const auto setExit = reinterpret_cast<void (*)(void *, int)>(gio.resolve("g_dbus_connection_set_exit_on_close"));
    const auto unref = reinterpret_cast<void (*)(void *)>(gobject.resolve("g_object_unref"));
    constexpr int kSession = 2; // G_BUS_TYPE_SESSION
    void *bus = busGet && setExit && unref ? busGet(kSession, nullptr, nullptr) : nullptr;
    if (!bus)
        return;
    setExit(bus, 0);
    unref(bus);
}

} // namespace meridian
