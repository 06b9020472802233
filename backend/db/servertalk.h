// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to a server and the questions of a connection test, whatever it speaks. Lives on a thread with an
// event loop; never blocks. It has no deadlines: its owner keeps them and calls close().
#pragma once

#include "connectphase.h"
#include "fleet.h"
#include "login.h"
#include "sample.h"

#include <QObject>

#include <memory>

namespace meridian
{

class SocketWatch;

class ServerTalk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    struct Right {
        QString name;
        bool held = false;
        QString grant; ///< the statement that gives it, without its semicolon
    };
    struct Rights {
        QString role;
        bool superuser = false;
        QString enough; ///< what it has when it has all, for "%1 has %2"
        QList<Right> all;
    };

    virtual void open(const QStringList &addresses) = 0; ///< opened() or failed()
    virtual void askRights() = 0;                        ///< rightsFound() or failed()
    virtual void askReplication() = 0;                   ///< replicationFound() or failed()
    virtual void close() = 0;
    virtual ConnectPhase phase() const = 0;
    virtual const Timings &timings() const = 0;
    virtual WireProtocol protocol() const = 0;

    /// The implementation for the engine.
    static std::unique_ptr<ServerTalk> create(const Node &node, const Cluster &cluster, const Login &login,
                                              SocketWatch &sockets);

Q_SIGNALS:
    void phaseEntered(meridian::ConnectPhase phase);
    void opened();
    void rightsFound(const meridian::ServerTalk::Rights &rights);
    void replicationFound(const meridian::ServerSample &sample, const QString &product); ///< "PostgreSQL 15.8"
    void failed(const meridian::Error &error); ///< the connection is closed then
};

} // namespace meridian
