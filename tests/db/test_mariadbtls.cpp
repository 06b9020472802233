// SPDX-License-Identifier: GPL-3.0-or-later
// The way to a MariaDB server with TLS: whose certificate is taken, and the connection check step by step.
#include "certificates.h"
#include "connectioncheck.h"
#include "mariadbpoll.h"
#include "plainmariadb.h"
#include "serveraccount.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace meridian;
using namespace mariadbpoll;

class TestMariaDbTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto account = ServerAccount::choose();
        QVERIFY(account);
        const auto made = Certificates::make(m_files.path(), *account);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().text()));
        QFile::setPermissions(m_files.path(), QFileDevice::Permissions(0x7755));
        m_authority = made->authority;
        auto started = PlainMariaDb::start(
            3, {QStringLiteral("--bind-address=127.0.0.1,127.0.0.2"), QStringLiteral("--ssl-ca=") + made->authority,
                QStringLiteral("--ssl-cert=") + made->server, QStringLiteral("--ssl-key=") + made->serverKey});
        QVERIFY2(started, qPrintable(started ? QString() : started.error().text()));
        m_server = std::move(*started);
        m_server->run("CREATE USER watcher@'%' IDENTIFIED BY 'watch' REQUIRE SSL;"
                      "GRANT REPLICA MONITOR, PROCESS ON *.* TO watcher@'%';"
                      "CREATE USER plain@'127.0.0.1' IDENTIFIED BY 'text';"
                      "GRANT REPLICA MONITOR, PROCESS ON *.* TO plain@'127.0.0.1';"
                      "CREATE USER nobody@'127.0.0.1' IDENTIFIED BY 'much'");
    }

    /// A server with TLS, at an address that is in its certificate and at one that is not.
    void certificates_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<TlsMode>("mode");
        QTest::addColumn<bool>("ownAuthority");
        QTest::addColumn<QString>("words"); // empty: it works
        const QString there = QStringLiteral("127.0.0.1"), unnamed = QStringLiteral("127.0.0.2");
        QTest::newRow("verified, by address") << there << TlsMode::VerifyFull << true << QString();
        QTest::newRow("verified, by name") << "localhost" << TlsMode::VerifyFull << true << QString();
        QTest::newRow("another name") << unnamed << TlsMode::VerifyFull << true
                                      << "The host name did not match any of the valid hosts for this certificate";
        QTest::newRow("another name, not asked for") << unnamed << TlsMode::VerifyCa << true << QString();
        QTest::newRow("unknown authority") << there << TlsMode::VerifyCa << false << "certificate";
        QTest::newRow("only encrypted") << unnamed << TlsMode::Require << false << QString();
        QTest::newRow("encrypted where there is TLS") << there << TlsMode::Prefer << false << QString();
    }
    void certificates()
    {
        QFETCH(QString, host);
        QFETCH(TlsMode, mode);
        QFETCH(bool, ownAuthority);
        QFETCH(QString, words);
        Node n = nodeAt(host, m_server->port(), mode);
        if (ownAuthority)
            n.tls.rootCertificate = m_authority;
        const Observation o = pollOnce(n).result;
        if (words.isEmpty()) {
            QVERIFY2(o.sample, qPrintable(o.error ? o.error->text() : QString()));
            QVERIFY(o.timings.tls);
            return;
        }
        QVERIFY(o.error);
        QCOMPARE(o.error->kind, ErrorKind::Tls);
        QVERIFY2(o.error->message.contains(words), qPrintable(o.error->text()));
    }

    void theWayToAServerStepByStep()
    {
        const auto steps = [](const Node &node, const Login &with) {
            ConnectionCheck check(node, quickCluster(), with);
            QSignalSpy finished(&check, &ConnectionCheck::finished);
            check.start();
            [&] { QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 15'000); }();
            QStringList out;
            for (const CheckStep &s : check.steps())
                out.append(toText(s.state).first(4));
            return std::pair(out.join(u' '), check.steps());
        };
        Node n = nodeAt(QStringLiteral("localhost"), m_server->port(), TlsMode::VerifyFull);
        n.tls.rootCertificate = m_authority;
        const auto well = steps(n, login());
        QCOMPARE(well.first, QStringLiteral("pass pass pass pass pass pass"));
        QVERIFY(well.second[2].fact.contains(QStringLiteral("verified, with its name")));
        QVERIFY(well.second[5].fact.startsWith(QStringLiteral("primary · MariaDB 1")));
        QCOMPARE(steps(n, login(QStringLiteral("watcher"), "wrong")).first,
                 QStringLiteral("pass pass pass fail skip skip"));
        n.tls.rootCertificate.clear();
        const auto untrusted = steps(n, login());
        QCOMPARE(untrusted.first, QStringLiteral("pass pass fail skip skip skip"));
        const Node plain = nodeAt(QStringLiteral("127.0.0.1"), m_server->port());
        const auto lacking = steps(plain, login(QStringLiteral("nobody"), "much"));
        QVERIFY(lacking.first.startsWith(QStringLiteral("skip pass skip pass fail ")));
        QCOMPARE(lacking.second[4].statements,
                 (QStringList{QStringLiteral("GRANT REPLICA MONITOR ON *.* TO 'nobody'@'127.0.0.1';"),
                              QStringLiteral("GRANT PROCESS ON *.* TO 'nobody'@'127.0.0.1';")}));
        QCOMPARE(steps(plain, login(QStringLiteral("plain"), "text")).first,
                 QStringLiteral("skip pass skip pass pass pass"));
    }

private:
    QTemporaryDir m_files;
    QString m_authority;
    std::unique_ptr<PlainMariaDb> m_server;
};

QTEST_GUILESS_MAIN(TestMariaDbTls)
#include "test_mariadbtls.moc"
