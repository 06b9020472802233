// SPDX-License-Identifier: GPL-3.0-or-later
// Deeds through the system's ssh client and a real sshd on loopback, with keys of their own.
#include "hostedserver.h"
#include "readydeed.h"
#include "sshserver.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace meridian;

#define DONE(result) QVERIFY2(result, (result) ? "" : qPrintable((result).error().text()))

class TestSsh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto made = HostedServer::make();
        DONE(made);
        m_server = std::move(*made);
        auto sessions = SshSessions::open();
        DONE(sessions);
        m_sessions = *sessions;
        auto sshd = SshServer::start();
        DONE(sshd);
        m_sshd = std::move(*sshd);
    }

    void cleanupTestCase()
    {
        m_sessions.reset();
        m_sshd.reset();
    }

    void startsAndStops()
    {
        Host host(control(), QStringLiteral("127.0.0.1"), m_sessions);
        DONE(host.run({HostDeed::Start}, deadline(), {}));
        QCOMPARE(m_server->sql("select 1"), QStringLiteral("1"));
        const auto look = host.run({HostDeed::Look}, deadline(), {});
        DONE(look);
        QVERIFY(hostStatus(*look).runs);
        // One connection for all: it stays when nobody new may log in.
        QCOMPARE(QDir(m_sessions->folder()).entryList(QDir::System | QDir::NoDotAndDotDot).size(), 1);
        const auto stop = host.makeReady({HostDeed::StopNow}); // it waits for its word there, too
        QTRY_VERIFY(stop->isReady());
        QVERIFY(stop->go({}, deadline(), {}));
        QVERIFY(m_server->sql("select 1").startsWith(QStringLiteral("error")));
    }

    void carriesAnyBytes()
    {
        Host host(control(), QStringLiteral("127.0.0.1"), m_sessions);
        const QString path = m_server->folder() + QStringLiteral("/it's $(here)");
        QFile there(path);
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.close();
        m_server->adopt(path);
        HostRequest request{HostDeed::WriteFile};
        request.file = path;
        for (int byte = 1; byte < 256; ++byte)
            request.content += char(byte);
        DONE(host.run(request, deadline(), {}));
        request.deed = HostDeed::ReadFile;
        const auto reply = host.run(request, deadline(), {});
        DONE(reply);
        QCOMPARE(reply->content, request.content);
    }

    /// What runs there ends when nobody here waits for it any more.
    void stopsWhatRunsThere()
    {
        auto source = HostedServer::make();
        DONE(source);
        DONE((*source)->run(HostDeed::Start));
        (*source)->sql("create table big as select repeat('x', 1000) as t from generate_series(1, 60000)");
        DONE(m_server->run(HostDeed::Stop));
        DONE(m_server->run(HostDeed::SetAside));
        HostRequest copy{HostDeed::Reclone};
        copy.upstream = (*source)->upstream(QStringLiteral("b"));
        std::stop_source stop;
        Host host(control(), QStringLiteral("127.0.0.1"), m_sessions);
        const auto cut =
            host.run(copy, deadline(), stop.get_token(), [&](const HostProgress &) { stop.request_stop(); });
        QVERIFY(!cut);
        QCOMPARE(cut.error().code, QStringLiteral("stopped"));
        QCOMPARE((*source)->sqlUntil("select count(*) from pg_stat_replication", QStringLiteral("0")),
                 QStringLiteral("0"));
        DONE(host.run(copy, deadline(), {}));
        DONE(host.run({HostDeed::Start}, deadline(), {}));
        QCOMPARE(m_server->sqlUntil("select count(*) from big", QStringLiteral("60000")), QStringLiteral("60000"));
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("known");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("port"); ///< 0: the right one
        QTest::addColumn<int>("kind");
        QTest::newRow("wrong key") << QByteArray("known") << QByteArray("stranger") << 0
                                   << int(ErrorKind::Authentication);
        QTest::newRow("host not known") << QByteArray("nobody") << QByteArray("client") << 0
                                        << int(ErrorKind::Protocol);
        QTest::newRow("host changed") << QByteArray("other") << QByteArray("client") << 0 << int(ErrorKind::Protocol);
        QTest::newRow("nobody listens") << QByteArray("known") << QByteArray("client") << 1 << int(ErrorKind::Refused);
    }
    void failures()
    {
        QFETCH(QByteArray, known);
        QFETCH(QByteArray, key);
        QFETCH(int, port);
        QFETCH(int, kind);
        const auto fresh = SshSessions::open(); // nothing that was opened before may help
        DONE(fresh);
        HostControl control = m_sshd->through(m_server->control(), known.constData(), key.constData());
        if (port > 0)
            control.sshPort = port;
        const auto done = Host(control, QStringLiteral("127.0.0.1"), *fresh).run({HostDeed::Look}, deadline(), {});
        QVERIFY(!done);
        QVERIFY2(int(done.error().kind) == kind, qPrintable(done.error().text()));
        QVERIFY(!done.error().remedy.isEmpty());
        QCOMPARE(m_sshd->read("nobody"), QByteArray()); // never accepted by itself
    }

    void noSuchHost()
    {
        HostControl control = this->control();
        control.sshHost = QStringLiteral("no-such-host.invalid");
        const auto done = Host(control, {}, m_sessions).run({HostDeed::Look}, deadline(), {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Resolve);
    }

private:
    static QDeadlineTimer deadline() { return QDeadlineTimer(30'000); }
    HostControl control() const { return m_sshd->through(m_server->control()); }

    std::unique_ptr<HostedServer> m_server;
    std::shared_ptr<SshSessions> m_sessions;
    std::unique_ptr<SshServer> m_sshd;
};

QTEST_GUILESS_MAIN(TestSsh)
#include "test_ssh.moc"
