// SPDX-License-Identifier: GPL-3.0-or-later
// From the rows of pulse.sql and detail.sql to values. Pure; any thread.
#pragma once

#include "sample.h"

struct pg_result;

namespace meridian
{

/// What a pulse tells beside the sample itself.
struct Pulse {
    ServerSample sample;               ///< without detail and clock offset
    std::optional<Instant> serverTime; ///< when the statement began, on the server's clock
    microseconds serverShare{0};       ///< time the server itself spent on the statement
};

Pulse readPulse(const pg_result *row);
DetailSample readDetail(const pg_result *row);

} // namespace meridian
