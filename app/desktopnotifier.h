// SPDX-License-Identifier: GPL-3.0-or-later
// Shows notices through org.freedesktop.Notifications (Desktop Notifications Specification 1.2), or, where nobody owns
// that name, through the tray icon. GUI thread; never waits for an answer.
#pragma once

#include "noticebook.h"

#include <QDBusConnection>
#include <QObject>
#include <QTimer>

class QSystemTrayIcon;

namespace meridian
{

class DesktopNotifier : public QObject
{
    Q_OBJECT
public:
    /// `tray` may be null; not owned, outlives this.
    DesktopNotifier(const QDBusConnection &bus, QSystemTrayIcon *tray, QObject *parent = nullptr);

    void setOptions(const NoticeOptions &options) { m_book.setOptions(options); }
    const NoticeOptions &options() const { return m_book.options(); }
    void addEvents(const QList<Event> &events);
    void observe(const std::optional<Emergency> &emergency);
    void clear(); ///< another fleet

Q_SIGNALS:
    void activated(const meridian::NodeId &node); ///< clicked; empty: of no node in particular

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void closed(uint id, uint reason);

private:
    void step();
    void show(const Notice &notice);
    void showInTray(const Notice &notice);
    void close(int key);

    struct Shown {
        int key = 0;
        NodeId node;
        bool over = false; ///< before the desktop had given it a number
    };
    QDBusConnection m_bus;
    QSystemTrayIcon *m_tray;
    NoticeBook m_book;
    QHash<uint, Shown> m_shown; ///< by the desktop's number
    QHash<int, Shown> m_asked;  ///< by our key: the desktop has not answered yet
    NodeId m_trayNode;
    QTimer m_stepping;
};

} // namespace meridian
