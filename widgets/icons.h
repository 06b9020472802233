// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own icons: one family of line drawings (resources/icons), in any colour, sharp at any scale. GUI
// thread.
#pragma once

#include <QIcon>

namespace meridian
{

/// `name` without suffix; `active` is the colour of the checked and the selected state.
QIcon icon(const QString &name, const QColor &colour, const QColor &active = {});
QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal pixelRatio);

} // namespace meridian
