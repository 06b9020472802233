// SPDX-License-Identifier: GPL-3.0-or-later
#include "storethread.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace meridian;

namespace
{

constexpr int kAll = std::numeric_limits<int>::max();
constexpr int kPatience = 30'000; // ms, for a condition that normally holds much earlier
const SeriesKey kLag{QStringLiteral("orders-eu-1"), Metric::LagSeconds};

Event numbered(int number)
{
    Event e;
    e.at = now();
    e.kind = QStringLiteral("health");
    e.reason = {QStringLiteral("test"), {QString::number(number)}};
    return e;
}

template <class T>
T result(QFuture<T> future)
{
    // The answer needs no event loop of ours; the deadline of the test ends a thread that never answers.
    return future.result();
}

} // namespace

class TestStoreThread : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    Instant m_start = now() - seconds(3600);

    QList<Measurement> batch(int from, int to)
    {
        QList<Measurement> out;
        for (int i = from; i < to; ++i)
            out.append({kLag, m_start + milliseconds(i), double(i)});
        return out;
    }
    QList<SeriesPoint> points(StoreThread &store)
    {
        return result(store.series({kLag}, Instant::min(), Instant::max(), kAll)).value(0).points;
    }
    void garbage()
    {
        QFile f(m_file);
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write(QByteArray("no database at all\n").repeated(100));
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(QStringLiteral("s.db"));
    }

    void whatWasAppendedIsRead()
    {
        StoreThread store(m_file);
        for (int i = 0; i < 100; ++i)
            store.append(batch(i, i + 1));
        QCOMPARE(points(store).size(), 100);
        store.append(QList<Event>{numbered(1), numbered(2)});
        QCOMPARE(result(store.events(Instant::min(), Instant::max(), {}, {}, 10)).size(), 2);
        QVERIFY(!store.problem());
        QCOMPARE(store.dropped(), 0u);
    }

    void eventsComeBackWithTheirIds()
    {
        StoreThread store(m_file);
        QSignalSpy stored(&store, &StoreThread::eventsStored);
        store.append(QList<Event>{numbered(1)});
        store.append(QList<Event>{numbered(2)});
        QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 1, kPatience); // one transaction for both
        const auto events = stored.first().first().value<QList<Event>>();
        QCOMPARE(events.size(), 2);
        QVERIFY(events[0].id > 0 && events[1].id > events[0].id);
        QCOMPARE(events[1].reason.args, QStringList{QStringLiteral("2")});
    }

    void destructionWritesWhatIsPending()
    {
        QFuture<QList<Series>> asked;
        {
            StoreThread store(m_file);
            store.append(batch(0, 10));
            asked = store.series({kLag}, Instant::min(), Instant::max(), kAll);
            store.append(batch(10, 20));
            store.append(QList<Event>{numbered(1)});
        }
        QVERIFY(asked.isFinished());
        QCOMPARE(asked.result().value(0).points.size(), 10);
        auto store = Store::open(m_file);
        QVERIFY(store.ok());
        QCOMPARE((*store)->series({kLag}, Instant::min(), Instant::max(), kAll)->first().points.size(), 20);
        QCOMPARE((*store)->events(Instant::min(), Instant::max(), {}, {}, 10)->size(), 1);
    }

    void aFileThatCannotBeOpenedIsTriedAgain()
    {
        garbage();
        StoreThread store(m_file);
        QSignalSpy problems(&store, &StoreThread::problemChanged);
        QTRY_VERIFY_WITH_TIMEOUT(store.problem().has_value(), kPatience);
        QCOMPARE(store.problem()->code, QStringLiteral("SQLITE_NOTADB"));
        QVERIFY(points(store).isEmpty());

        // Meanwhile more comes than may wait: the oldest measurements go, the events stay.
        store.append(QList<Event>{numbered(1)});
        for (int i = 0; i < 250; ++i)
            store.append(batch(i * 1000, (i + 1) * 1000));
        QCOMPARE(store.dropped(), 50'000u);
        for (int i = 0; i < 300; ++i)
            store.append(QList<Event>{numbered(2 + i)});

        QSignalSpy stored(&store, &StoreThread::eventsStored);
        QVERIFY(QFile::remove(m_file));
        QTRY_VERIFY_WITH_TIMEOUT(!store.problem(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(result(store.events(Instant::min(), Instant::max(), {}, {}, 1000)).size(), 301,
                                  kPatience);
        const auto kept = points(store);
        QCOMPARE(kept.size(), 200'000);
        QCOMPARE(kept.first().mean, 50'000.0);
        QCOMPARE(kept.last().mean, 249'999.0);
        QCOMPARE(problems.size(), 2);
        QVERIFY(!problems.last().first().value<std::optional<Error>>());
        QVERIFY(!stored.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStoreThread)
#include "test_storethread.moc"
