// SPDX-License-Identifier: GPL-3.0-or-later
// The pages that a wall can show: those of the window, and the board that is made for it. GUI thread.
#pragma once

#include "pagewidget.h"

#include <QStringList>

namespace meridian
{

class SeriesBook;

QStringList wallPageNames();    ///< "board", and the window's pages
QStringList defaultWallPages(); ///< what is shown when nothing was chosen
/// "map,charts" as names; nothing when one of them does not exist or there is none.
std::optional<QStringList> wallPagesFromText(const QString &text);
/// In large type. `book` outlives it; the caller owns it.
PageWidget *makeWallPage(const QString &name, const SeriesBook &book);

} // namespace meridian
