// SPDX-License-Identifier: GPL-3.0-or-later
// The lab of all engines through its command line: they live beside each other, fail apart and heal together.
#include "labprotocol.h"
#include "labrun.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace meridian;

namespace
{

constexpr int kEffectMs = 30'000;

} // namespace

class TestLabEverything : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_root;
    QString m_directory;

    LabStatus status() const
    {
        const Run asked = run(QStringLiteral("status --json"), m_directory);
        return LabStatus::fromJson(QJsonDocument::fromJson(asked.out).object());
    }
    /// Nodes that do not do their work, in order.
    QStringList ailing() const
    {
        QStringList names;
        const LabStatus now = status();
        for (const LabNodeStatus &node : now.nodes) {
            if (node.state != QLatin1String("running") || !node.faults.isEmpty() || !node.streaming.value_or(true))
                names += node.name;
        }
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        // The servers' user passes through.
        QCOMPARE(::chmod(QFile::encodeName(m_root.path()).constData(), 0711), 0);
        m_directory = m_root.filePath(QStringLiteral("lab"));
        const Run up = run(QStringLiteral("up --detach --preset everything"), m_directory);
        QVERIFY2(up.exitCode == 0, up.err.constData());
    }
    void cleanupTestCase() { run(QStringLiteral("down"), m_directory); }

    void threeEnginesInSevenRegions()
    {
        QTRY_COMPARE_WITH_TIMEOUT(ailing(), QStringList(), kEffectMs);
        const LabStatus now = status();
        QSet<QString> regions;
        int primaries = 0;
        for (const LabNodeStatus &node : now.nodes) {
            regions += node.region;
            primaries += node.role == QLatin1String("primary") ? 1 : 0;
        }
        QCOMPARE(regions.size(), 7);
        QCOMPARE(primaries, 3);
        QFile file(now.fleetFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("engine: mariadb") && text.contains("engine: mysql"));
        QCOMPARE(text.count("- name: orders-pool"), 1);
    }

    void eachFailsForItself()
    {
        for (const char *fault :
             {"fault kill bills-apse1-1", "fault break carts-use1-1", "fault break orders-usw2-1"}) {
            const Run done = run(QString::fromLatin1(fault), m_directory);
            QVERIFY2(done.exitCode == 0, done.err.constData());
        }
        const QStringList expected{QStringLiteral("orders-usw2-1"), QStringLiteral("carts-use1-1"),
                                   QStringLiteral("bills-apse1-1"), QStringLiteral("bills-apne1-1")};
        QTRY_COMPARE_WITH_TIMEOUT(ailing(), expected, kEffectMs);
        const Run healed = run(QStringLiteral("heal"), m_directory);
        QVERIFY2(healed.exitCode == 0, healed.err.constData());
        QTRY_COMPARE_WITH_TIMEOUT(ailing(), QStringList(), kEffectMs);
    }

    void nothingSurvivesDown()
    {
        const QList<pid_t> servers = pids(m_directory);
        QVERIFY(servers.size() > 9);
        const Run down = run(QStringLiteral("down"), m_directory);
        QVERIFY2(down.exitCode == 0, down.err.constData());
        QVERIFY(allGone(servers));
        QVERIFY(!QFile::exists(m_directory));
    }
};

QTEST_GUILESS_MAIN(TestLabEverything)
#include "test_labeverything.moc"
