// SPDX-License-Identifier: GPL-3.0-or-later
// MariaDB servers, well and unwell: what a poll finds and how each failure is told apart. Real servers, real sockets.
#include "mariadbpoll.h"
#include "plainmariadb.h"
#include "rudeserver.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace meridian;
using namespace mariadbpoll;

class TestMariaDbServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto started = PlainMariaDb::start(1);
        QVERIFY2(started, qPrintable(started ? QString() : started.error().text()));
        m_source = std::move(*started);
        auto second = PlainMariaDb::start(2);
        QVERIFY2(second, qPrintable(second ? QString() : second.error().text()));
        m_replica = std::move(*second);
        m_source->run("CREATE USER watcher@'127.0.0.1' IDENTIFIED BY 'watch';"
                      "GRANT REPLICA MONITOR, PROCESS ON *.* TO watcher@'127.0.0.1';"
                      "CREATE USER nobody@'127.0.0.1' IDENTIFIED BY 'much';"
                      "CREATE DATABASE d; CREATE TABLE d.t(a INT PRIMARY KEY)");
        m_replica->follow(*m_source);
        QTRY_COMPARE_WITH_TIMEOUT(m_replica->run("SELECT @@gtid_slave_pos"), m_source->run("SELECT @@gtid_binlog_pos"),
                                  20'000);
    }

    void aSourceTellsAboutItself()
    {
        const auto server = Server::create(sourceNode(), quickCluster());
        server->setLogin(login());
        const Observation first = poll(*server).result;
        QVERIFY2(first.sample, qPrintable(first.error ? first.error->text() : QString()));
        const ServerSample &s = *first.sample;
        QCOMPARE(s.role, Role::Primary);
        QVERIFY(s.gtid);
        QCOMPARE(s.gtid->serverId, QStringLiteral("1"));
        QCOMPARE(QString::fromLatin1(s.gtid->executed.text()), m_source->run("SELECT @@gtid_binlog_pos"));
        QVERIFY(s.gtid->channels.isEmpty());
        QVERIFY(!s.gtid->readOnly);
        QVERIFY(!s.receiver);
        QVERIFY(m_source->run("SELECT @@version").startsWith(s.detail.version));
        QVERIFY(s.detail.maxConnections);
        QVERIFY(s.detail.connections);
        QVERIFY(s.detail.startedAt);
        QVERIFY(first.timings.tcp);
        QVERIFY(!first.timings.tls); // none was asked for
        QVERIFY(first.timings.login);
        QVERIFY(server->isConnected());
    }

    void aReplicaTellsAboutItsChannel()
    {
        const Observation o = pollOnce(replicaNode()).result;
        QVERIFY2(o.sample, qPrintable(o.error ? o.error->text() : QString()));
        const ServerSample &s = *o.sample;
        QCOMPARE(s.role, Role::Standby);
        QCOMPARE(s.gtid->channels.size(), 1);
        const Channel &c = s.gtid->channels.first();
        QCOMPARE(c.sourceHost, QStringLiteral("127.0.0.1"));
        QCOMPARE(c.sourcePort, std::optional<int>(m_source->port()));
        QCOMPARE(c.sourceId, QStringLiteral("1"));
        QCOMPARE(c.receiver, Channel::Thread::On);
        QCOMPARE(c.applier, Channel::Thread::On);
        QVERIFY(!c.receiverError && !c.applierError);
        QVERIFY(c.byGtid);
        QCOMPARE(s.receiver->status, QStringLiteral("streaming"));
        QVERIFY(s.receiver->messageAge);
        QVERIFY(s.gtid->readOnly);
        QVERIFY(s.gtid->written);
    }

    void positionsFollowTheServers()
    {
        const auto server = Server::create(sourceNode(), quickCluster());
        server->setLogin(login());
        const GtidSet before = poll(*server).result.sample->gtid->executed;
        m_source->run("REPLACE INTO d.t VALUES (1); REPLACE INTO d.t VALUES (2)");
        const GtidSet after = poll(*server).result.sample->gtid->executed;
        QCOMPARE(after.without(before).count(), quint64(2));
    }

    /// The server's own reading, printing and comparing of positions, on random ones.
    void positionsAreReadAsTheServerReadsThem()
    {
        QRandomGenerator dice(20261122);
        const auto position = [&dice] {
            QByteArrayList parts;
            for (int domain = 10; domain < 14; ++domain) {
                if (dice.bounded(3) > 0)
                    parts.append(QByteArray::number(domain) + '-' + QByteArray::number(1 + dice.bounded(3)) + '-' +
                                 QByteArray::number(1 + dice.bounded(20)));
            }
            std::shuffle(parts.begin(), parts.end(), dice);
            return parts.join(',');
        };
        for (int round = 0; round < 100; ++round) {
            const QByteArray has = "0-1-1000000," + position(), wanted = position(); // its log has domain 0
            m_source->run("SET GLOBAL gtid_slave_pos = '" + has + "'");
            const auto mine = GtidSet::parseMariaDb(has), other = GtidSet::parseMariaDb(wanted);
            QVERIFY(mine && other);
            const QByteArray printed = m_source->run("SELECT @@gtid_slave_pos").toLatin1();
            QCOMPARE(GtidSet::parseMariaDb(printed)->text(), mine->text());
            QCOMPARE(mine->contains(*other) || wanted.isEmpty(),
                     m_source->run("SELECT MASTER_GTID_WAIT('" + wanted + "', 0)") == QStringLiteral("0"));
        }
        m_source->run("SET GLOBAL gtid_slave_pos = @@gtid_binlog_pos");
        for (const char *wrong : {"0-1", "0-1-", "0-x-1", "0-1-1,,", "10-1-1,10-2-2", "4294967296-1-1", "0-1-1;"}) {
            QVERIFY(m_source->tryRun(QByteArray("SET GLOBAL gtid_slave_pos = '") + wrong + '\'')
                        .startsWith(QStringLiteral("error: ")));
            QVERIFY2(!GtidSet::parseMariaDb(wrong), wrong);
        }
    }

    void rolesWithLessRights()
    {
        const Observation o = pollOnce(sourceNode(), login(QStringLiteral("nobody"), "much")).result;
        QVERIFY(o.error);
        QCOMPARE(o.error->kind, ErrorKind::Permission);
        QVERIFY2(o.error->remedy.contains(QStringLiteral("REPLICA MONITOR")), qPrintable(o.error->text()));
    }

    void receiversAreNamedToWhoMayAsk()
    {
        QVERIFY(!pollOnce(sourceNode()).result.sample->gtid->namesReceivers);
        m_source->run("CREATE USER teller@'127.0.0.1' IDENTIFIED BY 'tell';"
                      "GRANT REPLICA MONITOR, REPLICATION MASTER ADMIN ON *.* TO teller@'127.0.0.1'");
        const auto server = Server::create(sourceNode(), quickCluster());
        server->setLogin(login(QStringLiteral("teller"), "tell"));
        const Observation o = poll(*server).result;
        QVERIFY2(o.sample, qPrintable(o.error ? o.error->text() : QString()));
        QVERIFY(o.sample->gtid->namesReceivers);
        QCOMPARE(o.sample->senders.size(), 1);
        QCOMPARE(o.sample->senders.first().applicationName, QStringLiteral("2"));
        QVERIFY(!o.sample->detail.oldestTransaction); // it lacks PROCESS
        QVERIFY(poll(*server).result.sample);         // and goes on
    }

    void threadsAndTheirErrors()
    {
        m_replica->run("STOP SLAVE IO_THREAD");
        const auto server = Server::create(replicaNode(), quickCluster());
        server->setLogin(login());
        ServerSample s = *poll(*server).result.sample;
        QCOMPARE(s.gtid->channels.first().receiver, Channel::Thread::Off);
        QVERIFY(!s.receiver);
        QCOMPARE(s.role, Role::Standby);
        m_replica->run("STOP SLAVE SQL_THREAD; START SLAVE IO_THREAD");
        s = *poll(*server).result.sample;
        QVERIFY(s.replayPaused);
        m_replica->run("START SLAVE; SET STATEMENT sql_log_bin = 0 FOR INSERT INTO d.t VALUES (77)");
        m_source->run("INSERT INTO d.t VALUES (77)");
        QTRY_VERIFY_WITH_TIMEOUT((s = *poll(*server).result.sample).gtid->channels.first().applierError.has_value(),
                                 10'000);
        QCOMPARE(s.gtid->channels.first().applierError->code, 1062);
        QVERIFY(s.gtid->channels.first().applierError->message.contains(QStringLiteral("Duplicate entry")));
        QVERIFY(!s.replayPaused);
        m_replica->run("SET STATEMENT sql_log_bin = 0 FOR DELETE FROM d.t WHERE a = 77; START SLAVE");
        QTRY_VERIFY_WITH_TIMEOUT(!(s = *poll(*server).result.sample).gtid->channels.first().applierError.has_value(),
                                 10'000);
    }

    void failures_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("database");
        QTest::addColumn<TlsMode>("tls");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("wrong password") << "watcher" << QByteArray("wrong") << QString() << TlsMode::Disable
                                        << ErrorKind::Authentication << "Access denied for user 'watcher'";
        QTest::newRow("no such user") << "stranger" << QByteArray("x") << QString() << TlsMode::Disable
                                      << ErrorKind::Authentication << "Access denied for user 'stranger'";
        QTest::newRow("no such database") << "root" << QByteArray() << "nowhere" << TlsMode::Disable
                                          << ErrorKind::BadInput << "Unknown database 'nowhere'";
        QTest::newRow("no TLS there, required") << "watcher" << QByteArray("watch") << QString() << TlsMode::Require
                                                << ErrorKind::Tls << "the server offers no TLS";
        QTest::newRow("no TLS there, verified") << "watcher" << QByteArray("watch") << QString() << TlsMode::VerifyFull
                                                << ErrorKind::Tls << "the server offers no TLS";
    }
    void failures()
    {
        QFETCH(QString, user);
        QFETCH(QByteArray, password);
        QFETCH(QString, database);
        QFETCH(TlsMode, tls);
        QFETCH(QString, words);
        Node n = nodeAt(QStringLiteral("127.0.0.1"), m_source->port(), tls);
        n.database = database;
        const Observation o = pollOnce(n, login(user, password)).result;
        QVERIFY(o.error);
        QVERIFY2(o.error->message.contains(words), qPrintable(o.error->text()));
        QTEST(o.error->kind, "kind");
        QVERIFY(!o.error->remedy.isEmpty());
        QVERIFY(o.error->tried.contains(n.address()));
        QVERIFY(password.isEmpty() || !o.error->text().contains(QString::fromLatin1(password)));
    }

    void peersThatMisbehave_data()
    {
        QTest::addColumn<RudeServer::Manner>("manner");
        QTest::addColumn<TlsMode>("tls");
        QTest::addColumn<QList<ErrorKind>>("kinds");
        using Manner = RudeServer::Manner;
        for (const auto tls : {TlsMode::Disable, TlsMode::VerifyFull}) {
            const char *how = tls == TlsMode::Disable ? "plain" : "verified";
            QTest::addRow("hangs up, %s", how) << Manner::HangsUp << tls << QList{ErrorKind::Closed};
            QTest::addRow("garbage, %s", how)
                << Manner::SendsGarbage << tls << QList{ErrorKind::Protocol, ErrorKind::Closed};
            QTest::addRow("silence, %s", how) << Manner::SaysNothing << tls << QList{ErrorKind::Timeout};
            QTest::addRow("swallows, %s", how) << Manner::SwallowsPackets << tls << QList{ErrorKind::Timeout};
        }
    }
    void peersThatMisbehave()
    {
        QFETCH(RudeServer::Manner, manner);
        QFETCH(TlsMode, tls);
        QFETCH(QList<ErrorKind>, kinds);
        const RudeServer rude(manner);
        const Observation o = pollOnce(nodeAt(QStringLiteral("127.0.0.1"), rude.port(), tls)).result;
        QVERIFY(o.error);
        QVERIFY2(kinds.contains(o.error->kind), qPrintable(o.error->text()));
    }

    void nobodyListens()
    {
        const auto port = PortReservation::take();
        QVERIFY(port);
        for (const TlsMode tls : {TlsMode::Disable, TlsMode::VerifyFull}) {
            const Observation o = pollOnce(nodeAt(QStringLiteral("127.0.0.1"), port->port(), tls)).result;
            QVERIFY(o.error);
            QCOMPARE(o.error->kind, ErrorKind::Refused);
            QCOMPARE(o.error->code, QStringLiteral("ECONNREFUSED"));
        }
    }

    void aServerThatHangsIsOverdueThenLate()
    {
        const auto server = Server::create(sourceNode(), quickCluster());
        server->setLogin(login());
        QVERIFY(poll(*server).result.sample);
        m_source->signal(SIGSTOP);
        const Poll p = poll(*server);
        m_source->signal(SIGCONT);
        QCOMPARE(p.overdue, 1);
        QVERIFY(p.result.error);
        QCOMPARE(p.result.error->kind, ErrorKind::Timeout);
        QTRY_VERIFY_WITH_TIMEOUT(poll(*server).result.sample.has_value(), 10'000);
    }

    void aKilledServerIsToldAndComesBack()
    {
        const auto server = Server::create(sourceNode(), quickCluster());
        server->setLogin(login());
        QVERIFY(poll(*server).result.sample);
        m_source->quit();
        QVERIFY(poll(*server).result.error);
        const Observation o = poll(*server).result;
        QVERIFY(o.error);
        QCOMPARE(o.error->kind, ErrorKind::Refused);
        const auto again = m_source->startAgain();
        QVERIFY2(again, qPrintable(again ? QString() : again.error().text()));
        QVERIFY(poll(*server).result.sample);
    }

private:
    Node sourceNode() const { return nodeAt(QStringLiteral("127.0.0.1"), m_source->port()); }
    Node replicaNode() const { return nodeAt(QStringLiteral("127.0.0.1"), m_replica->port()); }

    std::unique_ptr<PlainMariaDb> m_source, m_replica;
};

QTEST_GUILESS_MAIN(TestMariaDbServer)
#include "test_mariadbserver.moc"
