// SPDX-License-Identifier: GPL-3.0-or-later
// What the poll of a server is, whatever it speaks: name, connection, one flight of statements, a deadline on each
// part, and what is kept from one poll to the next. Lives on a worker thread; never blocks.
#pragma once

#include "connectphase.h"
#include "namelookup.h"
#include "server.h"

#include <QElapsedTimer>
#include <QTimer>

namespace meridian
{

class PollingServer : public Server
{
    Q_OBJECT
public:
    PollingServer(Node node, const Cluster &cluster);

    bool isConnected() const override;
    void setLogin(const Login &login) override { m_login = login; }
    void sample(Instant plannedAt) override;
    void close() override;

protected:
    /// What one flight of statements brought.
    struct Answer {
        ServerSample sample;                ///< without detail and clock offset
        std::optional<DetailSample> detail; ///< when it was asked for
        std::optional<Instant> serverTime;  ///< when the first statement began, on the server's clock
        microseconds serverShare{0};        ///< time the server itself spent, when no detail was asked for
    };

    // the connection, as one protocol does it
    virtual bool isOpen() const = 0; ///< and idle
    virtual ConnectPhase phase() const = 0;
    virtual const Timings &timings() const = 0;
    virtual void open(const QStringList &addresses) = 0; ///< none: the host needs no look-up; opened() or failed()
    virtual void ask(bool detail) = 0;                   ///< answered() or failed()
    virtual void shut() = 0;                             ///< at once and silently

    void opened();
    void answered(Answer answer);
    void failed(const Error &error);  ///< the connection is closed
    void refused(const Error &error); ///< the server said no to a statement: the connection is of no use then
    /// Nothing comes of it any more, but why is still being found out: only the deadline of the whole poll holds.
    void explaining() { m_connectDeadline.stop(); }
    /// What to report when `phase()` has lasted too long; more than silence may be known by then.
    virtual Error overdueError(microseconds waited) const { return silenceError(phase(), waited); }

    const Node &node() const { return m_node; }
    const Polling &polling() const { return m_polling; }
    const Login &login() const { return m_login; }
    bool isBusy() const { return m_busy; }

private:
    void resolve();
    void onResolved(const Result<QStringList> &addresses);
    void connectTo(const QStringList &addresses);
    void askNow();
    void onDeadline();
    void report(Error error);
    void reportOverdue();
    void finish();
    bool coldDue() const;

    Node m_node;
    Polling m_polling;
    milliseconds m_overdueAfter;
    Login m_login;
    bool m_askedDetail = false;
    Observation m_observation;
    QTimer m_deadline, m_connectDeadline, m_overdue;
    QElapsedTimer m_sinceStart, m_connectedFor;
    NameLookup m_lookup;
    std::optional<microseconds> m_resolveTime;
    DetailSample m_detail;
    std::optional<Instant> m_detailAt;
    std::optional<microseconds> m_roundTrip, m_clockOffset; ///< of the last poll that could measure them
    bool m_busy = false;
};

} // namespace meridian
