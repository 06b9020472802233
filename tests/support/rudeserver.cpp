// SPDX-License-Identifier: GPL-3.0-or-later
#include "rudeserver.h"

#include <QTcpSocket>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

RudeServer::RudeServer(Manner manner)
{
    if (manner == Manner::SwallowsPackets) {
        fillBacklog();
        return;
    }
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, manner] {
        while (QTcpSocket *peer = m_server.nextPendingConnection()) {
            if (manner == Manner::HangsUp)
                peer->abort();
            else if (manner == Manner::SendsGarbage)
                peer->write("HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("cannot listen");
    m_port = m_server.serverPort();
}

RudeServer::~RudeServer()
{
    for (const int socket : m_sockets)
        ::close(socket);
}

/// listen(2): when the backlog is full, Linux ignores connection requests; the caller sees a black hole.
void RudeServer::fillBacklog()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    m_sockets.push_back(listener);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(listener, generic, size) != 0 || ::listen(listener, 0) != 0 ||
        ::getsockname(listener, generic, &size) != 0)
        qFatal("cannot listen");
    m_port = ntohs(address.sin_port);
    for (bool accepted = true; accepted;) {
        const int caller = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        m_sockets.push_back(caller);
        ::connect(caller, generic, size);
        pollfd ready{caller, POLLOUT, 0};
        accepted = ::poll(&ready, 1, 300) == 1; // one that is not taken within this time never will be
    }
}
