// SPDX-License-Identifier: GPL-3.0-or-later
// How new values are written into YAML text: plainly where that reads back as the same, quoted otherwise. Pure.
#pragma once

#include "yamlplace.h"

namespace meridian::yaml
{

/// On one line. `like` is the first character of what stood there before: its quotes are kept.
QByteArray spellFlow(const Place &value, bool insideFlow, char like = '\0');
QByteArray spellEntry(const QString &key, const Place &value, bool insideFlow); ///< "key: value"
/// Over several lines; the first line stands where it is put, the others at `column`.
QByteArray spellBlock(const Place &value, int column, const QByteArray &lineEnd);
QByteArray spellBlockEntry(const QString &key, const Place &value, int column, const QByteArray &lineEnd);

} // namespace meridian::yaml
