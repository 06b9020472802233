// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner.h"

#include "candidates.h"
#include "checks.h"
#include "planwriter.h"

#include <algorithm>

namespace meridian
{

namespace
{

/// A reachable standby of the same line that has received more than the target; null: none has.
const Member *moreAdvanced(const ClusterView &view, const Member &target)
{
    const Member *best = &target;
    for (const Member &m : view.members) {
        const bool sameLine = target.sample && m.sample && m.sample->timeline == target.sample->timeline;
        if (m.runsAs(Role::Standby) && sameLine && m.upstream != target.id() && m.received() > best->received())
            best = &m;
    }
    return best == &target ? nullptr : best;
}

class Failover
{
public:
    Failover(const ClusterView &view, const Member &target, const Member *old)
        : m_view(view)
        , m_target(target)
        , m_old(old)
        , m_write(view)
        , m_promoted(target.runsAs(Role::Primary))
    {
        for (const Member &m : view.members) {
            if (mustFollow(view, m, target, old))
                m_followers.append(&m);
        }
    }

    QList<Step> native()
    {
        m_write.startOutage();
        if (m_promoted)
            m_write.noWayBack();
        fence();
        if (!m_promoted) {
            fetchTail();
            m_write.add(Promote{m_target.id()}, "step.promote").pointOfNoReturn = true;
            m_write.noWayBack();
        }
        redirect();
        m_write.endOutage();
        m_write.verify(m_target);
        waitForAll();
        m_write.reachForSilent(m_target);
        return m_write.finish({&m_target}, m_target);
    }

    QList<Step> throughPatroni()
    {
        m_ownerRepoints = true;
        m_write.startOutage();
        if (!m_promoted)
            m_write.add(PatroniFailover{m_view.cluster->id, m_target.id()}, "step.patroni-failover").pointOfNoReturn =
                true;
        m_write.noWayBack();
        redirect();
        m_write.endOutage();
        m_write.verify(m_target);
        waitForAll();
        m_write.reachForSilent(m_target);
        return m_write.finish({&m_target}, m_target);
    }

private:
    void fence();
    void fetchTail();
    void redirect();
    void waitForAll();

    const ClusterView &m_view;
    const Member &m_target;
    const Member *m_old;
    PlanWriter m_write;
    bool m_promoted, m_ownerRepoints = false;
    QList<const Member *> m_followers;
};

/// What can be fenced is.
void Failover::fence()
{
    const OperationLimits &limits = m_view.cluster->limits;
    const bool stopped = !m_old || m_view.isStopped(*m_old);
    if (!stopped && m_old->runsAs(Role::Primary) && !m_view.wasFenced(*m_old))
        m_write.add(Fence{m_old->id(), {}, limits.grace, limits.catchUp}, "step.fence-lost");
    const qsizetype first = m_write.size();
    const bool hostAnswers = m_old && m_old->survey && m_old->survey->hostReachable.value_or(false);
    if (!stopped && !m_old->runsAs(Role::Standby) && (hostAnswers || m_old->runsAs(Role::Primary)))
        m_write.stop(*m_old, StopMode::Immediate, "step.stop-lost");
    m_write.together(first);
}

void Failover::fetchTail()
{
    const Member *ahead = moreAdvanced(m_view, m_target);
    if (!ahead)
        return;
    m_write.shortenRetry(m_target);
    if (m_target.upstream != ahead->id())
        m_write.add(Follow{m_target.id(), ahead->id(), {}}, "step.fetch-tail", {ahead->id().name()});
    m_write.add(WaitCaughtUp{m_target.id(), ahead->id(), m_view.cluster->limits.catchUp}, "step.wait-tail");
}

void Failover::redirect()
{
    const QList<const Member *> standbys = m_ownerRepoints ? QList<const Member *>() : m_followers;
    const qsizetype first = m_write.size();
    for (const Member *m : standbys) { // what could be done before, and waits until somebody can write again
        m_write.makeSlot(m_target, m_view.slotFor(*m), *m);
        m_write.shortenRetry(*m);
    }
    QStringList resume;
    for (const Endpoint *e : m_view.endpoints) {
        if (mustPoint(m_view, *e, m_target.id()) && !keepsSilent(m_view.situation, *e))
            m_write.add(PointEndpoint{e->name, m_target.id()}, "step.point", {m_target.id().name()});
        if (e->kind == EndpointKind::PgBouncer && isPaused(m_view.situation, e->name))
            resume.append(e->name);
    }
    m_write.together(first);
    const qsizetype followers = m_write.size();
    for (const Member *m : standbys)
        m_write.add(Follow{m->id(), m_target.id(), m_view.slotFor(*m)}, "step.follow", {m_target.id().name()});
    m_write.together(followers);
    if (!resume.isEmpty())
        m_write.add(ResumePools{resume}, "step.resume");
}

void Failover::waitForAll()
{
    const qsizetype first = m_write.size();
    for (const Member &m : m_view.members) {
        if (&m == &m_target || &m == m_old || !m.runsAs(Role::Standby))
            continue;
        const bool follows = m_followers.contains(&m);
        if (!isOnLineOf(m, m_target) || follows)
            m_write.add(WaitStreaming{m.id(), follows ? m_target.id() : m.upstream, m_view.cluster->limits.rejoin},
                        "step.wait-streaming");
    }
    if (!m_ownerRepoints)
        m_write.dropSlotsOf(m_target);
    for (const Member &m : m_view.members)
        m_write.resetRetry(m);
    m_write.together(first);
}

/// What the last known position of the line has and the target will not have. Nothing when nobody knows.
void estimateLoss(const ClusterView &view, const Member &target, const Member *old, Plan &plan)
{
    if (target.runsAs(Role::Primary))
        return; // it has happened; the first plan knows
    const Member *ahead = moreAdvanced(view, target);
    const auto last = view.lastKnownPosition();
    const auto kept = (ahead ? ahead : &target)->received();
    if (!last || !kept || !ClusterView::sawPosition(old))
        return;
    plan.lossBytes = std::max<qint64>(0, *last - *kept);
    const auto lag = target.state ? target.state->lag.time : std::nullopt;
    if (*plan.lossBytes == 0)
        plan.lossTime = milliseconds(0);
    else if (lag && old && old->sampledAt) // from the youngest data it has to the last sign of life
        plan.lossTime = std::max(
            milliseconds(0), std::chrono::ceil<milliseconds>(*old->sampledAt - (view.situation.snapshot->at - *lag)));
}

} // namespace

Result<Plan> planFailover(const Situation &situation, const FailoverRequest &request)
{
    const ClusterView view(situation, request.cluster);
    Plan plan;
    const auto movement = beginMovement(view, OperationKind::Failover, request.target, request.from, plan);
    if (!movement)
        return movement.error();
    const auto [old, target] = *movement;
    if (target) {
        estimateLoss(view, *target, old, plan);
        Failover failover(view, *target, old);
        if (view.owner() == Owner::None)
            plan.steps = failover.native();
        else if (view.owner() == Owner::Patroni)
            plan.steps = failover.throughPatroni();
    }
    plan.outage = estimatedOutage(plan.steps);
    plan.checks = preflight({view, plan, target, old, request.accepted, request.acceptedLossBytes});
    return plan;
}

} // namespace meridian
