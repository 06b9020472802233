// SPDX-License-Identifier: GPL-3.0-or-later
// Replication by sets of transactions as the engine shows it: roles, links, honest lag, and each way in which it
// breaks. Real MariaDB servers: a source, a replica, and a replica of that.
#include "engine.h"
#include "plainmariadb.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace meridian;

namespace
{

Node nodeOf(const char *name, const PlainMariaDb &server)
{
    Node n;
    n.id = NodeId(QLatin1String(name));
    n.cluster = ClusterId(QStringLiteral("shop"));
    n.region = RegionId(QStringLiteral("here"));
    n.host = QStringLiteral("127.0.0.1");
    n.port = server.port();
    n.database.clear();
    n.tls.mode = TlsMode::Disable;
    n.credential = QStringLiteral("test");
    return n;
}

} // namespace

class TestGtidWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        int id = 0;
        for (std::unique_ptr<PlainMariaDb> *server : {&m_a, &m_b, &m_c}) {
            auto started = PlainMariaDb::start(++id);
            QVERIFY2(started, qPrintable(started ? QString() : started.error().text()));
            *server = std::move(*started);
        }
        m_a->run("CREATE USER watcher@'127.0.0.1'; GRANT REPLICA MONITOR, PROCESS ON *.* TO watcher@'127.0.0.1';"
                 "CREATE DATABASE d; CREATE TABLE d.t(a INT PRIMARY KEY AUTO_INCREMENT)");
        m_b->follow(*m_a);
        m_c->follow(*m_b);
        QTRY_COMPARE_WITH_TIMEOUT(m_c->run("SELECT COUNT(*) FROM mysql.user WHERE user = 'watcher'"),
                                  QStringLiteral("1"), 20'000);
        auto fleet = std::make_shared<Fleet>();
        fleet->credentials = {Credential{QStringLiteral("test"), QStringLiteral("watcher"), {}, {}}};
        Cluster c;
        c.id = ClusterId(QStringLiteral("shop"));
        c.engine = EngineKind::MariaDb;
        c.polling.interval = milliseconds(500);
        c.polling.timeout = milliseconds(1500);
        c.polling.connectTimeout = milliseconds(1000);
        c.polling.backoffMax = milliseconds(500);
        c.polling.detail = milliseconds(1000);
        fleet->clusters = {c};
        fleet->nodes = {nodeOf("a", *m_a), nodeOf("b", *m_b), nodeOf("c", *m_c)};
        Region r;
        r.id = RegionId(QStringLiteral("here"));
        fleet->regions = {r};
        m_engine = std::make_unique<Engine>(EngineOptions{});
        m_engine->setFleet(fleet);
    }

    void cleanup()
    {
        m_writer.stop();
        m_writer.disconnect();
    }

    void aChainAtRest()
    {
        QTRY_COMPARE_WITH_TIMEOUT(node("c").lag.state, LagState::Idle, 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->snapshot()->count(Health::Healthy), 3, 15'000);
        QCOMPARE(node("a").role(), Role::Primary);
        QCOMPARE(node("b").role(), Role::Standby);
        QCOMPARE(node("c").role(), Role::Standby);
        QCOMPARE(node("b").upstream, std::optional(NodeId(QStringLiteral("a"))));
        QCOMPARE(node("c").upstream, std::optional(NodeId(QStringLiteral("b"))));
        QVERIFY(node("c").cascading);
        QCOMPARE(node("b").lag.transactions, std::optional<qint64>(0));
        QVERIFY(!node("b").lag.bytes);
        QCOMPARE(m_engine->snapshot()->links.size(), 2);
        for (const LinkState &link : m_engine->snapshot()->links)
            QCOMPARE(link.state, LinkHealth::Streaming);
        QVERIFY(node("a").timings.roundTrip);
        QVERIFY(node("a").sample->clockOffset);
    }

    /// Read at different moments, a replica often has what its source had not yet: that is no errant transaction.
    void aBusyChainIsWell()
    {
        QStringList unwell;
        const auto watch = connect(m_engine.get(), &Engine::snapshotReady, this, [&](const SnapshotPtr &s) {
            for (const NodeState &n : s->nodes) {
                if (n.health != Health::Healthy)
                    unwell.append(n.reason.text());
            }
        });
        keepWriting();
        QTRY_COMPARE_WITH_TIMEOUT(node("c").lag.state, LagState::Streaming, 10'000);
        const quint64 from = m_engine->snapshot()->sequence;
        QTRY_VERIFY_WITH_TIMEOUT(m_engine->snapshot()->sequence > from + 30, 20'000);
        disconnect(watch);
        QVERIFY2(unwell.isEmpty(), qPrintable(unwell.join(u'|')));
        QVERIFY(node("b").lag.time);
        QVERIFY(*node("b").lag.time < seconds(2));
        QTRY_VERIFY_WITH_TIMEOUT(node("a").transactionsPerSecond.value_or(0) > 1, 5'000);
    }

    void anApplierThatIsStopped()
    {
        keepWriting();
        m_b->run("STOP SLAVE SQL_THREAD");
        QTRY_COMPARE_WITH_TIMEOUT(node("b").reason.code, QStringLiteral("node.replay-paused"), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(node("b").lag.transactions > 10, 10'000);
        QCOMPARE(node("b").lag.state, LagState::Stalled);
        QTRY_VERIFY_WITH_TIMEOUT(node("b").lag.time > seconds(1), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(link("b").state, LinkHealth::Stalled, 5'000);
        QTRY_VERIFY_WITH_TIMEOUT(node("c").lag.transactions > 10, 10'000); // against the primary, not its own source
        QVERIFY(node("c").lag.state != LagState::Idle);
        m_b->run("START SLAVE SQL_THREAD");
        allWell();
    }

    void anApplierThatFails()
    {
        m_b->run("SET STATEMENT sql_log_bin = 0 FOR INSERT INTO d.t VALUES (1000000)");
        m_a->run("INSERT INTO d.t VALUES (1000000)");
        QTRY_COMPARE_WITH_TIMEOUT(node("b").reason.code, QStringLiteral("node.apply-error"), 10'000);
        QVERIFY(node("b").reason.text().contains(QStringLiteral("Duplicate entry '1000000'")));
        QVERIFY(node("b").reason.text().contains(QStringLiteral("1062")));
        QVERIFY(node("b").lag.transactions > 0);
        m_b->run("SET STATEMENT sql_log_bin = 0 FOR DELETE FROM d.t WHERE a = 1000000; START SLAVE");
        allWell();
    }

    void aReceiverThatIsStopped()
    {
        keepWriting();
        m_b->run("STOP SLAVE IO_THREAD");
        QTRY_COMPARE_WITH_TIMEOUT(node("b").reason.code, QStringLiteral("node.receiver-stopped"), 10'000);
        QCOMPARE(node("b").lag.state, LagState::Disconnected);
        QTRY_VERIFY_WITH_TIMEOUT(node("b").lag.transactions > 10, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(node("b").lag.time > seconds(1), 10'000);
        QCOMPARE(link("b").state, LinkHealth::Broken);
        m_b->run("START SLAVE IO_THREAD");
        allWell();
    }

    void aReceiverThatCannotLogIn()
    {
        m_b->run("STOP SLAVE; CHANGE MASTER TO MASTER_PASSWORD='wrong'; START SLAVE");
        QTRY_COMPARE_WITH_TIMEOUT(node("b").reason.code, QStringLiteral("node.receive-error"), 10'000);
        QVERIFY2(node("b").reason.text().contains(QStringLiteral("Access denied")),
                 qPrintable(node("b").reason.text()));
        QVERIFY(!node("b").lag.transactions); // nothing is owed that is known of, and nothing reaches it
        m_b->run("STOP SLAVE; CHANGE MASTER TO MASTER_PASSWORD='repl'; START SLAVE");
        allWell();
    }

    /// Later on purpose is no alarm, but the distance is told.
    void aDelayThatIsWanted()
    {
        m_c->run("STOP SLAVE; CHANGE MASTER TO MASTER_DELAY = 3600; START SLAVE");
        keepWriting();
        QTRY_VERIFY_WITH_TIMEOUT(node("c").lag.transactions > 20, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(node("c").lag.time > seconds(6), 15'000); // beyond the warning
        QCOMPARE(node("c").health, Health::Healthy);
        QCOMPARE(node("c").sample->detail.applyDelay, std::optional<microseconds>(seconds(3600)));
        m_c->run("STOP SLAVE; CHANGE MASTER TO MASTER_DELAY = 0; START SLAVE");
        allWell();
    }

    void aReplicaThatTakesWrites()
    {
        m_c->run("SET GLOBAL read_only = OFF");
        QTRY_COMPARE_WITH_TIMEOUT(node("c").reason.code, QStringLiteral("node.writable"), 10'000);
        QCOMPARE(node("c").role(), Role::Standby);
        m_c->run("SET GLOBAL read_only = ON");
        allWell();
    }

    void aPrimaryThatIsReadOnly()
    {
        m_a->run("SET GLOBAL rpl_semi_sync_master_enabled = ON");
        m_b->run("SET GLOBAL rpl_semi_sync_slave_enabled = ON; STOP SLAVE IO_THREAD; START SLAVE IO_THREAD");
        QTRY_COMPARE_WITH_TIMEOUT(node("a").sample->gtid->semiSyncClients, std::optional<int>(1), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(link("b").syncState, QStringLiteral("semi-sync"), 10'000);
        m_a->run("SET GLOBAL read_only = ON");
        QTRY_COMPARE_WITH_TIMEOUT(node("a").reason.code, QStringLiteral("node.read-only"), 10'000);
        QCOMPARE(node("a").role(), Role::Primary);
        m_a->run("SET GLOBAL read_only = OFF; SET GLOBAL rpl_semi_sync_master_timeout = 100");
        allWell();
    }

    void semiSyncThatNobodyGives()
    {
        m_b->run("SET GLOBAL rpl_semi_sync_slave_enabled = OFF; STOP SLAVE IO_THREAD; START SLAVE IO_THREAD");
        keepWriting();
        QTRY_COMPARE_WITH_TIMEOUT(node("a").reason.code, QStringLiteral("node.semi-sync-off"), 10'000);
        m_a->run("SET GLOBAL rpl_semi_sync_master_enabled = OFF");
        allWell();
    }

    void twoSources()
    {
        m_c->run("STOP SLAVE; SET GLOBAL gtid_slave_pos = @@gtid_slave_pos"); // the same data from both, once each
        m_c->run("SET GLOBAL gtid_ignore_duplicates = ON");
        m_c->follow(*m_a, "second");
        m_c->run("START SLAVE");
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->snapshot()->links.size(), 3, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(m_engine->snapshot()->links.begin(), m_engine->snapshot()->links.end(),
                                             [](const LinkState &l) { return l.state == LinkHealth::Streaming; }),
                                 10'000);
        m_c->run("STOP SLAVE 'second'; RESET SLAVE 'second' ALL; STOP SLAVE; SET GLOBAL gtid_ignore_duplicates = OFF;"
                 "START SLAVE");
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->snapshot()->links.size(), 2, 10'000);
        allWell();
    }

    void aSourceThatIsKilled()
    {
        m_a->quit();
        QTRY_COMPARE_WITH_TIMEOUT(node("a").health, Health::Failed, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(node("b").reason.code, QStringLiteral("node.receive-error"), 10'000);
        QVERIFY(node("b").lag.state == LagState::Disconnected);
        QVERIFY(node("c").lag.state != LagState::Idle);
        const auto again = m_a->startAgain();
        QVERIFY2(again, qPrintable(again ? QString() : again.error().text()));
        allWell();
    }

    void errantTransactions()
    {
        m_c->run("INSERT INTO d.t VALUES (2000000)");
        QTRY_COMPARE_WITH_TIMEOUT(node("c").reason.code, QStringLiteral("node.errant"), 10'000);
        QVERIFY2(node("c").reason.args.first().contains(QStringLiteral("-3-")),
                 qPrintable(node("c").reason.text())); // who wrote it
        QCOMPARE(node("b").health, Health::Healthy);
        m_c->run("SET STATEMENT sql_log_bin = 0 FOR DELETE FROM d.t WHERE a = 2000000; STOP SLAVE; RESET MASTER;"
                 "START SLAVE");
        allWell();
    }

    void wholeReplicationStoppedAndWritable()
    {
        m_c->run("STOP SLAVE; SET GLOBAL read_only = OFF");
        QTRY_COMPARE_WITH_TIMEOUT(node("c").reason.code, QStringLiteral("node.two-primaries"), 10'000);
        m_c->run("SET GLOBAL read_only = ON; START SLAVE");
        allWell();
    }

private:
    NodeState node(const char *name) const
    {
        const NodeState *found = m_engine->snapshot()->node(NodeId(QLatin1String(name)));
        return found ? *found : NodeState();
    }
    LinkState link(const char *to) const
    {
        for (const LinkState &l : m_engine->snapshot()->links) {
            if (l.to == NodeId(QLatin1String(to)))
                return l;
        }
        return {};
    }
    void keepWriting()
    {
        connect(&m_writer, &QTimer::timeout, this, [this] { m_a->run("INSERT INTO d.t VALUES ()"); });
        m_writer.start(20);
    }
    void allWell()
    {
        m_writer.stop();
        QTRY_COMPARE_WITH_TIMEOUT(m_engine->snapshot()->count(Health::Healthy), 3, 20'000);
    }

    std::unique_ptr<PlainMariaDb> m_a, m_b, m_c;
    std::unique_ptr<Engine> m_engine;
    QTimer m_writer;
};

QTEST_GUILESS_MAIN(TestGtidWatch)
#include "test_gtidwatch.moc"
