// SPDX-License-Identifier: GPL-3.0-or-later
// Operations on real servers, well and unwell: each ends in the state that it says.
#include "insistentwriter.h"
#include "operationscene.h"
#include "pgoperator.h"

#include <QFile>
#include <QSet>

#include <csignal>

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

    /// A commit between the fence and the stop: it goes along when it was sent, and else there is no promotion.
    void aCommitAfterTheFence_data()
    {
        QTest::addColumn<bool>("sent");
        QTest::newRow("sent") << true;
        QTest::newRow("not sent") << false;
    }
    void aCommitAfterTheFence()
    {
        QFETCH(bool, sent);
        HostedServer &a = *m_scene->servers[0], &b = *m_scene->servers[1];
        const auto receiver = static_cast<pid_t>(b.sql("SELECT pid FROM pg_stat_wal_receiver").toInt());
        QVERIFY(receiver > 0);
        const OperationOutcome o =
            m_scene->run([&](Executor &e) { e.carryOut(OperationScene::order(OperationScene::to("b"))); },
                         [&](Executor &, const StepRecord &s) {
                             if (s.undo || s.action.value(u"do").toString() != QLatin1String("stop-server"))
                                 return;
                             if (!sent)
                                 ::kill(receiver, SIGSTOP);
                             InsistentWriter::writeOnce(a, "CREATE TABLE late ()");
                             if (sent)
                                 b.sqlUntil("SELECT to_regclass('late')", QStringLiteral("late"));
                         });
        ::kill(receiver, SIGCONT);
        QVERIFY2(o.operation.state == (sent ? OperationState::Done : OperationState::Undone), story(o));
        QCOMPARE(b.sql("SELECT pg_is_in_recovery()"), QString::fromLatin1(sent ? "f" : "t"));
        for (const auto &server : m_scene->servers)
            QCOMPARE(server->sqlUntil("SELECT to_regclass('late')", QStringLiteral("late")), QStringLiteral("late"));
        if (sent)
            return;
        QCOMPARE(o.error->code, QStringLiteral("late-commit"));
        theOldOneLeads();
    }

    void whoInsistsOnWritingLosesNothing()
    {
        m_scene->servers[0]->sql("CREATE TABLE insisted (n bigint)");
        std::vector<std::unique_ptr<InsistentWriter>> writers;
        for (const auto &server : m_scene->servers)
            writers.push_back(std::make_unique<InsistentWriter>(*server, qint64(writers.size()) << 32));
        int moved = 0;
        for (const char *target : {"b", "a", "b"}) {
            const OperationOutcome o = m_scene->carryOut(OperationScene::to(target));
            const bool undone = o.operation.state == OperationState::Undone;
            QVERIFY2(undone ? o.error->code == QLatin1String("late-commit") : o.operation.state == OperationState::Done,
                     story(o));
            moved += undone ? 0 : 1;
        }
        QList<qint64> acknowledged;
        for (const auto &writer : writers)
            acknowledged += writer->stop();
        qInfo("%d moves, %lld rows acknowledged", moved, qint64(acknowledged.size()));
        QVERIFY(!acknowledged.isEmpty());
        for (const auto &server : m_scene->servers) {
            if (server->sql("SELECT pg_is_in_recovery()") != QLatin1String("f"))
                continue;
            const QStringList there = server->sql("SELECT string_agg(n::text, ' ') FROM insisted").split(u' ');
            const QSet<QString> rows(there.begin(), there.end());
            for (const qint64 number : acknowledged)
                QVERIFY2(rows.contains(QString::number(number)), QByteArray::number(number));
        }
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
        HostedServer &a = *m_scene->servers[0], &b = *m_scene->servers[1];
        const OperationOutcome first = m_scene->carryOut(OperationScene::to("b")); // which makes the schema, too
        QVERIFY2(first.operation.state == OperationState::Done, story(first));
        const SnapshotPtr lost = m_scene->pictureAfter(
            [&b] {
                b.sql("CREATE TABLE kept ()");
                QVERIFY(b.run(HostDeed::StopNow));
            },
            QStringLiteral("b"));
        FailoverRequest request;
        request.cluster = ClusterId(QStringLiteral("shop"));
        request.target = NodeId(QStringLiteral("a"));
        request.from = NodeId(QStringLiteral("b"));
        request.accepted = {QStringLiteral("quiet-period")};
        request.acceptedLossBytes = 1 << 20;
        const OperationOutcome o = m_scene->carryOut(request, lost);
        QVERIFY2(o.operation.state == OperationState::Done, story(o));
        QCOMPARE(a.sql("SELECT pg_is_in_recovery()"), QStringLiteral("f"));
        QVERIFY2(o.canary, story(o));
        QVERIFY(o.canary->written > 0); // on the new one, since the old one is gone
        QVERIFY(o.canary->longestGap && *o.canary->longestGap < o.took);
        QCOMPARE(o.canary->lost, std::optional<qint64>(0));
        RejoinRequest back;
        back.cluster = request.cluster;
        back.node = request.from;
        const OperationOutcome r = m_scene->carryOut(back);
        QVERIFY2(r.operation.state == OperationState::Done, story(r));
        QCOMPARE(a.sqlUntil("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'", QStringLiteral("2")),
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
