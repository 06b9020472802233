// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of a connection test to a PostgreSQL server. Lives on a thread with an event loop; never blocks.
#pragma once

#include "pgconnection.h"
#include "servertalk.h"

namespace meridian
{

class PgTalk : public ServerTalk
{
    Q_OBJECT
public:
    PgTalk(Node node, milliseconds statementTimeout, Login login, SocketWatch &sockets);

    void open(const QStringList &addresses) override;
    void askRights() override;
    void askReplication() override;
    void close() override { m_connection.close(); }
    ConnectPhase phase() const override { return m_connection.phase(); }
    const Timings &timings() const override { return m_connection.timings(); }
    WireProtocol protocol() const override { return WireProtocol::PostgreSql; }

private:
    void onAnswered();
    void readRights(const pg_result *rows);

    Node m_node;
    milliseconds m_statementTimeout;
    Login m_login;
    PgConnection m_connection;
    size_t m_wanted = 0; ///< results
};

} // namespace meridian
