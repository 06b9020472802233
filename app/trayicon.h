// SPDX-License-Identifier: GPL-3.0-or-later
// The fleet in the tray: the shape and colour of the worst state, the counts as its tooltip, a short menu. GUI thread.
#pragma once

#include "snapshot.h"
#include "theme.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace meridian
{

class TrayIcon : public QSystemTrayIcon
{
    Q_OBJECT
public:
    explicit TrayIcon(QObject *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(const SnapshotPtr &snapshot);
    Health worst() const { return m_worst; }
    void retranslate();

Q_SIGNALS:
    void openRequested();
    void wallRequested();
    void quitRequested();

private:
    void draw();

    Theme m_theme = Theme::dark();
    Health m_worst = Health::Unknown;
    QMenu m_menu;
    QAction *m_open, *m_wall, *m_quit;
};

/// The worst health of any node; unknown without nodes. Unknown is worse than healthy only.
Health worstHealth(const Snapshot &snapshot);
/// "global-app: 9 healthy, 2 degraded"
QString countsText(const Snapshot &snapshot);

} // namespace meridian
