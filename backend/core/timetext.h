// SPDX-License-Identifier: GPL-3.0-or-later
// A moment as people and scripts write it. Pure; the way back is core/format.h.
#pragma once

#include "result.h"
#include "times.h"

namespace meridian
{

/// "2026-11-20", "2026-11-20 14:31", "2026-11-20T14:31:00.5Z" or "…+01:00" (ISO 8601); UTC unless it says otherwise.
/// ErrorKind::BadInput says at which character, counted from 1, what was expected.
Result<Instant> parseTime(const QString &text);

} // namespace meridian
