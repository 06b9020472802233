// SPDX-License-Identifier: GPL-3.0-or-later
// One operation of the journal as JSON, for others: what is not known is null. The keys are a contract. Pure.
#pragma once

#include "operationrecord.h"

namespace meridian
{

/// "id, kind, cluster, reason, old_primary, new_primary, started, duration_ms, outage_ms, client_errors, lost_rows,
/// result, plans, steps, canary".
QJsonObject toJson(const OperationDetail &detail);

} // namespace meridian
