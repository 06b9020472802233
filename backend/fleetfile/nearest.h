// SPDX-License-Identifier: GPL-3.0-or-later
// The known word that a misspelt one was probably meant to be. Pure.
#pragma once

#include <QStringList>

namespace meridian
{

/// Empty when nothing is near. Letters' case and '-' for '_' count as nothing; two swapped letters count as one
/// mistake.
QString nearest(const QString &word, const QStringList &known);

} // namespace meridian
