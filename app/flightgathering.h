// SPDX-License-Identifier: GPL-3.0-or-later
// The flight recorder of one operation: all that is known around it in one archive, for whoever has to find out what
// happened, without secrets. Asked on the main thread, answered there; packed on a worker.
#pragma once

#include "history.h"
#include "operationrecord.h"
#include "zipped.h"

namespace meridian
{

/// Plan, steps, evidence and what clients saw from the journal; samples, events and pictures from ten minutes before to
/// ten minutes after from `history` (null: there is none); settings and the fleet file. `context`: nobody is answered
/// after its end.
QFuture<Result<QByteArray>> flightRecorder(History *history, const FleetPtr &fleet, const OperationDetail &detail,
                                           QObject *context);

} // namespace meridian
