// SPDX-License-Identifier: GPL-3.0-or-later
#include "candidates.h"

#include "checks.h"
#include "format.h"

#include <algorithm>
#include <array>

namespace meridian
{

namespace
{

/// What two nodes are compared by.
struct Rank {
    const Member *member = nullptr;
    bool eligible = true;
    int health = 0;
    qint64 missing = 0; ///< bytes behind the last known position, as far as they count
    int preference = 0; ///< of its promotion rule
    bool elsewhere = false;
    microseconds roundTrip = microseconds::max();
};

struct Criterion {
    const char *code; ///< why the later one comes later: %1 is the one before, %2 and %3 what was compared
    int (*compare)(const Rank &, const Rank &); ///< below 0: the first is better
    QString (*value)(const Rank &);
};

template <class T>
int order(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

// Field guide, "Who is promoted": in this order.
constexpr std::array kCriteria{
    Criterion{"place.health", [](const Rank &a, const Rank &b) { return order(a.health, b.health); },
              [](const Rank &r) { return toText(r.member->state ? r.member->state->health : Health::Unknown); }},
    Criterion{"place.data", [](const Rank &a, const Rank &b) { return order(a.missing, b.missing); },
              [](const Rank &r) { return format::bytes(r.missing); }},
    Criterion{"place.rule", [](const Rank &a, const Rank &b) { return order(a.preference, b.preference); },
              [](const Rank &r) { return toText(r.member->node->promotion); }},
    Criterion{"place.priority",
              [](const Rank &a, const Rank &b) { return order(b.member->node->priority, a.member->node->priority); },
              [](const Rank &r) { return QString::number(r.member->node->priority); }},
    Criterion{"place.region", [](const Rank &a, const Rank &b) { return order(a.elsewhere, b.elsewhere); },
              [](const Rank &r) { return r.member->node->region.name(); }},
    Criterion{"place.latency", [](const Rank &a, const Rank &b) { return order(a.roundTrip, b.roundTrip); },
              [](const Rank &r) {
                  return r.roundTrip == microseconds::max() ? format::unknown() : format::duration(r.roundTrip);
              }},
    Criterion{"place.name",
              [](const Rank &a, const Rank &b) { return order(a.member->id().name(), b.member->id().name()); },
              [](const Rank &r) { return r.member->id().name(); }},
};

Rank rankOf(const ClusterView &view, const Member &m, OperationKind kind, const Member *old)
{
    Rank r;
    r.member = &m;
    r.health = severity(m.state ? m.state->health : Health::Unknown);
    const auto last = view.lastKnownPosition();
    const auto own = m.received();
    r.missing = last && own ? std::max<qint64>(0, *last - *own) : std::numeric_limits<qint64>::max();
    // A planned switchover waits until nothing is missing; what is in flight says nothing about a node.
    const auto lag = m.state ? m.state->lag.time : std::nullopt;
    if (kind == OperationKind::Switchover && lag && *lag <= view.cluster->limits.plannedGap)
        r.missing = 0;
    constexpr std::array kPreference{1, 0, 2, 3}; // Allow, Prefer, PreferNot, MustNot
    r.preference = kPreference[size_t(m.node->promotion)];
    r.elsewhere = old && old->node->region != m.node->region;
    if (m.state && m.state->timings.roundTrip)
        r.roundTrip = *m.state->timings.roundTrip;
    return r;
}

Reason whyAfter(const Rank &before, const Rank &r)
{
    for (const Criterion &c : kCriteria) {
        if (c.compare(before, r) != 0)
            return {QLatin1String(c.code), {before.member->id().name(), c.value(before), c.value(r)}};
    }
    return {};
}

} // namespace

QList<Candidate> rankCandidates(const ClusterView &view, OperationKind kind, const Member *old)
{
    QList<Rank> ranks;
    QHash<NodeId, Candidate> found;
    Plan plan;
    plan.kind = kind;
    for (const Member &m : view.members) {
        Candidate c;
        c.node = m.id();
        c.rules = candidateRules({view, plan, &m, old, {}, {}});
        const auto block = std::find_if(c.rules.begin(), c.rules.end(), [](const Check &rule) {
            return rule.verdict == CheckVerdict::Block && !rule.overridable;
        });
        c.eligible = block == c.rules.end();
        if (!c.eligible)
            c.why = block->reason;
        Rank rank = rankOf(view, m, kind, old);
        rank.eligible = c.eligible;
        ranks.append(rank);
        found.insert(m.id(), c);
    }
    std::stable_sort(ranks.begin(), ranks.end(), [](const Rank &a, const Rank &b) {
        if (a.eligible != b.eligible)
            return a.eligible;
        for (const Criterion &c : kCriteria) {
            if (const int o = c.compare(a, b))
                return o < 0;
        }
        return false;
    });
    QList<Candidate> list;
    for (qsizetype i = 0; i < ranks.size(); ++i) {
        Candidate c = found.value(ranks[i].member->id());
        if (c.eligible) {
            c.place = int(i) + 1;
            c.why = i == 0 ? Reason{QStringLiteral("place.first"), {}} : whyAfter(ranks[i - 1], ranks[i]);
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

} // namespace meridian
