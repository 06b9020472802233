// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of a connection test to a MySQL or MariaDB server. Lives on a thread with an event loop; never blocks.
#pragma once

#include "gtiddialect.h"
#include "servertalk.h"

namespace meridian
{

class GtidTalk : public ServerTalk
{
    Q_OBJECT
public:
    GtidTalk(Node node, milliseconds statementTimeout, Login login, SocketWatch &sockets, const GtidDialect &dialect);

    void open(const QStringList &addresses) override;
    void askRights() override;
    void askReplication() override;
    void close() override { m_connection.close(); }
    ConnectPhase phase() const override { return m_connection.phase(); }
    const Timings &timings() const override { return m_connection.timings(); }
    WireProtocol protocol() const override { return WireProtocol::MySql; }

private:
    void onOpened();
    void onAnswered();
    void readRights(const std::vector<MyResult> &results);
    void readReplication(const std::vector<MyResult> &results);

    const GtidDialect &m_dialect;
    Node m_node;
    milliseconds m_statementTimeout;
    Login m_login;
    MyConnection m_connection;
    GtidMemory m_memory;
    bool m_askedRights = false;
};

} // namespace meridian
