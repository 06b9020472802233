// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner.h"

#include "checks.h"
#include "divergence.h"
#include "planwriter.h"
#include "requesterrors.h"

namespace meridian
{

namespace
{

class Rejoin
{
public:
    Rejoin(const ClusterView &view, const Member &node, const Member &primary, bool keepData)
        : m_view(view)
        , m_node(node)
        , m_primary(primary)
        , m_keepData(keepData)
        , m_write(view)
    {
        m_standby = node.runsAs(Role::Standby);
        m_divergence = divergenceOf(view, node, primary);
    }

    QList<Step> native()
    {
        if (m_standby && m_divergence != Divergence::Certain)
            follow();
        else
            comeBack();
        m_write.noWayBack();
        const bool arrived = !m_moves && isOnLineOf(m_node, m_primary);
        if (!arrived)
            m_write.add(WaitStreaming{m_node.id(), m_primary.id(), m_view.cluster->limits.rejoin},
                        "step.wait-streaming");
        const qsizetype first = m_write.size();
        m_write.unfence(m_node, m_node.runsAs(Role::Primary));
        m_write.dropStaleSlots(m_node);
        m_write.together(first);
        return m_write.finish({&m_primary}, m_primary);
    }

    QList<Step> throughPatroni()
    {
        const bool arrived = isOnLineOf(m_node, m_primary);
        if (!arrived && !m_view.situation.wasDone(PatroniReinitialise{m_node.id()}))
            m_write.add(PatroniReinitialise{m_node.id()}, "step.patroni-reinitialise").pointOfNoReturn = true;
        m_write.noWayBack();
        if (!arrived)
            m_write.add(WaitStreaming{m_node.id(), m_primary.id(), m_view.cluster->limits.rejoin},
                        "step.wait-streaming");
        return m_write.finish({&m_primary}, m_primary);
    }

private:
    void follow();
    void comeBack();
    void shutDown();
    void bringData();
    template <class A>
    void once(const A &action, const char *why)
    {
        if (!m_view.situation.wasDone(action))
            m_write.add(action, why);
    }

    const ClusterView &m_view;
    const Member &m_node, &m_primary;
    bool m_keepData, m_standby;
    bool m_moves = false; ///< it follows somebody else from now on
    Divergence m_divergence;
    PlanWriter m_write;
};

/// A standby whose data fits: it is only told whom to follow.
void Rejoin::follow()
{
    const Member *upstream = m_view.upstreamOf(m_node);
    const bool fits = upstream && (upstream == &m_primary || upstream->runsAs(Role::Standby));
    if (fits)
        return;
    m_moves = true;
    const QString slot = m_view.slotFor(m_node);
    m_write.makeSlot(m_primary, slot, m_node);
    m_write.add(Follow{m_node.id(), m_primary.id(), slot}, "step.follow", {m_primary.id().name()});
}

void Rejoin::comeBack()
{
    m_moves = true;
    shutDown();
    m_write.makeSlot(m_primary, m_view.slotFor(m_node), m_node);
    if (m_divergence != Divergence::None)
        bringData();
    m_write.startAsStandby(m_node, m_primary);
}

/// Never taken back: it would be a second primary again.
void Rejoin::shutDown()
{
    const OperationLimits &limits = m_view.cluster->limits;
    m_write.noWayBack();
    if (m_view.isStopped(m_node))
        return;
    if (m_node.runsAs(Role::Primary) && !m_view.wasFenced(m_node))
        m_write.add(Fence{m_node.id(), {}, limits.grace, limits.catchUp}, "step.fence-second");
    m_write.stop(m_node, StopMode::Fast, m_standby ? "step.stop-to-rewind" : "step.stop-second");
}

void Rejoin::bringData()
{
    const NodeId &node = m_node.id(), &source = m_primary.id();
    // Promoted at the same time as the other, it is on a timeline of the same number, and pg_rewind takes that for the
    // same line.
    const bool twin = m_node.role() == Role::Primary && m_node.sample->timeline == m_primary.sample->timeline;
    const bool rewinds = !m_keepData && !twin && mayRewind(m_view, m_node).value_or(false);
    if (!m_node.actsOnHost()) {
        if (rewinds)
            once(Checkpoint{source}, "step.checkpoint-source");
        once(AskPerson{rewinds ? ManualDeed::Rewind : ManualDeed::Reclone, node, source, m_view.slotFor(m_node)},
             rewinds ? "step.rewind" : "step.reclone");
        return;
    }
    const Action copied = rewinds ? Action(Rewind{node, source}) : Reclone{node, source, m_view.slotFor(m_node)};
    if (m_view.situation.wasDone(copied))
        return;
    once(SaveDivergence{node, source}, "step.save-divergence");
    if (rewinds)
        once(Checkpoint{source}, "step.checkpoint-source");
    else
        once(SetAside{node}, "step.set-aside");
    m_write.add(copied, rewinds ? "step.rewind" : "step.reclone").pointOfNoReturn = true;
}

} // namespace

Result<Plan> planRejoin(const Situation &situation, const RejoinRequest &request)
{
    const ClusterView view(situation, request.cluster);
    Plan plan;
    plan.kind = OperationKind::Rejoin;
    plan.cluster = request.cluster;
    if (const auto error = requestError(view, plan.kind, {request.node}))
        return *error;
    const Member *node = view.find(request.node);
    if (!node)
        return *requestError(view, plan.kind, {NodeId(QStringLiteral("-"))});
    const Member *primary = primaryBeside(view, *node);
    plan.oldPrimary = request.node;
    plan.newPrimary = primary ? primary->id() : NodeId();
    if (primary) {
        Rejoin rejoin(view, *node, *primary, request.keepData);
        if (view.owner() == Owner::None)
            plan.steps = rejoin.native();
        else if (view.owner() == Owner::Patroni)
            plan.steps = rejoin.throughPatroni();
    }
    plan.checks = preflight({view, plan, primary, node, request.accepted, {}});
    return plan;
}

} // namespace meridian
