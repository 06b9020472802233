// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix of latencies: what is known is there, what is not is unknown, and the figures are the requirements' own.
#include "latencytable.h"
#include "worldsnapshot.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace meridian;

namespace
{

const RegionId kEast(QStringLiteral("us-east-1")), kIreland(QStringLiteral("eu-west-1")),
    kTokyo(QStringLiteral("ap-northeast-1")), kSao(QStringLiteral("sa-east-1"));

SnapshotPtr world()
{
    Snapshot s = *test::worldSnapshot();
    Fleet fleet = *s.fleet;
    fleet.clusters[0].polling.interval = seconds(1);
    fleet.operatorPlace = GeoPoint{52.5, 13.4};
    s.fleet = std::make_shared<const Fleet>(fleet);
    s.pairs = {{kEast, kIreland, milliseconds(82), milliseconds(100)}};
    for (RegionState &r : s.regions)
        r.roundTrip = milliseconds(40);
    return std::make_shared<const Snapshot>(s);
}

const SeriesKey kSeries{QStringLiteral("orders-use-1>orders-eu-1"), Metric::RoundTripMs};

SeriesBook bookOf(const Snapshot &s, std::function<std::optional<double>(int secondsAgo)> value)
{
    SeriesBook book;
    book.setCompared({kSeries});
    for (int ago = 7200; ago >= 0; --ago) {
        if (const auto ms = value(ago))
            book.append({{kSeries, s.at - seconds(ago), *ms}});
    }
    return book;
}

} // namespace

class TestLatencyTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromWestToEast()
    {
        const LatencyGrid grid = latencyGrid(*world(), SeriesBook());
        QCOMPARE(grid.regions.first().name(), QStringLiteral("us-west-2"));
        QCOMPARE(grid.regions.last(), kTokyo);
        QCOMPARE(grid.rows(), grid.regions.size() + 1);
        const SeriesBook book;
        LatencyTable table(book);
        table.setSnapshot(world());
        int groups = 1;
        for (int i = 0; i < table.columnCount(); ++i)
            groups += table.beginsGroup(i);
        QCOMPARE(groups, 3);
    }

    void knownAndUnknown()
    {
        const SeriesBook book;
        LatencyTable table(book);
        table.setSnapshot(world());
        const auto text = [&](const RegionId &from, const RegionId &to) {
            return table.data(table.indexOf(from, to), Qt::DisplayRole).toString();
        };
        QCOMPARE(text(kEast, kIreland), QStringLiteral("82 ms"));
        QCOMPARE(text(kIreland, kEast), QStringLiteral("82 ms")); // a round trip is the same both ways
        QCOMPARE(text(kSao, kTokyo), QStringLiteral("–"));
        QCOMPARE(text({}, kTokyo), QStringLiteral("40 ms"));
        QCOMPARE(text(kEast, kEast), QString());
        const LatencyCell *cell = table.cell(table.indexOf(kEast, kIreland));
        QVERIFY(cell->reference);
        QCOMPARE(cell->grade(), LatencyGrade::Expected);
        QVERIFY(!cell->mean && !cell->reliability && !cell->change && !cell->alert);
        QCOMPARE(table.cell(table.indexOf(kSao, kTokyo))->grade(), LatencyGrade::Unknown);
        QVERIFY(!table.cell({}));
        QVERIFY(!table.indexOf(kEast, RegionId(QStringLiteral("nowhere"))).isValid());
    }

    void selectionIsTheLinkOrTheRegion()
    {
        const SeriesBook book;
        LatencyTable table(book);
        table.setSnapshot(world());
        const LinkId link{NodeId(QStringLiteral("orders-use-1")), NodeId(QStringLiteral("orders-eu-1"))};
        QCOMPARE(table.selectionAt(table.indexOf(kEast, kIreland)), Selection(link));
        QCOMPARE(table.selectionAt(table.indexOf(kIreland, kEast)), Selection(link));
        QCOMPARE(table.selectionAt(table.indexOf({}, kTokyo)), Selection(kTokyo));
        QCOMPARE(table.selectionAt(table.indexOf(kSao, kTokyo)), Selection(kTokyo));
    }

    void meanTrendAndAlert_data()
    {
        QTest::addColumn<double>("hourBefore");
        QTest::addColumn<double>("now");
        QTest::addColumn<QString>("arrow");
        QTest::addColumn<bool>("alert");
        QTest::newRow("steady") << 80.0 << 82.0 << "→" << false;
        QTest::newRow("rising") << 80.0 << 120.0 << "↗" << false;
        QTest::newRow("falling") << 120.0 << 80.0 << "↘" << false;
        QTest::newRow("half a second is not above it") << 500.0 << 500.0 << "→" << false;
        QTest::newRow("above half a second") << 400.0 << 501.0 << "↗" << true;
    }
    void meanTrendAndAlert()
    {
        QFETCH(double, hourBefore);
        QFETCH(double, now);
        const SnapshotPtr s = world();
        const SeriesBook book = bookOf(*s, [&](int ago) { return ago < 3599 ? now : hourBefore; });
        const LatencyGrid grid = latencyGrid(*s, book);
        const auto it = std::find_if(grid.cells.begin(), grid.cells.end(),
                                     [](const LatencyCell &c) { return c.from == kEast && c.to == kIreland; });
        QCOMPARE(it->mean, std::optional(microseconds(std::llround(now * 1000))));
        QTEST(trendArrow(*it), "arrow");
        QTEST(it->alert, "alert");
        QCOMPARE(it->limit, microseconds(500000));
    }

    /// 0.7 success + 0.3 / (1 + stddev / (mean + 1)), the newest five.
    void reliability_data()
    {
        QTest::addColumn<QString>("samples"); // newest last; "x" did not come
        QTest::addColumn<double>("expected"); // negative: unknown
        QTest::newRow("none") << "" << -1.0;
        QTest::newRow("all alike") << "80 80 80 80 80" << 1.0;
        QTest::newRow("one lost") << "80 80 x 80 80" << 0.7 * 0.8 + 0.3;
        QTest::newRow("the last one lost") << "80 80 80 80 x" << 0.7 * 0.8 + 0.3;
        QTest::newRow("five count, older ones do not") << "x x x 80 80 80 80 80" << 1.0;
        QTest::newRow("unsteady") << "10 30 10 30 20" << 0.7 + 0.3 / (1 + std::sqrt(80.0) / 21);
        QTest::newRow("all lost") << "80 x x x x x" << 0.0;
        QTest::newRow("two are enough") << "80 80" << 1.0;
    }
    void reliability()
    {
        QFETCH(QString, samples);
        QFETCH(double, expected);
        SampleTrack track;
        const QStringList words = samples.split(u' ', Qt::SkipEmptyParts);
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (words[i] != QLatin1String("x"))
                track.append(i * 1'000'000, words[i].toDouble());
        }
        const auto found = reliabilityOf(track, seconds(1), Instant(seconds(words.size() - 1)));
        QCOMPARE(found.has_value(), expected >= 0);
        if (found)
            QVERIFY2(std::abs(*found - expected) < 1e-6, qPrintable(QString::number(*found)));
    }

    void aPauseOfTheProgramIsNoFailure()
    {
        SampleTrack track;
        track.append(0, 80);
        for (qint64 s = 3600; s < 3603; ++s)
            track.append(s * 1'000'000, 80);
        QCOMPARE(*reliabilityOf(track, seconds(1), Instant(seconds(3602))), 1.0);
    }

    void asTextAndAsList()
    {
        const SnapshotPtr s = world();
        const SeriesBook book = bookOf(*s, [](int) { return 82.0; });
        LatencyTable table(book);
        table.setSnapshot(s);
        QCOMPARE(table.asSeen().size(), table.rowCount() + 1);
        QCOMPARE(table.asSeen()[0].size(), table.columnCount() + 1);
        bool found = false;
        for (const QStringList &row : table.asList()) {
            QCOMPARE(row.size(), 9);
            if (row[0] == kEast.name() && row[1] == kIreland.name()) {
                QCOMPARE(row[2], QStringLiteral("82.000"));
                QCOMPARE(row[5], QStringLiteral("82.000"));
                QCOMPARE(row[7], QStringLiteral("1.000"));
                found = true;
            } else if (row[0] == kSao.name() && row[1] == kTokyo.name()) {
                QCOMPARE(row[2], QString()); // unknown is nothing, not zero
            }
        }
        QVERIFY(found);
    }
};

QTEST_APPLESS_MAIN(TestLatencyTable)
#include "test_latencytable.moc"
