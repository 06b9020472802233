// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody else is asked to do: Patroni, or a person. Part of ActionRunner::Deeds.
#include "actiondeeds.h"

#include "byhand.h"
#include "patronimembers.h"

#include <QCoreApplication>

#include <condition_variable>

namespace meridian
{

namespace
{

constexpr milliseconds kAskAgain{100};  ///< a person
constexpr milliseconds kLooksEvery{10}; ///< a program, while nobody can write

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActionRunner)
};

using Evidence = Result<QJsonObject>;

} // namespace

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
    const Evidence asked = patroni(a.leader, [&](const PatroniClient &client, QDeadlineTimer deadline) -> Evidence {
        const auto names = patroniNames(client, {a.leader, a.candidate}, deadline);
        return names ? said(client.switchover(names->at(0), names->at(1), deadline, stop)) : names.error();
    });
    return asked ? whenItLeads(a.candidate, *asked) : asked;
}

Evidence ActionRunner::Deeds::operator()(const PatroniFailover &a) const
{
    const Evidence asked = patroni(a.candidate, [&](const PatroniClient &client, QDeadlineTimer deadline) -> Evidence {
        const auto names = patroniNames(client, {a.candidate}, deadline);
        return names ? said(client.failover(names->first(), deadline, stop)) : names.error();
    });
    return asked ? whenItLeads(a.candidate, *asked) : asked;
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

/// Asks the server again and again until it is as it should be; false: not within `patience`.
bool ActionRunner::Deeds::isSeen(const NodeId &node, milliseconds patience, milliseconds pause,
                                 const std::function<bool(const NodeSurvey &)> &there) const
{
    const QDeadlineTimer deadline(patience);
    std::mutex mutex;
    std::condition_variable_any condition;
    while (!stop.stop_requested()) {
        if (there(runner.survey(node, stop)))
            return true;
        if (deadline.hasExpired())
            return false;
        std::unique_lock guard(mutex);
        condition.wait_for(guard, stop, pause, [] { return false; });
    }
    return false;
}

/// Patroni is content as soon as the candidate holds the leader's key: it is promoted after that.
Evidence ActionRunner::Deeds::whenItLeads(const NodeId &candidate, const QJsonObject &evidence) const
{
    const auto leads = [](const NodeSurvey &seen) { return !seen.error && seen.sample.role == Role::Primary; };
    if (isSeen(candidate, limits().promotion, kLooksEvery, leads))
        return evidence;
    return Error{ErrorKind::Timeout,
                 Words::tr("wait until %1 takes writes").arg(candidate.name()),
                 Words::tr("Patroni made it the leader, but it is still in recovery"),
                 {},
                 Words::tr("See Patroni's log, then resume the operation.")};
}

/// Looks until the person has done it, or once where nobody is there. What cannot be seen from outside is believed: the
/// next step finds out.
Evidence ActionRunner::Deeds::operator()(const AskPerson &a) const
{
    const auto believed = [](const AskPerson &asked) {
        return asked.deed == ManualDeed::Rewind || asked.deed == ManualDeed::Reclone;
    };
    if (believed(a))
        return QJsonObject();
    const auto there = [&](const NodeSurvey &seen) {
        const bool refuses = seen.error && seen.error->code == QLatin1String("ECONNREFUSED"); // no cut line does
        const bool runs = !seen.error;
        return a.deed == ManualDeed::Stop    ? refuses
               : a.deed == ManualDeed::Start ? runs
                                             : runs && seen.sample.role == Role::Standby;
    };
    const bool waits = runner.m_identity.attended;
    if (isSeen(a.node, waits ? limits().rejoin : milliseconds(0), kAskAgain, there))
        return QJsonObject{{QStringLiteral("seen"), true}};
    const QString tried = Words::tr("wait for what a person does at %1").arg(a.node.name());
    if (stop.stop_requested())
        return Error{ErrorKind::Closed, tried, Words::tr("stopped on request"), QStringLiteral("stopped"), {}};
    QStringList commands;
    for (const Action &earlier : before.done) { // what was believed belongs to it
        const AskPerson *done = std::get_if<AskPerson>(&earlier);
        if (done && done->node == a.node && believed(*done))
            commands += commandsByHand(*done, before);
    }
    commands += commandsByHand(a, before);
    return Error{ErrorKind::Timeout, tried,
                 Words::tr("to be done by hand on its machine: %1").arg(commands.join(QStringLiteral("; "))),
                 waits ? QStringLiteral("not-done") : QStringLiteral("person"),
                 waits ? Words::tr("Begin again, or go on, when somebody can do it.")
                       : Words::tr("Do it, then resume the operation.")};
}

} // namespace meridian
