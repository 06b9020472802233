// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to one PostgreSQL server that never blocks: libpq's asynchronous calls driven by a SocketWatch.
// Lives on a worker thread with an event loop. It has no timeouts: its owner keeps the deadlines and calls close().
#pragma once

#include "connectphase.h"
#include "result.h"
#include "sample.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QObject>

#include <memory>
#include <utility>
#include <vector>

struct pg_conn;
struct pg_result;

namespace meridian
{

class SocketWatch;

struct PgResultDeleter {
    void operator()(pg_result *result) const;
};
using PgResult = std::unique_ptr<pg_result, PgResultDeleter>;

/// A named statement: prepared on first use on each connection.
struct PgStatement {
    QByteArray name;
    QByteArray sql;
};

class PgConnection : public QObject
{
    Q_OBJECT
public:
    using Parameters = QList<std::pair<QByteArray, QByteArray>>;

    explicit PgConnection(SocketWatch &sockets, QObject *parent = nullptr);
    ~PgConnection() override;

    /// Begins to connect with libpq's keywords (PostgreSQL manual, "Parameter Key Words"). Names must be resolved
    /// already ("hostaddr"). Ends in opened() or failed().
    void open(const Parameters &parameters);
    /// Sends the statements in one pipeline; ends in answered() or failed(). Only when isReady().
    void run(const QList<PgStatement> &statements);
    void close(); ///< at once and silently; a running statement is left to the server's statement_timeout

    bool isReady() const { return m_phase == ConnectPhase::Ready; }
    ConnectPhase phase() const { return m_phase; }
    int majorVersion() const;                                                    ///< 15; only while connected
    const Timings &timings() const { return m_timings; }                         ///< tcp, tls, login of this connection
    std::vector<PgResult> takeResults() { return std::exchange(m_results, {}); } ///< one for each statement of run()

Q_SIGNALS:
    void
    phaseEntered(meridian::ConnectPhase phase); ///< while connecting: Tls, then Login; timings() has what came before
    void opened();
    void answered();
    void failed(const meridian::Error &error); ///< the connection is closed then

private:
    void watchSocket(bool read, bool write);
    void forgetSocket();
    void onSocket();
    void continueConnecting();
    void notePhase();
    void continueQuery();
    void takeAnswers();
    void fail(const Error &error);

    struct ConnDeleter {
        void operator()(pg_conn *connection) const;
    };
    std::unique_ptr<pg_conn, ConnDeleter> m_connection;
    SocketWatch &m_sockets;
    int m_socket = -1;
    ConnectPhase m_phase = ConnectPhase::Closed;
    QElapsedTimer m_phaseClock;
    Timings m_timings;
    QList<QByteArray> m_prepared;
    std::vector<PgResult> m_results;
};

} // namespace meridian
