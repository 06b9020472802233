// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the table `latest`, by which the history is sorted. Part of Journal.
#pragma once

#include "operationrecord.h"

namespace meridian
{

/// In the order of HistorySort; each has an index with the number behind it.
constexpr const char *kSortColumns[] = {"started", "kind",   "cluster", "nodes", "result", "duration",
                                        "outage",  "errors", "lost",    "who",   "reason"};

} // namespace meridian
