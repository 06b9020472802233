// SPDX-License-Identifier: GPL-3.0-or-later
// One polling thread's share of the nodes. Lives on that thread; its slots are called through queued connections, what
// it finds goes out in small batches.
#pragma once

#include "nodepoller.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <unordered_map>

namespace meridian
{

class PollWorker : public QObject
{
    Q_OBJECT
public:
    PollWorker();

    /// Nodes whose task is unchanged keep their connection.
    void setTasks(const QList<meridian::PollTask> &tasks);
    void giveLogin(const meridian::NodeId &node, const meridian::Result<meridian::Login> &login);
    void pollNow();

Q_SIGNALS:
    void observed(const QList<meridian::Observation> &batch);
    void loginNeeded(const meridian::NodeId &node, bool rejected);

private:
    void collect(const Observation &observation);

    struct IdHash {
        size_t operator()(const NodeId &id) const { return qHash(id); }
    };
    std::unordered_map<NodeId, std::unique_ptr<NodePoller>, IdHash> m_pollers;
    std::shared_ptr<SocketWatch> m_sockets;
    QList<Observation> m_batch;
    QTimer m_flush;
};

} // namespace meridian
