// SPDX-License-Identifier: GPL-3.0-or-later
// One database server behind one small interface, whatever its engine. Lives on a worker thread; never blocks.
#pragma once

#include "login.h"
#include "sample.h"
#include "socketwatch.h"

#include <QObject>

#include <memory>

namespace meridian
{

class Server : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// True when the next sample() needs no new connection and therefore no Login.
    virtual bool isConnected() const = 0;
    virtual void setLogin(const Login &login) = 0;
    /// Starts one poll, connecting first when necessary; ends in exactly one sampled() within the polling timeout.
    /// While an answer is missing for longer than `healthyWithin`, sampled() comes once before with `overdue`.
    virtual void sample(Instant plannedAt) = 0;
    /// Ends the connection and any poll under way, silently.
    virtual void close() = 0;

    /// The implementation for the cluster's engine. The servers of one thread share one `sockets`.
    static std::unique_ptr<Server> create(const Node &node, const Cluster &cluster,
                                          std::shared_ptr<SocketWatch> sockets = std::make_shared<SocketWatch>());

Q_SIGNALS:
    void sampled(const meridian::Observation &observation);
};

} // namespace meridian
