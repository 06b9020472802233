// SPDX-License-Identifier: GPL-3.0-or-later
#include "actionrunner.h"

#include "actiondeeds.h"
#include "byhand.h"
#include "patronimembers.h"
#include "stepmeans.h"

#include <QCoreApplication>

#include <thread>

namespace meridian
{

namespace
{

constexpr milliseconds kLook{8000};

template <class Id>
QString laneName(const Id &id)
{
    return QStringLiteral("node ") + id.name();
}

/// The endpoint's lane, or that of the server that is acted on.
struct Lane {
    template <class A>
    QString operator()(const A &a) const
    {
        if constexpr (requires { a.endpoints; })
            return QStringLiteral("pools ") + a.endpoints.join(u' ');
        else if constexpr (requires { a.endpoint; })
            return QStringLiteral("endpoint ") + a.endpoint;
        else if constexpr (requires { a.on.name(); })
            return laneName(a.on);
        else if constexpr (requires { a.node; })
            return laneName(a.node);
        else
            return QStringLiteral("owner");
    }
};

} // namespace

ActionRunner::ActionRunner(FleetPtr fleet, ClusterId cluster, OperationLogins logins, Identity identity)
    : m_fleet(std::move(fleet))
    , m_cluster(m_fleet->cluster(cluster) ? *m_fleet->cluster(cluster) : Cluster{})
    , m_logins(std::move(logins))
    , m_identity(std::move(identity))
{
    const auto isFar = [&](const auto &one) { return one.cluster == cluster && one.control.kind == ControlKind::Ssh; };
    if (std::any_of(m_fleet->nodes.begin(), m_fleet->nodes.end(), isFar) ||
        std::any_of(m_fleet->endpoints.begin(), m_fleet->endpoints.end(), isFar)) {
        if (auto sessions = SshSessions::open())
            m_ssh = *sessions;
    }
    for (const Node &node : m_fleet->nodes) {
        if (node.cluster == cluster)
            m_hands.push_back(
                std::make_unique<Hand>(node, m_logins.nodes.value(node.id), m_cluster.polling.connectTimeout));
    }
    for (const Endpoint &endpoint : m_fleet->endpoints) {
        if (endpoint.cluster == cluster)
            m_traffic.insert(endpoint.name, makeTraffic(endpoint.name));
    }
}

ActionRunner::~ActionRunner() = default;

QString ActionRunner::laneOf(const Action &action)
{
    return std::visit(Lane{}, action);
}

ActionRunner::Hand *ActionRunner::hand(const NodeId &node) const
{
    const auto it =
        std::find_if(m_hands.begin(), m_hands.end(), [&](const auto &h) { return h->server.node().id == node; });
    return it == m_hands.end() ? nullptr : it->get();
}

PgOperator *ActionRunner::operatorOf(const NodeId &node)
{
    Hand *found = hand(node);
    return found ? &found->server : nullptr;
}

NodeSurvey ActionRunner::survey(const NodeId &node, const std::stop_token &stop)
{
    Hand *found = hand(node);
    const std::lock_guard guard(found->busy);
    return found->server.survey(stop);
}

Situation ActionRunner::look(const SnapshotPtr &picture, const QList<Action> &done, const std::stop_token &stop)
{
    Situation situation;
    situation.snapshot = picture;
    situation.operation = m_identity.operation;
    situation.done = done;
    // What takes long comes first: the servers' own words are of one moment then.
    QHash<NodeId, NodeSurvey> beside;
    forEachHand([&](Hand &h) { return lookBeside(h, &situation, stop); },
                [&](const NodeSurvey &survey) { beside.insert(survey.node, survey); });
    forEachHand([&](Hand &h) { return h.server.survey(stop); },
                [&](NodeSurvey survey) {
                    const NodeSurvey &known = beside[survey.node];
                    survey.acceptsReplication = known.acceptsReplication;
                    survey.hostReachable = known.hostReachable;
                    survey.serverRuns = known.serverRuns;
                    survey.standbySignal = known.standbySignal;
                    survey.diskFree = known.diskFree;
                    survey.hostError = known.hostError;
                    if (survey.error) {
                        survey.sample = known.sample;
                        survey.checksums = known.checksums;
                        survey.settings = known.settings;
                    }
                    situation.surveys.insert(survey.node, survey);
                });
    {
        const std::jthread owner([&] { situation.owner = askOwner(stop); });
        surveyEndpoints(&situation, stop);
    }
    return situation;
}

/// At the same time everywhere; the answers one by one.
void ActionRunner::forEachHand(const std::function<NodeSurvey(Hand &)> &ask,
                               const std::function<void(const NodeSurvey &)> &answered)
{
    std::mutex mutex;
    std::vector<std::jthread> threads;
    for (const auto &each : m_hands) {
        threads.emplace_back([&, h = each.get()] {
            const NodeSurvey survey = [&] {
                const std::lock_guard guard(h->busy);
                return ask(*h);
            }();
            const std::lock_guard guard(mutex);
            answered(survey);
        });
    }
}

/// The lock, the rights of the standbys' login and the machine.
NodeSurvey ActionRunner::lookBeside(Hand &h, Situation *situation, const std::stop_token &stop)
{
    NodeSurvey survey;
    survey.node = h.server.node().id;
    std::optional<bool> acceptsReplication;
    {
        // An emergency waits for this: the machine is asked beside the server.
        const std::jthread machine([&] { survey = surveyHost(h, survey, stop); });
        if (h.server.connect(stop)) {
            const std::jthread receiver([&] { // a login of its own, which across an ocean takes a second
                if (m_logins.replication)
                    acceptsReplication = h.server.acceptsReplication(*m_logins.replication, stop).ok();
            });
            h.server.readSlowFacts(stop);
            noteLock(h, situation, stop);
        }
    }
    survey.acceptsReplication = acceptsReplication;
    return survey;
}

/// A row whose session has died locks nobody out; another session is not ours, whatever it says.
void ActionRunner::noteLock(Hand &h, Situation *situation, const std::stop_token &stop)
{
    const auto lock = h.server.lock(m_cluster.id, stop);
    if (!lock || !*lock)
        return;
    LockHolder holder = (*lock)->holder;
    const bool says = holder.operation == m_identity.operation;
    if ((*lock)->mine) // a standby's row is whatever its primary had: only the lock itself is of this session
        holder.operation = m_identity.operation;
    else if (says)
        holder.operation += QStringLiteral("'");
    const std::lock_guard guard(m_lockMutex);
    if ((*lock)->alive)
        situation->locks.insert(h.server.node().id, holder);
    else if (says)
        situation->lockRows.insert(h.server.node().id);
}

NodeSurvey ActionRunner::surveyHost(const Hand &h, NodeSurvey survey, const std::stop_token &stop) const
{
    const ControlKind kind = h.server.node().control.kind;
    if (kind != ControlKind::Local && kind != ControlKind::Ssh)
        return survey;
    HostRequest look;
    look.patience = kLook;
    const auto reply = onHost(h.server.node().id, look, stop);
    survey.hostReachable = reply.ok();
    if (reply) {
        const HostStatus status = hostStatus(*reply);
        survey.serverRuns = status.runs;
        survey.standbySignal = status.standbySignal;
        survey.diskFree = status.diskFree;
        survey.sample.detail.systemIdentifier = status.systemIdentifier;
        survey.sample.detail.primarySlot = status.primarySlot;
        survey.sample.timeline = status.timeline;
        survey.checksums = status.checksums;
        if (!status.walLogHints.isEmpty())
            survey.settings.insert(QStringLiteral("wal_log_hints"), status.walLogHints);
    } else {
        survey.hostError = reply.error();
    }
    return survey;
}

Result<HostReply> ActionRunner::onHost(const NodeId &node, HostRequest request, const std::stop_token &stop) const
{
    return hostOf(node).run(request, QDeadlineTimer(request.patience + kLook), stop);
}

Host ActionRunner::hostOf(const NodeId &node) const
{
    const Node &n = *m_fleet->node(node);
    return {n.control, n.host, m_ssh};
}

void ActionRunner::surveyEndpoints(Situation *situation, const std::stop_token &stop) const
{
    QList<ServerMark> marks;
    for (const NodeSurvey &survey : qAsConst(situation->surveys)) {
        const DetailSample &detail = survey.sample.detail;
        if (!survey.error && detail.startedAt)
            marks.append({survey.node, detail.systemIdentifier, *detail.startedAt});
    }
    std::mutex mutex;
    std::vector<std::jthread> threads;
    for (const Endpoint &endpoint : m_fleet->endpoints) {
        if (endpoint.cluster != m_cluster.id)
            continue;
        threads.emplace_back([&, name = endpoint.name] {
            const EndpointSurvey survey = trafficOf(name)->survey(marks, stop);
            const std::lock_guard guard(mutex);
            situation->endpoints.append(survey);
        });
    }
}

Traffic *ActionRunner::trafficOf(const QString &name) const
{
    return m_traffic.value(name).get();
}

std::optional<OwnerState> ActionRunner::askOwner(const std::stop_token &stop) const
{
    QList<Node> nodes;
    for (const auto &each : m_hands) {
        if (!each->server.node().control.patroniUrl.isEmpty())
            nodes.append(each->server.node());
    }
    if (nodes.isEmpty())
        return {};
    OwnerState owner;
    owner.cluster = m_cluster.id;
    owner.owner = Owner::Patroni;
    return askPatroni(nodes, owner, stop);
}

std::unique_ptr<Traffic> ActionRunner::makeTraffic(const QString &name) const
{
    TrafficContext context;
    context.sshSessions = m_ssh;
    context.login = m_logins.endpoints.value(name);
    for (const Endpoint &endpoint : m_fleet->endpoints) {
        if (endpoint.name == name && endpoint.cluster == m_cluster.id)
            context.endpoint = endpoint;
    }
    for (const Node &node : m_fleet->nodes) {
        if (node.cluster == m_cluster.id)
            context.nodes.append(node.seenFrom(context.endpoint.region));
    }
    return Traffic::create(std::move(context));
}

StepContext ActionRunner::contextOf(const Action &action, const QList<Action> &together, const Situation &before) const
{
    StepContext c = stepContext(*m_fleet, m_cluster.id, action, together, before);
    c.operation = m_identity.operation;
    c.who = m_identity.who;
    c.place = m_identity.place;
    c.mayCreateSchema = m_identity.mayCreateSchema;
    c.holdFence = std::holds_alternative<Fence>(action);
    return c;
}

void ActionRunner::makeReady(const Plan &plan, const Situation &before, const std::stop_token &stop)
{
    const QList<Action> alone;
    for (const Step &step : plan.steps)
        Deeds{*this, step.action, alone, before, stop}.makeReady();
}

void ActionRunner::noteFence(const NodeId &node, const QJsonObject &evidence)
{
    hand(node)->marker = Lsn::parse(evidence.value(u"marker").toString());
}

QJsonObject ActionRunner::byHand(const Action &action, const Situation &before) const
{
    const AskPerson *ask = std::get_if<AskPerson>(&action);
    if (!ask)
        return {};
    return {{QStringLiteral("by_hand"), commandsByHand(*ask, before).join(u'\n')}};
}

Result<QJsonObject> ActionRunner::run(const Action &action, const QList<Action> &together, const Situation &before,
                                      const std::stop_token &stop)
{
    return std::visit(Deeds{*this, action, together, before, stop}, action);
}

} // namespace meridian
