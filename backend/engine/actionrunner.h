// SPDX-License-Identifier: GPL-3.0-or-later
// The hands of an operation: looks at all servers, machines and endpoints of one cluster, and carries out single
// actions on them. Blocking; any number of the executor's threads, one action a server at a time. It plans nothing and
// decides nothing.
#pragma once

#include "actionsql.h"
#include "operationlogins.h"
#include "situation.h"

#include <QJsonObject>

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>

namespace meridian
{

class Host;
class PgOperator;
class SshSessions;
class Traffic;
struct HostRequest;
struct HostReply;

class ActionRunner
{
public:
    /// Under which name and with which consent it acts.
    struct Identity {
        QString operation, who, place;
        bool mayCreateSchema = false;
        bool attended = true; ///< somebody is there to do what is to be done by hand
    };
    ActionRunner(FleetPtr fleet, ClusterId cluster, OperationLogins logins, Identity identity);
    ~ActionRunner();

    /// Asks everybody at the same time. `picture` is what was known before.
    Situation look(const SnapshotPtr &picture, const QList<Action> &done, const std::stop_token &stop);
    /// One node only: what changes with single actions.
    NodeSurvey survey(const NodeId &node, const std::stop_token &stop);

    /// What the plan's outage needs is brought to the machines beforehand. Nothing is done yet, and nothing need be.
    void makeReady(const Plan &plan, const Situation &before, const std::stop_token &stop);
    /// What a fence found, by this runner or, long ago, by another one.
    void noteFence(const NodeId &node, const QJsonObject &evidence);
    /// Carries it out; the evidence. `together`: what is done at the same time, this one included.
    Result<QJsonObject> run(const Action &action, const QList<Action> &together, const Situation &before,
                            const std::stop_token &stop);
    /// "by_hand": what a person has to type for it, a line each; nothing for what the program does itself.
    QJsonObject byHand(const Action &action, const Situation &before) const;
    /// Actions of one lane are done one after the other.
    static QString laneOf(const Action &action);
    /// The text for review and script: what would be sent where; empty for what is not SQL.
    StepContext contextOf(const Action &action, const QList<Action> &together, const Situation &before) const;

    PgOperator *operatorOf(const NodeId &node);
    const OperationLogins &logins() const { return m_logins; }

private:
    struct Hand; ///< one server
    struct Deeds;
    void forEachHand(const std::function<NodeSurvey(Hand &)> &ask,
                     const std::function<void(const NodeSurvey &)> &answered);
    NodeSurvey lookBeside(Hand &hand, Situation *situation, const std::stop_token &stop);
    void noteLock(Hand &h, Situation *situation, const std::stop_token &stop);
    NodeSurvey surveyHost(const Hand &hand, NodeSurvey survey, const std::stop_token &stop) const;
    void surveyEndpoints(Situation *situation, const std::stop_token &stop) const;
    std::optional<OwnerState> askOwner(const std::stop_token &stop) const; ///< nothing: none is declared
    std::unique_ptr<Traffic> makeTraffic(const QString &endpoint) const;
    Traffic *trafficOf(const QString &endpoint) const;
    Host hostOf(const NodeId &node) const;
    Result<HostReply> onHost(const NodeId &node, HostRequest request, const std::stop_token &stop) const;
    Hand *hand(const NodeId &node) const;

    FleetPtr m_fleet;
    const Cluster m_cluster;
    OperationLogins m_logins;
    Identity m_identity;
    std::shared_ptr<SshSessions> m_ssh;
    std::vector<std::unique_ptr<Hand>> m_hands;
    QHash<QString, std::shared_ptr<Traffic>> m_traffic; ///< of all endpoints; each is asked by one thread at a time
    std::mutex m_lockMutex;                             ///< of the locks that a look finds
};

} // namespace meridian
