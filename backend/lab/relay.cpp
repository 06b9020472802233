// SPDX-License-Identifier: GPL-3.0-or-later
#include "relay.h"

#include "relayconnection.h"

#include <QCoreApplication>

namespace meridian
{

Relay::Relay(QObject *parent) : QObject(parent) {}

Relay::~Relay()
{
    qDeleteAll(findChildren<RelayConnection *>(Qt::FindDirectChildrenOnly)); // before the wires they refer to
}

Result<quint16> Relay::open(const RegionId &from, const RegionId &to, quint16 serverPort)
{
    auto reservation = PortReservation::take();
    if (!reservation)
        return reservation.error();
    auto port = std::make_unique<Port>();
    port->from = from;
    port->to = to;
    port->serverPort = serverPort;
    port->reservation = std::move(*reservation);
    port->listener = new QTcpServer(this);
    connect(port->listener, &QTcpServer::newConnection, this, [this, p = port.get()] { accept(*p); });
    if (!update(*port)) {
        return Error{ErrorKind::Refused,
                     QCoreApplication::translate("PracticeLab", "listen on 127.0.0.1:%1 for calls from %2 to %3")
                         .arg(port->reservation.port())
                         .arg(from.name(), to.name()),
                     port->listener->errorString(),
                     {},
                     {}};
    }
    m_ports.push_back(std::move(port));
    return m_ports.back()->reservation.port();
}

void Relay::setNetwork(const Network &network)
{
    m_network = network;
    for (auto &[pair, live] : m_wires)
        live = LiveWire{network.wire(pair.first, pair.second), {}};
    for (const auto &port : m_ports)
        update(*port);
    Q_EMIT networkChanged();
}

void Relay::setServerUp(quint16 serverPort, bool up)
{
    for (const auto &port : m_ports) {
        if (port->serverPort == serverPort) {
            port->serverUp = up;
            update(*port);
        }
    }
}

LiveWire &Relay::wire(const RegionId &from, const RegionId &to)
{
    const auto [it, isNew] = m_wires.try_emplace({from, to});
    if (isNew)
        it->second.wire = m_network.wire(from, to);
    return it->second;
}

/// Listens when somebody answers, or when nobody could tell that nobody does.
bool Relay::update(Port &port)
{
    const bool cut = wire(port.from, port.to).wire.cut || wire(port.to, port.from).wire.cut;
    const bool wanted = port.serverUp || cut;
    if (wanted == port.listener->isListening())
        return true;
    if (wanted)
        return port.listener->listen(QHostAddress(QHostAddress::LocalHost), port.reservation.port());
    port.listener->close();
    return true;
}

void Relay::accept(Port &port)
{
    while (QTcpSocket *client = port.listener->nextPendingConnection()) {
        auto *connection =
            new RelayConnection(client, port.serverPort, wire(port.from, port.to), wire(port.to, port.from), this);
        connect(this, &Relay::networkChanged, connection, &RelayConnection::resume);
    }
}

} // namespace meridian
