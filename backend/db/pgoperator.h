// SPDX-License-Identifier: GPL-3.0-or-later
// Acts on one PostgreSQL server, 12 to 18, for an operation: surveys it and carries out the actions that are SQL. Its
// session is kept from step to step, so that a step is one round trip. Blocking; on the executor's threads, one at a
// time. It decides nothing.
#pragma once

#include "actionsql.h"
#include "login.h"
#include "pgsession.h"
#include "survey.h"

#include <QJsonObject>

namespace meridian
{

class PgOperator
{
public:
    PgOperator(Node node, Login login, milliseconds connectTimeout);
    ~PgOperator();

    const Node &node() const { return m_node; }
    /// Connects where it is not; a step does it by itself.
    Result<Done> connect(const std::stop_token &stop);
    /// Again and again, until the server lets us in: one that starts refuses at first.
    Result<Done> awaitServer(milliseconds patience, const std::stop_token &stop);

    /// All that can be known now, in one round trip; what went wrong is in its `error`. The histories of the timelines
    /// and the databases' size are as readSlowFacts() last found them.
    NodeSurvey survey(const std::stop_token &stop);
    void readSlowFacts(const std::stop_token &stop);
    /// Who shows as the holder of the cluster's lock here.
    struct Lock {
        LockHolder holder;
        bool alive = false; ///< a session holds it, else only the row of one that died is there
        bool mine = false;  ///< it is this session
    };
    Result<std::optional<Lock>> lock(const ClusterId &cluster, const std::stop_token &stop);
    /// Where a primary has written to, or a standby has received to; and its timeline.
    struct Position {
        Lsn lsn;
        quint32 timeline = 0;
    };
    Result<Position> position(const std::stop_token &stop);

    /// The schema `meridian` with its tables is there.
    bool hasSchema(const std::stop_token &stop);

    /// Carries the action out and returns the evidence: what the server said last, by name. ErrorKind::BadInput for an
    /// action that is not SQL; ErrorKind::Refused with code "lock" when another session holds the lock.
    Result<QJsonObject> run(const Action &action, StepContext context, const std::stop_token &stop);
    /// What stands in primary_conninfo here, with another server to receive from. A password in it is taken out; both
    /// are for the configuration of a standby and for no eyes.
    struct Conninfo {
        QString options; ///< "host='…' port=… user='…' …"
        QByteArray password;
        bool empty = true; ///< nothing stood there: only host and port are in `options`
    };
    Result<Conninfo> conninfoTo(const QString &host, quint16 port, const QString &applicationName,
                                const std::stop_token &stop);
    /// The replication login can open a replication connection here; with the password that it took.
    Result<QByteArray> acceptsReplication(const Login &login, const std::stop_token &stop) const;
    /// That the operator logs in with, for a program on another machine that logs in, too: it is for no eyes.
    Result<QByteArray> password(const std::stop_token &stop);
    /// Runs statements beside the actions' own (the canary's count, tests); as PgSession::run().
    Result<std::vector<PgResult>> ask(const QList<QByteArray> &statements, milliseconds patience,
                                      const std::stop_token &stop, qsizetype unawaited = 0);
    void close() { m_session.reset(); } ///< the lock ends with it

private:
    Error named(Error error, const QString &what) const;

    Node m_node;
    Login m_login;
    milliseconds m_connectTimeout;
    std::unique_ptr<PgSession> m_session;
    QList<TimelineFork> m_history;
    quint32 m_newestLine = 0; ///< timeline of the newest WAL
    std::optional<qint64> m_databaseBytes;
};

} // namespace meridian
