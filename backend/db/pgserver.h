// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL server, 10 to 18: name, connection, one pipeline of statements a poll, deadlines on each part.
// Lives on a worker thread; never blocks.
#pragma once

#include "namelookup.h"
#include "pgconnection.h"
#include "server.h"

#include <QTimer>

namespace meridian
{

class TlsProbe;

class PgServer : public Server
{
    Q_OBJECT
public:
    PgServer(Node node, const Cluster &cluster, std::shared_ptr<SocketWatch> sockets);
    ~PgServer() override;

    bool isConnected() const override;
    void setLogin(const Login &login) override { m_login = login; }
    void sample(Instant plannedAt) override;
    void close() override;

private:
    void resolve();
    void onResolved(const Result<QStringList> &addresses);
    void connectTo(const QStringList &addresses);
    void onOpened();
    void ask();
    void onAnswered();
    void onFailed(const Error &error);
    void onDeadline();
    void explainTls(const Error &error);
    void report(Error error);
    void reportOverdue();
    void finish();
    bool coldDue() const;

    Node m_node;
    Polling m_polling;
    milliseconds m_overdueAfter;
    Login m_login;
    std::shared_ptr<SocketWatch> m_sockets;
    PgConnection m_connection;
    PgStatement m_pulse, m_detailQuery;
    bool m_askedDetail = false;
    Observation m_observation;
    QTimer m_deadline, m_connectDeadline, m_overdue;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_connectedFor;
    NameLookup m_lookup;
    std::optional<microseconds> m_resolveTime;
    std::unique_ptr<TlsProbe> m_probe;
    Error m_tlsError; ///< while the probe runs
    DetailSample m_detail;
    std::optional<Instant> m_detailAt;
    std::optional<microseconds> m_roundTrip, m_clockOffset; ///< of the last poll that could measure them
    bool m_busy = false;
};

} // namespace meridian
