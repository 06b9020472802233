// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a fleet file on disk, whole or not at all: temporary file, sync, rename; permissions stay. Blocks for a small
// file's time.
#pragma once

#include "result.h"

#include <QByteArray>
#include <optional>

namespace meridian
{

inline const QString kChangedOnDisk = QStringLiteral("ESTALE"); ///< Error::code of saveFleetFile()

Result<QByteArray> readFleetText(const QString &file); ///< at most 16 MB
/// `known` is what the file held when it was read: when it holds something else by now, nothing is written and the
/// Error's code is kChangedOnDisk. Nothing: a new file, or one that the user agreed to replace.
Result<QByteArray> saveFleetFile(const QString &file, const QByteArray &text, const std::optional<QByteArray> &known);

} // namespace meridian
