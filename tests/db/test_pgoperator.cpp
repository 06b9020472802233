// SPDX-License-Identifier: GPL-3.0-or-later
// Every action that is SQL, on a real primary and a real standby: what it does, what it leaves, what happens when it
// cannot.
#include "pgoperator.h"
#include "plainserver.h"

#include <QTest>

#include <libpq-fe.h>

#include <csignal>
#include <thread>

using namespace meridian;

namespace
{

Node nodeAt(const char *name, const PlainServer &server)
{
    Node n;
    n.id = NodeId(QLatin1String(name));
    n.host = QStringLiteral("127.0.0.1");
    n.port = server.port();
    n.tls.mode = TlsMode::Disable;
    return n;
}

Login login(const QString &user = QStringLiteral("postgres"))
{
    return {user, {}, QStringLiteral("/nonexistent"), {}, QStringLiteral("test")};
}

PgOperator operatorOf(const char *name, const PlainServer &server, const QString &user = QStringLiteral("postgres"))
{
    return {nodeAt(name, server), login(user), milliseconds(2000)};
}

StepContext context(const QString &operation = QStringLiteral("op-1"))
{
    StepContext c;
    c.operation = operation;
    c.who = QStringLiteral("ada");
    c.place = QStringLiteral("desk");
    c.mayCreateSchema = true;
    c.standbyName = c.standbySlot = QStringLiteral("b");
    return c;
}

QByteArray words(const Result<QJsonObject> &r)
{
    return r ? QByteArray() : r.error().text().toUtf8();
}

/// Unlike PlainServer::run() it may itself be ended by a fence.
bool saysReadOnly(const PlainServer &server)
{
    const std::unique_ptr<PGconn, void (*)(PGconn *)> c(PQconnectdb(server.conninfo().toUtf8().constData()), PQfinish);
    const std::unique_ptr<PGresult, void (*)(PGresult *)> shown(PQexec(c.get(), "SHOW default_transaction_read_only"),
                                                                PQclear);
    return PQntuples(shown.get()) == 1 && qstrcmp(PQgetvalue(shown.get(), 0, 0), "on") == 0;
}

const ClusterId kCluster(QStringLiteral("shop"));
const NodeId kA(QStringLiteral("a")), kB(QStringLiteral("b"));

} // namespace

class TestPgOperator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        auto a = PlainServer::start({QStringLiteral("cluster_name=a"), QStringLiteral("wal_log_hints=on")});
        QVERIFY2(a, qPrintable(a ? QString() : a.error().text()));
        m_a = std::move(*a);
        auto b = PlainServer::standbyOf(*m_a, QStringLiteral("b"), {QStringLiteral("cluster_name=b")});
        QVERIFY2(b, qPrintable(b ? QString() : b.error().text()));
        m_b = std::move(*b);
        QTRY_COMPARE(m_a->run("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"),
                     QStringLiteral("1"));
    }
    void cleanup()
    {
        m_b.reset();
        m_a.reset();
    }

    void aSurveyTellsWhatAnOperationMustKnow()
    {
        PgOperator a = operatorOf("a", *m_a), b = operatorOf("b", *m_b);
        a.readSlowFacts({});
        const NodeSurvey pa = a.survey({}), pb = b.survey({});
        QVERIFY2(!pa.error, qPrintable(pa.error ? pa.error->text() : QString()));
        QVERIFY2(!pb.error, qPrintable(pb.error ? pb.error->text() : QString()));
        QCOMPARE(pa.sample.role, Role::Primary);
        QCOMPARE(pb.sample.role, Role::Standby);
        QCOMPARE(pa.sample.detail.systemIdentifier, pb.sample.detail.systemIdentifier);
        QCOMPARE(pb.sample.detail.primarySlot, QStringLiteral("b"));
        QVERIFY(pa.versionNumber >= 120000);
        QCOMPARE(pa.settings.value(QStringLiteral("wal_log_hints")), QStringLiteral("on"));
        QCOMPARE(pa.settings.value(QStringLiteral("default_transaction_read_only")), QStringLiteral("off"));
        QCOMPARE(pa.archiveBacklog, std::optional<qint64>(0));
        QCOMPARE(pa.freeWalSenders, std::optional(9));
        QCOMPARE(pa.freeSlots, std::optional(9));
        QVERIFY(pa.superuser.value_or(false) && pa.maySignal.value_or(false) && pa.mayPromote.value_or(false));
        QVERIFY(pa.mayAlterSystem.value_or(false) && pa.mayCheckpoint.value_or(false));
        QCOMPARE(pa.checksums, std::optional(false));
        QVERIFY(pa.databaseBytes.value_or(0) > 1'000'000);
        QVERIFY(pa.history.isEmpty());
        QCOMPARE(pa.owner, Owner::None);
    }

    void whatRunsAndWaitsIsListed()
    {
        const std::unique_ptr<PGconn, void (*)(PGconn *)> writer(PQconnectdb(m_a->conninfo().toUtf8().constData()),
                                                                 PQfinish);
        PQclear(PQexec(writer.get(), "BEGIN; SELECT pg_current_xact_id()"));
        const NodeSurvey s = operatorOf("a", *m_a).survey({});
        QCOMPARE(s.longTransactions.size(), 1);
        QVERIFY(s.longTransactions.first().writes);
        QCOMPARE(s.longTransactions.first().pid, qint64(PQbackendPID(writer.get())));
    }

    void ownersAreRecognised()
    {
        m_a->run("CREATE SCHEMA repmgr");
        QCOMPARE(operatorOf("a", *m_a).survey({}).owner, Owner::Repmgr);
        m_a->run("SELECT pg_create_physical_replication_slot('pgautofailover_standby_7')");
        QCOMPARE(operatorOf("a", *m_a).survey({}).owner, Owner::PgAutoFailover);
        const QString patroni = m_a->conninfo() + QStringLiteral(" application_name='Patroni heartbeat'");
        const std::unique_ptr<PGconn, void (*)(PGconn *)> c(PQconnectdb(patroni.toUtf8().constData()), PQfinish);
        QCOMPARE(operatorOf("a", *m_a).survey({}).owner, Owner::Patroni);
    }

    void aLoginWithoutRightsSaysSo()
    {
        m_a->run("CREATE ROLE small LOGIN; GRANT pg_monitor TO small");
        PgOperator a = operatorOf("a", *m_a, QStringLiteral("small"));
        const NodeSurvey s = a.survey({});
        QVERIFY2(!s.error, qPrintable(s.error ? s.error->text() : QString()));
        QCOMPARE(s.superuser, std::optional(false));
        QCOMPARE(s.maySignal, std::optional(false));
        QCOMPARE(s.mayPromote, std::optional(false));
        QCOMPARE(s.mayAlterSystem, std::optional(false));
        const auto fenced = a.run(Fence{kA, kB, milliseconds(100), milliseconds(1000)}, context(), {});
        QVERIFY(!fenced);
        QCOMPARE(fenced.error().kind, ErrorKind::Permission);
        QCOMPARE(m_a->run("SHOW default_transaction_read_only"), QStringLiteral("off"));
    }

    void slotsAreMadeOnceAndDropped()
    {
        PgOperator b = operatorOf("b", *m_b);
        const MakeSlot make{kB, QStringLiteral("c")};
        for (int twice = 0; twice < 2; ++twice) {
            const auto made = b.run(make, context(), {});
            QVERIFY2(made, words(made));
            QVERIFY(Lsn::parse(made->value(u"restart_lsn").toString()));
        }
        for (int twice = 0; twice < 2; ++twice) {
            const auto dropped = b.run(DropSlot{kB, QStringLiteral("c")}, context(), {});
            QVERIFY2(dropped, words(dropped));
        }
        QCOMPARE(m_b->run("SELECT count(*) FROM pg_replication_slots"), QStringLiteral("0"));
    }

    void aSettingIsSetAndReset()
    {
        PgOperator a = operatorOf("a", *m_a);
        const QString name = QStringLiteral("wal_retrieve_retry_interval");
        auto done = a.run(SetParameter{kA, name, QStringLiteral("100ms")}, context(), {});
        QVERIFY2(done, words(done));
        QTRY_COMPARE(m_a->run("SHOW wal_retrieve_retry_interval"), QStringLiteral("100ms"));
        done = a.run(SetParameter{kA, name, {}}, context(), {});
        QVERIFY2(done, words(done));
        QTRY_COMPARE(m_a->run("SHOW wal_retrieve_retry_interval"), QStringLiteral("5s"));
    }

    void aFenceEndsWriters()
    {
        m_a->run("CREATE TABLE t (n int)");
        const std::unique_ptr<PGconn, void (*)(PGconn *)> open(PQconnectdb(m_a->conninfo().toUtf8().constData()),
                                                               PQfinish);
        PQclear(PQexec(open.get(), "SET default_transaction_read_only = off; BEGIN; INSERT INTO t VALUES (1)"));
        PgOperator a = operatorOf("a", *m_a);
        const auto fenced = a.run(Fence{kA, kB, milliseconds(50), milliseconds(5000)}, context(), {});
        QVERIFY2(fenced, words(fenced));
        const auto marker = Lsn::parse(fenced->value(u"marker").toString());
        QVERIFY(marker);
        QVERIFY(*Lsn::parse(m_b->run("SELECT pg_last_wal_replay_lsn()")) >= *marker);
        PQclear(PQexec(open.get(), "COMMIT"));
        QCOMPARE(PQstatus(open.get()), CONNECTION_BAD);
        QCOMPARE(m_a->run("SELECT count(*) FROM t"), QStringLiteral("0"));
        QCOMPARE(m_a->run("SHOW transaction_read_only"), QStringLiteral("on"));

        const auto again = a.run(Fence{kA, kB, milliseconds(50), milliseconds(5000)}, context(), {});
        QVERIFY2(again, words(again));
        const auto written = a.run(VerifyWrite{kA}, context(), {});
        QVERIFY(!written);
        const auto unfenced = a.run(Unfence{kA}, context(), {});
        QVERIFY2(unfenced, words(unfenced));
        QCOMPARE(unfenced->value(u"read_only").toString(), QStringLiteral("off"));
        m_a->run("INSERT INTO t VALUES (2)");
    }

    void aFenceHoldsUntilItIsTakenBack()
    {
        PgOperator a = operatorOf("a", *m_a), looks = operatorOf("a", *m_a);
        StepContext holding = context();
        holding.holdFence = true;
        const auto fenced = a.run(Fence{kA, kB, milliseconds(50), milliseconds(5000)}, holding, {});
        QVERIFY2(fenced, words(fenced));
        const auto answers = [&] {
            const std::unique_ptr<PGconn, void (*)(PGconn *)> c(PQconnectdb(m_a->conninfo().toUtf8().constData()),
                                                                PQfinish);
            const std::unique_ptr<PGresult, void (*)(PGresult *)> slept(PQexec(c.get(), "SELECT pg_sleep(0.2)"),
                                                                        PQclear);
            return PQresultStatus(slept.get()) == PGRES_TUPLES_OK;
        };
        QVERIFY(!answers());
        QVERIFY(!answers());
        const auto unfenced = a.run(Unfence{kA}, context(), {});
        QVERIFY2(unfenced, words(unfenced));
        QVERIFY(answers());

        QVERIFY(a.run(Fence{kA, kB, milliseconds(50), milliseconds(5000)}, holding, {}));
        a.close(); // its program dies: the server does not go on alone
        QTRY_VERIFY(answers());
        QVERIFY(looks.run(Unfence{kA}, context(), {}));
    }

    void aFenceWaitsForRunningTransactions()
    {
        m_a->run("CREATE TABLE t (n int)");
        const std::unique_ptr<PGconn, void (*)(PGconn *)> open(PQconnectdb(m_a->conninfo().toUtf8().constData()),
                                                               PQfinish);
        PQclear(PQexec(open.get(), "BEGIN; INSERT INTO t VALUES (1)"));
        std::jthread ends([&] { PQclear(PQexec(open.get(), "SELECT pg_sleep(0.3); COMMIT")); });
        PgOperator a = operatorOf("a", *m_a);
        const auto fenced = a.run(Fence{kA, kB, milliseconds(10000), milliseconds(5000)}, context(), {});
        ends.join();
        QVERIFY2(fenced, words(fenced));
        QCOMPARE(m_b->run("SELECT count(*) FROM t"), QStringLiteral("1"));
    }

    void aFenceDoesNotSucceedWithoutItsCandidate()
    {
        m_b->run("SELECT pg_wal_replay_pause()");
        QTRY_COMPARE(m_b->run("SELECT pg_get_wal_replay_pause_state()"), QStringLiteral("paused"));
        PgOperator a = operatorOf("a", *m_a);
        const auto fenced = a.run(Fence{kA, kB, milliseconds(10), milliseconds(300)}, context(), {});
        QVERIFY(!fenced);
        QCOMPARE(fenced.error().kind, ErrorKind::Timeout);
        QVERIFY2(fenced.error().message.startsWith(QLatin1String("b has not replayed")), words(fenced));
        m_b->run("SELECT pg_wal_replay_resume()");
    }

    void aStopEndsAStep()
    {
        m_b->run("SELECT pg_wal_replay_pause()");
        PgOperator a = operatorOf("a", *m_a);
        std::stop_source stop;
        std::jthread asks([&] {
            while (!saysReadOnly(*m_a)) {
            }
            stop.request_stop();
        });
        const auto fenced = a.run(Fence{kA, kB, milliseconds(10), seconds(60)}, context(), stop.get_token());
        asks.join();
        QVERIFY(!fenced);
        QCOMPARE(fenced.error().code, QStringLiteral("stopped"));
        const auto unfenced = a.run(Unfence{kA}, context(), {}); // its session goes on
        QVERIFY2(unfenced, words(unfenced));
        m_b->run("SELECT pg_wal_replay_resume()");
    }

    void aServerThatHangsIsGivenUp()
    {
        PgOperator a = operatorOf("a", *m_a);
        QVERIFY(a.connect({}));
        m_a->signal(SIGSTOP);
        const auto answer = a.ask({"SELECT 1"}, milliseconds(300), {});
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = a.connect(stop.get_token());
        m_a->signal(SIGCONT);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
        QVERIFY(!stopped);
        QVERIFY(a.connect({}));
    }

    void promotionEndsWhenItWrites()
    {
        PgOperator a = operatorOf("a", *m_a), b = operatorOf("b", *m_b);
        QVERIFY(a.run(Fence{kA, kB, milliseconds(10), milliseconds(5000)}, context(), {}));
        m_a->quit();
        for (int twice = 0; twice < 2; ++twice) {
            const auto promoted = b.run(Promote{kB}, context(), {});
            QVERIFY2(promoted, words(promoted));
            QCOMPARE(promoted->value(u"timeline").toString(), QStringLiteral("2"));
        }
        const auto written = b.run(VerifyWrite{kB}, context(), {});
        QVERIFY2(written, words(written));
        QCOMPARE(m_b->run("SELECT count(*) FROM meridian.canary"), QStringLiteral("1"));
        b.readSlowFacts({});
        QCOMPARE(b.survey({}).history.size(), 1);
    }

    void aStandbyFollowsAnother()
    {
        auto c = PlainServer::standbyOf(*m_a, QStringLiteral("c"), {QStringLiteral("cluster_name=c")});
        QVERIFY2(c, qPrintable(c ? QString() : c.error().text()));
        PgOperator a = operatorOf("a", *m_a), b = operatorOf("b", *m_b), standby = operatorOf("c", **c);
        QVERIFY(b.run(MakeSlot{kB, QStringLiteral("c")}, context(), {}));
        QVERIFY(a.run(Fence{kA, kB, milliseconds(10), milliseconds(5000)}, context(), {}));
        m_a->quit();
        QVERIFY(b.run(Promote{kB}, context(), {}));
        StepContext there = context();
        there.upstreamHost = QStringLiteral("127.0.0.1");
        there.upstreamPort = m_b->port();
        const auto position = b.position({});
        QVERIFY(position.ok());
        QCOMPARE(position->timeline, 2u);
        there.position = position->lsn;
        there.timeline = position->timeline;
        const auto followed = standby.run(Follow{NodeId(QStringLiteral("c")), kB, QStringLiteral("c")}, there, {});
        QVERIFY2(followed, words(followed));
        QCOMPARE(followed->value(u"timeline").toString(), QStringLiteral("2"));
        QVERIFY((*c)->run("SHOW primary_conninfo").contains(QLatin1String("user='postgres'")));
        m_b->run("CREATE TABLE seen ()");
        QTRY_VERIFY((*c)->run("SELECT to_regclass('seen')") == QLatin1String("seen"));
        // Whom it followed is gone: its last restart point is of the line before.
        m_b->quit();
        QTRY_VERIFY(!standby.survey({}).sample.receiver);
        standby.readSlowFacts({});
        QCOMPARE(standby.survey({}).sample.timeline, std::optional(2u));
    }

    void aLockIsHeldByOneAndVisible()
    {
        PgOperator mine = operatorOf("a", *m_a), other = operatorOf("a", *m_a);
        const TakeLock take{kCluster, kA};
        for (int twice = 0; twice < 2; ++twice) {
            const auto taken = mine.run(take, context(), {});
            QVERIFY2(taken, words(taken));
        }
        const auto refused = other.run(take, context(QStringLiteral("op-2")), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QStringLiteral("lock"));
        QVERIFY2(refused.error().message.contains(QLatin1String("op-1 of ada at desk")), words(refused));
        auto seen = other.lock(kCluster, {});
        QVERIFY(seen.ok() && *seen && (*seen)->alive);
        QCOMPARE((*seen)->holder.operation, QStringLiteral("op-1"));

        mine.close(); // as when its program dies
        QTRY_VERIFY(!(*other.lock(kCluster, {}))->alive);
        QTRY_VERIFY(other.run(take, context(QStringLiteral("op-2")), {}).ok());
        QCOMPARE((*other.lock(kCluster, {}))->holder.operation, QStringLiteral("op-2"));
        QVERIFY(other.run(ReleaseLock{kCluster, kA}, context(QStringLiteral("op-2")), {}));
        QVERIFY(!*other.lock(kCluster, {}));
        QVERIFY(mine.run(take, context(QStringLiteral("op-3")), {}));
    }

    void withoutConsentNothingIsWritten()
    {
        PgOperator a = operatorOf("a", *m_a), b = operatorOf("b", *m_b);
        StepContext shy = context();
        shy.mayCreateSchema = false;
        const auto taken = a.run(TakeLock{kCluster, kA}, shy, {});
        QVERIFY2(taken, words(taken));
        QVERIFY((*a.lock(kCluster, {}))->alive);
        const auto onStandby = b.run(TakeLock{kCluster, kB}, shy, {});
        QVERIFY2(onStandby, words(onStandby));
        const auto written = a.run(VerifyWrite{kA}, shy, {});
        QVERIFY2(written, words(written));
        QCOMPARE(m_a->run("SELECT count(*) FROM pg_namespace WHERE nspname = 'meridian'"), QStringLiteral("0"));
    }

    void aReplicationLoginIsTried()
    {
        m_a->run("CREATE ROLE plain LOGIN");
        PgOperator a = operatorOf("a", *m_a);
        QVERIFY(a.acceptsReplication(login(), {}));
        QVERIFY(!a.acceptsReplication(login(QStringLiteral("plain")), {}));
    }

private:
    std::unique_ptr<PlainServer> m_a, m_b;
};

QTEST_GUILESS_MAIN(TestPgOperator)
#include "test_pgoperator.moc"
