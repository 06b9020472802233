// SPDX-License-Identifier: GPL-3.0-or-later
// Two programs on one store: one writes, the other reads and says so, and takes over when the first ends, killed or
// not.
#include "storethread.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace meridian;

namespace
{

constexpr int kPatience = 30'000; // ms

Event said(const QString &by)
{
    Event e;
    e.at = now();
    e.kind = QStringLiteral("test");
    e.reason = {by, {}};
    return e;
}

/// The other program: writes until it is killed, and says when something is on disk.
int writeForEver(const QString &file)
{
    StoreThread store(file);
    QObject::connect(&store, &StoreThread::eventsStored, &store, [] {
        std::puts("stored");
        std::fflush(stdout);
    });
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &store,
                     [&store] { store.append(QList<Event>{said(QStringLiteral("other"))}); });
    timer.start(50);
    return QCoreApplication::exec();
}

} // namespace

class TestStoreWriter : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    static int written(StoreThread &store, const QString &by)
    {
        int count = 0;
        for (const Event &e : store.events(Instant::min(), Instant::max(), {}, {}, 100'000).result())
            count += e.reason.code == by ? 1 : 0;
        return count;
    }
    /// Goes on appending, as a program does, until one of ours is on disk.
    static void appendUntilWritten(StoreThread &store, const QString &by)
    {
        QTRY_VERIFY_WITH_TIMEOUT((store.append(QList<Event>{said(by)}), written(store, by) > 0), kPatience);
    }

private Q_SLOTS:
    void oneWritesTheOtherReadsAndTakesOver()
    {
        const QString file = m_dir.filePath(QStringLiteral("s.db"));
        auto first = std::make_unique<StoreThread>(file);
        appendUntilWritten(*first, QStringLiteral("first"));

        StoreThread second(file);
        QSignalSpy others(&second, &StoreThread::otherWriterChanged);
        second.append(QList<Event>{said(QStringLiteral("second"))});
        QTRY_COMPARE_WITH_TIMEOUT(others.size(), 1, kPatience);
        QCOMPARE(others[0][0].toString(), QStringLiteral("test_storewriter"));
        QCOMPARE(others[0][1].toLongLong(), QCoreApplication::applicationPid());
        QVERIFY(written(second, QStringLiteral("first")) > 0); // it reads all the same
        QCOMPARE(written(second, QStringLiteral("second")), 0);
        QVERIFY(!second.problem());

        first.reset();
        appendUntilWritten(second, QStringLiteral("second"));
        QTRY_COMPARE_WITH_TIMEOUT(others.size(), 2, kPatience);
        QVERIFY(others[1][0].toString().isEmpty());
    }

    void aKilledWriterIsFollowedAtOnce()
    {
        const QString file = m_dir.filePath(QStringLiteral("killed.db"));
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), file});
        QVERIFY2(other.waitForReadyRead(kPatience), other.readAllStandardError());
        StoreThread store(file);
        QSignalSpy others(&store, &StoreThread::otherWriterChanged);
        store.append(QList<Event>{said(QStringLiteral("ours"))});
        QTRY_COMPARE_WITH_TIMEOUT(others.size(), 1, kPatience);
        QCOMPARE(others[0][1].toLongLong(), other.processId());
        QCOMPARE(written(store, QStringLiteral("ours")), 0);
        other.kill();
        QVERIFY(other.waitForFinished());
        appendUntilWritten(store, QStringLiteral("ours"));
        QVERIFY(written(store, QStringLiteral("other")) > 0);
    }

    void whoOnlyReadsHoldsNobodyUp()
    {
        const QString file = m_dir.filePath(QStringLiteral("read.db"));
        StoreThread reader(file);
        QVERIFY(reader.events(Instant::min(), Instant::max(), {}, {}, 1).result().isEmpty());
        StoreThread writer(file);
        appendUntilWritten(writer, QStringLiteral("writer"));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--write") == 0)
        return writeForEver(app.arguments().at(2));
    TestStoreWriter test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_storewriter.moc"
