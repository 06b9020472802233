// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of a server whose positions are sets of transactions: sets, channels, threads, who may write. Pure.
#pragma once

#include "facts.h"

namespace meridian
{

QList<Fact> gtidFacts(const ServerSample &sample); ///< only of one that has `gtid`

} // namespace meridian
