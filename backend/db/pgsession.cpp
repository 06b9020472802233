// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgsession.h"

#include "pgerror.h"

#include <QCoreApplication>

#include <libpq-fe.h>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr milliseconds kCancelling{2000};

milliseconds leftOf(const QElapsedTimer &clock, milliseconds patience)
{
    return std::max(milliseconds(0), patience - milliseconds(clock.elapsed()));
}

Error stopped()
{
    return {ErrorKind::Closed,
            {},
            QCoreApplication::translate("PgSession", "stopped on request"),
            QStringLiteral("stopped"),
            {}};
}

microseconds elapsed(const QElapsedTimer &clock)
{
    return microseconds(clock.nsecsElapsed() / 1000);
}

} // namespace

/// A byte in a pipe: what a stop callback may do from any thread.
class PgSession::Alarm
{
public:
    explicit Alarm(const std::stop_token &stop)
        : m_made(::pipe2(m_ends, O_CLOEXEC | O_NONBLOCK) == 0)
        , m_callback(stop, [this] { ring(); })
    {
    }
    ~Alarm()
    {
        if (m_made) {
            ::close(m_ends[0]);
            ::close(m_ends[1]);
        }
    }
    Q_DISABLE_COPY_MOVE(Alarm)
    int socket() const { return m_made ? m_ends[0] : -1; }

private:
    void ring()
    {
        if (m_made && ::write(m_ends[1], "", 1) < 0)
            return; // full: it rings already
    }
    int m_ends[2] = {-1, -1};
    bool m_made;
    std::stop_callback<std::function<void()>> m_callback; ///< last: gone before the pipe is
};

void PgSession::ConnDeleter::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

Result<std::unique_ptr<PgSession>> PgSession::open(const PgConnection::Parameters &parameters, milliseconds patience,
                                                   const std::stop_token &stop)
{
    std::unique_ptr<PgSession> session(new PgSession(parameters));
    if (auto connected = session->connect(patience, stop); !connected)
        return connected.error();
    return session;
}

PgSession::~PgSession() = default;

Result<Done> PgSession::connect(milliseconds patience, const std::stop_token &stop)
{
    std::vector<const char *> keywords, values;
    for (const auto &[keyword, value] : m_parameters) {
        keywords.push_back(keyword.constData());
        values.push_back(value.constData());
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    QElapsedTimer clock;
    clock.start();
    const Alarm alarm(stop);
    m_connection.reset(PQconnectStartParams(keywords.data(), values.data(), 0));
    PGconn *c = m_connection.get();
    if (!c || PQstatus(c) == CONNECTION_BAD)
        return connectionError(c, ConnectPhase::Tcp);
    PQsetErrorVerbosity(c, PQERRORS_VERBOSE);
    PQsetNoticeProcessor(
        c, [](void *, const char *) {}, nullptr);
    PostgresPollingStatusType status = PGRES_POLLING_WRITING;
    while (status != PGRES_POLLING_OK) {
        if (status == PGRES_POLLING_FAILED)
            return connectionError(c, ConnectPhase::Login);
        const Woken woken = wait(status == PGRES_POLLING_READING ? POLLIN : POLLOUT, leftOf(clock, patience), alarm);
        if (woken == Woken::Stopped)
            return stopped();
        if (woken == Woken::Deadline)
            return silenceError(PQstatus(c) == CONNECTION_STARTED ? ConnectPhase::Tcp : ConnectPhase::Login,
                                elapsed(clock));
        status = PQconnectPoll(c);
    }
    PQsetnonblocking(c, 1);
    return Done{};
}

Result<std::vector<PgResult>> PgSession::run(const QList<QByteArray> &statements, milliseconds patience,
                                             const std::stop_token &stop, qsizetype unawaited)
{
    QElapsedTimer clock;
    clock.start();
    if (!isUsable() || !endUnawaited() || !send(statements, patience)) {
        const Error error = connectionError(m_connection.get(), ConnectPhase::Query);
        m_connection.reset();
        return error;
    }
    Batch batch;
    batch.left = statements.size() + (m_limits ? 1 : 0) - unawaited;
    m_unawaited = unawaited;
    if (const auto ended = finish(batch, clock, patience, stop)) {
        if (batch.left > 0)
            m_connection.reset();
        return batch.error && ended->code != QLatin1String("stopped") ? *batch.error : *ended;
    }
    if (batch.error)
        return *batch.error;
    if (m_limits)
        batch.results.erase(batch.results.begin());
    return std::move(batch.results);
}

bool PgSession::endUnawaited()
{
    Batch batch;
    batch.left = std::exchange(m_unawaited, 0);
    if (batch.left == 0)
        return true;
    QElapsedTimer clock;
    clock.start();
    cancel();
    (void)finish(batch, clock, kCancelling, {});
    return batch.left == 0;
}

/// The server ends a statement by itself soon after we have lost patience with all of them.
bool PgSession::send(const QList<QByteArray> &statements, milliseconds patience)
{
    PGconn *c = m_connection.get();
    if (PQpipelineStatus(c) == PQ_PIPELINE_OFF && PQenterPipelineMode(c) != 1)
        return false;
    QList<QByteArray> all = statements;
    if (m_limits)
        all.prepend("SET statement_timeout = " + QByteArray::number(qint64(patience.count())));
    return std::all_of(all.begin(), all.end(), [c](const QByteArray &sql) {
        return PQsendQueryParams(c, sql.constData(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 1 &&
               PQpipelineSync(c) == 1;
    });
}

/// Nothing once all statements are answered, well or not; else why they are not.
std::optional<Error> PgSession::finish(Batch &batch, QElapsedTimer &clock, milliseconds patience,
                                       const std::stop_token &stop)
{
    PGconn *c = m_connection.get();
    const Alarm alarm(stop);
    const Alarm none((std::stop_token()));
    bool cancelled = false;
    for (;;) {
        const int unsent = PQflush(c);
        if (unsent < 0 || !collect(batch))
            return batch.error ? *batch.error : connectionError(c, ConnectPhase::Query);
        if (batch.left == 0)
            return cancelled ? std::optional(stopped()) : std::nullopt;
        const Woken woken = wait(static_cast<short>(POLLIN | (unsent == 1 ? POLLOUT : 0)), leftOf(clock, patience),
                                 cancelled ? none : alarm);
        if (woken == Woken::Deadline)
            return cancelled ? stopped() : silenceError(ConnectPhase::Query, elapsed(clock));
        if (woken == Woken::Stopped) {
            cancelled = true;
            cancel();
            clock.start();
            patience = kCancelling;
        } else if (PQconsumeInput(c) != 1) {
            return connectionError(c, ConnectPhase::Query);
        }
    }
}

/// Takes what has come; false when the connection is broken.
bool PgSession::collect(Batch &batch)
{
    PGconn *c = m_connection.get();
    while (batch.left > 0 && !PQisBusy(c)) {
        PgResult result(PQgetResult(c));
        if (!result && PQstatus(c) == CONNECTION_BAD)
            return false;
        if (!result)
            continue; // between a statement and its sync
        switch (PQresultStatus(result.get())) {
        case PGRES_PIPELINE_SYNC:
            --batch.left;
            break;
        case PGRES_TUPLES_OK:
        case PGRES_COMMAND_OK:
            batch.results.push_back(std::move(result));
            break;
        default:
            if (!batch.error)
                batch.error = statementError(result.get());
            if (PQstatus(c) == CONNECTION_BAD)
                return false;
        }
    }
    return true;
}

PgSession::Woken PgSession::wait(short events, milliseconds left, const Alarm &alarm) const
{
    pollfd sockets[2] = {{PQsocket(m_connection.get()), events, 0}, {alarm.socket(), POLLIN, 0}};
    const int ready = ::poll(sockets, 2, static_cast<int>(left.count()));
    if (ready == 0)
        return Woken::Deadline;
    return (sockets[1].revents & POLLIN) != 0 ? Woken::Stopped : Woken::Ready;
}

/// By a session of its own: PQcancel() has no deadline, and a stopped server would keep it for ever.
void PgSession::cancel() const
{
    PgSession other(m_parameters);
    if (other.connect(kCancelling, {}))
        (void)other.run({"SELECT pg_cancel_backend(" + QByteArray::number(PQbackendPID(m_connection.get())) + ")"},
                        kCancelling, {});
}

/// The first read may take a dying server's last words: that it is gone shows in the second one.
bool PgSession::isUsable() const
{
    PGconn *c = m_connection.get();
    return c && PQconsumeInput(c) == 1 && PQconsumeInput(c) == 1 && PQstatus(c) == CONNECTION_OK;
}

QByteArray PgSession::password() const
{
    return PQconnectionUsedPassword(m_connection.get()) ? QByteArray(PQpass(m_connection.get())) : QByteArray();
}

int PgSession::majorVersion() const
{
    return m_connection ? PQserverVersion(m_connection.get()) / 10000 : 0;
}

} // namespace meridian
