// SPDX-License-Identifier: GPL-3.0-or-later
// What the window can be told to do: actions of pages, settings, and the palette that finds all of them. GUI thread.
#include "commandlist.h"
#include "commandpalette.h"
#include "helpmenu.h"
#include "inspector.h"
#include "mainwindow.h"
#include "rail.h"
#include "settingsmenu.h"
#include "topbar.h"
#include "watcharea.h"
#include "windowmemory.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>

#include <algorithm>

namespace meridian
{

namespace
{
constexpr int kMostUsedLast = 12;
constexpr auto kUsedLast = "usedLast";
} // namespace

void MainWindow::buildPageActions()
{
    for (const Page page : allPages()) {
        auto *action = new QAction(this);
        action->setObjectName(QStringLiteral("page:") + toText(page));
        action->setShortcut(shortcutOf(page));
        connect(action, &QAction::triggered, this, [this, page] { setPage(page); });
        m_pageActions << action;
    }
    addActions(m_pageActions);
    m_search = new QAction(this);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setShortcut(Qt::CTRL | Qt::Key_K);
    connect(m_search, &QAction::triggered, this, [this] { openPalette(); });
    addAction(m_search);
}

void MainWindow::wireSettings()
{
    connect(m_settings, &SettingsMenu::themeChosen, this, [this](ThemeChoice choice) {
        setTheme(choice);
        m_memory->setValue(QStringLiteral("theme"), toText(choice));
    });
    connect(m_settings, &SettingsMenu::languageChosen, this, [this](const QString &name) {
        m_memory->setValue(QStringLiteral("language"), name);
        Q_EMIT languageChosen(name);
    });
    connect(m_settings, &SettingsMenu::rangeChosen, this, [this](seconds range) { area()->setRange(range); });
    connect(m_settings->localTime(), &QAction::toggled, this, [this](bool local) { setUtc(!local); });
    connect(m_settings->inspector(), &QAction::toggled, this, [this](bool shown) {
        if (m_area)
            m_area->inspector()->setVisible(shown);
    });
    m_rail->settingsMenu()->addSeparator();
    const auto topic = [this] {
        return m_area && m_body->currentWidget() == m_area ? toText(m_page) : QStringLiteral("start");
    };
    m_help = new HelpMenu(m_rail->settingsMenu(), this, topic, [this] { return commands(); });
}

QList<Command> MainWindow::commands() const
{
    QList<Command> out = commandsOf(m_hasFleet ? m_pageActions : QList<QAction *>(), PaletteGroup::Pages);
    out += commandsOf(*m_topBar->fleetMenu(), PaletteGroup::Actions);
    out += commandsOf(*m_rail->settingsMenu(), PaletteGroup::Settings);
    const auto known = [&](const QAction *action) {
        return m_pageActions.contains(action) ||
               std::any_of(out.begin(), out.end(), [&](const Command &c) { return c.action == action; });
    };
    for (const Command &command : commandsOf(actions(), PaletteGroup::Actions)) { // with a shortcut, but in no menu
        if (!known(command.action))
            out << command;
    }
    return out;
}

void MainWindow::openPalette(const QString &typed)
{
    QList<PaletteEntry> entries;
    for (const Command &command : commands()) {
        if (command.action != m_search) // it is this
            entries << command.entry;
    }
    if (m_fleet)
        entries += fleetEntries(*m_fleet);
    m_palette->open(entries, m_memory->value(QLatin1String(kUsedLast)).toStringList(), typed);
}

void MainWindow::carryOut(const QString &key)
{
    QStringList used = m_memory->value(QLatin1String(kUsedLast)).toStringList();
    used.removeAll(key);
    used.prepend(key);
    m_memory->setValue(QLatin1String(kUsedLast), used.mid(0, kMostUsedLast));
    for (const Command &command : commands()) {
        if (command.entry.key == key) {
            command.action->trigger();
            return;
        }
    }
    const QString name = key.section(u':', 1);
    if (key.startsWith(QLatin1String("region:"))) {
        found(RegionId(name));
    } else if (key.startsWith(QLatin1String("node:"))) {
        found(NodeId(name));
    } else if (key.startsWith(QLatin1String("cluster:"))) {
        setPage(Page::Nodes);
        area()->filterNodes(QStringLiteral("cluster:") + name);
    }
}

} // namespace meridian
