// SPDX-License-Identifier: GPL-3.0-or-later
// A switchover there and back whose deeds on the machines go through ssh and a real sshd.
#include "operationscene.h"
#include "sshserver.h"

using namespace meridian;

class TestSshOperation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto sshd = SshServer::start();
        QVERIFY2(sshd, sshd ? "" : qPrintable(sshd.error().text()));
        m_sshd = std::move(*sshd);
        QVERIFY(m_scene.build());
    }

    void anUnknownHostIsRefusedBeforeAnythingIsDone()
    {
        m_scene.reach = [this](const HostControl &control) { return m_sshd->through(control, "nobody"); };
        const OperationOutcome o = m_scene.carryOut(OperationScene::to("b"));
        QVERIFY2(o.operation.state == OperationState::Refused, story(o));
        QVERIFY(o.steps.isEmpty());
        QCOMPARE(m_scene.servers[0]->sql("SELECT pg_is_in_recovery()"), QStringLiteral("f"));
    }

    void thereAndBack()
    {
        m_scene.reach = [this](const HostControl &control) { return m_sshd->through(control); };
        for (const char *target : {"b", "a"}) {
            const OperationOutcome o = m_scene.carryOut(OperationScene::to(target));
            QVERIFY2(o.operation.state == OperationState::Done, story(o));
            QVERIFY(o.canary && o.canary->lost);
            QCOMPARE(*o.canary->lost, qint64(0));
            qInfo("gap %.1f ms", toMs(o.canary->longestGap.value_or(microseconds(0))));
            const auto streaming = m_scene.servers[*target == 'b' ? 1 : 0]->sqlUntil(
                "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'", QStringLiteral("2"));
            QCOMPARE(streaming, QStringLiteral("2"));
        }
        const QByteArray log = m_sshd->read("log");
        QVERIFY2(log.contains("Accepted publickey"), log); // it was that way
    }

private:
    std::unique_ptr<SshServer> m_sshd;
    OperationScene m_scene;
};

QTEST_GUILESS_MAIN(TestSshOperation)
#include "test_sshoperation.moc"
