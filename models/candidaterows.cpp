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

constexpr auto kRight = Qt::AlignRight | Qt::AlignVCenter;
constexpr auto kLeft = Qt::AlignLeft | Qt::AlignVCenter;

template <class Row>
TonedColumn<Row> column(const char *id, const QString &title, int width, Qt::Alignment align,
                        std::function<QString(const Row &)> display, std::function<Fact::Tone(const Row &)> tone = {})
{
    TonedColumn<Row> c;
    c.id = QLatin1String(id);
    c.title = title;
    c.display = std::move(display);
    c.align = align;
    c.width = width;
    c.tone = std::move(tone);
    return c;
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
        column<R>("place", Texts::tr("Place"), 60, kRight, [](const R &r) { return r.place; }),
        column<R>("node", Texts::tr("Node"), 150, kLeft,
                  [](const R &r) { return r.node.isEmpty() ? Texts::tr("all nodes") : r.node.name(); }),
        column<R>("region", Texts::tr("Region"), 120, kLeft, [](const R &r) { return r.region; }),
        column<R>("state", Texts::tr("State"), 140, kLeft, [](const R &r) { return r.state; }),
        column<R>("lag", Texts::tr("Lag"), 80, kRight, [](const R &r) { return r.lag; }),
        column<R>(
            "reason", Texts::tr("Why"), 220, kLeft, [](const R &r) { return r.reason; },
            [](const R &r) { return r.tone; }),
        column<R>("rules", Texts::tr("Rules"), 170, kLeft, [](const R &r) { return r.rules; }),
    };
}

QList<TonedColumn<Check>> ruleColumns()
{
    using R = Check;
    return {
        column<R>(
            "verdict", Texts::tr("Verdict"), 84, kLeft, [](const R &r) { return words::verdict(r.verdict); },
            [](const R &r) { return verdictTone(r.verdict); }),
        column<R>("rule", Texts::tr("Rule"), 160, kLeft, [](const R &r) { return r.code; }),
        column<R>("measured", Texts::tr("Measured"), 120, kRight, [](const R &r) { return r.measured; }),
        column<R>("threshold", Texts::tr("Limit"), 90, kRight, [](const R &r) { return r.threshold; }),
        column<R>("age", Texts::tr("Age"), 80, kRight,
                  [](const R &r) { return r.age ? format::duration(*r.age) : QString(); }),
        column<R>("reason", Texts::tr("Finding"), 260, kLeft, [](const R &r) { return r.reason.text(); }),
    };
}

} // namespace meridian
