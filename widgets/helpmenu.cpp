// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpmenu.h"

#include "aboutwindow.h"
#include "helpwindow.h"
#include "shortcutswindow.h"

#include <QMenu>

namespace meridian
{

HelpMenu::HelpMenu(QMenu *menu, QWidget *window, std::function<QString()> topic,
                   std::function<QList<Command>()> commands)
    : QObject(window)
    , m_window(window)
    , m_topic(std::move(topic))
    , m_commands(std::move(commands))
    , m_helpAction(menu->addAction(QString(), this, [this] { showHelp(m_topic()); }))
    , m_shortcutsAction(menu->addAction(QString(), this, &HelpMenu::showShortcuts))
    , m_aboutAction(menu->addAction(QString(), this, &HelpMenu::showAbout))
{
    m_helpAction->setObjectName(QStringLiteral("help"));
    m_helpAction->setShortcut(QKeySequence::HelpContents);
    m_shortcutsAction->setObjectName(QStringLiteral("shortcuts"));
    m_shortcutsAction->setShortcuts({Qt::SHIFT | Qt::Key_F1, Qt::Key_Question});
    m_aboutAction->setObjectName(QStringLiteral("about"));
    m_aboutAction->setMenuRole(QAction::AboutRole);
    window->addActions({m_helpAction, m_shortcutsAction});
    retranslate();
}

void HelpMenu::setTheme(const Theme &theme)
{
    m_theme = theme;
    if (m_help)
        m_help->setTheme(theme);
    if (m_about)
        m_about->setTheme(theme);
}

void HelpMenu::raise(QDialog *dialog)
{
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void HelpMenu::showHelp(const QString &topic)
{
    if (!m_help)
        m_help = new HelpWindow(m_window);
    m_help->setTheme(m_theme);
    m_help->show(topic);
    raise(m_help);
}

void HelpMenu::showShortcuts()
{
    if (!m_shortcuts)
        m_shortcuts = new ShortcutsWindow(m_window);
    m_shortcuts->show(m_commands());
    raise(m_shortcuts);
}

void HelpMenu::showAbout()
{
    if (!m_about)
        m_about = new AboutWindow(m_window);
    m_about->setTheme(m_theme);
    raise(m_about);
}

void HelpMenu::retranslate()
{
    const auto name = [](QAction *action, const char *english) {
        nameAction(action, staticMetaObject.className(), english);
    };
    name(m_helpAction, QT_TR_NOOP("&Help on this page"));
    name(m_shortcutsAction, QT_TR_NOOP("&Keyboard shortcuts"));
    name(m_aboutAction, QT_TR_NOOP("&About Meridian"));
    if (m_shortcuts && m_shortcuts->isVisible())
        m_shortcuts->show(m_commands());
}

} // namespace meridian
