// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidates.h"

#include "checks.h"
#include "promotionorder.h"
#include "requesterrors.h"

#include <algorithm>

namespace meridian
{

namespace
{

struct Entry {
    Candidate candidate;
    Rank rank;
};

Rank rankOf(const ClusterView &view, const Member &m, OperationKind kind, const Member *old)
{
    Rank r{m.node, m.state, {}, old && old->node->region != m.node->region};
    const auto last = view.lastKnownPosition();
    const auto own = m.received();
    if (last && own)
        r.missing = std::max<qint64>(0, *last - *own);
    // A planned switchover waits until nothing is missing; what is in flight says nothing about a node.
    const auto lag = m.state ? m.state->lag.time : std::nullopt;
    if (kind == OperationKind::Switchover && lag && *lag <= view.cluster->limits.plannedGap)
        r.missing = 0;
    return r;
}

Entry entryOf(const ClusterView &view, const Member &m, OperationKind kind, const Member *old)
{
    Plan plan;
    plan.kind = kind;
    Entry e;
    e.rank = rankOf(view, m, kind, old);
    e.candidate.node = m.id();
    e.candidate.rules = candidateRules({view, plan, &m, old, {}, {}});
    const auto &rules = e.candidate.rules;
    const auto block = std::find_if(rules.begin(), rules.end(), [kind](const Check &rule) {
        // What is lost in an emergency stops the plan until it is accepted, not the node that loses least.
        const bool acceptable = kind == OperationKind::Failover && rule.code == QLatin1String("target-gap");
        // Whoever asks for it by name may accept that; nobody else is sent there.
        const bool maintained = rule.code == QLatin1String("maintenance");
        return rule.verdict == CheckVerdict::Block && (!rule.overridable || maintained) && !acceptable;
    });
    e.candidate.eligible = block == rules.end();
    if (!e.candidate.eligible)
        e.candidate.why = block->reason;
    return e;
}

} // namespace

QList<Candidate> rankCandidates(const ClusterView &view, OperationKind kind, const Member *old)
{
    QList<Entry> entries;
    for (const Member &m : view.members)
        entries.append(entryOf(view, m, kind, old));
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        if (a.candidate.eligible != b.candidate.eligible)
            return a.candidate.eligible;
        return isBetter(a.rank, b.rank);
    });
    QList<Candidate> list;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        Candidate c = entries[i].candidate;
        if (c.eligible) {
            c.place = int(i) + 1;
            c.why = i == 0 ? Reason{QStringLiteral("place.first"), {}} : whyAfter(entries[i - 1].rank, entries[i].rank);
        }
        list.append(c);
    }
    return list;
}

const Member *chosenTarget(const ClusterView &view, const NodeId &requested, const QList<Candidate> &candidates)
{
    if (!requested.isEmpty())
        return view.find(requested);
    return candidates.isEmpty() || !candidates.first().eligible ? nullptr : view.find(candidates.first().node);
}

Result<Movement> beginMovement(const ClusterView &view, OperationKind kind, const NodeId &target, const NodeId &from,
                               Plan &plan)
{
    if (const auto error = requestError(view, kind, {target, from}))
        return *error;
    plan.kind = kind;
    plan.cluster = view.cluster->id;
    Movement m;
    m.old = from.isEmpty() ? view.oldPrimary(target) : view.find(from);
    plan.candidates = rankCandidates(view, kind, m.old);
    m.target = chosenTarget(view, target, plan.candidates);
    plan.oldPrimary = m.old ? m.old->id() : NodeId();
    plan.newPrimary = m.target ? m.target->id() : NodeId();
    return m;
}

} // namespace meridian
