// SPDX-License-Identifier: GPL-3.0-or-later
// One connection through the relay, from the client's call to the last byte both ways. Lives on the relay's thread;
// deletes itself when both ends have hung up.
#pragma once

#include "relayflow.h"

#include <QTcpSocket>

namespace meridian
{

class RelayConnection : public QObject
{
    Q_OBJECT
public:
    /// Takes the client's socket over. `there` is the wire from the client's place to the server's, `back` the other.
    RelayConnection(QTcpSocket *client, quint16 serverPort, LiveWire &there, LiveWire &back, QObject *parent);
    ~RelayConnection() override;

public Q_SLOTS:
    /// A wire changed: go on, or hold.
    void resume();

private:
    void call();
    void connected();
    void disconnected();

    QTcpSocket *m_client; ///< a child
    QTcpSocket m_server;
    quint16 m_serverPort;
    LiveWire &m_there;
    LiveWire &m_back;
    SteadyTime m_callAt; ///< when the client's call reaches the server's place
    SteadyTime m_openAt; ///< when the client would know that it is connected
    QTimer m_callTimer;
    bool m_called = false;
    RelayFlow *m_request = nullptr;
    RelayFlow *m_answer = nullptr;
};

} // namespace meridian
