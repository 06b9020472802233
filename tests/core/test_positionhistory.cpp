// SPDX-License-Identifier: GPL-3.0-or-later
#include "positionhistory.h"

#include <QTest>

using namespace meridian;

namespace
{

Instant start()
{
    return fromEpochMs(1'700'000'000'000);
}

} // namespace

class TestPositionHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void positionsOverTime()
    {
        PositionHistory h;
        QVERIFY(!h.passedAt(Lsn{1}));
        h.add(start(), Lsn{100});
        h.add(start() + seconds(10), Lsn{100});
        h.add(start() + seconds(20), Lsn{200});
        QCOMPARE(*h.reachedAt(Lsn{150}), start() + seconds(15));
        QCOMPARE(*h.reachedAt(Lsn{100}), start() + seconds(10));
        QCOMPARE(*h.passedAt(Lsn{100}), start() + seconds(20));
        QVERIFY(!h.passedAt(Lsn{200}));
        QVERIFY(!h.reachedAt(Lsn{50}));
        QVERIFY(!h.reachedAt(Lsn{201}));
        h.add(start() + seconds(30), Lsn{150}); // another primary took over from an older position
        QCOMPARE(*h.latest(), Lsn{150});
    }

    void positionsAreBounded()
    {
        PositionHistory h;
        for (quint64 i = 0; i < 100'000; ++i)
            h.add(start() + milliseconds(i), Lsn{i * 10});
        const Instant reached = *h.reachedAt(Lsn{500'000});
        QVERIFY(std::chrono::abs(reached - (start() + milliseconds(50'000))) < seconds(1));
    }
};

QTEST_APPLESS_MAIN(TestPositionHistory)
#include "test_positionhistory.moc"
