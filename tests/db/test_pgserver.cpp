// SPDX-License-Identifier: GPL-3.0-or-later
// One server, well and unwell: what a poll finds and how each failure is told apart. Real PostgreSQL, real sockets.
#include "plainserver.h"
#include "rudeserver.h"
#include "server.h"
#include "serveraccount.h"
#include "servercertificate.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace meridian;

namespace
{

Cluster quickCluster()
{
    Cluster c;
    c.polling.timeout = milliseconds(1500);
    c.polling.connectTimeout = milliseconds(1000);
    c.polling.detail = milliseconds(0);
    c.thresholds.healthyWithin = milliseconds(200);
    return c;
}

Node nodeAt(const QString &host, quint16 port, TlsMode mode = TlsMode::Disable)
{
    Node n;
    n.id = NodeId(QStringLiteral("n"));
    n.host = host;
    n.port = port;
    n.tls.mode = mode;
    return n;
}

Login login(const QString &user = QStringLiteral("postgres"), const QByteArray &password = {})
{
    return {user, password, QStringLiteral("/nonexistent"), {}, QStringLiteral("test")};
}

/// One whole poll; the overdue notice, if any, is counted apart.
struct Poll {
    Observation result;
    int overdue = 0;
};

Poll poll(Server &server)
{
    Poll p;
    bool done = false;
    const auto c = QObject::connect(&server, &Server::sampled, &server, [&](const Observation &o) {
        if (o.overdue)
            ++p.overdue;
        else {
            p.result = o;
            done = true;
        }
    });
    server.sample(now());
    [&] { QTRY_VERIFY_WITH_TIMEOUT(done, 10'000); }();
    QObject::disconnect(c);
    return p;
}

Poll pollOnce(const Node &node, const Login &with = login())
{
    const auto server = Server::create(node, quickCluster());
    server->setLogin(with);
    return poll(*server);
}

} // namespace

class TestPgServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto started = PlainServer::start({QStringLiteral("wal_level=logical"), QStringLiteral("cluster_name=plain")});
        QVERIFY2(started, qPrintable(started ? QString() : started.error().text()));
        m_server = std::move(*started);
        m_server->run("CREATE ROLE watcher LOGIN; GRANT pg_monitor TO watcher");
        m_server->run("CREATE ROLE nobody_much LOGIN");
        m_server->run("CREATE ROLE locked LOGIN PASSWORD 'right'");
    }

    void aPrimaryTellsAboutItself()
    {
        const auto server = Server::create(nodeAt(QStringLiteral("127.0.0.1"), m_server->port()), quickCluster());
        server->setLogin(login(QStringLiteral("watcher")));
        const Observation first = poll(*server).result;
        QVERIFY2(first.sample, qPrintable(first.error ? first.error->text() : QString()));
        const ServerSample &s = *first.sample;
        QCOMPARE(s.role, Role::Primary);
        QCOMPARE(s.timeline, std::optional<quint32>(1));
        QVERIFY(s.current);
        QVERIFY(!s.replayed);
        QVERIFY(!s.receiver);
        QCOMPARE(s.detail.systemIdentifier, m_server->run("SELECT system_identifier FROM pg_control_system()"));
        QCOMPARE(s.detail.clusterName, QStringLiteral("plain"));
        QCOMPARE(s.detail.version, m_server->run("SHOW server_version").section(u' ', 0, 0));
        QVERIFY(s.detail.maxConnections);
        QVERIFY(s.detail.transactions);
        QVERIFY(first.timings.tcp);
        QVERIFY(!first.timings.tls); // none was asked for
        QVERIFY(first.timings.login);
        QVERIFY(server->isConnected());
    }

    void positionsFollowTheServer()
    {
        const auto server = Server::create(nodeAt(QStringLiteral("127.0.0.1"), m_server->port()), quickCluster());
        server->setLogin(login(QStringLiteral("watcher")));
        const Lsn before = *poll(*server).result.sample->current;
        const QString written = m_server->run("SELECT pg_logical_emit_message(true, 'test', repeat('x', 10000))");
        const Lsn after = *poll(*server).result.sample->current;
        QVERIFY(after >= *Lsn::parse(written));
        QVERIFY(after - before >= 10'000);
    }

    void slotsAreListedWithoutRights()
    {
        m_server->run("SELECT pg_create_physical_replication_slot('keeper', true)");
        const Observation o =
            pollOnce(nodeAt(QStringLiteral("127.0.0.1"), m_server->port()), login(QStringLiteral("watcher"))).result;
        m_server->run("SELECT pg_drop_replication_slot('keeper')");
        QVERIFY(o.sample);
        QCOMPARE(o.sample->detail.replicationSlots.size(), 1);
        const SlotRow &slot = o.sample->detail.replicationSlots[0];
        QCOMPARE(slot.name, QStringLiteral("keeper"));
        QVERIFY(slot.physical);
        QVERIFY(!slot.active);
        QVERIFY(slot.retainedBytes);
    }

    void aRoleWithoutMonitoringRightsStillWatchesPositions()
    {
        const Observation o =
            pollOnce(nodeAt(QStringLiteral("127.0.0.1"), m_server->port()), login(QStringLiteral("nobody_much")))
                .result;
        QVERIFY2(o.sample, qPrintable(o.error ? o.error->text() : QString()));
        QVERIFY(o.sample->current);
    }

    void failures_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *what, ErrorKind kind, const char *words) {
            QTest::newRow(what) << QString::fromLatin1(what) << static_cast<int>(kind) << QString::fromLatin1(words);
        };
        row("nothing listens", ErrorKind::Refused, "Connection refused");
        row("hangs up", ErrorKind::Closed, "closed the connection unexpectedly");
        row("garbage", ErrorKind::Protocol, "invalid response to SSL negotiation");
        row("garbage without TLS", ErrorKind::Protocol, "expected authentication request");
        row("accepts and says nothing", ErrorKind::Timeout, "the port accepts connections, but nothing answers");
        row("black hole", ErrorKind::Timeout, "no answer to the TCP connection");
        row("unknown host", ErrorKind::Resolve, "not found");
        row("wrong password", ErrorKind::Authentication, "password authentication failed");
        row("no password", ErrorKind::Authentication, "no password supplied");
        row("unknown database", ErrorKind::BadInput, "does not exist");
        row("TLS is off at the server", ErrorKind::Tls, "does not support SSL");
    }
    void failures()
    {
        QFETCH(QString, what);
        QFETCH(QString, words);
        const QString local = QStringLiteral("127.0.0.1");
        Node node = nodeAt(local, m_server->port());
        Login with = login();
        std::unique_ptr<RudeServer> rude;
        const auto behave = [&](RudeServer::Manner manner, TlsMode mode) {
            rude = std::make_unique<RudeServer>(manner);
            node = nodeAt(local, rude->port(), mode);
        };
        if (what == QLatin1String("nothing listens"))
            node.port = PortReservation::take()->port();
        else if (what == QLatin1String("hangs up"))
            behave(RudeServer::Manner::HangsUp, TlsMode::Require);
        else if (what == QLatin1String("garbage"))
            behave(RudeServer::Manner::SendsGarbage, TlsMode::Require);
        else if (what == QLatin1String("garbage without TLS"))
            behave(RudeServer::Manner::SendsGarbage, TlsMode::Disable);
        else if (what == QLatin1String("accepts and says nothing"))
            behave(RudeServer::Manner::SaysNothing, TlsMode::Require);
        else if (what == QLatin1String("black hole"))
            behave(RudeServer::Manner::SwallowsPackets, TlsMode::Require);
        else if (what == QLatin1String("unknown host"))
            node.host = QStringLiteral("no-such-host.invalid");
        else if (what == QLatin1String("unknown database"))
            node.database = QStringLiteral("nowhere");
        else if (what == QLatin1String("TLS is off at the server"))
            node.tls.mode = TlsMode::VerifyFull;
        else
            with = askForPasswords(what == QLatin1String("wrong password") ? "wrong" : "");
        const Observation o = pollOnce(node, with).result;
        QVERIFY(!o.sample);
        QVERIFY(o.error);
        QVERIFY2(o.error->message.contains(words), qPrintable(o.error->text()));
        QTEST(static_cast<int>(o.error->kind), "kind");
        QVERIFY(o.error->tried.contains(node.address()));
        QVERIFY(!o.error->remedy.isEmpty());
    }

    void aStoppedServerIsLateThenSilentThenBack()
    {
        const auto server = Server::create(nodeAt(QStringLiteral("127.0.0.1"), m_server->port()), quickCluster());
        server->setLogin(login());
        QVERIFY(poll(*server).result.sample);
        m_server->signal(SIGSTOP);
        const Poll late = poll(*server);
        const Poll again = poll(*server);
        m_server->signal(SIGCONT);
        QCOMPARE(late.overdue, 1);
        QVERIFY(late.result.error);
        QVERIFY2(late.result.error->message.startsWith(QStringLiteral("no answer to the query")),
                 qPrintable(late.result.error->text()));
        QVERIFY2(again.result.error && again.result.error->message.startsWith(QStringLiteral("the port accepts")),
                 qPrintable(again.result.error ? again.result.error->text() : QString()));
        QTRY_VERIFY_WITH_TIMEOUT(poll(*server).result.sample, 10'000);
    }

    void aSessionEndedByTheServerIsToldAndTakenUpAgain()
    {
        const auto server = Server::create(nodeAt(QStringLiteral("127.0.0.1"), m_server->port()), quickCluster());
        server->setLogin(login(QStringLiteral("watcher")));
        QVERIFY(poll(*server).result.sample);
        QCOMPARE(
            m_server->run("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'watcher'"),
            QStringLiteral("1"));
        QTRY_VERIFY(!server->isConnected());
        QVERIFY(poll(*server).result.sample);
    }

    void certificates_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("words");
        QTest::newRow("good") << 10 << "IP:127.0.0.1"
                              << "";
        QTest::newRow("expired") << -1 << "IP:127.0.0.1"
                                 << "expired";
        QTest::newRow("of another host") << 10 << "DNS:elsewhere.example"
                                         << "does not match";
    }
    void certificates()
    {
        QFETCH(int, days);
        QFETCH(QString, name);
        QFETCH(QString, words);
        const QString authority = serveOwnCertificate(days, name);
        Node node = nodeAt(QStringLiteral("127.0.0.1"), m_server->port(), TlsMode::VerifyFull);
        node.tls.rootCertificate = authority;
        const Observation o = pollOnce(node).result;
        m_server->run("ALTER SYSTEM SET ssl = off");
        m_server->run("SELECT pg_reload_conf()");
        if (words.isEmpty()) {
            QVERIFY2(o.sample, qPrintable(o.error ? o.error->text() : QString()));
            QVERIFY(o.timings.tls);
            return;
        }
        QVERIFY(o.error);
        QCOMPARE(o.error->kind, ErrorKind::Tls);
        QVERIFY2(o.error->message.contains(words), qPrintable(o.error->text()));
    }

private:
    /// From here on the role "locked" needs its password.
    Login askForPasswords(const QByteArray &password)
    {
        QFile rules(m_server->folder() + QStringLiteral("/pg_hba.conf"));
        if (!rules.open(QIODevice::ReadWrite))
            qFatal("pg_hba.conf: %s", qPrintable(rules.errorString()));
        const QByteArray rule = "host all locked all scram-sha-256\n";
        const QByteArray before = rules.readAll();
        if (!before.startsWith(rule)) {
            rules.seek(0);
            rules.write(rule + before);
            rules.close();
            m_server->run("SELECT pg_reload_conf()");
        }
        return login(QStringLiteral("locked"), password);
    }

    /// A certificate signed by itself, served from now on; returns its file.
    QString serveOwnCertificate(int days, const QString &name)
    {
        const QString certificate = serveCertificate(*m_server, m_files, days, name);
        Node probe = nodeAt(QStringLiteral("127.0.0.1"), m_server->port(), TlsMode::Require);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(pollOnce(probe).result.sample, 10'000); }(); // the reload has happened
        return certificate;
    }

    QTemporaryDir m_files;
    std::unique_ptr<PlainServer> m_server;
};

QTEST_GUILESS_MAIN(TestPgServer)
#include "test_pgserver.moc"
