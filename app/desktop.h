// SPDX-License-Identifier: GPL-3.0-or-later
// What the window program is to the desktop: wall, notifications, tray icon, and its settings of these. GUI thread. It
// is given the live picture, whatever moment the window looks at.
#pragma once

#include "desktopnotifier.h"
#include "screenawake.h"
#include "trayicon.h"
#include "wall.h"

namespace meridian
{

class Engine;
class MainWindow;

class Desktop : public QObject
{
    Q_OBJECT
public:
    Desktop(MainWindow &window, const WallOptions &wall, const QDBusConnection &bus, QObject *parent = nullptr);
    ~Desktop() override;

    Wall &wall() { return m_wall; }
    TrayIcon &tray() { return m_tray; }
    DesktopNotifier &notifier() { return m_notifier; }

    void watch(Engine *engine); ///< of the fleet that is open; null before it ends
    void setSnapshot(const SnapshotPtr &snapshot);
    void addEvents(const QList<Event> &events);
    void openWindow(); ///< and bring it to the front
    void openNode(const NodeId &node);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildMenu();
    void apply();
    bool isOn(const char *key) const;
    void wireWall();
    void retranslate();

    MainWindow &m_window;
    Wall m_wall;
    ScreenAwake m_awake;
    TrayIcon m_tray;
    DesktopNotifier m_notifier;
    WallRotation m_confirmed; ///< emergencies are told when the wall would show them, and do not flap
    QString m_fleetFile;
    QMenu *m_menu = nullptr;
    QAction *m_wallAction = nullptr;
    QHash<QString, QAction *> m_settings;
};

} // namespace meridian
