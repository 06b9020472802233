// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidaterows.h"

#include "format.h"
#include "operationcatalogue.h"
#include "operationtexts.h"
#include "words.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CandidateRows)
};

CandidateRow rowOf(const NodeId &id, const Snapshot &snapshot)
{
    CandidateRow row;
    row.node = id;
    if (const Node *node = snapshot.fleet ? snapshot.fleet->node(id) : nullptr)
        row.region = node->region.name();
    if (const NodeState *state = snapshot.node(id)) {
        row.state = QStringLiteral("%1, %2").arg(words::health(state->health), words::role(*state));
        row.lag = words::lagTime(state->lag);
        row.reason = state->reason.text();
    }
    return row;
}

/// A node may come back when it is no standby that streams; anybody may be left alone.
bool mayBeChosen(OperationKind kind, const NodeState *state)
{
    if (kind != OperationKind::Rejoin)
        return true;
    return !state || state->role() != Role::Standby || state->health != Health::Healthy;
}

Fact::Tone verdictTone(CheckVerdict verdict)
{
    return verdict == CheckVerdict::Pass   ? Fact::Tone::Good
           : verdict == CheckVerdict::Warn ? Fact::Tone::Warning
                                           : Fact::Tone::Bad;
}

} // namespace

QList<CandidateRow> candidateRows(const OperationForm &form, const Plan *plan, const Snapshot &snapshot)
{
    QList<CandidateRow> rows;
    const bool promotes = form.kind == OperationKind::Switchover || form.kind == OperationKind::Failover;
    if (promotes && plan) {
        for (const Candidate &candidate : plan->candidates) {
            CandidateRow row = rowOf(candidate.node, snapshot);
            row.eligible = candidate.eligible;
            row.place = candidate.place > 0 ? QString::number(candidate.place) : format::unknown();
            row.reason = candidate.why.text();
            row.rules = checksSummary(candidate.rules);
            row.tone = candidate.eligible ? Fact::Tone::Normal : Fact::Tone::Warning;
            rows << row;
        }
        return rows;
    }
    if (promotes || !snapshot.fleet)
        return rows;
    if (!operationRow(form.kind).needsTarget) {
        CandidateRow all;
        all.eligible = true;
        all.reason = Texts::tr("every node of the cluster");
        rows << all;
    }
    for (const Node &node : snapshot.fleet->nodes) {
        if (node.cluster != form.cluster)
            continue;
        CandidateRow row = rowOf(node.id, snapshot);
        row.eligible = mayBeChosen(form.kind, snapshot.node(node.id));
        if (!row.eligible)
            row.reason = Texts::tr("is a standby that streams: nothing to rejoin");
        rows << row;
    }
    return rows;
}

QList<TonedColumn<CandidateRow>> candidateColumns()
{
    using R = CandidateRow;
    return {
        tonedColumn<R>("place", Texts::tr("Place"), 60, kRightAligned, [](const R &r) { return r.place; }),
        tonedColumn<R>("node", Texts::tr("Node"), 150, kLeftAligned,
                       [](const R &r) { return r.node.isEmpty() ? Texts::tr("all nodes") : r.node.name(); }),
        tonedColumn<R>("region", Texts::tr("Region"), 120, kLeftAligned, [](const R &r) { return r.region; }),
        tonedColumn<R>("state", Texts::tr("State"), 140, kLeftAligned, [](const R &r) { return r.state; }),
        tonedColumn<R>("lag", Texts::tr("Lag"), 80, kRightAligned, [](const R &r) { return r.lag; }),
        tonedColumn<R>(
            "reason", Texts::tr("Why"), 220, kLeftAligned, [](const R &r) { return r.reason; },
            [](const R &r) { return r.tone; }),
        tonedColumn<R>("rules", Texts::tr("Rules"), 170, kLeftAligned, [](const R &r) { return r.rules; }),
    };
}

QList<TonedColumn<Check>> ruleColumns()
{
    using R = Check;
    return {
        tonedColumn<R>(
            "verdict", Texts::tr("Verdict"), 84, kLeftAligned, [](const R &r) { return words::verdict(r.verdict); },
            [](const R &r) { return verdictTone(r.verdict); }),
        tonedColumn<R>("rule", Texts::tr("Rule"), 160, kLeftAligned, [](const R &r) { return r.code; }),
        tonedColumn<R>("measured", Texts::tr("Measured"), 120, kRightAligned, [](const R &r) { return r.measured; }),
        tonedColumn<R>("threshold", Texts::tr("Limit"), 90, kRightAligned, [](const R &r) { return r.threshold; }),
        tonedColumn<R>("age", Texts::tr("Age"), 80, kRightAligned,
                       [](const R &r) { return r.age ? format::duration(*r.age) : QString(); }),
        tonedColumn<R>("reason", Texts::tr("Finding"), 260, kLeftAligned, [](const R &r) { return r.reason.text(); }),
    };
}

} // namespace meridian
