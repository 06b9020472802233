// SPDX-License-Identifier: GPL-3.0-or-later
// What a lost primary has that the new line has not, at the edges: see also test_host, thereAndBack.
#include "hostedserver.h"

#include <QFile>
#include <QTest>

using namespace meridian;

#define DONE(result) QVERIFY2(result, (result) ? "" : qPrintable((result).error().text()))

class TestDivergence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// The new line began at the very end of a file of WAL, and the next one was never begun.
    void savesNothingWhereNothingCame()
    {
        const auto made = HostedServer::make();
        DONE(made);
        HostedServer &server = **made;
        DONE(server.run(HostDeed::Start));
        HostRequest save{HostDeed::SaveDivergence};
        save.stamp = QStringLiteral("20260131T000000Z");
        save.timeline = 1;
        server.sql("select pg_switch_wal()");
        save.forkedAt = Lsn::parse(server.sql("select pg_current_wal_lsn()")).value_or(Lsn());
        DONE(server.run(HostDeed::StopNow));
        const auto saved = server.run(save);
        DONE(saved);
        QCOMPARE(saved->facts.value(QStringLiteral("commits")), QStringLiteral("0"));
        QFile summary(saved->facts.value(QStringLiteral("kept")) + QStringLiteral("/summary.txt"));
        QVERIFY(summary.open(QIODevice::ReadOnly));
        QVERIFY(summary.readAll().startsWith("nothing after "));
    }
};

QTEST_GUILESS_MAIN(TestDivergence)
#include "test_divergence.moc"
