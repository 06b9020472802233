// SPDX-License-Identifier: GPL-3.0-or-later
// Operations on real servers, well and unwell: each ends in the state that it says.
#include "operationscene.h"

#include <QJsonDocument>

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

private:
    std::unique_ptr<OperationScene> m_scene;
};

QTEST_GUILESS_MAIN(TestExecutor)
#include "test_executor.moc"
