// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktopnotifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QSystemTrayIcon>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr auto kName = "org.freedesktop.Notifications";
constexpr auto kPath = "/org/freedesktop/Notifications";
constexpr uchar kNormal = 1, kCritical = 2; // urgency levels

QDBusMessage callOf(const char *method)
{
    return QDBusMessage::createMethodCall(QLatin1String(kName), QLatin1String(kPath), QLatin1String(kName),
                                          QLatin1String(method));
}

} // namespace

DesktopNotifier::DesktopNotifier(const QDBusConnection &bus, QSystemTrayIcon *tray, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_tray(tray)
{
    m_stepping.setSingleShot(true);
    connect(&m_stepping, &QTimer::timeout, this, &DesktopNotifier::step);
    if (m_bus.isConnected()) {
        const auto listen = [this](const char *signal, const char *slot) {
            m_bus.connect(QLatin1String(kName), QLatin1String(kPath), QLatin1String(kName), QLatin1String(signal), this,
                          slot);
        };
        listen("ActionInvoked", SLOT(actionInvoked(uint, QString)));
        listen("NotificationClosed", SLOT(closed(uint, uint)));
    }
    if (m_tray)
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT activated(m_trayNode); });
}

void DesktopNotifier::addEvents(const QList<Event> &events)
{
    m_book.addEvents(events, now());
    step();
}

void DesktopNotifier::observe(const std::optional<Emergency> &emergency)
{
    m_book.observe(emergency, now());
    step();
}

void DesktopNotifier::clear()
{
    m_book.clear();
    m_stepping.stop();
    QList<int> keys = m_asked.keys();
    for (const Shown &shown : std::as_const(m_shown))
        keys << shown.key;
    for (const int key : keys)
        close(key);
}

void DesktopNotifier::step()
{
    const NoticeStep step = m_book.step(now());
    for (const int key : step.close)
        close(key);
    if (step.show)
        show(*step.show);
    if (const auto due = m_book.due()) {
        const auto wait = std::chrono::ceil<milliseconds>(*due - now());
        m_stepping.start(std::max(wait, milliseconds(0)));
    }
}

void DesktopNotifier::show(const Notice &notice)
{
    if (!m_bus.isConnected()) {
        showInTray(notice);
        return;
    }
    QDBusMessage call = callOf("Notify");
    call << QStringLiteral("Meridian") << 0u << QGuiApplication::desktopFileName() << notice.title
         << notice.body.toHtmlEscaped() // the body may hold markup
         << QStringList{QStringLiteral("default"), tr("Open")}
         << QVariantMap{{QStringLiteral("urgency"),
                         QVariant::fromValue(notice.severity == Severity::Critical ? kCritical : kNormal)},
                        {QStringLiteral("category"), QStringLiteral("network.error")},
                        {QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()}}
         << -1;
    m_asked.insert(notice.key, {notice.key, notice.node});
    auto *answer = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, notice] {
        answer->deleteLater();
        const Shown shown = m_asked.take(notice.key);
        const QDBusPendingReply<uint> reply = *answer;
        if (reply.isError()) {
            showInTray(notice);
            return;
        }
        m_shown.insert(reply.value(), shown);
        if (shown.over)
            close(notice.key);
    });
}

void DesktopNotifier::showInTray(const Notice &notice)
{
    if (!m_tray || !m_tray->isVisible())
        return;
    m_trayNode = notice.node;
    m_tray->showMessage(notice.title, notice.body,
                        notice.severity == Severity::Critical ? QSystemTrayIcon::Critical : QSystemTrayIcon::Warning);
}

void DesktopNotifier::close(int key)
{
    if (const auto asked = m_asked.find(key); asked != m_asked.end())
        asked->over = true;
    const auto held = std::find_if(m_shown.keyValueBegin(), m_shown.keyValueEnd(),
                                   [&](const auto &s) { return s.second.key == key; });
    if (held == m_shown.keyValueEnd())
        return;
    QDBusMessage call = callOf("CloseNotification");
    call << (*held).first;
    m_bus.asyncCall(call);
}

void DesktopNotifier::actionInvoked(uint id, const QString &)
{
    if (m_shown.contains(id))
        Q_EMIT activated(m_shown.value(id).node);
}

void DesktopNotifier::closed(uint id, uint)
{
    m_shown.remove(id);
}

} // namespace meridian
