// SPDX-License-Identifier: GPL-3.0-or-later
// A free port of 127.0.0.1 that stays ours while the object lives, even while the server on it is dead: a socket is
// bound to it and never listens. Value with one owner, any thread.
#pragma once

#include "result.h"

#include <utility>

namespace meridian
{

class PortReservation
{
public:
    static Result<PortReservation> take();
    PortReservation() = default;
    PortReservation(PortReservation &&other) noexcept
        : m_socket(std::exchange(other.m_socket, -1))
        , m_port(std::exchange(other.m_port, quint16(0)))
    {
    }
    PortReservation &operator=(PortReservation &&other) noexcept
    {
        std::swap(m_socket, other.m_socket);
        std::swap(m_port, other.m_port);
        return *this;
    }
    ~PortReservation();

    quint16 port() const { return m_port; }

private:
    int m_socket = -1;
    quint16 m_port = 0;
};

} // namespace meridian
