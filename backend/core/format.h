// SPDX-License-Identifier: GPL-3.0-or-later
// The one formatter of numbers, sizes, durations, ages and times: the window, the command line and reasons all use it.
#pragma once

#include "times.h"

#include <QString>

#include <optional>

namespace meridian::format
{

QString duration(microseconds d); ///< "0.4 ms", "82 ms", "6.3 s", "4 min 10 s", "2 h 5 min", "3 d 4 h"
QString bytes(qint64 n);          ///< "0 B", "612 B", "1.2 kB", "1.2 MB": decimal units
QString count(qint64 n);          ///< grouped by thin spaces: "12 345"
QString number(double v, int decimals);
QString time(Instant t, bool utc = true);     ///< "14:32:07 UTC", or local "15:32:07"
QString dateTime(Instant t, bool utc = true); ///< "2026-11-21 14:32:07 UTC"
QString iso(Instant t);                       ///< "2026-11-21T14:32:07.123Z", for JSON, CSV, logs
QString unknown();                            ///< "–", what is drawn for a missing value

template <class T, class F>
QString orUnknown(const std::optional<T> &v, F &&f)
{
    return v ? f(*v) : unknown();
}

} // namespace meridian::format
