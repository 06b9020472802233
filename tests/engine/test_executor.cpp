// SPDX-License-Identifier: GPL-3.0-or-later
// Operations on real servers, well and unwell: each ends in the state that it says.
#include "operationscene.h"
#include "pgoperator.h"

#include <QFile>

using namespace meridian;

class TestExecutor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_scene = std::make_unique<OperationScene>();
        QVERIFY(m_scene->build());
    }
    void cleanup() { m_scene.reset(); }

    void thereAndBack()
    {
        for (const char *target : {"b", "a"}) {
            const OperationOutcome o = m_scene->carryOut(OperationScene::to(target));
            QVERIFY2(o.operation.state == OperationState::Done, story(o));
            qInfo("%s", story(o).constData());
            QVERIFY(o.canary && o.canary->lost && o.canary->longestGap);
            QCOMPARE(*o.canary->lost, qint64(0));
            QVERIFY(o.canary->written > 0);
            qInfo("gap %.1f ms, errors %lld, refused %lld", toMs(*o.canary->longestGap), o.canary->errors,
                  o.canary->refused);
            for (int i = 0; i < 3; ++i)
                QCOMPARE(m_scene->servers[size_t(i)]->sql("SELECT pg_is_in_recovery()"),
                         QString::fromLatin1(*target == OperationScene::kNames[i][0] ? "f" : "t"));
        }
    }

    void aStopBeforeThePromotionTakesEverythingBack()
    {
        const OperationOutcome o =
            m_scene->run([&](Executor &e) { e.carryOut(OperationScene::order(OperationScene::to("b"))); },
                         [](Executor &e, const StepRecord &s) {
                             if (s.action.value(u"do").toString() == QLatin1String("fence"))
                                 e.stop();
                         });
        QVERIFY2(o.operation.state == OperationState::Undone, story(o));
        QCOMPARE(o.error->code, QStringLiteral("stopped"));
        theOldOneLeads();
    }

    void rightsRevokedInMidPlanAreUndone()
    {
        HostedServer &a = *m_scene->servers[0];
        a.sql("CREATE ROLE acting LOGIN REPLICATION; GRANT pg_monitor, pg_signal_backend, pg_checkpoint TO acting;"
              "GRANT EXECUTE ON FUNCTION pg_promote(boolean, integer), pg_reload_conf() TO acting;"
              "GRANT CREATE ON DATABASE postgres TO acting;"
              "GRANT ALTER SYSTEM ON PARAMETER default_transaction_read_only, primary_conninfo, primary_slot_name,"
              " wal_retrieve_retry_interval TO acting");
        m_scene->user = QStringLiteral("acting");
        const OperationOutcome o =
            m_scene->run([&](Executor &e) { e.carryOut(OperationScene::order(OperationScene::to("b"))); },
                         [&](Executor &, const StepRecord &s) {
                             if (s.action.value(u"do").toString() == QLatin1String("make-slot"))
                                 a.sql("REVOKE ALTER SYSTEM ON PARAMETER default_transaction_read_only FROM acting");
                         });
        QVERIFY2(o.operation.state == OperationState::Undone, story(o));
        QVERIFY2(o.error->kind == ErrorKind::Permission, story(o));
        theOldOneLeads();
    }

    void aWrongPasswordIsRefusedBeforeAnythingIsDone()
    {
        HostedServer &b = *m_scene->servers[1];
        QFile hba(b.data() + QStringLiteral("/pg_hba.conf"));
        QVERIFY(hba.open(QIODevice::WriteOnly | QIODevice::Truncate));
        hba.write("host replication all 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        hba.close();
        const SnapshotPtr before = m_scene->picture();
        b.sql("SELECT pg_reload_conf()");
        const OperationOutcome o = m_scene->carryOut(OperationScene::to("b"), before);
        QVERIFY2(o.operation.state == OperationState::Refused, story(o));
        QVERIFY(o.steps.isEmpty());
        QVERIFY(!o.error->text().isEmpty());
    }

    void aSecondExecutorSeesTheLock()
    {
        const Fleet fleet = *m_scene->fleet();
        PgOperator other(fleet.nodes.at(0), {QStringLiteral("postgres"), {}, {}, {}, {}}, milliseconds(2000));
        StepContext context;
        context.operation = QStringLiteral("op-of-bob");
        context.who = QStringLiteral("bob");
        context.mayCreateSchema = true;
        QVERIFY(other.run(TakeLock{ClusterId(QStringLiteral("shop")), NodeId(QStringLiteral("a"))}, context, {}));
        const OperationOutcome o = m_scene->carryOut(OperationScene::to("b"));
        QVERIFY2(o.operation.state == OperationState::Refused, story(o));
        QVERIFY2(o.error->text().contains(QLatin1String("bob")), story(o));
        QVERIFY(o.steps.isEmpty());
        other.close(); // its program dies; the row stays
        m_scene->servers[0]->sqlUntil("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'", QStringLiteral("0"));
        const OperationOutcome free = m_scene->carryOut(OperationScene::to("b"));
        QVERIFY2(free.operation.state == OperationState::Done, story(free));
    }

    void anotherPlanThanConfirmedIsRefused()
    {
        OperationOrder order = OperationScene::order(OperationScene::to("b"));
        const OperationOutcome seen = m_scene->run([&](Executor &e) { e.planOnly(order); });
        QVERIFY2(!seen.error, story(seen));
        order.confirmed = seen.plan;
        m_scene->servers[1]->sql("SELECT pg_create_physical_replication_slot('c')");
        const OperationOutcome o = m_scene->run([&](Executor &e) { e.carryOut(order); });
        QVERIFY2(o.operation.state == OperationState::Refused, story(o));
        QCOMPARE(o.error->code, QStringLiteral("changed"));
    }

    void aLostPrimaryIsReplacedAndComesBack()
    {
        HostedServer &a = *m_scene->servers[0];
        const SnapshotPtr lost = m_scene->pictureAfter(
            [&a] {
                a.sql("CREATE TABLE kept ()");
                QVERIFY(a.run(HostDeed::StopNow));
            },
            QStringLiteral("a"));
        FailoverRequest request;
        request.cluster = ClusterId(QStringLiteral("shop"));
        request.target = NodeId(QStringLiteral("b"));
        request.from = NodeId(QStringLiteral("a"));
        request.acceptedLossBytes = 1 << 20;
        const OperationOutcome o = m_scene->carryOut(request, lost);
        QVERIFY2(o.operation.state == OperationState::Done, story(o));
        QCOMPARE(m_scene->servers[1]->sql("SELECT pg_is_in_recovery()"), QStringLiteral("f"));
        RejoinRequest back;
        back.cluster = request.cluster;
        back.node = request.from;
        const OperationOutcome r = m_scene->carryOut(back);
        QVERIFY2(r.operation.state == OperationState::Done, story(r));
        QCOMPARE(m_scene->servers[1]->sqlUntil("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'",
                                               QStringLiteral("2")),
                 QStringLiteral("2"));
    }

private:
    /// Nothing is left of an operation that was taken back.
    void theOldOneLeads()
    {
        HostedServer &a = *m_scene->servers[0], &b = *m_scene->servers[1];
        QCOMPARE(a.sql("SHOW default_transaction_read_only"), QStringLiteral("off"));
        QCOMPARE(a.sql("CREATE TABLE IF NOT EXISTS still_writes ()"), QString());
        QCOMPARE(b.sql("SELECT pg_is_in_recovery()"), QStringLiteral("t"));
        QCOMPARE(b.sql("SELECT count(*) FROM pg_replication_slots"), QStringLiteral("0"));
        QCOMPARE(a.sql("SELECT count(*) FROM meridian.operation_lock"), QStringLiteral("0"));
        QCOMPARE(a.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"), QStringLiteral("0"));
    }

    std::unique_ptr<OperationScene> m_scene;
};

QTEST_GUILESS_MAIN(TestExecutor)
#include "test_executor.moc"
