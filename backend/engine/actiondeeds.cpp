// SPDX-License-Identifier: GPL-3.0-or-later
#include "actiondeeds.h"

#include "divergence.h"
#include "patronimembers.h"

#include <QCoreApplication>
#include <QDateTime>

#include <condition_variable>

namespace meridian
{

namespace
{

constexpr milliseconds kCopying = std::chrono::hours(24); ///< a whole database over a slow line
constexpr milliseconds kAskAgain{100};

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

QString option(const char *keyword, QString value)
{
    value.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return QStringLiteral(" %1='%2'").arg(QLatin1String(keyword), value);
}

/// The way to a server for a program on another machine, without a password.
QString conninfoOf(const Node &server, const QString &user)
{
    QString out = QStringLiteral("host='%1' port=%2").arg(server.host).arg(server.port) + option("user", user) +
                  option("sslmode", toText(server.tls.mode));
    if (!server.tls.rootCertificate.isEmpty())
        out += option("sslrootcert", server.tls.rootCertificate);
    return out;
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
    {
        const std::lock_guard guard(hand->busy);
        if (auto up = hand->server.awaitServer(a.patience, stop); !up)
            return up.error();
    }
    auto evidence = sql(a.node, context);
    if (evidence)
        evidence->insert(QStringLiteral("behind"), position(*upstream));
    return evidence;
}

Evidence ActionRunner::Deeds::deed(const NodeId &node, HostRequest request) const
{
    const auto reply = runner.onHost(node, std::move(request), stop);
    if (!reply)
        return reply.error();
    return evidenceOf(*reply);
}

Evidence ActionRunner::Deeds::operator()(const StopServer &a) const
{
    HostRequest request;
    request.deed = a.mode == StopMode::Immediate ? HostDeed::StopNow : HostDeed::Stop;
    request.patience = limits().stop;
    return deed(a.node, request);
}

Evidence ActionRunner::Deeds::operator()(const StartServer &a) const
{
    HostRequest request;
    request.deed = HostDeed::Start;
    request.patience = limits().rejoin;
    return deed(a.node, request);
}

Evidence ActionRunner::Deeds::operator()(const StartAsStandby &a) const
{
    auto upstream = upstreamOf(a.node, a.upstream, a.slot);
    if (!upstream)
        return upstream.error();
    HostRequest request;
    request.deed = HostDeed::BecomeStandby;
    request.upstream = *upstream;
    request.patience = limits().stop;
    if (auto became = deed(a.node, request); !became)
        return became;
    return (*this)(StartServer{a.node});
}

/// Options as they stand at the source, from the time when it was a standby itself; user and password of the declared
/// login, where there is one.
Result<Upstream> ActionRunner::Deeds::upstreamOf(const NodeId &node, const NodeId &source, const QString &slot) const
{
    const Node from = runner.m_fleet->node(source)->seenFrom(runner.m_fleet->node(node)->region);
    const QString own = before.surveys.value(node).sample.detail.clusterName;
    const QString name = own.isEmpty() ? node.name() : own;
    Hand *hand = runner.hand(source);
    const std::lock_guard guard(hand->busy);
    const auto stands = hand->server.conninfoTo(from.host, from.port, name, stop);
    if (!stands)
        return stands.error();
    Upstream upstream{stands->options, stands->password, slot};
    if (const auto &login = runner.m_logins.replication) {
        upstream.conninfo = conninfoOf(from, login->user) + option("application_name", name);
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
    const auto survey = before.surveys.constFind(a.source);
    const auto node = before.surveys.constFind(a.node);
    HostRequest request;
    request.deed = HostDeed::SaveDivergence;
    request.patience = limits().rejoin;
    request.stamp = stamp();
    // The first fork of the source's history: up to there they are one.
    if (node != before.surveys.cend())
        request.timeline = node->sample.timeline.value_or(0);
    if (survey != before.surveys.cend()) {
        for (const TimelineFork &fork : survey->history) {
            if (request.timeline == 0 || fork.timeline == request.timeline) {
                request.timeline = fork.timeline;
                request.forkedAt = fork.at;
            }
        }
    }
    return deed(a.node, request);
}

Evidence ActionRunner::Deeds::operator()(const Rewind &a) const
{
    const Node from = runner.m_fleet->node(a.source)->seenFrom(runner.m_fleet->node(a.node)->region);
    const Login login = runner.m_logins.nodes.value(a.source);
    HostRequest request;
    request.deed = HostDeed::Rewind;
    request.patience = kCopying;
    request.upstream.conninfo = conninfoOf(from, login.user) + option("dbname", from.database);
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
    HostRequest request;
    request.deed = HostDeed::SetAside;
    request.stamp = stamp();
    return deed(a.node, request);
}

Evidence ActionRunner::Deeds::operator()(const Reclone &a) const
{
    auto upstream = upstreamOf(a.node, a.source, a.slot);
    if (!upstream)
        return upstream.error();
    HostRequest request;
    request.deed = HostDeed::Reclone;
    request.patience = kCopying;
    request.upstream = *upstream;
    return deed(a.node, request);
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

Evidence ActionRunner::Deeds::operator()(const PointEndpoint &a) const
{
    const auto traffic = runner.trafficOf(a.endpoint);
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

NodeId ActionRunner::Deeds::anyNode() const
{
    for (const auto &hand : runner.m_hands) {
        const NodeSurvey survey = before.surveys.value(hand->server.node().id);
        if (!survey.error && !hand->server.node().control.patroniUrl.isEmpty())
            return survey.node;
    }
    return runner.m_hands.empty() ? NodeId() : runner.m_hands.front()->server.node().id;
}

template <class Ask>
Evidence ActionRunner::Deeds::patroni(const NodeId &node, Ask &&ask) const
{
    const Node &n = *runner.m_fleet->node(node);
    const auto login = runner.m_logins.patroni.constFind(node);
    const PatroniClient client(n.control.patroniUrl,
                               login == runner.m_logins.patroni.cend() ? std::nullopt : std::optional(*login),
                               n.tls.rootCertificate);
    return ask(client, QDeadlineTimer(limits().rejoin));
}

/// Its members' names are not those of the fleet file.
Result<QStringList> ActionRunner::Deeds::patroniNames(const PatroniClient &client, const QList<NodeId> &nodes,
                                                      QDeadlineTimer deadline) const
{
    const auto cluster = client.cluster(deadline, stop);
    if (!cluster)
        return cluster.error();
    QStringList names;
    for (const NodeId &id : nodes) {
        const auto name = patroniNameOf(*cluster, *runner.m_fleet->node(id));
        if (!name)
            return Error{ErrorKind::BadInput,
                         Words::tr("ask Patroni for %1").arg(id.name()),
                         Words::tr("none of its members has that address or name"),
                         {},
                         Words::tr("Check the node's patroni address in the fleet file.")};
        names += *name;
    }
    return names;
}

namespace
{

template <class T>
Evidence said(const Result<T> &answer)
{
    if (!answer)
        return answer.error();
    if constexpr (std::is_same_v<T, QString>)
        return QJsonObject{{QStringLiteral("patroni"), *answer}};
    else
        return QJsonObject();
}

} // namespace

Evidence ActionRunner::Deeds::operator()(const PatroniSwitchover &a) const
{
    return patroni(a.leader, [&](const PatroniClient &client, QDeadlineTimer deadline) -> Evidence {
        const auto names = patroniNames(client, {a.leader, a.candidate}, deadline);
        return names ? said(client.switchover(names->at(0), names->at(1), deadline, stop)) : names.error();
    });
}

Evidence ActionRunner::Deeds::operator()(const PatroniFailover &a) const
{
    return patroni(a.candidate, [&](const PatroniClient &client, QDeadlineTimer deadline) -> Evidence {
        const auto names = patroniNames(client, {a.candidate}, deadline);
        return names ? said(client.failover(names->first(), deadline, stop)) : names.error();
    });
}

Evidence ActionRunner::Deeds::operator()(const PatroniReinitialise &a) const
{
    return patroni(a.node, [&](const PatroniClient &client, QDeadlineTimer deadline) {
        return said(client.reinitialise(deadline, stop));
    });
}

Evidence ActionRunner::Deeds::operator()(const PatroniPause &a) const
{
    return patroni(anyNode(), [&](const PatroniClient &client, QDeadlineTimer deadline) {
        return said(client.setPaused(a.on, deadline, stop));
    });
}

/// Looks until the person has done it. What cannot be seen from outside is believed.
Evidence ActionRunner::Deeds::operator()(const AskPerson &a) const
{
    if (a.deed == ManualDeed::Rewind || a.deed == ManualDeed::Reclone)
        return QJsonObject();
    const QDeadlineTimer deadline(limits().rejoin);
    std::mutex mutex;
    std::condition_variable_any condition;
    while (!deadline.hasExpired() && !stop.stop_requested()) {
        const NodeSurvey seen = runner.survey(a.node, stop);
        const bool refuses = seen.error && seen.error->kind == ErrorKind::Refused;
        const bool runs = !seen.error;
        const bool there = a.deed == ManualDeed::Stop    ? refuses
                           : a.deed == ManualDeed::Start ? runs
                                                         : runs && seen.sample.role == Role::Standby;
        if (there)
            return QJsonObject{{QStringLiteral("seen"), true}};
        std::unique_lock guard(mutex);
        condition.wait_for(guard, stop, kAskAgain, [] { return false; });
    }
    return Error{ErrorKind::Timeout, Words::tr("wait for what a person does at %1").arg(a.node.name()),
                 Words::tr("it was not done"), stop.stop_requested() ? QStringLiteral("stopped") : QString(),
                 Words::tr("Do it, then resume the operation.")};
}

} // namespace meridian
