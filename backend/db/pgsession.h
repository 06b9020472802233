// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to one PostgreSQL server for a thread that waits for it: every call blocks, with a deadline, and ends
// early when its stop token says so. Used by one thread at a time; never by one with an event loop.
#pragma once

#include "pgconnection.h"

#include <stop_token>

namespace meridian
{

class PgSession
{
public:
    /// Connects with libpq's keywords. A name that is no address is looked up by libpq, which blocks for as long as the
    /// system's resolver does. Errors: as connectionError() sorts them; ErrorKind::Timeout after `patience`.
    static Result<std::unique_ptr<PgSession>> open(const PgConnection::Parameters &parameters, milliseconds patience,
                                                   const std::stop_token &stop);
    ~PgSession();
    Q_DISABLE_COPY_MOVE(PgSession)

    /// Sends the statements in one flight and waits for all answers: one round trip. Each is a transaction of its own,
    /// and what follows a failed one runs nevertheless (manual, "Pipeline Mode": a sync after each). The result of
    /// each, or the first error. After `patience` the session is closed; the server ends the statements by itself.
    /// The last `unawaited` of them go on while nobody waits for them; the next call ends them first.
    Result<std::vector<PgResult>> run(const QList<QByteArray> &statements, milliseconds patience,
                                      const std::stop_token &stop, qsizetype unawaited = 0);
    /// No time limits of our own on the server: its session may be one of a pool, which others get after us.
    void leaveSessionAlone() { m_limits = false; }
    bool isUsable() const; ///< not known to be closed by the other side
    int majorVersion() const;
    /// That it logged in with, wherever libpq found it (manual, "PQpass"); empty: none was asked for.
    QByteArray password() const;

private:
    enum class Woken { Ready, Deadline, Stopped };
    class Alarm; ///< wakes poll(2) when a stop is requested
    struct Batch {
        std::vector<PgResult> results;
        std::optional<Error> error;
        qsizetype left = 0; ///< statements
    };
    explicit PgSession(PgConnection::Parameters parameters) : m_parameters(std::move(parameters)) {}
    Result<Done> connect(milliseconds patience, const std::stop_token &stop);
    bool send(const QList<QByteArray> &statements, milliseconds patience);
    bool collect(Batch &batch);
    std::optional<Error> finish(Batch &batch, QElapsedTimer &clock, milliseconds patience, const std::stop_token &stop);
    bool endUnawaited();
    Woken wait(short events, milliseconds left, const Alarm &alarm) const;
    void cancel() const;

    struct ConnDeleter {
        void operator()(pg_conn *connection) const;
    };
    PgConnection::Parameters m_parameters;
    bool m_limits = true;
    qsizetype m_unawaited = 0; ///< statements that may still run
    std::unique_ptr<pg_conn, ConnDeleter> m_connection;
};

} // namespace meridian
