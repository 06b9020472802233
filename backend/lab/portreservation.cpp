// SPDX-License-Identifier: GPL-3.0-or-later
#include "portreservation.h"

#include <QCoreApplication>

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace meridian
{

Result<PortReservation> PortReservation::take()
{
    PortReservation reservation;
    reservation.m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const int on = 1;
    // Bound without SO_REUSEADDR the port is nobody's; set afterwards, the option lets the server listen beside us,
    // and nobody who was not told the port (Linux, inet_csk_bind_conflict: no conflict unless one of them listens).
    if (reservation.m_socket < 0 || ::bind(reservation.m_socket, generic, size) != 0 ||
        ::getsockname(reservation.m_socket, generic, &size) != 0 ||
        ::setsockopt(reservation.m_socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0) {
        const QString words = QString::fromLocal8Bit(std::strerror(errno));
        return Error{ErrorKind::Refused,
                     QCoreApplication::translate("PracticeLab", "reserve a port of 127.0.0.1"),
                     words,
                     {},
                     {}};
    }
    reservation.m_port = ntohs(address.sin_port);
    return reservation;
}

PortReservation::~PortReservation()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

} // namespace meridian
