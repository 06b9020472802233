// SPDX-License-Identifier: GPL-3.0-or-later
// Polls one node for ever: arms the next poll when the last one ends, asks for the login when one is needed. Lives on
// a worker thread; never blocks.
#pragma once

#include "server.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace meridian
{

/// What a worker must know to poll a node.
struct PollTask {
    Node node;
    Cluster cluster;
    double phase = 0; ///< 0 … 1: where in the interval its polls start
    friend bool operator==(const PollTask &, const PollTask &) = default;
};

class NodePoller : public QObject
{
    Q_OBJECT
public:
    NodePoller(PollTask task, std::shared_ptr<SocketWatch> sockets);

    const PollTask &task() const { return m_task; }
    void pollNow(); ///< unless a poll is under way
    void giveLogin(const Result<Login> &login);

Q_SIGNALS:
    void observed(const meridian::Observation &observation);
    void loginNeeded(const meridian::NodeId &node, bool rejected); ///< rejected: the last one did not fit

private:
    void start();
    void onSampled(const Observation &observation);
    void onLoginOverdue();
    void reportWithoutPoll(const Error &error);
    void armNext(Instant planned, Instant ended);

    PollTask m_task;
    std::unique_ptr<Server> m_server;
    QTimer m_timer, m_loginDeadline;
    Instant m_planned;
    std::optional<Login> m_login;
    bool m_rejected = false;
    bool m_busy = false;
    int m_failures = 0;
};

} // namespace meridian

Q_DECLARE_METATYPE(meridian::PollTask)
