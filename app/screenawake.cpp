// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenawake.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

namespace meridian
{

namespace
{

constexpr auto kSaver = "org.freedesktop.ScreenSaver";
constexpr auto kPortal = "org.freedesktop.portal.Desktop";
constexpr uint kIdle = 8; // flag of org.freedesktop.portal.Inhibit

QDBusMessage saverCall(const char *method)
{
    return QDBusMessage::createMethodCall(QLatin1String(kSaver), QStringLiteral("/org/freedesktop/ScreenSaver"),
                                          QLatin1String(kSaver), QLatin1String(method));
}

} // namespace

ScreenAwake::ScreenAwake(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_watcher(QLatin1String(kSaver), bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &owner) {
                m_cookie.reset(); // whoever gave it is gone
                if (m_wanted && !owner.isEmpty())
                    ask();
            });
}

ScreenAwake::~ScreenAwake()
{
    drop();
}

void ScreenAwake::hold(const QString &reason)
{
    m_reason = reason;
    if (m_wanted)
        return;
    m_wanted = true;
    ask();
}

void ScreenAwake::release()
{
    m_wanted = false;
    drop();
}

void ScreenAwake::ask()
{
    if (!m_bus.isConnected() || isHeld())
        return;
    QDBusMessage call = saverCall("Inhibit");
    call << QGuiApplication::desktopFileName() << m_reason;
    auto *answer = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<uint> reply = *answer;
        if (reply.isError()) {
            if (m_wanted)
                askPortal();
            return;
        }
        m_cookie = reply.value();
        if (m_wanted)
            Q_EMIT held();
        else
            drop(); // it was given up before the answer came
    });
}

void ScreenAwake::askPortal()
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(QLatin1String(kPortal), QStringLiteral("/org/freedesktop/portal/desktop"),
                                       QStringLiteral("org.freedesktop.portal.Inhibit"), QStringLiteral("Inhibit"));
    call << QString() << kIdle << QVariantMap{{QStringLiteral("reason"), m_reason}};
    auto *answer = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> reply = *answer;
        if (reply.isError())
            return;
        m_portalRequest = reply.value();
        if (m_wanted)
            Q_EMIT held();
        else
            drop();
    });
}

void ScreenAwake::drop()
{
    if (m_cookie) {
        QDBusMessage call = saverCall("UnInhibit");
        call << *m_cookie;
        m_bus.asyncCall(call);
        m_cookie.reset();
    }
    if (m_portalRequest) {
        m_bus.asyncCall(QDBusMessage::createMethodCall(QLatin1String(kPortal), m_portalRequest->path(),
                                                       QStringLiteral("org.freedesktop.portal.Request"),
                                                       QStringLiteral("Close")));
        m_portalRequest.reset();
    }
}

} // namespace meridian
