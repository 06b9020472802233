// SPDX-License-Identifier: GPL-3.0-or-later
// The way to a server step by step: every step fails for its real reason, on real servers and real sockets.
#include "connectioncheck.h"
#include "plainserver.h"
#include "rudeserver.h"
#include "servercertificate.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace meridian;
using Part = CheckStep::Part;
using State = CheckStep::State;

namespace
{

Cluster quick()
{
    Cluster c;
    c.polling.timeout = milliseconds(1500);
    c.polling.connectTimeout = milliseconds(1000);
    return c;
}

Node nodeAt(quint16 port, TlsMode mode = TlsMode::Disable)
{
    Node n;
    n.id = NodeId(QStringLiteral("n"));
    n.host = QStringLiteral("127.0.0.1");
    n.port = port;
    n.tls.mode = mode;
    return n;
}

Login login(const char *user, const QByteArray &password = {})
{
    return {QString::fromLatin1(user), password, QStringLiteral("/nonexistent"), {}, QStringLiteral("test")};
}

QList<CheckStep> run(const Node &node, const Login &with)
{
    ConnectionCheck check(node, quick(), with);
    QSignalSpy finished(&check, &ConnectionCheck::finished);
    check.start();
    [&] { QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 15'000); }();
    return check.steps();
}

/// "pass skip fail": short to compare.
QString states(const QList<CheckStep> &steps)
{
    QStringList out;
    for (const CheckStep &s : steps)
        out.append(toText(s.state).first(4));
    return out.join(u' ');
}

} // namespace

class TestConnectionCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everythingPasses();
    void stepsAreToldAsTheyHappen();
    void failures_data();
    void failures();
    void missingRightsComeWithTheirGrants();
    void certificateIsShown();
    void badCertificateIsExplained();
    void aStoppedServerEndsInItsDeadline();
    void cancelledIsSilent();
    void lockedKeychainIsTold();

private:
    QTemporaryDir m_files;
    std::unique_ptr<PlainServer> m_server;
};

void TestConnectionCheck::initTestCase()
{
    auto server = PlainServer::start();
    QVERIFY2(server, server ? "" : qPrintable(server.error().text()));
    m_server = std::move(*server);
    m_server->run("CREATE ROLE watcher LOGIN; GRANT pg_monitor TO watcher");
    m_server->run("CREATE ROLE \"Nobody much\" LOGIN");
    m_server->run("CREATE ROLE locked LOGIN PASSWORD 'right'");
    QFile rules(m_server->folder() + QStringLiteral("/pg_hba.conf"));
    QVERIFY(rules.open(QIODevice::ReadWrite));
    const QByteArray before = rules.readAll();
    rules.seek(0);
    rules.write("host all locked all scram-sha-256\n" + before);
    rules.close();
    m_server->run("SELECT pg_reload_conf()");
}

void TestConnectionCheck::everythingPasses()
{
    Node node = nodeAt(m_server->port());
    node.host = QStringLiteral("localhost");
    const QList<CheckStep> steps = run(node, login("watcher"));
    QCOMPARE(states(steps), QStringLiteral("pass pass skip pass pass pass"));
    QVERIFY(steps[0].fact.contains(QStringLiteral("127.0.0.1")));
    QVERIFY(steps[3].fact.contains(QStringLiteral("watcher")));
    QVERIFY(steps[4].fact.contains(QStringLiteral("pg_monitor")));
    QVERIFY(steps[5].fact.contains(QStringLiteral("primary")));
    for (const CheckStep &s : steps)
        QCOMPARE(s.took.has_value(), s.state == State::Passed);
}

void TestConnectionCheck::stepsAreToldAsTheyHappen()
{
    ConnectionCheck check(nodeAt(m_server->port()), quick(), login("watcher"));
    QStringList told;
    connect(&check, &ConnectionCheck::stepChanged, &check, [&](const CheckStep &s) {
        if (s.state == State::Running)
            told.append(toText(s.part));
    });
    QSignalSpy finished(&check, &ConnectionCheck::finished);
    check.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(told.join(u' '), QStringLiteral("name tcp tls login rights replication"));
}

void TestConnectionCheck::failures_data()
{
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *what, const char *expected, ErrorKind kind, const char *message,
                        const char *code = "") {
        QTest::newRow(what) << QString::fromLatin1(expected) << static_cast<int>(kind) << QString::fromLatin1(message)
                            << QString::fromLatin1(code);
    };
    row("unknown host", "fail skip skip skip skip skip", ErrorKind::Resolve, "not found");
    row("nothing listens", "skip fail skip skip skip skip", ErrorKind::Refused, "Connection refused", "ECONNREFUSED");
    row("black hole", "skip fail skip skip skip skip", ErrorKind::Timeout, "no answer to the TCP connection");
    row("silent", "skip pass fail skip skip skip", ErrorKind::Timeout, "nothing answers");
    row("hangs up", "skip pass fail skip skip skip", ErrorKind::Closed, "closed the connection");
    row("garbage", "skip pass fail skip skip skip", ErrorKind::Protocol, "invalid response to SSL");
    row("no TLS", "skip pass fail skip skip skip", ErrorKind::Tls, "does not support SSL");
    row("wrong password", "skip pass skip fail skip skip", ErrorKind::Authentication, "password authentication failed",
        "28P01");
    row("no password", "skip pass skip fail skip skip", ErrorKind::Authentication, "no password supplied");
    row("unknown database", "skip pass skip fail skip skip", ErrorKind::BadInput, "does not exist", "3D000");
}

void TestConnectionCheck::failures()
{
    QFETCH(QString, expected);
    const QString what = QString::fromLatin1(QTest::currentDataTag());
    Node node = nodeAt(m_server->port(), what == QLatin1String("no TLS") ? TlsMode::Require : TlsMode::Disable);
    Login with = login("watcher");
    std::unique_ptr<RudeServer> rude;
    const QHash<QString, RudeServer::Manner> manners{
        {QStringLiteral("black hole"), RudeServer::Manner::SwallowsPackets},
        {QStringLiteral("silent"), RudeServer::Manner::SaysNothing},
        {QStringLiteral("hangs up"), RudeServer::Manner::HangsUp},
        {QStringLiteral("garbage"), RudeServer::Manner::SendsGarbage}};
    if (manners.contains(what)) {
        rude = std::make_unique<RudeServer>(manners.value(what));
        node = nodeAt(rude->port(), TlsMode::Require);
    }
    if (what == QLatin1String("unknown host"))
        node.host = QStringLiteral("no-such-host.invalid");
    if (what == QLatin1String("nothing listens"))
        node.port = PortReservation::take()->port();
    if (what == QLatin1String("unknown database"))
        node.database = QStringLiteral("nowhere");
    if (what.endsWith(QLatin1String("password")))
        with = login("locked", what.startsWith(QLatin1String("wrong")) ? "wrong" : "");
    const QList<CheckStep> steps = run(node, with);
    QCOMPARE(states(steps), expected);
    for (const CheckStep &s : steps) {
        if (s.state != State::Failed)
            continue;
        QVERIFY(s.error && s.took);
        QTEST(static_cast<int>(s.error->kind), "kind");
        QFETCH(QString, message);
        QVERIFY2(s.error->message.contains(message), qPrintable(s.error->text()));
        QTEST(s.error->code, "code");
        QVERIFY(s.error->tried.contains(node.address()));
        QVERIFY(!s.error->remedy.isEmpty());
    }
}

void TestConnectionCheck::missingRightsComeWithTheirGrants()
{
    const Node node = nodeAt(m_server->port());
    m_server->run("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC");
    QList<CheckStep> steps = run(node, login("Nobody much"));
    QCOMPARE(steps[4].state, State::Failed);
    QCOMPARE(steps[4].statements.first(), QStringLiteral("GRANT pg_monitor TO \"Nobody much\";"));
    QCOMPARE(steps[4].statements.size(), 2);
    for (const QString &grant : std::as_const(steps[4].statements))
        m_server->run(grant.toUtf8());
    steps = run(node, login("Nobody much"));
    QCOMPARE(states(steps), QStringLiteral("skip pass skip pass pass pass"));

    m_server->run("ALTER ROLE \"Nobody much\" NOINHERIT");
    steps = run(node, login("Nobody much"));
    QCOMPARE(steps[4].statements.first(), QStringLiteral("ALTER ROLE \"Nobody much\" INHERIT;"));
    m_server->run("GRANT EXECUTE ON FUNCTION pg_control_system() TO PUBLIC");
}

void TestConnectionCheck::certificateIsShown()
{
    const QString authority = serveCertificate(*m_server, m_files, 10, QStringLiteral("IP:127.0.0.1"));
    Node node = nodeAt(m_server->port(), TlsMode::VerifyFull);
    node.tls.rootCertificate = authority;
    QTRY_COMPARE(states(run(node, login("watcher"))), QStringLiteral("skip pass pass pass pass pass"));
    const QString fact = run(node, login("watcher"))[2].fact;
    QVERIFY2(fact.contains(QStringLiteral("TLSv1.3")) && fact.contains(QStringLiteral("meridian test")) &&
                 fact.contains(QStringLiteral("valid until")) && fact.contains(QStringLiteral("verified")),
             qPrintable(fact));
    node.tls = {TlsMode::Require, {}};
    QVERIFY(run(node, login("watcher"))[2].fact.contains(QStringLiteral("not verified (mode require): ")));
}

void TestConnectionCheck::badCertificateIsExplained()
{
    Node node = nodeAt(m_server->port(), TlsMode::VerifyFull);
    node.tls.rootCertificate = serveCertificate(*m_server, m_files, -1, QStringLiteral("IP:127.0.0.1"));
    QTRY_VERIFY(run(node, login("watcher"))[2].state == State::Failed);
    QTRY_VERIFY(run(node, login("watcher"))[2].error->message.contains(QStringLiteral("expired")));
    m_server->run("ALTER SYSTEM SET ssl = off");
    m_server->run("SELECT pg_reload_conf()");
}

void TestConnectionCheck::aStoppedServerEndsInItsDeadline()
{
    m_server->signal(SIGSTOP);
    const QList<CheckStep> steps = run(nodeAt(m_server->port()), login("watcher"));
    m_server->signal(SIGCONT);
    const auto failed = std::count_if(steps.begin(), steps.end(), [](const auto &s) { return s.error.has_value(); });
    QCOMPARE(failed, 1);
    QCOMPARE(steps[1].state, State::Passed); // the kernel takes the connection
    QCOMPARE(steps[5].state, State::Skipped);
}

void TestConnectionCheck::cancelledIsSilent()
{
    const RudeServer silent(RudeServer::Manner::SaysNothing);
    ConnectionCheck check(nodeAt(silent.port(), TlsMode::Require), quick(), login("watcher"));
    QSignalSpy finished(&check, &ConnectionCheck::finished);
    check.start();
    QTRY_COMPARE(check.steps()[2].state, State::Running);
    check.cancel();
    QSignalSpy changed(&check, &ConnectionCheck::stepChanged);
    QVERIFY(run(nodeAt(m_server->port()), login("watcher"))[5].state == State::Passed);
    QCOMPARE(finished.size() + changed.size(), 0);
}

void TestConnectionCheck::lockedKeychainIsTold()
{
    ConnectionCheck check(nodeAt(m_server->port()), quick(), login("locked"));
    check.setSecretError({ErrorKind::Secret, {}, QStringLiteral("the keychain is locked"), {}, QStringLiteral("x")});
    QSignalSpy finished(&check, &ConnectionCheck::finished);
    check.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(check.steps()[3].error->kind, ErrorKind::Secret);
}

QTEST_GUILESS_MAIN(TestConnectionCheck)
#include "test_connectioncheck.moc"
