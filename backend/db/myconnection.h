// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to one MySQL or MariaDB server that never blocks its owner. MariaDB's client library waits inside as
// soon as there is TLS, also in the calls that it names non-blocking (Connector/C 3.3): each flight of statements is
// waited for on a thread that is lent for as long, and there are as many as flights under way. Lives on a worker thread
// with an event loop. It has no timeouts: its owner keeps the deadlines and calls close(), which breaks everything off.
#pragma once

#include "connectphase.h"
#include "fleet.h"
#include "login.h"
#include "sample.h"

#include <QObject>

#include <memory>
#include <utility>
#include <vector>

struct st_mysql_res;

namespace meridian
{

class SocketWatch;
class TlsProbe;
struct TlsFindings;

struct MyResultDeleter {
    void operator()(st_mysql_res *result) const;
};
using MyResult = std::unique_ptr<st_mysql_res, MyResultDeleter>; ///< null: the statement gives no rows

/// Where to, as whom, and how sure to be of who answers.
struct MyTarget {
    Node node;
    QStringList addresses; ///< of its host, tried in turn; none: it is the folder of a socket
    Login login;
};

class MyConnection : public QObject
{
    Q_OBJECT
public:
    explicit MyConnection(SocketWatch &sockets, QObject *parent = nullptr);
    ~MyConnection() override;

    /// Ends in opened() or failed().
    void open(const MyTarget &target);
    /// Sends statements separated by ';' in one flight; ends in answered() or failed(). Only when isReady(). The server
    /// stops at the first one that it refuses: there are results for those before it, and refusal() is why.
    void run(const QByteArray &statements);
    void close(); ///< at once and silently; a running statement is left to the server's own limit

    bool isReady() const { return m_phase == ConnectPhase::Ready; }
    ConnectPhase phase() const;
    const Timings &timings() const { return m_timings; }       ///< tcp, tls, login of this connection
    bool isMariaDb() const { return m_mariaDb; }               ///< only while connected
    const QString &serverVersion() const { return m_version; } ///< "10.11.6-MariaDB-1"; only while connected
    std::vector<MyResult> takeResults() { return std::exchange(m_results, {}); } ///< one for each statement
    const std::optional<Error> &refusal() const { return m_refusal; }

Q_SIGNALS:
    void phaseEntered(meridian::ConnectPhase phase); ///< while connecting: Tls, then Login
    void opened();
    void answered();
    void failed(const meridian::Error &error); ///< the connection is closed then

private:
    struct Lent; ///< the library's handle while a thread waits for it, and whom to tell
    void onProbed(const TlsFindings &found);
    void connectToNext();
    template <class Call>
    void lend(Call call);
    void onConnected();
    void onHarvest();
    void fail(const Error &error);

    SocketWatch &m_sockets;
    MyTarget m_target;
    std::unique_ptr<TlsProbe> m_probe; ///< while it is found out whose certificate the server has
    QByteArray m_fingerprint;          ///< of the only certificate to accept
    std::optional<microseconds> m_handshake;
    std::shared_ptr<Lent> m_lent;
    qsizetype m_next = 0; ///< of the addresses
    ConnectPhase m_phase = ConnectPhase::Closed;
    Timings m_timings;
    bool m_mariaDb = false;
    QString m_version;
    std::vector<MyResult> m_results;
    std::optional<Error> m_refusal;
};

} // namespace meridian
