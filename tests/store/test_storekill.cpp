// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at random moments: a child of the test's own writes without a pause and says what is committed; after every
// kill the store opens, is intact and has all of it.
#include "sqliteconnection.h"
#include "store.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <limits>
#include <random>

using namespace meridian;

namespace
{

constexpr int kKills = 50;
constexpr int kSeries = 40;
constexpr int kAll = std::numeric_limits<int>::max();
constexpr Instant kStart{seconds(1'700'002'800)};
constexpr seconds kStep{20}; // between batches, so that every thirtieth finishes a window and upkeep has work

SeriesKey key(int series)
{
    return {QStringLiteral("node-%1").arg(series), Metric::RoundTripMs};
}

/// How many batches are in the store, by its newest event; -1 on failure.
int counted(Store &store)
{
    const auto newest = store.events(Instant::min(), Instant::max(), {}, {}, 1);
    if (!newest)
        return -1;
    return newest->isEmpty() ? 0 : newest->first().reason.args.value(0).toInt();
}

/// The child: batch after batch from where the last one was killed. Prints a number once it is committed.
int writeForEver(const QString &file)
{
    auto store = Store::open(file);
    int number = store ? counted(**store) : -1;
    while (number >= 0) {
        const Instant at = kStart + kStep * ++number;
        QList<Measurement> batch;
        for (int i = 0; i < kSeries; ++i)
            batch.append({key(i), at, number + i / 1000.0});
        Event event;
        event.at = at;
        event.reason = {QStringLiteral("batch"), {QString::number(number)}};
        if (!(*store)->append(batch) || !(*store)->append({event}) || !(*store)->maintain(at))
            break;
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
    return 1;
}

} // namespace

class TestStoreKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingCommittedIsLost()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("s.db"));
        std::mt19937 random(std::random_device{}());
        int acknowledged = 0;
        for (int kill = 0; kill < kKills; ++kill) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), file});
            const int after = acknowledged + int(random() % 80);
            do {
                QVERIFY2(writer.canReadLine() || writer.waitForReadyRead(20'000), writer.readAllStandardError());
                while (writer.canReadLine())
                    acknowledged = writer.readLine().trimmed().toInt();
            } while (acknowledged <= after);
            writer.kill();
            QVERIFY(writer.waitForFinished());
            QCOMPARE(writer.exitStatus(), QProcess::CrashExit); // by the signal, not by its own end
            while (writer.canReadLine())
                acknowledged = writer.readLine().trimmed().toInt();
            check(file, acknowledged);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(acknowledged > kKills);
    }

private:
    void check(const QString &file, int acknowledged)
    {
        auto store = Store::open(file);
        QVERIFY2(store.ok(), store ? "" : qPrintable(store.error().text()));
        const int events = counted(**store);
        QVERIFY2(events >= acknowledged, qPrintable(QStringLiteral("%1 < %2").arg(events).arg(acknowledged)));
        const auto all = (*store)->series({key(0), key(kSeries - 1)}, Instant::min(), Instant::max(), kAll);
        QVERIFY(all.ok());
        for (const Series &series : *all) {
            // Every batch once: nothing lost, nothing twice; the very last may be without its event.
            QVERIFY(series.points.size() == events || series.points.size() == events + 1);
            for (qsizetype i = 0; i < series.points.size(); ++i)
                QCOMPARE(series.points[i].at, kStart + kStep * (i + 1));
        }
        store->reset();
        auto connection = SqliteConnection::open(file);
        QCOMPARE((*connection)->value(QStringLiteral("PRAGMA integrity_check"))->toString(), QStringLiteral("ok"));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--write") == 0)
        return writeForEver(app.arguments().at(2));
    TestStoreKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_storekill.moc"
