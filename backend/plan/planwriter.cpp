// SPDX-License-Identifier: GPL-3.0-or-later
#include "planwriter.h"

#include "stepcosts.h"

#include <algorithm>

namespace meridian
{

namespace
{

const QString kRetry = QStringLiteral("wal_retrieve_retry_interval");
const QString kShort = QStringLiteral("100ms");

/// What takes an action back; nothing for one that changes nothing.
struct Undo {
    const ClusterView &view;

    template <class A>
    std::optional<Action> operator()(const A &) const
    {
        return {};
    }
    std::optional<Action> operator()(const TakeLock &a) const { return ReleaseLock{a.cluster, a.on}; }
    std::optional<Action> operator()(const MakeSlot &a) const { return DropSlot{a.on, a.slot}; }
    std::optional<Action> operator()(const PausePools &a) const { return ResumePools{a.endpoints}; }
    std::optional<Action> operator()(const Fence &a) const { return Unfence{a.node}; }
    std::optional<Action> operator()(const StopServer &a) const { return StartServer{a.node}; }
    std::optional<Action> operator()(const SetMaintenance &a) const { return SetMaintenance{a.node, !a.on}; }
    std::optional<Action> operator()(const PatroniPause &a) const { return PatroniPause{a.cluster, !a.on}; }
    std::optional<Action> operator()(const SetParameter &a) const
    {
        return a.value.isEmpty() ? std::nullopt : std::optional<Action>(SetParameter{a.node, a.name, {}});
    }
    std::optional<Action> operator()(const Follow &a) const
    {
        const Member *m = view.find(a.node);
        if (!m || m->upstream.isEmpty())
            return {};
        return Follow{a.node, m->upstream, m->sample ? m->sample->detail.primarySlot : QString()};
    }
    std::optional<Action> operator()(const PrepareEndpoint &a) const { return led<PrepareEndpoint>(a); }
    std::optional<Action> operator()(const PointEndpoint &a) const { return led<PointEndpoint>(a); }
    /// To where the endpoint leads now.
    template <class A>
    std::optional<Action> led(const A &a) const
    {
        const EndpointSurvey *survey = view.situation.endpoint(a.endpoint);
        const Member *old = view.oldPrimary(a.node);
        if (survey && survey->writer)
            return A{a.endpoint, *survey->writer};
        return old ? std::optional<Action>(A{a.endpoint, old->id()}) : std::nullopt;
    }
    std::optional<Action> operator()(const AskPerson &a) const
    {
        if (a.deed != ManualDeed::Stop)
            return {};
        return AskPerson{ManualDeed::Start, a.node, {}, {}};
    }
};

} // namespace

Step PlanWriter::makeStep(const Action &action, const char *why, const QStringList &args) const
{
    Step step;
    step.action = action;
    step.why = {QLatin1String(why), args};
    step.outage = m_outage;
    step.estimate = estimate(m_view, action);
    if (m_undoable)
        step.undo = std::visit(Undo{m_view}, action);
    return step;
}

Step &PlanWriter::add(Action action, const char *why, const QStringList &args)
{
    m_steps.append(makeStep(action, why, args));
    return m_steps.last();
}

void PlanWriter::together(qsizetype first)
{
    for (qsizetype i = first; i + 1 < m_steps.size(); ++i)
        m_steps[i].withNext = true;
}

void PlanWriter::makeSlot(const Member &on, const QString &slot, const Member &standby)
{
    const MakeSlot action{on.id(), slot};
    const bool there =
        on.sample && std::any_of(on.sample->detail.replicationSlots.begin(), on.sample->detail.replicationSlots.end(),
                                 [&](const SlotRow &row) { return row.name == slot; });
    if (!there && !plans(action) && !m_view.situation.wasDone(action))
        add(action, "step.make-slot", {standby.id().name()});
}

void PlanWriter::shortenRetry(const Member &m)
{
    const SetParameter action{m.id(), kRetry, kShort};
    if (m.setting(kRetry) != QLatin1String("100") && !m_view.situation.wasDone(action))
        add(action, "step.shorten-retry");
}

void PlanWriter::resetRetry(const Member &m)
{
    const Action shortened = SetParameter{m.id(), kRetry, kShort};
    const SetParameter reset{m.id(), kRetry, {}};
    if ((plans(shortened) || m_view.situation.wasDone(shortened)) && !m_view.situation.wasDone(reset))
        add(reset, "step.reset-retry");
}

void PlanWriter::stop(const Member &m, StopMode mode, const char *why, const NodeId &successor)
{
    if (m.actsOnHost())
        add(StopServer{m.id(), mode, successor}, why);
    else
        add(AskPerson{ManualDeed::Stop, m.id(), {}, {}}, why);
}

void PlanWriter::startFirst(const Member &m, const char *why)
{
    const Action action = m.actsOnHost() ? Action(StartServer{m.id()}) : AskPerson{ManualDeed::Start, m.id(), {}, {}};
    m_startFirst.append(makeStep(action, why, {}));
}

void PlanWriter::startAsStandby(const Member &m, const Member &upstream)
{
    const QString slot = m_view.slotFor(m);
    if (m.actsOnHost())
        add(StartAsStandby{m.id(), upstream.id(), slot}, "step.start-as-standby", {upstream.id().name()});
    else
        add(AskPerson{ManualDeed::StartAsStandby, m.id(), upstream.id(), slot}, "step.start-as-standby",
            {upstream.id().name()});
}

void PlanWriter::verify(const Member &primary)
{
    const VerifyWrite write{primary.id()};
    if (!m_view.situation.wasDone(write))
        add(write, "step.verify-write");
    for (const Endpoint *endpoint : m_view.endpoints) {
        if (!keepsSilent(m_view.situation, *endpoint))
            verify(*endpoint, primary);
    }
}

void PlanWriter::verify(const Endpoint &endpoint, const Member &primary)
{
    const VerifyEndpoint action{endpoint.name, primary.id()};
    if (!m_view.situation.wasDone(action))
        add(action, "step.verify-endpoint");
}

void PlanWriter::reachForSilent(const Member &primary)
{
    for (const Endpoint *endpoint : m_view.endpoints) {
        if (!keepsSilent(m_view.situation, *endpoint))
            continue;
        if (mustPoint(m_view, *endpoint, primary.id()))
            add(PointEndpoint{endpoint->name, primary.id()}, "step.point", {primary.id().name()});
        verify(*endpoint, primary);
    }
}

void PlanWriter::unfence(const Member &m, bool planned)
{
    const Unfence action{m.id()};
    if ((planned || m_view.isFenced(m)) && !m_view.situation.wasDone(action))
        add(action, "step.unfence");
}

/// A slot that holds nothing back harms nobody and may be somebody's own.
void PlanWriter::dropSlot(const Member &on, const Member &standby)
{
    const DropSlot action{on.id(), m_view.slotFor(standby)};
    const bool keeps = on.sample && std::any_of(on.sample->detail.replicationSlots.begin(),
                                                on.sample->detail.replicationSlots.end(), [&](const SlotRow &row) {
                                                    return row.physical && row.name == action.slot && row.retainedBytes;
                                                });
    if (keeps && !plans(action))
        add(action, "step.drop-slot", {standby.id().name()});
}

void PlanWriter::dropStaleSlots(const Member &formerPrimary)
{
    for (const Member &m : m_view.members) {
        if (&m != &formerPrimary && m.reachable)
            dropSlot(formerPrimary, m);
    }
}

void PlanWriter::dropSlotsOf(const Member &primary)
{
    for (const Member &m : m_view.members) {
        if (&m != &primary && m.runsAs(Role::Standby))
            dropSlot(m, primary);
    }
}

bool PlanWriter::plans(const Action &action) const
{
    return std::any_of(m_steps.begin(), m_steps.end(), [&](const Step &s) { return s.action == action; });
}

QList<Step> PlanWriter::finish(const QList<const Member *> &lockOn, const Member &primary)
{
    QList<Step> steps;
    const ClusterId &cluster = m_view.cluster->id;
    m_outage = false;
    m_undoable = std::any_of(m_steps.begin(), m_steps.end(), [](const Step &s) { return s.undo || s.pointOfNoReturn; });
    const bool forgotten = m_steps.isEmpty() && m_view.situation.lockRows.contains(primary.id());
    for (const Member *m : lockOn) {
        if ((!m_steps.isEmpty() || forgotten) && !m_view.situation.ownLock(m->id()))
            steps.append(makeStep(TakeLock{cluster, m->id()}, "step.lock", {}));
        if (m == lockOn.first())
            steps += m_startFirst;
    }
    const bool locked = !m_steps.isEmpty() || forgotten || m_view.situation.ownLock(primary.id());
    steps += m_steps;
    m_undoable = false;
    if (locked)
        steps.append(makeStep(ReleaseLock{cluster, primary.id()}, "step.release", {}));
    return steps;
}

std::optional<milliseconds> estimatedOutage(const QList<Step> &steps)
{
    milliseconds total{0}, longest{0};
    if (steps.isEmpty())
        return {};
    for (const Step &step : steps) {
        if (!step.outage)
            continue;
        if (!step.estimate)
            return {};
        longest = std::max(longest, *step.estimate);
        if (!step.withNext)
            total += std::exchange(longest, milliseconds(0));
    }
    return total + longest;
}

bool isPaused(const Situation &situation, const QString &pool)
{
    const EndpointSurvey *survey = situation.endpoint(pool);
    if (survey && survey->paused)
        return *survey->paused;
    const auto has = [&](const auto &a) { return a.endpoints.contains(pool); };
    return situation.findDone<PausePools>(has) && !situation.findDone<ResumePools>(has);
}

bool keepsSilent(const Situation &situation, const Endpoint &endpoint)
{
    const bool speaks = endpoint.kind == EndpointKind::PgBouncer || endpoint.kind == EndpointKind::HaProxy;
    const EndpointSurvey *survey = situation.endpoint(endpoint.name);
    return speaks && survey && survey->error && survey->software.isEmpty();
}

bool mustPoint(const ClusterView &view, const Endpoint &endpoint, const NodeId &writer)
{
    if (endpoint.kind == EndpointKind::Direct)
        return false;
    const EndpointSurvey *survey = view.situation.endpoint(endpoint.name);
    if (survey && survey->writer)
        return *survey->writer != writer;
    return !view.situation.wasDone(PointEndpoint{endpoint.name, writer});
}

bool mustFollow(const ClusterView &view, const Member &standby, const Member &target, const Member *oldPrimary)
{
    if (!standby.runsAs(Role::Standby) || standby.id() == target.id())
        return false;
    if (oldPrimary && standby.id() == oldPrimary->id())
        return false;
    const Member *upstream = view.upstreamOf(standby);
    if (upstream && upstream->id() == target.id())
        return false;
    const bool cascades = upstream && upstream->runsAs(Role::Standby) && upstream != oldPrimary;
    return !cascades;
}

bool isOnLineOf(const Member &standby, const Member &primary)
{
    if (!standby.streams() || !primary.runsAs(Role::Primary))
        return false;
    const auto timeline =
        standby.sample->receiver->timeline ? standby.sample->receiver->timeline : standby.sample->timeline;
    return timeline == primary.sample->timeline;
}

} // namespace meridian
