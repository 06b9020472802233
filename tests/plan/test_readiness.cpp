// SPDX-License-Identifier: GPL-3.0-or-later
// "If this is lost now", and how well a cluster is prepared for it.
#include "readiness.h"
#include "topology.h"

#include <QTest>

using namespace meridian;

class TestReadiness : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void regionLost_data();
    void regionLost();
    void percent_data();
    void percent();
    void nodeThatNobodyKnows();
    void objectives();
    void growsWithTheFleetOnly();
};

void TestReadiness::regionLost_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("promoted");
    QTest::addColumn<qint64>("bytes"); // -1: not known
    QTest::addColumn<QString>("services");
    const auto row = [](const char *name, const char *line, const char *promoted, qint64 bytes, const char *services) {
        QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(promoted) << bytes
                            << QString::fromLatin1(services);
    };
    row("the other region takes over", "a:p/@eu b:s<a/@us pool=pgbouncer", "b", 0, "pool");
    row("most data", "a:p/@eu b:s<a-900/@us c:s<a-100/@asia", "c", 100'000, "");
    row("priority at equal data", "a:p/@eu b:s<a/@us/P10 c:s<a/@asia/P60", "c", 0, "");
    row("priority over what is in flight", "a:p/@eu b:s<a-60/@us/P60 c:s<a-1/@asia/P50", "b", 60'000, "");
    row("least in flight at equal priority", "a:p/@eu b:s<a-60/@us c:s<a-1/@asia", "c", 1'000, "");
    row("more than in flight goes before priority", "a:p/@eu b:s<a-70/@us/P60 c:s<a-1/@asia/P50", "c", 1'000, "");
    row("lost with it", "a:p/@eu b:s<a/@eu c:s<a-500/@us", "c", 500'000, "");
    row("never those that must not", "a:p/@eu b:s<a/@us/must-not c:s<a-500/@us", "c", 500'000, "");
    row("nobody left", "a:p/@eu b:s<a/@eu pool=pgbouncer", "", -1, "pool");
    row("only a silent one left", "a:p/@eu b:s<a/@us/u", "", -1, "");
    row("the primary stays", "a:p/@us b:s<a/@eu pool=pgbouncer", "", -1, "");
}

void TestReadiness::regionLost()
{
    QFETCH(QString, line);
    QFETCH(QString, promoted);
    QFETCH(qint64, bytes);
    QFETCH(QString, services);
    const SnapshotPtr picture = Topology(line).situation().snapshot;
    const QList<Loss> losses = ifRegionLost(*picture, RegionId(QStringLiteral("eu")));
    QCOMPARE(losses.size(), 1);
    QCOMPARE(losses.first().promoted.name(), promoted);
    QCOMPARE(losses.first().bytes.value_or(-1), bytes);
    QCOMPARE(losses.first().services.join(u','), services);
    QCOMPARE(losses.first().recovery.has_value(), !promoted.isEmpty());
    QVERIFY(!losses.first().why.text().startsWith(losses.first().why.code));
    QVERIFY(ifRegionLost(*picture, RegionId(QStringLiteral("mars"))).isEmpty());
}

void TestReadiness::percent_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QString>("reasons");
    const auto row = [](const char *name, const char *line, int percent, const char *reasons) {
        QTest::newRow(name) << QString::fromLatin1(line) << percent << QString::fromLatin1(reasons);
    };
    row("prepared", "a:p/@eu b:s<a/@us c:s<a/@asia app=direct", 100, "");
    row("one candidate", "a:p/@eu b:s<a/@us app=direct", 85, "ready.one-candidate");
    row("one region", "a:p b:s<a c:s<a app=direct", 80, "ready.one-region");
    row("no endpoint", "a:p/@eu b:s<a/@us c:s<a/@asia", 95, "ready.no-endpoint");
    row("behind", "a:p/@eu b:s<a-9000/@us c:s<a-9000/@asia app=direct", 80, "ready.lag");
    row("one failed", "a:p/@eu b:s<a/@us c:s<a/@asia d:s<a/u app=direct", 90, "ready.failed");
    row("no fence", "a:p/@eu/none b:s<a/@us c:s<a/@asia app=direct", 90, "ready.no-fence");
    row("no candidate", "a:p/@eu b:s<a/@us/must-not app=direct", 0, "ready.no-candidate");
    row("no primary", "a:p/u b:s<a c:s<a app=direct", 0, "ready.no-primary");
}

void TestReadiness::percent()
{
    QFETCH(QString, line);
    QFETCH(int, percent);
    QFETCH(QString, reasons);
    const auto found = readiness(*Topology(line).situation().snapshot, Topology::c());
    QVERIFY(found);
    QStringList codes;
    for (const Reason &reason : found->reasons) {
        codes.append(reason.code);
        QVERIFY2(!reason.text().startsWith(reason.code), qPrintable(reason.code));
    }
    QCOMPARE(codes.join(u','), reasons);
    QCOMPARE(found->percent, percent);
    QCOMPARE(readiness(*Topology(line).situation().snapshot), QList<Readiness>{*found});
}

void TestReadiness::nodeThatNobodyKnows()
{
    const SnapshotPtr picture = Topology(QStringLiteral("a:p b:s<a")).situation().snapshot;
    QVERIFY(!ifNodeLost(*picture, Topology::id("x")));
    QCOMPARE(ifNodeLost(*picture, Topology::id("a"))->promoted, Topology::id("b"));
    QVERIFY(!ifNodeLost(*picture, Topology::id("b"))->losesPrimary);
    QVERIFY(!readiness(*picture, ClusterId(QStringLiteral("x"))));
}

void TestReadiness::objectives()
{
    Topology t(QStringLiteral("a:p/@eu b:s<a-3000/@us c:s<a-3000/@asia app=direct"));
    t.cluster().rpo = seconds(1);
    t.cluster().rto = seconds(30); // three strikes at thirty seconds take longer
    const auto found = readiness(*t.situation().snapshot, Topology::c());
    QCOMPARE(found->percent, 50);
    QCOMPARE(found->loss.time, microseconds(3'000'000));
    QVERIFY(*found->loss.recovery >= t.cluster().thresholds.strikes * t.cluster().polling.interval);
    t.cluster().polling.interval = milliseconds(250);
    QCOMPARE(readiness(*t.situation().snapshot, Topology::c())->percent, 75);
}

/// A thousand nodes in one cluster: one pass, whatever the machine.
void TestReadiness::growsWithTheFleetOnly()
{
    QString line = QStringLiteral("n0:p/@eu app=direct");
    for (int i = 1; i < 1000; ++i)
        line += QStringLiteral(" n%1:s<n0-%2/@us").arg(i).arg(i);
    const SnapshotPtr picture = Topology(line).situation().snapshot;
    QBENCHMARK
    {
        QCOMPARE(readiness(*picture, Topology::c())->loss.promoted, NodeId(QStringLiteral("n1")));
    }
}

QTEST_GUILESS_MAIN(TestReadiness)
#include "test_readiness.moc"
