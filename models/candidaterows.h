// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger of candidates as rows: every node with its place and the reason for it, and every rule that it was held
// against. Pure.
#pragma once

#include "operations.h"
#include "rowtable.h"

namespace meridian
{

struct CandidateRow {
    NodeId node; ///< empty: all nodes of the cluster
    QString place, region, state, lag, reason, rules;
    bool eligible = false;
    Fact::Tone tone = Fact::Tone::Normal;
};

/// Who can be chosen for the form: candidates of the plan, or, for what promotes nobody, the cluster's nodes.
QList<CandidateRow> candidateRows(const OperationForm &form, const Plan *plan, const Snapshot &snapshot);
QList<TonedColumn<CandidateRow>> candidateColumns();
QList<TonedColumn<Check>> ruleColumns();

} // namespace meridian
