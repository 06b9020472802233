// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayconnection.h"

#include <QHostAddress>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr qint64 kReadBufferBytes = 256 * 1024;

void prepare(QTcpSocket &socket)
{
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket.setReadBufferSize(kReadBufferBytes);
}

} // namespace

RelayConnection::RelayConnection(QTcpSocket *client, quint16 serverPort, LiveWire &there, LiveWire &back,
                                 QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_serverPort(serverPort)
    , m_there(there)
    , m_back(back)
{
    m_client->setParent(this);
    prepare(*m_client);
    // The kernel has shaken hands already, so the handshake's round trip is added before the first byte.
    const auto now = std::chrono::steady_clock::now();
    m_callAt = there.arrival(now, 0);
    m_openAt = back.arrival(m_callAt, 0);
    m_callTimer.setSingleShot(true);
    m_callTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_callTimer, &QTimer::timeout, this, &RelayConnection::call);
    connect(m_client, &QTcpSocket::disconnected, this, &RelayConnection::disconnected);
    connect(&m_server, &QTcpSocket::connected, this, &RelayConnection::connected);
    connect(&m_server, &QTcpSocket::disconnected, this, &RelayConnection::disconnected);
    connect(&m_server, &QTcpSocket::errorOccurred, this, [this] {
        if (!m_request) // nobody listens there
            m_client->abort();
    });
    call();
}

RelayConnection::~RelayConnection()
{
    // A socket that is torn down says so once more, and nobody is left to hear it.
    m_client->disconnect();
    m_server.disconnect();
}

void RelayConnection::call()
{
    if (m_called || m_there.wire.cut || m_back.wire.cut)
        return; // a call into a cut wire is held and goes through when it heals
    const auto wait = std::chrono::ceil<milliseconds>(m_callAt - std::chrono::steady_clock::now());
    if (wait.count() > 0) {
        m_callTimer.start(wait);
        return;
    }
    m_called = true;
    m_server.connectToHost(QHostAddress(QHostAddress::LocalHost), m_serverPort);
}

void RelayConnection::connected()
{
    prepare(m_server);
    m_request = new RelayFlow(*m_client, m_server, m_there, m_openAt, this);
    m_answer = new RelayFlow(m_server, *m_client, m_back, m_openAt, this);
    resume();
}

void RelayConnection::disconnected()
{
    const bool clientGone = m_client->state() == QAbstractSocket::UnconnectedState;
    const bool serverGone = m_server.state() == QAbstractSocket::UnconnectedState;
    if (clientGone && (serverGone || !m_request)) {
        m_server.abort();
        deleteLater();
    }
}

void RelayConnection::resume()
{
    if (!m_request) {
        call();
        return;
    }
    m_request->move();
    m_answer->move();
}

} // namespace meridian
