// SPDX-License-Identifier: GPL-3.0-or-later
// `meridianctl history ID --flight-recorder FILE`: the archive of one operation, written whole or not at all.
#pragma once

#include "fleet.h"
#include "operationrecord.h"

namespace meridian::ctl
{

/// `storeFile`: of the history; empty or not there: the archive does without. Returns the exit code.
int writeFlightRecorder(const FleetPtr &fleet, const QString &storeFile, const OperationDetail &detail,
                        const QString &file);

} // namespace meridian::ctl
