// SPDX-License-Identifier: GPL-3.0-or-later
// Shares, targets, budgets and what was not watched, by day and by month.
#include "availabilityrows.h"
#include "worldsnapshot.h"

#include <QTest>

using namespace meridian;
using namespace std::chrono;

namespace
{

const Instant kNow = Instant(sys_days(year(2026) / 11 / 21)) + hours(12);

Fleet fleet()
{
    Fleet f = *test::worldSnapshot()->fleet;
    f.clusters[0].sla = 99.9;
    return f;
}

AvailabilityDay watchedDay(const char *subject, int ago, milliseconds inSync, milliseconds behind, milliseconds down,
                           milliseconds maintenance = milliseconds(0))
{
    return {QLatin1String(subject), dayOf(kNow) - days(ago), {inSync, behind, down, maintenance}};
}

} // namespace

class TestAvailabilityRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void subjectsInOrder()
    {
        const auto rows = availabilityRows(fleet(), {}, kNow, 30);
        QCOMPARE(rows.size(), 8);
        QCOMPARE(rows[0].subject, QStringLiteral("cluster:orders"));
        QCOMPARE(rows[1].subject, QStringLiteral("region:us-east-1"));
        QCOMPARE(rows[0].days.size(), 30);
        QVERIFY(!rows[0].month.met);
        QCOMPARE(rows[0].month.notWatched(), microseconds(hours(20 * 24 + 12)));
    }

    void month_data()
    {
        QTest::addColumn<int>("downSeconds");
        QTest::addColumn<bool>("met");
        QTest::addColumn<int>("leftSeconds"); // of 0.1 % of November: 2592 s
        QTest::newRow("never down") << 0 << true << 2592;
        QTest::newRow("a little") << 10 << true << 2582;
        QTest::newRow("too much of what was watched") << 200 << false << 2392;
        QTest::newRow("more than the month allows") << 3600 << false << -1008;
    }
    void month()
    {
        QFETCH(int, downSeconds);
        const auto rows = availabilityRows(
            fleet(),
            {watchedDay("cluster:orders", 1, hours(20) - seconds(downSeconds), hours(2), seconds(downSeconds)),
             watchedDay("cluster:orders", 40, hours(1), hours(0), hours(23))}, // another month
            kNow, 30);
        QTEST(rows[0].month.met.value(), "met");
        QTEST(static_cast<int>(duration_cast<seconds>(rows[0].budgetLeft).count()), "leftSeconds");
        QCOMPARE(rows[0].months.size(), 2);
        QCOMPARE(monthText(rows[0].months[0].from), QStringLiteral("2026-11"));
        QCOMPARE(monthText(rows[0].months[1].from), QStringLiteral("2026-10"));
        QCOMPARE(rows[0].months[1].length, microseconds(hours(31 * 24)));
        QCOMPARE(rows[0].days[28].notWatched(), microseconds(hours(2)));
        QCOMPARE(rows[0].days[29].length, microseconds(hours(12))); // today is not over
    }

    void maintenanceIsNoTimeOfTheTarget()
    {
        const auto rows = availabilityRows(
            fleet(), {watchedDay("region:eu-west-1", 0, hours(1), hours(0), hours(0), hours(240))}, kNow, 30);
        const auto it = std::find_if(rows.begin(), rows.end(),
                                     [](const auto &r) { return r.subject == QLatin1String("region:eu-west-1"); });
        QVERIFY(it != rows.end());
        QCOMPARE(duration_cast<seconds>(it->budgetLeft).count(), 1728); // 0.1 % of 20 days
    }

    void theWorstClusterIsAgainstItsTarget()
    {
        Fleet two = fleet();
        two.clusters << two.clusters[0];
        two.clusters[1].id = ClusterId(QStringLiteral("reports"));
        two.clusters[1].sla = 90;
        QVERIFY(!worstCluster(availabilityRows(two, {}, kNow, 1)));
        const QList<AvailabilityDay> watched{watchedDay("cluster:orders", 0, hours(10), hours(0), minutes(6)),
                                             watchedDay("cluster:reports", 0, hours(10), hours(0), minutes(30)),
                                             watchedDay("region:eu-west-1", 0, hours(0), hours(0), hours(10))};
        QCOMPARE(worstCluster(availabilityRows(two, watched, kNow, 1))->name, QStringLiteral("orders"));
        QCOMPARE(worstCluster(availabilityRows(two, watched.mid(1), kNow, 1))->name, QStringLiteral("reports"));
    }

    void sharesAreNeverRoundedUp()
    {
        QCOMPARE(shareText(std::nullopt), QStringLiteral("–"));
        QCOMPARE(shareText(1.0), QStringLiteral("100 %"));
        QCOMPARE(shareText(0.999999), QStringLiteral("99.999 %"));
        QCOMPARE(shareText(0.9989996), QStringLiteral("99.899 %"));
    }

    void aDayInWords()
    {
        const auto rows =
            availabilityRows(fleet(), {watchedDay("cluster:orders", 1, hours(20), hours(0), minutes(10))}, kNow, 2);
        QCOMPARE(periodText(rows[0].days[0], QStringLiteral("then")),
                 QStringLiteral("then: in sync 20 h, down 10 min, not watched 3 h 50 min"));
    }
};

QTEST_GUILESS_MAIN(TestAvailabilityRows)
#include "test_availabilityrows.moc"
