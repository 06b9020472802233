// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the program does what: each action to a server, a machine, an endpoint or an owner. Part of
// ActionRunner.
#pragma once

#include "actionrunner.h"
#include "host.h"
#include "pgoperator.h"
#include "readydeed.h"
#include "traffic.h"

#include <QDeadlineTimer>

#include <mutex>

namespace meridian
{

class PatroniClient;

struct ActionRunner::Hand {
    Hand(const Node &node, const Login &login, milliseconds connectTimeout) : server(node, login, connectTimeout) {}
    PgOperator server;
    std::mutex busy;
    std::optional<Lsn> marker;              ///< of its fence
    std::unique_ptr<ReadyDeed> stop, start; ///< on its machine; null: none waits
};

struct ActionRunner::Deeds {
    using Evidence = Result<QJsonObject>;

    ActionRunner &runner;
    const Action &action;
    const QList<Action> &together;
    const Situation &before;
    const std::stop_token &stop;

    Evidence operator()(const TakeLock &a) const { return sql(a.on); }
    Evidence operator()(const ReleaseLock &a) const { return sql(a.on); }
    Evidence operator()(const Checkpoint &a) const { return sql(a.node); }
    Evidence operator()(const MakeSlot &a) const { return sql(a.on); }
    Evidence operator()(const DropSlot &a) const { return sql(a.on); }
    Evidence operator()(const SetParameter &a) const { return sql(a.node); }
    Evidence operator()(const Fence &a) const;
    Evidence operator()(const Unfence &a) const { return sql(a.node); }
    Evidence operator()(const Promote &a) const;
    Evidence operator()(const Follow &a) const { return sql(a.node); }
    Evidence operator()(const VerifyWrite &a) const { return sql(a.node); }
    Evidence operator()(const WaitCaughtUp &a) const;
    Evidence operator()(const WaitStreaming &a) const;
    Evidence operator()(const StopServer &a) const;
    Evidence operator()(const StartServer &a) const;
    Evidence operator()(const StartAsStandby &a) const;
    Evidence operator()(const SaveDivergence &a) const;
    Evidence operator()(const Rewind &a) const;
    Evidence operator()(const SetAside &a) const;
    Evidence operator()(const Reclone &a) const;
    Evidence operator()(const PausePools &a) const;
    Evidence operator()(const ResumePools &a) const;
    Evidence operator()(const PrepareEndpoint &a) const;
    Evidence operator()(const PointEndpoint &a) const;
    Evidence operator()(const VerifyEndpoint &a) const;
    Evidence operator()(const SetMaintenance &) const { return QJsonObject(); } ///< the journal's entry is all of it
    Evidence operator()(const PatroniSwitchover &a) const;
    Evidence operator()(const PatroniFailover &a) const;
    Evidence operator()(const PatroniReinitialise &a) const;
    Evidence operator()(const PatroniPause &a) const;
    Evidence operator()(const AskPerson &a) const;

    /// What takes time before it can begin and may lie ready until then: see ReadyDeed.
    void makeReady() const;

private:
    const OperationLimits &limits() const { return runner.m_cluster.limits; }
    Evidence sql(const NodeId &node) const { return sql(node, runner.contextOf(action, together, before)); }
    Evidence sql(const NodeId &node, const StepContext &context) const;
    Result<PgOperator::Position> positionOf(const NodeId &node) const;
    Evidence deed(const NodeId &node, const HostRequest &request, ReadyDeed *ready = nullptr) const;
    HostRequest stopRequest(const StopServer &a) const;
    Result<HostRequest> standbyRequest(const StartAsStandby &a) const;
    Evidence awaitCommit(const StopServer &a, const QString &commit, QJsonObject evidence) const;
    /// Where a standby is to receive from, as its machine reaches it.
    Result<Upstream> upstreamOf(const NodeId &node, const NodeId &source, const QString &slot) const;
    template <class Ask>
    Evidence patroni(const NodeId &node, Ask &&ask) const;
    Result<QStringList> patroniNames(const PatroniClient &client, const QList<NodeId> &nodes,
                                     QDeadlineTimer deadline) const;
    bool isSeen(const NodeId &node, milliseconds patience, milliseconds pause,
                const std::function<bool(const NodeSurvey &)> &there) const;
    Evidence whenItLeads(const NodeId &candidate, const QJsonObject &evidence) const;
    NodeId anyNode() const;
};

} // namespace meridian
