// SPDX-License-Identifier: GPL-3.0-or-later
// A switchover there and back whose deeds on the machines go through ssh and a real sshd.
#include "operationscene.h"
#include "sshserver.h"

using namespace meridian;

class TestSshOperation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thereAndBack()
    {
        auto sshd = SshServer::start();
        QVERIFY2(sshd, sshd ? "" : qPrintable(sshd.error().text()));
        OperationScene scene;
        QVERIFY(scene.build());
        scene.reach = [&](const HostControl &control) { return (*sshd)->through(control); };
        for (const char *target : {"b", "a"}) {
            const OperationOutcome o = scene.carryOut(OperationScene::to(target));
            QVERIFY2(o.operation.state == OperationState::Done, story(o));
            QVERIFY(o.canary && o.canary->lost);
            QCOMPARE(*o.canary->lost, qint64(0));
            qInfo("gap %.1f ms", toMs(o.canary->longestGap.value_or(microseconds(0))));
            const auto streaming = scene.servers[*target == 'b' ? 1 : 0]->sqlUntil(
                "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'", QStringLiteral("2"));
            QCOMPARE(streaming, QStringLiteral("2"));
        }
        const QByteArray log = (*sshd)->read("log");
        QVERIFY2(log.contains("Accepted publickey"), log); // it was that way
    }

    void anUnknownHostIsRefusedBeforeAnythingIsDone()
    {
        auto sshd = SshServer::start();
        QVERIFY2(sshd, sshd ? "" : qPrintable(sshd.error().text()));
        OperationScene scene;
        QVERIFY(scene.build());
        scene.reach = [&](const HostControl &control) { return (*sshd)->through(control, "nobody"); };
        const OperationOutcome o = scene.carryOut(OperationScene::to("b"));
        QVERIFY2(o.operation.state == OperationState::Refused, story(o));
        QVERIFY(o.steps.isEmpty());
        QCOMPARE(scene.servers[0]->sql("SELECT pg_is_in_recovery()"), QStringLiteral("f"));
    }
};

QTEST_GUILESS_MAIN(TestSshOperation)
#include "test_sshoperation.moc"
