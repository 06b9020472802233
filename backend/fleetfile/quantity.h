// SPDX-License-Identifier: GPL-3.0-or-later
// Durations and sizes as the fleet file spells them: "500ms", "1.5s", "2min", "1GiB". Pure.
#pragma once

#include "times.h"

#include <QString>

#include <optional>

namespace meridian
{

/// "500ms", "5s", "2min", "1h", "7d", with up to three decimals from seconds on; nothing when malformed.
std::optional<milliseconds> parseDuration(QStringView text);
QString writeDuration(milliseconds d); ///< in the largest unit that is exact: "90s", "2min"

/// Bytes. "10MB" (decimal) or "1GiB" (binary), with up to three decimals from kB on; nothing when malformed.
std::optional<qint64> parseSize(QStringView text);
QString writeSize(qint64 bytes); ///< in the largest unit that is exact: "1GiB", "10MB", "1234B"

} // namespace meridian
