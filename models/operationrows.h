// SPDX-License-Identifier: GPL-3.0-or-later
// Operations of the past and their steps as rows: planned beside measured. Pure.
#pragma once

#include "operations.h"
#include "rowtable.h"

namespace meridian
{

/// The operation as the journal has it, as if it stood there now. Its last plan counts. An error when that plan cannot
/// be read.
Result<LiveOperation> liveFrom(const OperationDetail &detail);

struct StepTime {
    QString step, planned, measured, state, evidence;
    Fact::Tone tone = Fact::Tone::Normal;
};
QList<StepTime> stepTimes(const LiveOperation &live);
QList<TonedColumn<StepTime>> stepTimeColumns();

/// Of the record's facts; empty: not measured.
std::optional<microseconds> factDuration(const OperationRecord &record, const char *name);
std::optional<qint64> factCount(const OperationRecord &record, const char *name);

struct HistoryRow {
    OperationRecord record;
    bool utc = true;
};
QList<TonedColumn<HistoryRow>> historyColumns();
/// Duration, outage, errors, who and where of one operation.
QList<Fact> recordFacts(const OperationRecord &record, bool utc);

} // namespace meridian
