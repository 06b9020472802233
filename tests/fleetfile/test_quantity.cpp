// SPDX-License-Identifier: GPL-3.0-or-later
// Durations and sizes as the fleet file spells them.
#include "quantity.h"

#include <QTest>

using namespace meridian;

class TestQuantity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quantities_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("value"); ///< ms or bytes; -1: malformed
        QTest::addColumn<QString>("written");
        QTest::newRow("ms") << "500ms" << qint64(500) << "500ms";
        QTest::newRow("decimals") << "1.5s" << qint64(1500) << "1500ms";
        QTest::newRow("least decimal") << "0.001s" << qint64(1) << "1ms";
        QTest::newRow("min") << "90s" << qint64(90'000) << "90s";
        QTest::newRow("h") << "60min" << qint64(3'600'000) << "1h";
        QTest::newRow("d") << "7d" << qint64(604'800'000) << "7d";
        QTest::newRow("zero") << "0s" << qint64(0) << "0ms";
        QTest::newRow("part of a ms") << "0.5ms" << qint64(-1) << "";
        QTest::newRow("no digit") << "s" << qint64(-1) << "";
        QTest::newRow("two dots") << "1.2.3s" << qint64(-1) << "";
        QTest::newRow("dot last") << "1.s" << qint64(-1) << "";
        QTest::newRow("negative") << "-5s" << qint64(-1) << "";
        QTest::newRow("space") << "5 s" << qint64(-1) << "";
        QTest::newRow("overflow") << "999999999999d" << qint64(-1) << "";
        QTest::newRow("GiB") << "1GiB" << qint64(1 << 30) << "1GiB";
        QTest::newRow("MB") << "10MB" << qint64(10'000'000) << "10MB";
        QTest::newRow("part of a GiB") << "0.5GiB" << qint64(1 << 29) << "512MiB";
        QTest::newRow("B") << "1234B" << qint64(1234) << "1234B";
        QTest::newRow("part of a byte") << "0.5B" << qint64(-1) << "";
    }
    void quantities()
    {
        QFETCH(QString, text);
        QFETCH(qint64, value);
        QFETCH(QString, written);
        const bool size = text.endsWith(u'B');
        const auto duration = parseDuration(text);
        const auto bytes = parseSize(text);
        QVERIFY(!(duration && bytes));
        const qint64 got = duration ? duration->count() : bytes.value_or(-1);
        QCOMPARE(got, value);
        if (value >= 0)
            QCOMPARE(size ? writeSize(value) : writeDuration(milliseconds(value)), written);
    }
};

QTEST_GUILESS_MAIN(TestQuantity)
#include "test_quantity.moc"
