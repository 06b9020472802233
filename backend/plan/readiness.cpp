// SPDX-License-Identifier: GPL-3.0-or-later
#include "readiness.h"

#include "format.h"
#include "promotionorder.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <functional>

namespace meridian
{

namespace
{

/// Taking the lock, promoting and pointing endpoints, as measured on loopback; round trips come on top.
constexpr milliseconds kPromotion{40};
constexpr int kRoundTrips = 3;

struct Part {
    const Node *node = nullptr;
    const NodeState *state = nullptr;
};

/// The nodes of one cluster in one picture.
struct Group {
    const Cluster *cluster = nullptr;
    QList<Part> parts;
    Part primary; ///< reachable; of several the one on the youngest timeline
    QList<const Endpoint *> endpoints;
};

bool isPrimary(const NodeState &n)
{
    return n.reachable && n.role() == Role::Primary;
}

QList<Group> groupsOf(const Snapshot &picture)
{
    const Fleet &fleet = *picture.fleet;
    QList<Group> groups;
    QHash<ClusterId, qsizetype> place;
    for (const Cluster &cluster : fleet.clusters) {
        place.insert(cluster.id, groups.size());
        groups.append({&cluster, {}, {}, {}});
    }
    for (const NodeState &state : picture.nodes) {
        const Node *node = fleet.node(state.id);
        const qsizetype at = node ? place.value(node->cluster, -1) : -1;
        if (at < 0)
            continue;
        Group &group = groups[at];
        group.parts.append({node, &state});
        const bool younger = !group.primary.state ||
                             (isPrimary(state) && state.sample->timeline > group.primary.state->sample->timeline);
        if (isPrimary(state) && younger)
            group.primary = {node, &state};
    }
    for (const Endpoint &endpoint : fleet.endpoints) {
        if (const qsizetype at = place.value(endpoint.cluster, -1); at >= 0)
            groups[at].endpoints.append(&endpoint);
    }
    return groups;
}

/// Could be promoted without anybody's acceptance.
bool mayBePromoted(const Part &p)
{
    const NodeState &n = *p.state;
    return n.reachable && n.role() == Role::Standby && n.health != Health::Maintenance && n.health != Health::Failed &&
           p.node->promotion != PromotionRule::MustNot && p.node->priority != 0 && !n.sample->replayPaused &&
           n.sample->detail.applyDelay.value_or(microseconds(0)) == microseconds(0);
}

/// What the primary has acknowledged and this one has not received.
std::optional<qint64> missingOn(const Part &standby, const Part &primary)
{
    if (standby.state->lag.state == LagState::Idle)
        return 0;
    const auto end = primary.state ? primary.state->sample->current : std::nullopt;
    const auto own = std::max(standby.state->sample->received, standby.state->sample->replayed);
    if (end && own)
        return std::max<qint64>(0, *end - *own);
    return standby.state->lag.bytes;
}

QList<Rank> candidatesOf(const Group &group, const std::function<bool(const Node &)> &isLost)
{
    QList<Rank> ranks;
    for (const Part &p : group.parts) {
        if (isLost(*p.node) || !mayBePromoted(p))
            continue;
        const bool elsewhere = group.primary.node && group.primary.node->region != p.node->region;
        ranks.append({p.node, p.state, missingOn(p, group.primary), elsewhere});
    }
    return ranks;
}

/// From the failure on: noticed after so many polls, promoted, and what it has received is replayed.
milliseconds recoveryOf(const Group &group, const NodeState &promoted)
{
    const Cluster &c = *group.cluster;
    const microseconds trip = promoted.timings.roundTrip.value_or(microseconds(0));
    const microseconds replay = promoted.lag.state == LagState::Streaming || promoted.lag.state == LagState::Stalled
                                    ? promoted.lag.time.value_or(microseconds(0))
                                    : microseconds(0);
    return c.thresholds.strikes * c.polling.interval +
           std::chrono::ceil<milliseconds>(kPromotion + kRoundTrips * trip + replay);
}

Loss lossOf(const Group &group, const std::function<bool(const Node &)> &isLost)
{
    Loss loss;
    loss.cluster = group.cluster->id;
    loss.losesPrimary = !group.primary.node || isLost(*group.primary.node);
    const auto isLostEndpoint = [&](const Endpoint &e) {
        Node there; // stands where the endpoint does
        there.region = e.region;
        return !e.region.isEmpty() && isLost(there);
    };
    for (const Endpoint *e : group.endpoints) {
        if (loss.losesPrimary || isLostEndpoint(*e))
            loss.services.append(e->name);
    }
    if (!loss.losesPrimary) {
        loss.why = {QStringLiteral("loss.primary-stays"), {group.primary.node->id.name()}};
        return loss;
    }
    QList<Rank> ranks = candidatesOf(group, isLost);
    if (ranks.isEmpty()) {
        loss.why = {QStringLiteral("loss.nobody"), {}};
        return loss;
    }
    const Rank best = *std::min_element(ranks.begin(), ranks.end(), isBetter);
    loss.promoted = best.node->id;
    loss.bytes = best.missing;
    loss.time = best.missing == 0 ? std::optional(microseconds(0)) : best.state->lag.time;
    loss.recovery = recoveryOf(group, *best.state);
    ranks.removeIf([&](const Rank &r) { return r.node == best.node; });
    loss.why = {QStringLiteral("place.first"), {}};
    if (!ranks.isEmpty()) {
        const Rank second = *std::min_element(ranks.begin(), ranks.end(), isBetter);
        loss.why = {QStringLiteral("loss.before"), {second.node->id.name()}};
    }
    return loss;
}

/// What a readiness is measured by.
struct Facts {
    const Group &group;
    const Loss &loss; ///< of the primary
    qsizetype candidates = 0;
    bool elsewhere = false; ///< one of them is in another region
    const NodeState *promoted = nullptr;
    QStringList failed;
    QStringList astray; ///< endpoints that do not lead to the primary
};

struct Shortcoming {
    int weight;                    ///< of 100
    Reason (*find)(const Facts &); ///< empty: not the case
};

Reason reason(bool is, const char *code, const QStringList &args = {})
{
    return is ? Reason{QLatin1String(code), args} : Reason();
}

// The weights are a judgement: what makes a failover impossible takes all, what makes it costly a quarter.
constexpr std::array kShortcomings{
    Shortcoming{100, [](const Facts &f) { return reason(!f.group.primary.node, "ready.no-primary"); }},
    Shortcoming{100, [](const Facts &f) { return reason(f.candidates == 0, "ready.no-candidate"); }},
    Shortcoming{25,
                [](const Facts &f) {
                    const auto &rpo = f.group.cluster->rpo;
                    return reason(
                        rpo && f.loss.time > *rpo, "ready.rpo",
                        {format::orUnknown(f.loss.time, format::duration), rpo ? format::duration(*rpo) : QString()});
                }},
    Shortcoming{25,
                [](const Facts &f) {
                    const auto &rto = f.group.cluster->rto;
                    return reason(rto && f.loss.recovery > *rto, "ready.rto",
                                  {format::orUnknown(f.loss.recovery, format::duration),
                                   rto ? format::duration(*rto) : QString()});
                }},
    Shortcoming{20, [](const Facts &f) { return reason(f.promoted && !f.loss.time, "ready.loss-unknown"); }},
    Shortcoming{20,
                [](const Facts &f) {
                    return reason(f.promoted && f.promoted->lag.time > f.group.cluster->thresholds.lagWarning,
                                  "ready.lag", {f.loss.promoted.name()});
                }},
    Shortcoming{20, [](const Facts &f) { return reason(f.candidates > 0 && !f.elsewhere, "ready.one-region"); }},
    Shortcoming{15, [](const Facts &f) { return reason(f.candidates == 1, "ready.one-candidate"); }},
    Shortcoming{10,
                [](const Facts &f) {
                    return reason(f.promoted && f.promoted->health != Health::Healthy, "ready.not-healthy",
                                  {f.loss.promoted.name()});
                }},
    Shortcoming{10,
                [](const Facts &f) {
                    return reason(!f.failed.isEmpty(), "ready.failed", {f.failed.join(QStringLiteral(", "))});
                }},
    Shortcoming{10,
                [](const Facts &f) {
                    const Node *p = f.group.primary.node;
                    return reason(p && p->control.kind == ControlKind::None, "ready.no-fence",
                                  {p ? p->id.name() : QString()});
                }},
    Shortcoming{10,
                [](const Facts &f) {
                    return reason(!f.astray.isEmpty(), "ready.endpoint", {f.astray.join(QStringLiteral(", "))});
                }},
    Shortcoming{5,
                [](const Facts &f) {
                    const NodeState *p = f.group.primary.state;
                    return reason(p && p->sample->detail.archiveFailing, "ready.archive");
                }},
    Shortcoming{5, [](const Facts &f) { return reason(f.group.endpoints.isEmpty(), "ready.no-endpoint"); }},
};

Readiness readinessOf(const Snapshot &picture, const Group &group)
{
    const auto isPrimaryNode = [&](const Node &n) { return &n == group.primary.node; };
    Readiness r;
    r.cluster = group.cluster->id;
    r.loss = lossOf(group, isPrimaryNode);
    Facts facts{group, r.loss, 0, false, nullptr, {}, {}};
    for (const Rank &rank : candidatesOf(group, isPrimaryNode)) {
        ++facts.candidates;
        facts.elsewhere = facts.elsewhere || rank.elsewhere;
        if (rank.node->id == r.loss.promoted)
            facts.promoted = rank.state;
    }
    for (const Part &p : group.parts) {
        if (p.state->health == Health::Failed)
            facts.failed.append(p.node->id.name());
    }
    for (const EndpointState &e : picture.endpoints) {
        if (e.cluster == r.cluster && e.health == Health::Failed)
            facts.astray.append(e.name);
    }
    int percent = 100;
    for (const Shortcoming &s : kShortcomings) {
        const Reason found = s.find(facts);
        if (found.isEmpty())
            continue;
        percent -= s.weight;
        r.reasons.append(found);
        if (s.weight == 100)
            break; // without it the rest is idle talk
    }
    r.percent = std::max(0, percent);
    return r;
}

} // namespace

QList<Loss> ifRegionLost(const Snapshot &picture, const RegionId &region)
{
    QList<Loss> losses;
    const auto isLost = [&](const Node &n) { return n.region == region; };
    for (const Group &group : groupsOf(picture)) {
        const bool touched =
            std::any_of(group.parts.begin(), group.parts.end(), [&](const Part &p) { return isLost(*p.node); });
        if (touched)
            losses.append(lossOf(group, isLost));
    }
    return losses;
}

std::optional<Loss> ifNodeLost(const Snapshot &picture, const NodeId &id)
{
    const Node *node = picture.fleet->node(id);
    if (!node)
        return {};
    for (const Group &group : groupsOf(picture)) {
        if (group.cluster->id == node->cluster)
            return lossOf(group, [&](const Node &n) { return n.id == id; });
    }
    return {};
}

QList<Readiness> readiness(const Snapshot &picture)
{
    QList<Readiness> all;
    for (const Group &group : groupsOf(picture))
        all.append(readinessOf(picture, group));
    return all;
}

std::optional<Readiness> readiness(const Snapshot &picture, const ClusterId &cluster)
{
    for (const Group &group : groupsOf(picture)) {
        if (group.cluster->id == cluster)
            return readinessOf(picture, group);
    }
    return {};
}

} // namespace meridian
