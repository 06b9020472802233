// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner.h"

#include "candidates.h"
#include "checks.h"
#include "divergence.h"
#include "planwriter.h"

namespace meridian
{

namespace
{

class Switchover
{
public:
    Switchover(const ClusterView &view, const Member &target, const Member *old)
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
        m_drained = old && view.isDrained(*old, target.id()) && !hasGoneOn();
        m_stopped = old && view.isStopped(*old);
        // Stopped before it was fenced: nobody knows whether its last word has arrived. Only itself can tell.
        m_mustStart = !m_promoted && m_stopped && !m_drained;
    }

    QList<Step> native()
    {
        if (m_promoted) {
            m_write.noWayBack();
            fenceSecondPrimary();
            m_write.startOutage();
        } else if (m_old) {
            prepare();
            m_write.startOutage();
            fence();
            stopAndPromote();
        }
        redirect();
        m_write.endOutage();
        m_write.verify(m_target);
        if (mustRejoin() && !m_old->actsOnHost()) // a person takes their time
            m_write.startAsStandby(*m_old, m_target);
        waitForAll();
        m_write.reachForSilent(m_target);
        tidy();
        return finish();
    }

    QList<Step> throughPatroni()
    {
        m_ownerRepoints = true;
        m_write.startOutage();
        if (m_promoted) {
            m_write.noWayBack();
        } else if (m_old) {
            pause();
            m_write.add(PatroniSwitchover{m_view.cluster->id, m_old->id(), m_target.id()}, "step.patroni-switchover")
                .pointOfNoReturn = true;
            m_write.noWayBack();
            point(true);
        }
        redirect();
        m_write.endOutage();
        m_write.verify(m_target);
        waitForAll();
        m_write.reachForSilent(m_target);
        return finish();
    }

private:
    bool oldActs() const { return m_old && (m_old->runsAs(Role::Primary) || m_mustStart); }
    /// The old primary holds nothing that the new line lacks: it may start as a standby as it is.
    bool rejoinsHere() const { return m_old && (!m_promoted || m_drained || m_old->runsAs(Role::Standby)); }
    bool mustRejoin() const { return !m_ownerRepoints && rejoinsHere() && !m_old->runsAs(Role::Standby); }
    /// Started again after it was drained, by its keeper perhaps: recovery alone writes WAL that the new line lacks.
    bool hasGoneOn() const
    {
        // That is how a second primary is stopped.
        const auto second = [&](const StopServer &a) { return a.node == m_old->id() && a.mode == StopMode::Fast; };
        if (m_promoted && m_view.situation.findDone<StopServer>(second))
            return true;
        return m_old->runsAs(Role::Primary) &&
               (m_promoted ? divergenceOf(m_view, *m_old, m_target) == Divergence::Certain
                           : m_old->received() > m_target.received());
    }
    bool isDirect() const { return m_target.upstream == m_old->id() || m_target.upstream.isEmpty(); }

    void prepare();
    void fenceSecondPrimary();
    void pause();
    void fence();
    void stopAndPromote();
    void point(bool pools);
    void redirect();
    void waitForAll();
    void tidy();
    QList<Step> finish();

    const ClusterView &m_view;
    const Member &m_target;
    const Member *m_old;
    PlanWriter m_write;
    bool m_promoted, m_drained, m_stopped, m_mustStart;
    bool m_ownerRepoints = false;
    QList<const Member *> m_followers;
};

/// All that can be done before applications notice.
void Switchover::prepare()
{
    const auto checkpoint = [&](const Member &m) {
        if (!m_view.situation.wasDone(Checkpoint{m.id()}))
            m_write.add(Checkpoint{m.id()}, "step.checkpoint");
    };
    if (m_mustStart)
        m_write.startFirst(*m_old, "step.start-to-fence");
    const qsizetype first = m_write.size();
    if (oldActs() && !m_view.isFenced(*m_old)) {
        checkpoint(*m_old);
        checkpoint(m_target);
    }
    m_write.together(first);
    const qsizetype settings = m_write.size();
    for (const Member *m : m_followers)
        m_write.makeSlot(m_target, m_view.slotFor(*m), *m);
    m_write.makeSlot(m_target, m_view.slotFor(*m_old), *m_old);
    for (const Endpoint *e : m_view.endpoints) {
        const PrepareEndpoint prepare{e->name, m_target.id()};
        if (e->kind == EndpointKind::PgBouncer && mustPoint(m_view, *e, m_target.id()) &&
            !m_view.situation.wasDone(prepare))
            m_write.add(prepare, "step.prepare-endpoint");
    }
    m_write.shortenRetry(m_target);
    for (const Member *m : m_followers)
        m_write.shortenRetry(*m);
    if (oldActs())
        m_write.shortenRetry(*m_old);
    m_write.together(settings);
}

/// The target is primary already and the old one writes, too: the worst state there is comes first.
void Switchover::fenceSecondPrimary()
{
    if (!m_old || !m_old->runsAs(Role::Primary))
        return;
    if (!m_view.wasFenced(*m_old))
        m_write.add(Fence{m_old->id(), {}, m_view.cluster->limits.grace, m_view.cluster->limits.catchUp},
                    "step.fence-second");
    m_write.stop(*m_old, StopMode::Fast, "step.stop-second");
}

void Switchover::pause()
{
    QStringList pools;
    for (const Endpoint *e : m_view.endpoints) {
        if (e->kind == EndpointKind::PgBouncer && !isPaused(m_view.situation, e->name))
            pools.append(e->name);
    }
    if (!pools.isEmpty())
        m_write.add(PausePools{pools, m_view.cluster->limits.grace}, "step.pause");
}

void Switchover::fence()
{
    const OperationLimits &limits = m_view.cluster->limits;
    const qsizetype first = m_write.size();
    pause();
    if (m_drained)
        return;
    if (isDirect() || !m_view.wasFenced(*m_old))
        m_write.add(Fence{m_old->id(), isDirect() ? m_target.id() : NodeId(), limits.grace, limits.catchUp},
                    "step.fence");
    m_write.together(first);
    if (!isDirect())
        m_write.add(WaitCaughtUp{m_target.id(), m_old->id(), limits.catchUp}, "step.catch-up-cascade",
                    {m_target.upstream.name()});
}

void Switchover::stopAndPromote()
{
    const qsizetype first = m_write.size();
    // A paused pool can be pointed before the promotion: one round trip less in the outage.
    point(true);
    // Also where it is stopped already, unless this operation has seen to its end that nothing was written after all.
    const StopServer stop{m_old->id(), StopMode::Immediate, m_target.id()};
    if (!m_stopped || !m_drained || (m_old->actsOnHost() && !m_view.situation.wasDone(stop)))
        m_write.stop(*m_old, stop.mode, "step.stop-fenced", stop.successor);
    m_write.together(first);
    m_write.add(Promote{m_target.id()}, "step.promote").pointOfNoReturn = true;
    m_write.noWayBack();
}

/// Either the pools, or everything else that can be pointed.
void Switchover::point(bool pools)
{
    for (const Endpoint *e : m_view.endpoints) {
        if ((e->kind == EndpointKind::PgBouncer) == pools && mustPoint(m_view, *e, m_target.id()))
            m_write.add(PointEndpoint{e->name, m_target.id()}, "step.point", {m_target.id().name()});
    }
}

void Switchover::redirect()
{
    const qsizetype pools = m_write.size();
    if (m_promoted)
        point(true);
    const QList<const Member *> standbys = m_ownerRepoints ? QList<const Member *>() : m_followers;
    for (const Member *m : standbys)
        m_write.makeSlot(m_target, m_view.slotFor(*m), *m);
    if (mustRejoin())
        m_write.makeSlot(m_target, m_view.slotFor(*m_old), *m_old);
    m_write.together(pools);
    const qsizetype first = m_write.size();
    if (mustRejoin() && m_old->actsOnHost()) { // nobody waits for it, but beside the rest it is back the sooner
        m_write.endOutage();
        m_write.startAsStandby(*m_old, m_target);
        m_write.startOutage();
    }
    point(false);
    QStringList resume;
    for (const Endpoint *e : m_view.endpoints) {
        if (e->kind == EndpointKind::PgBouncer && (!m_promoted || isPaused(m_view.situation, e->name)))
            resume.append(e->name);
    }
    if (!resume.isEmpty())
        m_write.add(ResumePools{resume}, "step.resume");
    for (const Member *m : standbys)
        m_write.add(Follow{m->id(), m_target.id(), m_view.slotFor(*m)}, "step.follow", {m_target.id().name()});
    m_write.together(first);
}

void Switchover::waitForAll()
{
    const milliseconds patience = m_view.cluster->limits.rejoin;
    const qsizetype first = m_write.size();
    for (const Member &m : m_view.members) {
        const bool isOld = &m == m_old;
        const bool follows = isOld || m_followers.contains(&m);
        const bool waits = isOld ? rejoinsHere() || m_ownerRepoints : m.runsAs(Role::Standby);
        if (&m == &m_target || !waits)
            continue;
        const bool arrived = isOnLineOf(m, m_target) && (m.upstream == m_target.id() || !follows);
        if (!arrived)
            m_write.add(WaitStreaming{m.id(), follows ? m_target.id() : m.upstream, patience}, "step.wait-streaming");
    }
    m_write.together(first);
}

/// What the operation set for itself, and what would keep WAL for nobody.
void Switchover::tidy()
{
    const qsizetype first = m_write.size();
    if (rejoinsHere()) {
        m_write.unfence(*m_old, !m_promoted);
        m_write.dropStaleSlots(*m_old);
    }
    m_write.dropSlotsOf(m_target);
    for (const Member &m : m_view.members)
        m_write.resetRetry(m);
    m_write.together(first);
}

QList<Step> Switchover::finish()
{
    QList<const Member *> lockOn{&m_target};
    if (oldActs() && !m_promoted)
        lockOn.append(m_old);
    return m_write.finish(lockOn, m_target);
}

} // namespace

Result<Plan> planSwitchover(const Situation &situation, const SwitchoverRequest &request)
{
    const ClusterView view(situation, request.cluster);
    Plan plan;
    const auto movement = beginMovement(view, OperationKind::Switchover, request.target, request.from, plan);
    if (!movement)
        return movement.error();
    const auto [old, target] = *movement;
    if (target && (old || target->runsAs(Role::Primary))) {
        Switchover switchover(view, *target, old);
        switch (view.owner()) {
        case Owner::None:
            plan.steps = switchover.native();
            break;
        case Owner::Patroni:
            plan.steps = switchover.throughPatroni();
            break;
        case Owner::PgAutoFailover:
        case Owner::Repmgr:
            break; // the check says with which command
        }
    }
    plan.outage = estimatedOutage(plan.steps);
    plan.checks = preflight({view, plan, target, old, request.accepted, {}});
    return plan;
}

} // namespace meridian
