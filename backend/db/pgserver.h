// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL server, 10 to 18: one pipeline of statements a poll. Lives on a worker thread; never blocks.
#pragma once

#include "pgconnection.h"
#include "pollingserver.h"

namespace meridian
{

class TlsProbe;

class PgServer : public PollingServer
{
    Q_OBJECT
public:
    PgServer(Node node, const Cluster &cluster, std::shared_ptr<SocketWatch> sockets);
    ~PgServer() override;

protected:
    bool isOpen() const override { return m_connection.isReady(); }
    ConnectPhase phase() const override { return m_connection.phase(); }
    const Timings &timings() const override { return m_connection.timings(); }
    void open(const QStringList &addresses) override;
    void ask(bool detail) override;
    void shut() override;
    Error overdueError(microseconds waited) const override;

private:
    void onOpened();
    void onAnswered();
    void onFailed(const Error &error);
    void explainTls(const Error &error);

    std::shared_ptr<SocketWatch> m_sockets;
    PgConnection m_connection;
    PgStatement m_pulse, m_detailQuery;
    qsizetype m_asked = 0; ///< statements under way
    std::unique_ptr<TlsProbe> m_probe;
    Error m_tlsError; ///< while the probe runs
};

} // namespace meridian
