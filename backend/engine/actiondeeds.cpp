// SPDX-License-Identifier: GPL-3.0-or-later
#include "actiondeeds.h"

#include "divergence.h"
#include "operationjudgement.h"
#include "stepmeans.h"

#include <QCoreApplication>
#include <QDateTime>

namespace meridian
{

namespace
{

constexpr milliseconds kLateCommit{1000}; ///< what was sent has arrived by then

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionRunner)
};

using Evidence = Result<QJsonObject>;

QString stamp()
{
    return QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
}

QJsonObject evidenceOf(const HostReply &reply)
{
    QJsonObject evidence;
    for (auto it = reply.facts.begin(); it != reply.facts.end(); ++it)
        evidence.insert(it.key(), it.value());
    return evidence;
}

QString position(const PgOperator::Position &p)
{
    return QStringLiteral("%1 (%2)").arg(p.lsn.text()).arg(p.timeline);
}

} // namespace

Evidence ActionRunner::Deeds::sql(const NodeId &node, const StepContext &context) const
{
    Hand *hand = runner.hand(node);
    const std::lock_guard guard(hand->busy);
    auto done = hand->server.run(action, context, stop);
    // The session may have been idle for long, or ended by somebody: every action may be done again. Not the lock: it
    // was the session's.
    const bool lost = !done && done.error().kind == ErrorKind::Closed && !stop.stop_requested();
    return lost ? hand->server.run(action, context, stop) : done;
}

Result<PgOperator::Position> ActionRunner::Deeds::positionOf(const NodeId &node) const
{
    Hand *hand = runner.hand(node);
    const std::lock_guard guard(hand->busy);
    return hand->server.position(stop);
}

Evidence ActionRunner::Deeds::operator()(const WaitCaughtUp &a) const
{
    const auto ahead = positionOf(a.behind);
    if (!ahead)
        return ahead.error();
    StepContext context = runner.contextOf(action, together, before);
    context.position = ahead->lsn;
    return sql(a.node, context);
}

Evidence ActionRunner::Deeds::operator()(const WaitStreaming &a) const
{
    const auto upstream = positionOf(a.upstream);
    if (!upstream)
        return upstream.error();
    StepContext context = runner.contextOf(action, together, before);
    context.position = upstream->lsn;
    context.timeline = upstream->timeline;
    Hand *hand = runner.hand(a.node);
    const QDeadlineTimer deadline(a.patience);
    for (;;) {
        {
            const std::lock_guard guard(hand->busy);
            if (auto up = hand->server.awaitServer(milliseconds(deadline.remainingTime()), stop); !up)
                return up.error();
        }
        auto evidence = sql(a.node, context);
        if (evidence)
            evidence->insert(QStringLiteral("behind"), position(*upstream));
        // Whoever looks after it may only now begin to restart it.
        const bool restarts =
            !evidence && (evidence.error().kind == ErrorKind::Closed || evidence.error().kind == ErrorKind::Refused ||
                          evidence.error().kind == ErrorKind::NotReady);
        if (!restarts || stop.stop_requested() || deadline.hasExpired())
            return evidence;
    }
}

Evidence ActionRunner::Deeds::operator()(const Fence &a) const
{
    auto fenced = sql(a.node);
    if (fenced)
        runner.noteFence(a.node, *fenced);
    return fenced;
}

Evidence ActionRunner::Deeds::deed(const NodeId &node, const HostRequest &request, ReadyDeed *ready) const
{
    if (ready) {
        if (const auto reply = ready->go(request.forkedAt, QDeadlineTimer(request.patience), stop))
            return evidenceOf(*reply);
    }
    const auto reply = runner.onHost(node, request, stop);
    if (!reply)
        return reply.error();
    return evidenceOf(*reply);
}

HostRequest ActionRunner::Deeds::stopRequest(const StopServer &a) const
{
    return *hostRequest(a, limits(), before);
}

Evidence ActionRunner::Deeds::operator()(const StopServer &a) const
{
    const Hand *hand = runner.hand(a.node);
    HostRequest request = stopRequest(a);
    if (a.successor.isEmpty())
        return deed(a.node, request);
    if (!hand->marker) {
        request.deed = HostDeed::Stop; // nobody knows from where on to look: all is sent before it ends
        return deed(a.node, request);
    }
    request.forkedAt = *hand->marker;
    auto stopped = deed(a.node, request, hand->stop.get());
    const QString commit = stopped ? stopped->value(u"late").toString() : QString();
    return commit.isEmpty() ? stopped : awaitCommit(a, commit, *stopped);
}

/// A session that began after the fence, and asked to write, has committed there. Nearly always it was sent, too.
Evidence ActionRunner::Deeds::awaitCommit(const StopServer &a, const QString &commit, QJsonObject evidence) const
{
    StepContext context = runner.contextOf(action, together, before);
    context.position = Lsn{Lsn::parse(commit).value_or(Lsn{}).value + 1}; // of its begin
    Hand *hand = runner.hand(a.successor);
    const std::lock_guard guard(hand->busy);
    const auto there = hand->server.run(WaitCaughtUp{a.successor, a.node, kLateCommit}, context, stop);
    if (!there)
        return Error{ErrorKind::NotReady, Words::tr("stop %1").arg(a.node.name()),
                     Words::tr("a session that began after the fence and asked to write has committed at %1, and %2 "
                               "has not received that")
                         .arg(commit, a.successor.name()),
                     QStringLiteral("late-commit"),
                     Words::tr("Find the application that asks for READ WRITE, keep it away, then begin again.")};
    evidence.insert(QStringLiteral("received"), there->value(u"replayed"));
    return evidence;
}

Evidence ActionRunner::Deeds::operator()(const StartServer &a) const
{
    return deed(a.node, *hostRequest(a, limits(), before));
}

Result<HostRequest> ActionRunner::Deeds::standbyRequest(const StartAsStandby &a) const
{
    auto upstream = upstreamOf(a.node, a.upstream, a.slot);
    if (!upstream)
        return upstream.error();
    HostRequest request = *hostRequest(a, limits(), before);
    request.upstream = *upstream;
    return request;
}

Evidence ActionRunner::Deeds::operator()(const StartAsStandby &a) const
{
    if (ReadyDeed *ready = runner.hand(a.node)->start.get()) {
        if (const auto reply = ready->go({}, QDeadlineTimer(limits().rejoin), stop))
            return evidenceOf(*reply);
    }
    const auto request = standbyRequest(a);
    return request ? deed(a.node, *request) : Evidence(request.error());
}

/// The old primary's: what is done to it lies in the outage or right behind.
void ActionRunner::Deeds::makeReady() const
{
    if (const StopServer *a = std::get_if<StopServer>(&action); a && !a->successor.isEmpty())
        runner.hand(a->node)->stop = runner.hostOf(a->node).makeReady(stopRequest(*a));
    const StartAsStandby *a = std::get_if<StartAsStandby>(&action);
    if (Hand *old = a ? runner.hand(a->node) : nullptr; old && old->stop) {
        if (const auto request = standbyRequest(*a))
            old->start = runner.hostOf(a->node).makeReady(*request);
    }
}

/// Options as they stand at the source, from the time when it was a standby itself; user and password of the declared
/// login, where there is one.
Result<Upstream> ActionRunner::Deeds::upstreamOf(const NodeId &node, const NodeId &source, const QString &slot) const
{
    const Node from = runner.m_fleet->node(source)->seenFrom(runner.m_fleet->node(node)->region);
    const QString name = applicationName(node, before);
    const auto at = [&](Hand &one) {
        const std::lock_guard guard(one.busy);
        return one.server.conninfoTo(from.host, from.port, name, stop);
    };
    Hand *hand = runner.hand(source);
    auto stands = at(*hand);
    if (!stands)
        return stands.error();
    for (const auto &other : runner.m_hands) { // a source that never was a standby: as the other standbys do
        const NodeId &id = other->server.node().id;
        if (!stands->empty || id == source || id == node || before.surveys.value(id).error)
            continue;
        if (auto theirs = at(*other))
            stands = std::move(theirs);
    }
    Upstream upstream{stands->options, stands->password, slot};
    const std::lock_guard guard(hand->busy);
    if (const auto &login = runner.m_logins.replication) {
        upstream.conninfo = conninfoTo(from, login->user) + conninfoOption("application_name", name);
        const auto password = hand->server.acceptsReplication(*login, stop);
        if (!password)
            return password.error();
        upstream.password = *password;
    } else if (stands->empty) {
        return Error{ErrorKind::BadInput,
                     Words::tr("make %1 a standby of %2").arg(node.name(), source.name()),
                     Words::tr("it is not known how standbys log in"),
                     {},
                     Words::tr("Declare replication: CREDENTIAL for the cluster.")};
    }
    return upstream;
}

Evidence ActionRunner::Deeds::operator()(const SaveDivergence &a) const
{
    HostRequest request = *hostRequest(a, limits(), before);
    request.stamp = stamp();
    return deed(a.node, request);
}

Evidence ActionRunner::Deeds::operator()(const Rewind &a) const
{
    const Node from = runner.m_fleet->node(a.source)->seenFrom(runner.m_fleet->node(a.node)->region);
    const Login login = runner.m_logins.nodes.value(a.source);
    HostRequest request = *hostRequest(a, limits(), before);
    request.upstream.conninfo = conninfoTo(from, login.user) + conninfoOption("dbname", from.database);
    const auto password = [&] { // a file of this machine is not there
        Hand *hand = runner.hand(a.source);
        const std::lock_guard guard(hand->busy);
        return hand->server.password(stop);
    }();
    if (!password)
        return password.error();
    request.upstream.password = *password;
    return deed(a.node, request);
}

Evidence ActionRunner::Deeds::operator()(const SetAside &a) const
{
    HostRequest request = *hostRequest(a, limits(), before);
    request.stamp = stamp();
    return deed(a.node, request);
}

Evidence ActionRunner::Deeds::operator()(const Reclone &a) const
{
    auto upstream = upstreamOf(a.node, a.source, a.slot);
    if (!upstream)
        return upstream.error();
    HostRequest request = *hostRequest(a, limits(), before);
    request.upstream = *upstream;
    return deed(a.node, request);
}

/// Who cannot be reached has not been told: nothing has begun that could not be taken back.
Evidence ActionRunner::Deeds::operator()(const Promote &a) const
{
    Hand *hand = runner.hand(a.node);
    const auto reached = [&] {
        const std::lock_guard guard(hand->busy);
        return hand->server.connect(stop);
    }();
    if (reached)
        return sql(a.node);
    Error error = reached.error();
    error.code = QLatin1String(kNotBegun);
    return error;
}

Evidence ActionRunner::Deeds::operator()(const PausePools &a) const
{
    for (const QString &name : a.endpoints) {
        if (auto paused = runner.trafficOf(name)->pause(a.patience, stop); !paused)
            return paused.error();
    }
    return QJsonObject();
}

Evidence ActionRunner::Deeds::operator()(const ResumePools &a) const
{
    std::optional<Error> first; // the others are resumed nevertheless
    for (const QString &name : a.endpoints) {
        if (auto resumed = runner.trafficOf(name)->resume(stop); !resumed && !first)
            first = resumed.error();
    }
    return first ? Evidence(*first) : Evidence(QJsonObject());
}

Evidence ActionRunner::Deeds::operator()(const PrepareEndpoint &a) const
{
    Traffic *traffic = runner.trafficOf(a.endpoint);
    auto prepared = traffic->prepare(runner.m_fleet->node(a.node)->seenFrom(traffic->endpoint().region), stop);
    return prepared ? Evidence(QJsonObject()) : Evidence(prepared.error());
}

Evidence ActionRunner::Deeds::operator()(const PointEndpoint &a) const
{
    Traffic *traffic = runner.trafficOf(a.endpoint);
    auto pointed = traffic->point(runner.m_fleet->node(a.node)->seenFrom(traffic->endpoint().region), stop);
    return pointed ? Evidence(QJsonObject()) : Evidence(pointed.error());
}

Evidence ActionRunner::Deeds::operator()(const VerifyEndpoint &a) const
{
    const NodeSurvey server = runner.survey(a.node, stop);
    if (server.error)
        return *server.error;
    const DetailSample &detail = server.sample.detail;
    const EndpointSurvey seen =
        runner.trafficOf(a.endpoint)
            ->survey({{a.node, detail.systemIdentifier, detail.startedAt.value_or(Instant{})}}, stop);
    if (seen.writer == a.node)
        return QJsonObject{{QStringLiteral("writer"), a.node.name()}};
    return seen.error.value_or(Error{ErrorKind::NotReady,
                                     Words::tr("write through %1").arg(a.endpoint),
                                     Words::tr("it does not lead to %1").arg(a.node.name()),
                                     {},
                                     Words::tr("Look where the endpoint leads.")});
}

} // namespace meridian
