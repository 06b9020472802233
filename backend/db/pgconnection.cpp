// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgconnection.h"

#include "pgerror.h"
#include "socketwatch.h"

#include <libpq-fe.h>

namespace meridian
{

void PgResultDeleter::operator()(pg_result *result) const
{
    PQclear(result);
}

void PgConnection::ConnDeleter::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

PgConnection::PgConnection(SocketWatch &sockets, QObject *parent) : QObject(parent), m_sockets(sockets) {}

PgConnection::~PgConnection()
{
    close();
}

void PgConnection::open(const Parameters &parameters)
{
    close();
    std::vector<const char *> keywords, values;
    for (const auto &[keyword, value] : parameters) {
        keywords.push_back(keyword.constData());
        values.push_back(value.constData());
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);

    m_timings = {};
    m_phaseClock.start();
    m_phase = ConnectPhase::Tcp;
    m_connection.reset(PQconnectStartParams(keywords.data(), values.data(), 0));
    if (!m_connection || PQstatus(m_connection.get()) == CONNECTION_BAD) {
        fail(connectionError(m_connection.get(), m_phase));
        return;
    }
    // The SQLSTATE of a refused login is only in the verbose text.
    PQsetErrorVerbosity(m_connection.get(), PQERRORS_VERBOSE);
    PQsetNoticeProcessor(
        m_connection.get(), [](void *, const char *) {}, nullptr);
    watchSocket(false, true);
}

void PgConnection::run(const QList<PgStatement> &statements)
{
    Q_ASSERT(isReady());
    m_results.clear();
    PGconn *c = m_connection.get();
    bool sent = PQpipelineStatus(c) != PQ_PIPELINE_OFF || PQenterPipelineMode(c) == 1;
    for (const PgStatement &s : statements) {
        if (sent && !m_prepared.contains(s.name)) {
            sent = PQsendPrepare(c, s.name.constData(), s.sql.constData(), 0, nullptr) == 1;
            m_prepared.append(s.name);
        }
        sent = sent && PQsendQueryPrepared(c, s.name.constData(), 0, nullptr, nullptr, nullptr, 0) == 1;
    }
    m_phase = ConnectPhase::Query;
    m_phaseClock.start();
    if (!sent || PQpipelineSync(c) != 1) {
        fail(connectionError(c, m_phase));
        return;
    }
    continueQuery();
}

void PgConnection::close()
{
    forgetSocket();
    m_connection.reset();
    m_prepared.clear();
    m_phase = ConnectPhase::Closed;
}

int PgConnection::majorVersion() const
{
    return m_connection ? PQserverVersion(m_connection.get()) / 10000 : 0;
}

void PgConnection::watchSocket(bool read, bool write)
{
    const int socket = PQsocket(m_connection.get());
    const bool connected = m_phase == ConnectPhase::Ready || m_phase == ConnectPhase::Query;
    if (!connected || socket != m_socket) { // while connecting, libpq may open another one with the same number
        forgetSocket();
        m_socket = socket;
    }
    m_sockets.watch(socket, read, write, [this] { onSocket(); });
}

void PgConnection::forgetSocket()
{
    if (m_socket >= 0)
        m_sockets.forget(std::exchange(m_socket, -1));
}

void PgConnection::onSocket()
{
    if (!m_connection)
        return;
    if (m_phase == ConnectPhase::Query || m_phase == ConnectPhase::Ready)
        continueQuery();
    else
        continueConnecting();
}

void PgConnection::continueConnecting()
{
    const PostgresPollingStatusType status = PQconnectPoll(m_connection.get());
    notePhase();
    switch (status) {
    case PGRES_POLLING_READING:
        watchSocket(true, false);
        return;
    case PGRES_POLLING_WRITING:
        watchSocket(false, true);
        return;
    case PGRES_POLLING_OK:
        m_timings.login = microseconds(m_phaseClock.nsecsElapsed() / 1000);
        m_phase = ConnectPhase::Ready;
        PQsetnonblocking(m_connection.get(), 1);
        watchSocket(true, false);
        Q_EMIT opened();
        return;
    default:
        fail(connectionError(m_connection.get(), m_phase));
    }
}

/// Times the phases as libpq passes them.
void PgConnection::notePhase()
{
    const ConnectPhase before = m_phase;
    const auto enter = [this](ConnectPhase next, std::optional<microseconds> &finished) {
        finished = microseconds(m_phaseClock.nsecsElapsed() / 1000);
        m_phaseClock.start();
        m_phase = next;
    };
    switch (PQstatus(m_connection.get())) {
    case CONNECTION_STARTED:
    case CONNECTION_NEEDED:
        m_phase = ConnectPhase::Tcp;
        break;
    case CONNECTION_MADE:
        if (m_phase == ConnectPhase::Tcp)
            enter(ConnectPhase::Tls, m_timings.tcp);
        break;
    case CONNECTION_SSL_STARTUP:
        if (m_phase == ConnectPhase::Tcp)
            enter(ConnectPhase::Tls, m_timings.tcp);
        break;
    case CONNECTION_AWAITING_RESPONSE:
    case CONNECTION_AUTH_OK:
        if (m_phase == ConnectPhase::Tcp)
            enter(ConnectPhase::Tls, m_timings.tcp);
        if (m_phase == ConnectPhase::Tls)
            enter(ConnectPhase::Login, m_timings.tls);
        break;
    default:
        break;
    }
    if (m_phase == ConnectPhase::Login && !PQsslInUse(m_connection.get()))
        m_timings.tls.reset();
    if (m_phase == before)
        return;
    if (before == ConnectPhase::Tcp && m_phase == ConnectPhase::Login)
        Q_EMIT phaseEntered(ConnectPhase::Tls);
    Q_EMIT phaseEntered(m_phase);
}

void PgConnection::continueQuery()
{
    PGconn *c = m_connection.get();
    if (PQconsumeInput(c) != 1) {
        fail(connectionError(c, m_phase));
        return;
    }
    const int unsent = PQflush(c);
    if (unsent < 0) {
        fail(connectionError(c, m_phase));
        return;
    }
    watchSocket(true, unsent == 1);
    if (m_phase == ConnectPhase::Query)
        takeAnswers();
    else if (PQstatus(c) == CONNECTION_BAD)
        fail(connectionError(c, m_phase));
}

void PgConnection::takeAnswers()
{
    PGconn *c = m_connection.get();
    bool betweenStatements = false;
    while (!PQisBusy(c)) {
        PgResult result(PQgetResult(c));
        if (!result && betweenStatements)
            return;
        betweenStatements = !result;
        if (!result)
            continue;
        switch (PQresultStatus(result.get())) {
        case PGRES_PIPELINE_SYNC:
            m_timings.query = microseconds(m_phaseClock.nsecsElapsed() / 1000);
            m_phase = ConnectPhase::Ready;
            Q_EMIT answered();
            return;
        case PGRES_TUPLES_OK:
            m_results.push_back(std::move(result));
            break;
        case PGRES_COMMAND_OK: // a preparation
            break;
        default:
            fail(statementError(result.get()));
            return;
        }
    }
}

void PgConnection::fail(const Error &error)
{
    close();
    Q_EMIT failed(error);
}

} // namespace meridian
