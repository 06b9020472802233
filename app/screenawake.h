// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the screen from going dark while a wall is shown: org.freedesktop.ScreenSaver, else the desktop portal. GUI
// thread; never waits for an answer. Asks again when the service was restarted; without one nothing happens.
#pragma once

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusServiceWatcher>
#include <QObject>

#include <optional>

namespace meridian
{

class ScreenAwake : public QObject
{
    Q_OBJECT
public:
    explicit ScreenAwake(const QDBusConnection &bus, QObject *parent = nullptr);
    ~ScreenAwake() override; ///< releases

    void hold(const QString &reason); ///< the reason is shown to the user by the desktop
    void release();
    bool isHeld() const { return m_cookie.has_value() || m_portalRequest.has_value(); } ///< the desktop has agreed

Q_SIGNALS:
    void held();

private:
    void ask();
    void askPortal();
    void drop(); ///< what was agreed to

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    QString m_reason;
    bool m_wanted = false;
    std::optional<uint> m_cookie;
    std::optional<QDBusObjectPath> m_portalRequest;
};

} // namespace meridian
