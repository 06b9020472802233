// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule.h"

#include <QTest>

using namespace meridian;

class TestSchedule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void next_data()
    {
        QTest::addColumn<int>("endedMs");
        QTest::addColumn<int>("failures");
        QTest::addColumn<double>("random");
        QTest::addColumn<int>("nextMs");
        QTest::newRow("quick answer: the next second") << 5 << 0 << 0.5 << 1000;
        QTest::newRow("slow answer: the grid is kept") << 900 << 0 << 0.5 << 1000;
        QTest::newRow("longer than the interval: polls are left out, never piled up") << 2500 << 0 << 0.5 << 3000;
        QTest::newRow("ends on the grid: not at once again") << 1000 << 0 << 0.5 << 2000;
        QTest::newRow("strikes come at the usual pace") << 5 << 3 << 0.5 << 1000;
        QTest::newRow("then the pause doubles") << 5 << 4 << 0.5 << 2005;
        QTest::newRow("and doubles") << 5 << 6 << 0.5 << 8005;
        QTest::newRow("up to the longest") << 5 << 40 << 0.5 << 60005;
        QTest::newRow("jitter, low end") << 0 << 4 << 0.0 << 1750;
        QTest::newRow("jitter, high end") << 0 << 4 << 1.0 << 2250;
    }
    void next()
    {
        QFETCH(int, endedMs);
        QFETCH(int, failures);
        QFETCH(double, random);
        Polling polling;
        polling.interval = milliseconds(1000);
        polling.backoffMax = milliseconds(60000);
        const Instant planned = fromEpochMs(1'000'000);
        const Instant at = nextPoll(polling, {planned, planned + milliseconds(endedMs), failures, 3, random});
        QTEST(static_cast<int>(toEpochMs(at) - 1'000'000), "nextMs");
    }
};

QTEST_APPLESS_MAIN(TestSchedule)
#include "test_schedule.moc"
