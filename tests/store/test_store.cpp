// SPDX-License-Identifier: GPL-3.0-or-later
// What is appended can be read: in every state of upkeep, at every border, at every resolution.
#include "store.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>
#include <map>
#include <random>

using namespace meridian;

namespace
{

using std::chrono::hours;
using std::chrono::minutes;

constexpr int kAll = std::numeric_limits<int>::max();
constexpr Instant kHour{seconds(1'700'002'800)}; // 23:00:00 UTC, where an hour and a window begin
const SeriesKey kLag{QStringLiteral("orders-eu-1"), Metric::LagSeconds};
const SeriesKey kTrip{QStringLiteral("orders-us-1>orders-eu-1"), Metric::RoundTripMs};

using Model = std::map<QString, std::map<qint64, double>>; // by subject and ms

QList<std::pair<qint64, double>> values(const Series &series)
{
    QList<std::pair<qint64, double>> out;
    for (const SeriesPoint &p : series.points)
        out.append({toEpochMs(p.at), p.mean});
    return out;
}

QList<std::pair<qint64, double>> values(const std::map<qint64, double> &model)
{
    return {model.begin(), model.end()};
}

} // namespace

class TestStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Store> m_store;

    void open(Retention retention = {})
    {
        m_store.reset();
        auto store = Store::open(m_dir->filePath(QStringLiteral("s.db")), retention);
        QVERIFY2(store.ok(), store ? "" : qPrintable(store.error().text()));
        m_store = *std::move(store);
    }
    void append(const QList<Measurement> &batch) { QVERIFY(m_store->append(batch).ok()); }
    int keepUp(Instant now)
    {
        int slices = 1;
        while (*m_store->maintain(now) == Store::Upkeep::Unfinished)
            ++slices;
        return slices;
    }
    Series read(const SeriesKey &key, Instant from, Instant to, int columns)
    {
        const auto found = m_store->series({key}, from, to, columns);
        return found ? found->value(0) : Series{};
    }
    /// One value a second, equal to the second.
    void fillSeconds(int from, int to)
    {
        QList<Measurement> batch;
        for (int s = from; s < to; ++s)
            batch.append({kLag, kHour + seconds(s), double(s)});
        append(batch);
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { m_store.reset(); }

    void emptyIsEmpty()
    {
        QVERIFY(read(kLag, Instant::min(), Instant::max(), 100).points.isEmpty());
        QVERIFY(read(kLag, kHour, kHour + hours(24), 100).points.isEmpty());
        append({{kLag, kHour, 1}});
        QVERIFY(read(kTrip, Instant::min(), Instant::max(), 100).points.isEmpty());
        QVERIFY(read(kLag, kHour + hours(1), kHour + hours(2), 100).points.isEmpty());
        QVERIFY(read(kLag, kHour + hours(1), kHour, 100).points.isEmpty());
        QVERIFY(append_nothing());
    }
    bool append_nothing() { return m_store->append(QList<Measurement>{}).ok() && m_store->append(QList<Event>{}).ok(); }

    void notANumberIsLeftOut()
    {
        append({{kLag, kHour, std::nan("")}, {kLag, kHour + seconds(1), INFINITY}, {kLag, kHour + seconds(2), 3}});
        QCOMPARE(values(read(kLag, Instant::min(), Instant::max(), kAll)),
                 (QList<std::pair<qint64, double>>{{toEpochMs(kHour) + 2000, 3}}));
    }

    void everySliceOfUpkeepKeepsEverySample()
    {
        // Batches with gaps, borders, late samples and new series, upkeep in between, a reopening now and then.
        std::mt19937_64 random(11);
        Model model;
        const auto check = [&] {
            for (const auto &[subject, samples] : model) {
                const Series all = read({subject, Metric::QueryMs}, Instant::min(), Instant::max(), kAll);
                QCOMPARE(values(all), values(samples));
                QCOMPARE(all.bucket, microseconds(0));
            }
        };
        int unfinished = 0;
        for (int step = 0; step < 400; ++step) {
            const Instant now = kHour + seconds(step * 25);
            QList<Measurement> batch;
            for (int i = 0; i < 12; ++i) {
                const bool late = random() % 10 == 0;
                const Instant at = now - milliseconds(random() % (late ? 7'000'000 : 25'000));
                const double value = double(random() % 1'000'000) / 1000;
                const QString subject = QStringLiteral("n%1").arg(random() % quint64(2 + step / 100));
                batch.append({{subject, Metric::QueryMs}, at, value});
                model[subject][toEpochMs(at)] = value;
            }
            append(batch);
            for (int slice = 0; slice < 2; ++slice)
                unfinished += *m_store->maintain(now) == Store::Upkeep::Unfinished ? 1 : 0;
            check();
            if (QTest::currentTestFailed())
                return;
            if (step % 100 == 57)
                open();
        }
        QVERIFY(unfinished > 50);
        keepUp(kHour + hours(24));
        check();
    }

    void bucketsAgreeWithSamples_data()
    {
        QTest::addColumn<int>("columns"); // of two hours
        QTest::addColumn<int>("widthSeconds");
        QTest::newRow("raw to 10 s") << 720 << 10;
        QTest::newRow("raw to 15 s, rounded up") << 600 << 15;
        QTest::newRow("minutes") << 120 << 60;
        QTest::newRow("2 minutes, rounded up") << 100 << 120;
        QTest::newRow("10 minutes") << 12 << 600;
        QTest::newRow("hours") << 2 << 3600;
    }
    void bucketsAgreeWithSamples()
    {
        QFETCH(int, columns);
        QFETCH(int, widthSeconds);
        std::mt19937_64 random(5);
        QList<Measurement> batch;
        for (int s = 0; s < 7200; ++s) {
            if (s / 500 != 3 && s / 100 != 60) // two gaps
                batch.append({kLag, kHour + seconds(s), double(random() % 100'000) / 1000});
        }
        struct Acc {
            int n = 0;
            double low = 1e300, high = -1e300, sum = 0;
        };
        std::map<qint64, Acc> expected;
        for (const Measurement &m : std::as_const(batch)) {
            Acc &acc = expected[toEpochMs(m.at) / (widthSeconds * 1000) * (widthSeconds * 1000)];
            ++acc.n;
            acc.low = std::min(acc.low, m.value);
            acc.high = std::max(acc.high, m.value);
            acc.sum += m.value;
        }
        // Out of order over a window's border, in several batches: the last part arrives when the first is folded.
        std::swap(batch[100], batch[6000]);
        append(batch.mid(0, 3000));
        append(batch.mid(3000, 2000));
        for (const Instant now : {kHour, kHour + minutes(65), kHour + hours(3), kHour + hours(3)}) {
            if (now == kHour + hours(3))
                append(std::exchange(batch, {}).mid(5000));
            // Looked at after every single slice: nothing counts twice, nothing is missing while samples move.
            auto state = Store::Upkeep::Unfinished;
            while (state == Store::Upkeep::Unfinished) {
                state = *m_store->maintain(now);
                if (!batch.isEmpty())
                    continue;
                const Series found = read(kLag, kHour, kHour + hours(2), columns);
                QCOMPARE(found.bucket, microseconds(seconds(widthSeconds)));
                QCOMPARE(found.points.size(), qsizetype(expected.size()));
                auto wanted = expected.cbegin();
                for (const SeriesPoint &p : found.points) {
                    QCOMPARE(toEpochMs(p.at), wanted->first);
                    QCOMPARE(p.minimum, wanted->second.low);
                    QCOMPARE(p.maximum, wanted->second.high);
                    QVERIFY(std::abs(p.mean - wanted->second.sum / wanted->second.n) < 1e-5);
                    ++wanted;
                }
            }
        }
    }

    void borders_data()
    {
        QTest::addColumn<int>("from"); // seconds
        QTest::addColumn<int>("to");
        QTest::addColumn<bool>("folded");
        for (const bool folded : {false, true}) {
            const QByteArray where = folded ? " folded" : " live";
            QTest::newRow("one sample" + where) << 10 << 11 << folded;
            QTest::newRow("the end is not part of it" + where) << 0 << 600 << folded;
            QTest::newRow("over a window's border" + where) << 599 << 601 << folded;
            QTest::newRow("from before" + where) << -100 << 3 << folded;
            QTest::newRow("to after" + where) << 1790 << 4000 << folded;
            QTest::newRow("all" + where) << -5000 << 5000 << folded;
        }
    }
    void borders()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(bool, folded);
        fillSeconds(0, 1800);
        if (folded)
            keepUp(kHour + hours(1));
        const Series found = read(kLag, kHour + seconds(from), kHour + seconds(to), kAll);
        QCOMPARE(found.points.size(), std::min(to, 1800) - std::max(from, 0));
        QCOMPARE(found.points.first().mean, double(std::max(from, 0)));
        QCOMPARE(found.points.last().mean, double(std::min(to, 1800) - 1));
    }

    void before1970()
    {
        const Instant early{-seconds(3'601) - microseconds(1)};
        append({{kLag, early, 7}});
        keepUp(kHour);
        const auto all = m_store->series({kLag}, early - hours(1), early + hours(1), kAll);
        QVERIFY(all->first().points.isEmpty()); // long past its retention
    }

    void rawWhenFewEnough()
    {
        fillSeconds(0, 300);
        QCOMPARE(read(kLag, kHour, kHour + seconds(300), 300).bucket, microseconds(0));
        const Series thinned = read(kLag, kHour, kHour + seconds(300), 299);
        QVERIFY(thinned.bucket > seconds(1));
        QVERIFY(thinned.points.size() <= 299);
        QCOMPARE(thinned.points.first().minimum, 0.0);
        QCOMPARE(thinned.points.last().maximum, 299.0);
    }

    void gapsStayGaps()
    {
        fillSeconds(0, 120);
        fillSeconds(600, 720);
        keepUp(kHour + hours(1));
        const Series found = read(kLag, kHour, kHour + seconds(720), 12);
        QCOMPARE(found.bucket, microseconds(minutes(1)));
        QList<qint64> starts;
        for (const SeriesPoint &p : found.points)
            starts.append((toEpochMs(p.at) - toEpochMs(kHour)) / 60'000);
        QCOMPARE(starts, (QList<qint64>{0, 1, 10, 11}));
    }

    void theLaterOfTwoAtOneMoment()
    {
        const auto value = [this] { return read(kLag, kHour, kHour + seconds(1), kAll).points.value(0).mean; };
        append({{kLag, kHour, 1}, {kLag, kHour, 2}});
        QCOMPARE(value(), 2.0);
        append({{kLag, kHour, 3}});
        QCOMPARE(value(), 3.0);
        keepUp(kHour + hours(1));
        QCOMPARE(value(), 3.0);
        append({{kLag, kHour, 4}});
        QCOMPARE(value(), 4.0);
        keepUp(kHour + hours(1));
        QCOMPARE(value(), 4.0);
        const Series minute = read(kLag, kHour, kHour + minutes(1), 1);
        QCOMPARE(minute.points.size(), 1);
        QCOMPARE(minute.points.first().minimum, 4.0);
    }

    void severalSeriesInTheirOrder()
    {
        append({{kLag, kHour, 1}, {kTrip, kHour, 2}, {{kLag.subject, Metric::LagBytes}, kHour, 3}});
        const SeriesKey unknown{QStringLiteral("nobody"), Metric::LagSeconds};
        const auto found = m_store->series({kTrip, unknown, kLag, kTrip}, kHour, kHour + seconds(1), 10);
        QCOMPARE(found->size(), 4);
        QCOMPARE(found->at(0).points.value(0).mean, 2.0);
        QVERIFY(found->at(1).key == unknown && found->at(1).points.isEmpty());
        QCOMPARE(found->at(2).points.value(0).mean, 1.0);
        QCOMPARE(found->at(3).points.value(0).mean, 2.0);
    }

    void manySeriesAreFoldedInSlices()
    {
        Model model;
        for (int s = 0; s < 100; ++s) {
            QList<Measurement> batch;
            for (int i = 0; i < 1000; ++i) {
                batch.append({{QString::number(i), Metric::QueryMs}, kHour + seconds(s), double(i * 1000 + s)});
                model[QString::number(i)][toEpochMs(kHour) + s * 1000] = i * 1000 + s;
            }
            append(batch);
        }
        QList<SeriesKey> keys;
        for (int i = 0; i < 1000; ++i)
            keys.append({QString::number(i), Metric::QueryMs});
        int slices = 0;
        auto state = Store::Upkeep::Unfinished;
        while (state == Store::Upkeep::Unfinished) {
            state = *m_store->maintain(kHour + hours(1));
            // Between two slices late samples of the same window come in, of series that were moved and that were not.
            QList<Measurement> late;
            for (int i = ++slices; i < 1000 && slices < 10; i += 97) {
                late.append({keys[i], kHour + seconds(200) + milliseconds(slices), double(-i)});
                model[QString::number(i)][toEpochMs(kHour) + 200'000 + slices] = -i;
            }
            append(late);
            const auto found = m_store->series(keys, Instant::min(), Instant::max(), kAll);
            for (const Series &series : *found)
                QCOMPARE(values(series), values(model[series.key.subject]));
            const auto minutes = m_store->series(keys, kHour, kHour + hours(1), 60);
            for (const Series &series : *minutes) {
                const auto &samples = model[series.key.subject];
                QCOMPARE(series.points.first().maximum, samples.at(toEpochMs(kHour) + 59'000));
                QCOMPARE(series.points.first().minimum, samples.at(toEpochMs(kHour)));
            }
        }
        QVERIFY(slices > 8);
    }

    void retention()
    {
        open({hours(2), hours(10), hours(5)});
        fillSeconds(0, 3600);
        QVERIFY(
            m_store->append({Event{0, kHour, Severity::Info, QStringLiteral("role"), {}, {}, {}, {}, {}, {}}}).ok());
        keepUp(kHour + hours(2));
        QCOMPARE(read(kLag, Instant::min(), Instant::max(), kAll).points.size(), 3600);
        // Raw samples are gone; minutes stand in, however many columns there are.
        keepUp(kHour + hours(4));
        const Series minutesLeft = read(kLag, Instant::min(), Instant::max(), kAll);
        QCOMPARE(minutesLeft.bucket, microseconds(minutes(1)));
        QCOMPARE(minutesLeft.points.size(), 60);
        QCOMPARE(minutesLeft.points.last().maximum, 3599.0);
        // What comes this late joins the minutes that are left of its time.
        append({{kLag, kHour + seconds(30), 9999}});
        keepUp(kHour + hours(4));
        const Series joined = read(kLag, Instant::min(), Instant::max(), kAll);
        QCOMPARE(joined.points.size(), 60);
        QCOMPARE(joined.points.first().maximum, 9999.0);
        QCOMPARE(joined.points.first().minimum, 0.0);
        QVERIFY(std::abs(joined.points.first().mean - (59 * 30 + 9999) / 61.0) < 1e-3);

        QCOMPARE(m_store->events(Instant::min(), Instant::max(), {}, {}, 10)->size(), 1);
        keepUp(kHour + hours(6));
        QCOMPARE(m_store->events(Instant::min(), Instant::max(), {}, {}, 10)->size(), 0);
        keepUp(kHour + hours(12));
        QVERIFY(read(kLag, Instant::min(), Instant::max(), kAll).points.isEmpty());
    }

    void newRawBesideOldRollups()
    {
        open({hours(2), hours(1000), hours(5)});
        fillSeconds(0, 3600);
        fillSeconds(8 * 3600, 8 * 3600 + 600);
        keepUp(kHour + hours(9));
        // Asked for what still has its samples: samples. Asked for more: minutes for all of it.
        QCOMPARE(read(kLag, kHour + hours(8), kHour + hours(9), kAll).points.size(), 600);
        QCOMPARE(read(kLag, kHour, kHour + hours(9), kAll).points.size(), 70);
    }

    void twoProgramsOnOneFile()
    {
        auto other = Store::open(m_dir->filePath(QStringLiteral("s.db")));
        QVERIFY(other.ok());
        for (int s = 0; s < 1500; ++s) {
            Store &turn = s % 2 == 0 ? *m_store : **other;
            QVERIFY(turn.append({Measurement{kLag, kHour + seconds(s), double(s)},
                                 Measurement{{QString::number(s / 10), Metric::QueryMs}, kHour + seconds(s), 1}})
                        .ok());
            QVERIFY(turn.maintain(kHour + seconds(s)).ok());
        }
        for (Store *store : {m_store.get(), other->get()}) {
            const auto found = store->series({kLag}, Instant::min(), Instant::max(), kAll);
            QCOMPARE(found->first().points.size(), 1500);
            QCOMPARE(found->first().points.last().mean, 1499.0);
        }
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "test_store.moc"
