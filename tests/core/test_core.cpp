// SPDX-License-Identifier: GPL-3.0-or-later
#include "format.h"
#include "geo.h"
#include "lsn.h"
#include "reason.h"

#include <QTest>

using namespace meridian;

class TestCore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lsn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<quint64>("value");
        QTest::newRow("zero") << "0/0" << true << quint64(0);
        QTest::newRow("both halves") << "5/3A0041F8" << true << quint64(0x53A0041F8);
        QTest::newRow("largest") << "FFFFFFFF/FFFFFFFF" << true << ~quint64(0);
        QTest::newRow("empty") << "" << false << quint64(0);
        QTest::newRow("no slash") << "53A0041F8" << false << quint64(0);
        QTest::newRow("two slashes") << "5/3/4" << false << quint64(0);
        QTest::newRow("sign") << "-5/3" << false << quint64(0);
        QTest::newRow("too long") << "5/3A0041F800" << false << quint64(0);
    }
    void lsn()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        const auto parsed = Lsn::parse(text);
        QCOMPARE(parsed.has_value(), valid);
        if (!valid)
            return;
        QTEST(parsed->value, "value");
        QCOMPARE(parsed->text(), text);
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("us");
        QTest::addColumn<QString>("text");
        QTest::newRow("sub-ms") << qint64(400) << "0.4 ms";
        QTest::newRow("ms") << qint64(82000) << "82 ms";
        QTest::newRow("rounds up to a second") << qint64(999700) << "1.0 s";
        QTest::newRow("s") << qint64(6300000) << "6.3 s";
        QTest::newRow("from ten seconds on no decimals") << qint64(41200000) << "41 s";
        QTest::newRow("almost a minute") << qint64(59960000) << "1 min";
        QTest::newRow("min") << qint64(250000000) << "4 min 10 s";
        QTest::newRow("h") << qint64(7500000000) << "2 h 5 min";
        QTest::newRow("d") << qint64(273600000000) << "3 d 4 h";
        QTest::newRow("negative") << qint64(-6300000) << "−6.3 s";
    }
    void durations()
    {
        QFETCH(qint64, us);
        QTEST(format::duration(microseconds(us)), "text");
    }

    void sizes_data()
    {
        QTest::addColumn<qint64>("n");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << qint64(0) << "0 B";
        QTest::newRow("999") << qint64(999) << "999 B";
        QTest::newRow("1.2 kB") << qint64(1234) << "1.2 kB";
        QTest::newRow("unit change by rounding") << qint64(999900) << "1.0 MB";
        QTest::newRow("negative") << qint64(-1234567) << "-1.2 MB";
    }
    void sizes()
    {
        QFETCH(qint64, n);
        QTEST(format::bytes(n), "text");
    }

    void distanceAndReference()
    {
        const GeoPoint virginia{38.95, -77.45}, oregon{45.84, -119.7}, ireland{53.35, -6.26}, saoPaulo{-23.55, -46.63};
        QVERIFY(std::abs(distanceKm(virginia, ireland) - 5450) < 100);
        QCOMPARE(referenceRoundTrip(virginia, oregon), microseconds(70000));
        QCOMPARE(referenceRoundTrip(ireland, virginia), microseconds(100000));
        const auto far = referenceRoundTrip(virginia, saoPaulo);
        QVERIFY2(far > milliseconds(100) && far < milliseconds(140), qPrintable(format::duration(far)));
        QCOMPARE(referenceRoundTrip(virginia, virginia), microseconds(1000));
    }

    void greatCircleKeepsItsEnds()
    {
        const GeoPoint tokyo{35.6, 139.7}, oregon{45.84, -119.7};
        const auto points = greatCircle(tokyo, oregon, 16);
        QCOMPARE(points.size(), 17);
        QVERIFY(distanceKm(points.first(), tokyo) < 1);
        QVERIFY(distanceKm(points.last(), oregon) < 1);
        for (int i = 1; i < points.size(); ++i)
            QVERIFY(distanceKm(points[i - 1], points[i]) < distanceKm(tokyo, oregon) / 15);
    }

    void reasonArgumentsAreNotFilledTwice()
    {
        QCOMPARE((Reason{QStringLiteral("node.slow"), {QStringLiteral("%2"), QStringLiteral("1 s")}}).text(),
                 QStringLiteral("answers slowly: %2 (healthy below 1 s)"));
        QCOMPARE((Reason{QStringLiteral("from.the.future"), {QStringLiteral("a"), QStringLiteral("b")}}).text(),
                 QStringLiteral("from.the.future: a, b"));
    }
};

QTEST_APPLESS_MAIN(TestCore)
#include "test_core.moc"
