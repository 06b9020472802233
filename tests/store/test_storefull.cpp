// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is really full: the test runs itself again in a mount namespace of its own with a tiny file system.
#include "sqliteconnection.h"
#include "store.h"
#include "storethread.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace meridian;

namespace
{

constexpr const char *kDisk = "MERIDIAN_TEST_SMALL_DISK";
constexpr int kAll = std::numeric_limits<int>::max();
constexpr Instant kStart{seconds(1'700'002'800)};
const SeriesKey kLag{QStringLiteral("orders-eu-1"), Metric::LagSeconds};

QString onDisk(const QString &name)
{
    return qEnvironmentVariable(kDisk) + u'/' + name;
}

/// Some of the room, to be given back.
void putBallast()
{
    QFile ballast(onDisk(QStringLiteral("ballast")));
    QVERIFY(ballast.open(QIODevice::WriteOnly));
    QCOMPARE(ballast.write(QByteArray(1'000'000, 'x')), 1'000'000);
}

bool isFull(const Error &error)
{
    return error.kind == ErrorKind::Storage &&
           (error.code == QStringLiteral("SQLITE_FULL") || error.code == QStringLiteral("SQLITE_IOERR"));
}

QList<Measurement> batch(int number)
{
    QList<Measurement> out;
    for (int i = 0; i < 500; ++i)
        out.append({kLag, kStart + milliseconds(number * 500 + i), double(number)});
    return out;
}

} // namespace

class TestStoreFull : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        for (const QString &name : QDir(qEnvironmentVariable(kDisk)).entryList(QDir::Files))
            QVERIFY(QFile::remove(onDisk(name)));
        putBallast();
    }

    void appendsFailAndWorkAgain()
    {
        auto store = Store::open(onDisk(QStringLiteral("s.db")));
        QVERIFY2(store.ok(), store ? "" : qPrintable(store.error().text()));
        int written = 0;
        auto done = (*store)->append(batch(written));
        while (done && written < 10'000)
            done = (*store)->append(batch(++written));
        QVERIFY(!done.ok());
        QVERIFY2(isFull(done.error()), qPrintable(done.error().text()));
        QVERIFY(!done.error().remedy.isEmpty());
        QVERIFY(!(*store)->append(batch(written)).ok());

        // What was written before can be read, and a batch that failed left nothing of itself.
        const auto readable = (*store)->series({kLag}, Instant::min(), Instant::max(), kAll);
        QVERIFY2(readable.ok(), readable ? "" : qPrintable(readable.error().text()));
        QCOMPARE(readable->first().points.size(), written * 500);

        QVERIFY(QFile::remove(onDisk(QStringLiteral("ballast"))));
        done = (*store)->append(batch(written));
        QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().text()));
        QCOMPARE((*store)->series({kLag}, Instant::min(), Instant::max(), kAll)->first().points.size(),
                 (written + 1) * 500);
        store->reset();
        auto connection = SqliteConnection::open(onDisk(QStringLiteral("s.db")));
        QCOMPARE((*connection)->value(QStringLiteral("PRAGMA integrity_check"))->toString(), QStringLiteral("ok"));
    }

    void theThreadGoesOnByItself()
    {
        StoreThread store(onDisk(QStringLiteral("t.db")));
        int number = 0;
        while (!store.problem() && number < 10'000) {
            store.append(batch(number++));
            (void)store.series({}, kStart, kStart, 1).result(); // written by now
            QCoreApplication::sendPostedEvents();
        }
        QVERIFY(store.problem());
        QVERIFY2(isFull(*store.problem()), qPrintable(store.problem()->text()));
        Event event;
        event.at = kStart;
        store.append(QList<Event>{event});
        QVERIFY(QFile::remove(onDisk(QStringLiteral("ballast"))));
        QTRY_VERIFY_WITH_TIMEOUT(!store.problem(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(
            store.series({kLag}, Instant::min(), Instant::max(), kAll).result().first().points.size(), number * 500,
            30'000);
        QCOMPARE(store.events(Instant::min(), Instant::max(), {}, {}, 10).result().size(), 1);
        QCOMPARE(store.dropped(), 0u);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (qEnvironmentVariableIsSet(kDisk)) {
        TestStoreFull test;
        return QTest::qExec(&test, argc, argv);
    }
    // unshare(1): user and mount namespaces, so that an ordinary user may mount, and nobody else sees it.
    QTemporaryDir disk;
    qputenv(kDisk, disk.path().toLocal8Bit());
    QProcess inside;
    inside.setProcessChannelMode(QProcess::ForwardedChannels);
    inside.start(QStringLiteral("unshare"),
                 QStringList{QStringLiteral("-Urm"), QStringLiteral("sh"), QStringLiteral("-c"),
                             QStringLiteral("mount -t tmpfs -o size=2m tmpfs \"$0\" && exec \"$@\""), disk.path()} +
                     app.arguments());
    inside.waitForFinished(-1);
    return inside.exitStatus() == QProcess::NormalExit ? inside.exitCode() : 1;
}
#include "test_storefull.moc"
