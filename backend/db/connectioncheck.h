// SPDX-License-Identifier: GPL-3.0-or-later
// The way to one server, step by step: name, TCP, TLS, login, rights, replication; each with its time, what was found
// and, where it ends, the server's own words and the remedy. Lives on a thread with an event loop; never blocks; asks
// only, in a read-only session.
#pragma once

#include "checkstep.h"
#include "namelookup.h"
#include "servertalk.h"
#include "socketwatch.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace meridian
{

class TlsProbe;
struct TlsFindings;

class ConnectionCheck : public QObject
{
    Q_OBJECT
public:
    /// Each step has the cluster's `polling.connectTimeout`, each query its `polling.timeout`.
    ConnectionCheck(Node node, const Cluster &cluster, Login login, QObject *parent = nullptr);
    ~ConnectionCheck() override;

    /// The password could not be looked for: told when the login fails, instead of the server's "no password".
    void setSecretError(const Error &error) { m_secretError = error; }
    void start();  ///< once; ends in finished()
    void cancel(); ///< silently: no finished()
    const QList<CheckStep> &steps() const { return m_steps; }

Q_SIGNALS:
    void stepChanged(const meridian::CheckStep &step);
    void finished(const QList<meridian::CheckStep> &steps);

private:
    using Part = CheckStep::Part;
    CheckStep &step(Part part) { return m_steps[static_cast<int>(part)]; }
    void begin(Part part);
    void end(Part part, CheckStep::State state, const QString &fact, std::optional<microseconds> took);
    void fail(Error error);
    void connectTo(const QStringList &addresses);
    void onPhase(ConnectPhase phase);
    void onOpened();
    void onFailed(const Error &error);
    void onDeadline();
    void probeTls();
    void onTlsFound(const TlsFindings &found);
    void showRights(const ServerTalk::Rights &rights);
    void showReplication(const ServerSample &sample, const QString &product);
    void finishWhenDone();
    microseconds elapsed() const { return microseconds(m_clock.nsecsElapsed() / 1000); }

    Node m_node;
    Polling m_polling;
    Login m_login;
    std::optional<Error> m_secretError;
    SocketWatch m_sockets;
    NameLookup m_lookup;
    std::unique_ptr<ServerTalk> m_talk;
    std::unique_ptr<TlsProbe> m_probe;
    std::optional<Error> m_tlsError; ///< while the probe looks for its reason
    QList<CheckStep> m_steps;
    std::optional<Part> m_running;
    QElapsedTimer m_clock; ///< of the running step
    QTimer m_deadline;
    bool m_done = false;
};

} // namespace meridian
