// SPDX-License-Identifier: GPL-3.0-or-later
#include "pollworker.h"

namespace meridian
{

namespace
{
constexpr milliseconds kBatch{10}; // a thread is woken once for what came in this time
}

PollWorker::PollWorker()
{
    m_flush.setParent(this); // moves to the worker's thread with it
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, [this] { Q_EMIT observed(std::exchange(m_batch, {})); });
}

void PollWorker::setTasks(const QList<PollTask> &tasks)
{
    if (!m_sockets) // made on the thread that uses it
        m_sockets = std::make_shared<SocketWatch>();
    auto before = std::exchange(m_pollers, {});
    for (const PollTask &task : tasks) {
        if (const auto kept = before.find(task.node.id); kept != before.end() && kept->second->task() == task) {
            m_pollers.insert(before.extract(kept));
            continue;
        }
        auto poller = std::make_unique<NodePoller>(task, m_sockets);
        connect(poller.get(), &NodePoller::observed, this, &PollWorker::collect);
        connect(poller.get(), &NodePoller::loginNeeded, this, &PollWorker::loginNeeded);
        m_pollers.emplace(task.node.id, std::move(poller));
    }
}

void PollWorker::giveLogin(const NodeId &node, const Result<Login> &login)
{
    if (const auto poller = m_pollers.find(node); poller != m_pollers.end())
        poller->second->giveLogin(login);
}

void PollWorker::pollNow()
{
    for (const auto &entry : m_pollers)
        entry.second->pollNow();
}

void PollWorker::collect(const Observation &observation)
{
    m_batch.append(observation);
    if (!m_flush.isActive())
        m_flush.start(kBatch);
}

} // namespace meridian
