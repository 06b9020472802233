// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the window, as a list of rows: rail, command line, settings, shortcuts and palette are made from it.
#pragma once

#include <QKeySequence>
#include <QString>

#include <optional>
#include <span>

namespace meridian
{

/// A page that has nothing behind it yet is not here.
enum class Page { Map, Charts, Nodes, Failovers, Events, Availability };

std::span<const Page> allPages();
QString toText(Page page); ///< "map", "charts", "nodes": on the command line, in settings, of its icon
std::optional<Page> pageFromText(const QString &text);
QString pageNames();                ///< all of them, with commas, for messages
QString pageTitle(Page page);       ///< in the reader's language
QKeySequence shortcutOf(Page page); ///< Ctrl+1 …

} // namespace meridian
