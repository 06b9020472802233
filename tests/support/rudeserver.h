// SPDX-License-Identifier: GPL-3.0-or-later
// A port of this machine behind which no database answers: it hangs up, sends garbage, says nothing, or swallows the
// connection itself. Real sockets, no protocol.
#pragma once

#include <QTcpServer>

#include <vector>

class RudeServer
{
public:
    enum class Manner { HangsUp, SendsGarbage, SaysNothing, SwallowsPackets };

    explicit RudeServer(Manner manner);
    ~RudeServer();

    quint16 port() const { return m_port; }

private:
    void fillBacklog();

    QTcpServer m_server;
    std::vector<int> m_sockets; ///< of the port whose backlog is full: the kernel drops further SYNs
    quint16 m_port = 0;
};
