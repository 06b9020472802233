// SPDX-License-Identifier: GPL-3.0-or-later
// What the window can do, read off its menus and actions, for the command palette and the list of shortcuts. GUI
// thread. Holds no actions: they are looked for each time, because pages come and go.
#pragma once

#include "fleet.h"
#include "palettesearch.h"

#include <QPointer>

class QAction;
class QMenu;

namespace meridian
{

/// Puts a text on an action in the reader's language, and remembers the English one: the palette finds both. `context`
/// is the translation's, for a QObject its class name.
void nameAction(QAction *action, const char *context, const char *english);
/// The text of an action without mnemonics, "&Open…" and "打开(&O)…" alike.
QString plainText(const QString &text);

struct Command {
    QPointer<QAction> action;
    PaletteEntry entry;
};

/// Every action in these menus, and in the menus in them, that can be triggered; menus lead to "Theme › Dark".
QList<Command> commandsOf(const QMenu &menu, PaletteGroup group);
QList<Command> commandsOf(const QList<QAction *> &actions, PaletteGroup group);

/// Regions, nodes and clusters, with keys "region:", "node:" and "cluster:" before their names.
QList<PaletteEntry> fleetEntries(const Fleet &fleet);

} // namespace meridian
