// SPDX-License-Identifier: GPL-3.0-or-later
// A MySQL server, 8.0 to 9, or a MariaDB server, 10.6 to 11: one flight of statements a poll. Lives on a worker thread;
// never blocks.
#pragma once

#include "gtiddialect.h"
#include "pollingserver.h"

#include <QSet>

namespace meridian
{

class GtidServer : public PollingServer
{
    Q_OBJECT
public:
    GtidServer(Node node, const Cluster &cluster, std::shared_ptr<SocketWatch> sockets, const GtidDialect &dialect);
    ~GtidServer() override;

protected:
    bool isOpen() const override { return m_connection.isReady(); }
    ConnectPhase phase() const override { return m_connection.phase(); }
    const Timings &timings() const override { return m_connection.timings(); }
    void open(const QStringList &addresses) override;
    void ask(bool detail) override;
    void shut() override { m_connection.close(); }

private:
    /// Statements that the account may lack the right for: without it the poll goes on, and knows less.
    enum Optional { Receivers, Transactions };
    void onOpened();
    void onAnswered();
    void takeOptional(const std::vector<MyResult> &results, size_t first, DetailSample *detail);

    const GtidDialect &m_dialect;
    std::shared_ptr<SocketWatch> m_sockets;
    MyConnection m_connection;
    GtidMemory m_memory;
    bool m_begun = false;       ///< this session is set up
    bool m_askedDetail = false; ///< in the flight under way
    QList<Optional> m_asked;    ///< in the flight under way, at its end
    QSet<int> m_denied;         ///< of Optional, in this session
};

} // namespace meridian
