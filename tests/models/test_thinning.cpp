// SPDX-License-Identifier: GPL-3.0-or-later
#include "seriesbook.h"
#include "thinning.h"
#include "ticks.h"

#include <QTest>

using namespace meridian;

namespace
{

/// "0:1 1:5 9:2" are samples at 0, 1 and 9 microseconds.
std::vector<TrackPoint> samples(const QString &text)
{
    std::vector<TrackPoint> out;
    for (const QString &item : text.split(u' ', Qt::SkipEmptyParts)) {
        const float v = item.section(u':', 1).toFloat();
        out.push_back({item.section(u':', 0, 0).toLongLong(), v, v});
    }
    return out;
}

void fill(ThinColumns &thin, const QString &text)
{
    const std::vector<TrackPoint> points = samples(text);
    thin.push(TrackSpan{points, {}});
}

QString text(std::span<const ThinColumn> columns)
{
    QStringList out;
    for (const ThinColumn &c : columns)
        out << QStringLiteral("%1%2:%3-%4")
                   .arg(c.gapBefore ? QStringLiteral("|") : QString())
                   .arg(c.index)
                   .arg(c.minimum)
                   .arg(c.maximum);
    return out.join(u' ');
}

} // namespace

class TestThinning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columns_data()
    {
        QTest::addColumn<qint64>("width");
        QTest::addColumn<qint64>("gap");
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        QTest::newRow("nothing") << qint64(10) << qint64(10) << ""
                                 << "";
        QTest::newRow("one") << qint64(10) << qint64(10) << "5:7"
                             << "|0:7-7";
        QTest::newRow("extremes of a column are kept") << qint64(10) << qint64(10) << "0:5 1:9 2:1 3:5"
                                                       << "|0:1-9";
        QTest::newRow("columns stand on absolute time") << qint64(10) << qint64(10) << "9:1 10:2 19:3 20:4"
                                                        << "|0:1-1 1:2-3 2:4-4";
        QTest::newRow("a gap is kept") << qint64(10) << qint64(10) << "0:1 9:1 21:1 30:1"
                                       << "|0:1-1 |2:1-1 3:1-1";
        QTest::newRow("exactly the tolerance is no gap") << qint64(10) << qint64(12) << "0:1 12:1"
                                                         << "|0:1-1 1:1-1";
        QTest::newRow("zero is a value") << qint64(10) << qint64(10) << "0:0 5:3"
                                         << "|0:0-3";
        QTest::newRow("before 1970") << qint64(10) << qint64(100) << "-11:1 -10:2 -1:3 0:4"
                                     << "|-2:1-1 -1:2-3 0:4-4";
    }
    void columns()
    {
        QFETCH(qint64, width);
        QFETCH(qint64, gap);
        QFETCH(QString, in);
        ThinColumns thin(width, gap);
        fill(thin, in);
        QTEST(text(thin.columns()), "out");
    }

    void strokesStopAtGaps()
    {
        ThinColumns thin(1, 5);
        fill(thin, QStringLiteral("0:0 2:4 20:4 30:2 31:3"));
        PlotScale scale;
        scale.bottomPixel = 10; // a pixel a unit
        QList<QLineF> lines;
        strokes(thin.columns(), scale, 0, lines);
        QCOMPARE(lines, (QList<QLineF>{{0, 10, 2, 6}, {19, 6, 21, 6}, {30, 8, 31, 7}})); // the lone sample is a dash
    }

    void thousandSamplesInOneColumnKeepThePeak()
    {
        ThinColumns thin(1000, 2);
        for (int i = 0; i < 1000; ++i)
            thin.push({i, i == 617 ? 99.0f : 1.0f, i == 617 ? 99.0f : 1.0f});
        const auto range = valueRange(thin.columns(), 0, 1000);
        QVERIFY(range);
        QCOMPARE(range->maximum, 99.0);
        QCOMPARE(range->minimum, 1.0);
    }

    void theMeanIsOfAllSamplesOfAColumn()
    {
        ThinColumns thin(10, 100);
        fill(thin, QStringLiteral("0:1 1:2 2:6 10:5"));
        QCOMPARE(thin.columns()[0].mean, 3.0);
        QCOMPARE(thin.columns()[1].mean, 5.0);
        const std::vector<TrackPoint> buckets{{20, 1, 9}};
        const std::vector<float> means{4};
        thin.push(TrackSpan{buckets, means});
        QCOMPARE(thin.columns()[2].mean, 4.0);
        PlotScale scale;
        scale.bottomPixel = 10;
        QList<QRectF> bands;
        band(thin.columns(), scale, 10, 1, 0, bands);
        QCOMPARE(bands, (QList<QRectF>{{0, 4, 1, 5}, {20, 1, 1, 8}})); // the single sample has none
    }

    void droppedColumnsAreGone()
    {
        ThinColumns thin(1, 5);
        for (int i = 0; i < 2000; ++i)
            thin.push({i, 1, 1});
        thin.dropBefore(1990);
        QCOMPARE(thin.columns().size(), size_t(10));
        QCOMPARE(thin.columns().front().index, qint64(1990));
    }

    void historyReplacesAndLiveTailStays()
    {
        SampleTrack track;
        for (int i = 10; i < 15; ++i)
            track.append(i * 100, i);
        track.append(1100, 99); // older than the newest: the store has it
        const auto at = [](qint64 us) { return Instant(microseconds(us)); };
        track.merge({{at(0), 1, 2, 1.5}, {at(500), 3, 9, 5}, {at(1000), 4, 4, 4}}, 0, 250);
        QStringList out;
        for (const TrackPoint &p : track.points())
            out << QStringLiteral("%1:%2-%3").arg(p.atUs).arg(p.minimum).arg(p.maximum);
        // 1000 to 1249 is counted in the bucket at 1000.
        QCOMPARE(out.join(u' '), QStringLiteral("0:1-2 500:3-9 1000:4-4 1300:13-13 1400:14-14"));
        QCOMPARE(track.mean(&track.points()[1]), 5.0f);
        QCOMPARE(track.mean(&track.points()[3]), 13.0f); // a single sample
        track.merge({{at(0), 1, 2, 1.75}}, 0, 250);      // one looks further back: what is newer keeps its means
        QCOMPARE(track.mean(&track.points()[0]), 1.75f);
        QCOMPARE(track.mean(&track.points()[1]), 5.0f);
        track.dropBefore(1000);
        QCOMPARE(track.points().front().atUs, qint64(1000));
        QCOMPARE(track.between(1000, 2000).mean(0), 4.0f);
    }

    void lookingBackKeepsWhatIsLookedAt()
    {
        SeriesBook book;
        const SeriesKey key{QStringLiteral("a"), Metric::LagSeconds};
        book.setCharted({key});
        const Instant then = now() - seconds(3 * 86400);
        book.merge({{key, seconds(60), {{then, 1, 3, 2}}}}, then);
        book.append({{key, now(), 1}});
        QCOMPARE(book.track(key)->points().size(), size_t(2));
        book.merge({}, now() - seconds(900)); // back to live
        book.append({{key, now(), 1}});
        QCOMPARE(book.track(key)->points().front().minimum, 1.0f);
        QVERIFY(book.track(key)->points().front().atUs > then.time_since_epoch().count());
    }

    void logarithmicAxis_data()
    {
        QTest::addColumn<double>("largest");
        QTest::addColumn<double>("least");
        QTest::addColumn<int>("most");
        QTest::addColumn<QString>("labels");
        QTest::newRow("three decades") << 6.3 << 0.02 << 6 << "0 0.01 0.1 1 10";
        QTest::newRow("no more than five") << 500.0 << 1e-7 << 9 << "0 0.01 0.1 1 10 100 1000";
        QTest::newRow("every other in a low plot") << 6.3 << 0.0002 << 3 << "0 0.001 0.1 10";
        QTest::newRow("always one decade") << 10.0 << 10.0 << 5 << "0 1 10";
    }
    void logarithmicAxis()
    {
        QFETCH(double, largest);
        QFETCH(double, least);
        QFETCH(int, most);
        const ValueAxis axis = logAxis(largest, least, most);
        QStringList labels;
        double before = -1;
        for (const ValueTick &tick : axis.ticks) {
            labels << tick.text;
            QVERIFY(axis.scale.share(tick.value) > before); // zero has a place of its own, below all others
            before = axis.scale.share(tick.value);
        }
        QTEST(labels.join(u' '), "labels");
        QCOMPARE(before, 1.0);
        QCOMPARE(axis.scale.share(0), 0.0);
    }

    void nearestHasAReach()
    {
        SampleTrack track;
        track.append(100, 1);
        track.append(200, 2);
        QCOMPARE(track.nearest(160, 50)->maximum, 2.0f);
        QCOMPARE(track.nearest(140, 50)->maximum, 1.0f);
        QVERIFY(!track.nearest(300, 50));
        QVERIFY(!SampleTrack().nearest(0, 1000));
    }

    void onlyDrawnMetricsAreHeld()
    {
        SeriesBook book;
        const auto at = [](qint64 s) { return Instant(seconds(s)); };
        const SeriesKey charted{QStringLiteral("a"), Metric::LagSeconds},
            other{QStringLiteral("b"), Metric::LagSeconds};
        const SeriesKey undrawn{QStringLiteral("a"), Metric::Connections};
        book.setCharted({charted});
        for (const qint64 s : {0, 1000, 3000})
            book.append({{charted, at(s), 1}, {other, at(s), 1}, {undrawn, at(s), 1}});
        QCOMPARE(book.track(charted)->points().size(), size_t(3));
        QCOMPARE(book.track(other)->points().size(), size_t(1));
        QVERIFY(!book.track(undrawn));
    }

    void valueTicks_data()
    {
        QTest::addColumn<double>("largest");
        QTest::addColumn<int>("most");
        QTest::addColumn<double>("top");
        QTest::addColumn<double>("step");
        QTest::addColumn<int>("decimals");
        QTest::newRow("latency") << 214.0 << 5 << 250.0 << 50.0 << 0;
        QTest::newRow("lag") << 6.3 << 4 << 8.0 << 2.0 << 0;
        QTest::newRow("small") << 0.07 << 4 << 0.08 << 0.02 << 2;
        QTest::newRow("exact") << 8.0 << 4 << 8.0 << 2.0 << 0;
        QTest::newRow("half steps") << 2.1 << 5 << 2.5 << 0.5 << 1;
        QTest::newRow("large") << 86400.0 << 5 << 100000.0 << 20000.0 << 0;
    }
    void valueTicks()
    {
        QFETCH(double, largest);
        QFETCH(int, most);
        const ValueTicks t = meridian::valueTicks(largest, most);
        QTEST(t.top, "top");
        QTEST(t.step, "step");
        QTEST(t.decimals, "decimals");
    }

    void timeTicks_data()
    {
        QTest::addColumn<qint64>("from"); // seconds
        QTest::addColumn<qint64>("to");
        QTest::addColumn<int>("most");
        QTest::addColumn<QString>("text");
        QTest::newRow("a quarter of an hour") << qint64(7) << qint64(907) << 6 << "00:05 00:10 00:15";
        QTest::newRow("a minute") << qint64(0) << qint64(60) << 5 << "00:00:00 00:00:15 00:00:30 00:00:45 00:01:00";
        QTest::newRow("a day") << qint64(0) << qint64(86400) << 5 << "1 Jan 06:00 12:00 18:00 2 Jan";
        QTest::newRow("nothing") << qint64(5) << qint64(5) << 5 << "";
    }
    void timeTicks()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        QFETCH(int, most);
        QStringList out;
        for (const TimeTick &t : meridian::timeTicks(Instant(seconds(from)), Instant(seconds(to)), most, true))
            out << t.text;
        QTEST(out.join(u' '), "text");
    }
};

QTEST_APPLESS_MAIN(TestThinning)
#include "test_thinning.moc"
