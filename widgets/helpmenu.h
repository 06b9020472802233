// SPDX-License-Identifier: GPL-3.0-or-later
// F1 and its neighbours: help on what is shown, every shortcut, about the program. Adds its actions to a menu; makes a
// window when it is first asked for. GUI thread.
#pragma once

#include "commandlist.h"
#include "theme.h"

#include <QObject>

#include <functional>

class QDialog;

namespace meridian
{

class AboutWindow;
class HelpWindow;
class ShortcutsWindow;

class HelpMenu : public QObject
{
    Q_OBJECT
public:
    /// `topic` says which help belongs to what is shown; `commands` what the window can do.
    HelpMenu(QMenu *menu, QWidget *window, std::function<QString()> topic, std::function<QList<Command>()> commands);

    void setTheme(const Theme &theme);
    void retranslate();
    void showHelp(const QString &topic);
    void showShortcuts();
    void showAbout();
    HelpWindow *helpWindow() const { return m_help; } ///< null before the first F1

private:
    void raise(QDialog *dialog);

    QWidget *m_window;
    std::function<QString()> m_topic;
    std::function<QList<Command>()> m_commands;
    Theme m_theme = Theme::dark();
    QAction *m_helpAction, *m_shortcutsAction, *m_aboutAction;
    HelpWindow *m_help = nullptr;
    ShortcutsWindow *m_shortcuts = nullptr;
    AboutWindow *m_about = nullptr;
};

} // namespace meridian
