// SPDX-License-Identifier: GPL-3.0-or-later
// The world on one machine: a TCP relay between the places of the lab. Ports are opened before it is moved to its
// thread; afterwards all calls are queued to it. It knows places and ports, nothing about databases.
#pragma once

#include "network.h"
#include "portreservation.h"
#include "relayflow.h"

#include <QTcpServer>

#include <map>
#include <memory>
#include <vector>

namespace meridian
{

class Relay : public QObject
{
    Q_OBJECT
public:
    explicit Relay(QObject *parent = nullptr);
    ~Relay() override;

    /// Opens a port for calls from one place to the server on 127.0.0.1:`serverPort` in another; returns that port.
    Result<quint16> open(const RegionId &from, const RegionId &to, quint16 serverPort);

    /// From now on the wires are these; what a cut held back goes on.
    void setNetwork(const Network &network);
    /// Calls to a server that is down are refused, unless a cut is in the way: then they are held.
    void setServerUp(quint16 serverPort, bool up);

Q_SIGNALS:
    void networkChanged();

private:
    struct Port {
        RegionId from, to;
        quint16 serverPort = 0;
        PortReservation reservation;
        QTcpServer *listener = nullptr; ///< a child of the relay
        bool serverUp = true;
    };

    LiveWire &wire(const RegionId &from, const RegionId &to);
    bool update(Port &port);
    void accept(Port &port);

    Network m_network;
    std::map<std::pair<RegionId, RegionId>, LiveWire> m_wires; ///< stable addresses: flows refer to them
    std::vector<std::unique_ptr<Port>> m_ports;
};

} // namespace meridian
