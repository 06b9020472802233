// SPDX-License-Identifier: GPL-3.0-or-later
// Moments in writing, and the place of each mistake.
#include "format.h"
#include "timetext.h"

#include <QTest>

using namespace meridian;

class TestTimeText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("meant");
        const auto row = [](const char *text, const char *meant) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(meant);
        };
        row("2026-11-20", "2026-11-20T00:00:00.000Z");
        row("2026-11-20T14:31Z", "2026-11-20T14:31:00.000Z");
        row("2026-11-20 14:31:07", "2026-11-20T14:31:07.000Z");
        row("2024-02-29T23:59:59.125Z", "2024-02-29T23:59:59.125Z");
        row("2026-11-20T00:31:00+01:00", "2026-11-19T23:31:00.000Z");
        row("2026-11-20T20:31:00-05:30", "2026-11-21T02:01:00.000Z");
    }
    void times()
    {
        QFETCH(QString, text);
        const auto time = parseTime(text);
        QVERIFY2(time, qPrintable(time ? QString() : time.error().text()));
        QTEST(format::iso(*time), "meant");
    }

    void mistakes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *text, const char *message) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(message);
        };
        row("", "at character 1: expected a number from 1970 to 9999, found the end");
        row("yesterday", "at character 1: expected a number from 1970 to 9999, found 'yest'");
        row("2026-13-20T14:31:00Z", "at character 6: expected a number from 01 to 12, found '13-2'");
        row("2026/11/20", "at character 5: expected '-', found '/11/'");
        row("2026-02-29", "at character 9: expected a number from 01 to 28, found '29'");
        row("2026-11-20T24:00Z", "at character 12: expected a number from 00 to 23, found '24:0'");
        row("2026-11-20T14", "at character 14: expected ':', found the end");
        row("2026-11-20T14:31:60Z", "at character 18: expected a number from 00 to 59, found '60Z'");
        row("2026-11-20T14:31:00.Z", "at character 21: expected a digit, found 'Z'");
        row("2026-11-20T14:31:00CET", "at character 20: expected Z, +HH:MM or the end, found 'CET'");
        row("2026-11-20T14:31:00Zulu", "at character 21: expected the end, found 'ulu'");
        row("2026-11-20x", "at character 11: expected the end, found 'x'");
    }
    void mistakes()
    {
        QFETCH(QString, text);
        const auto time = parseTime(text);
        QVERIFY(!time);
        QCOMPARE(time.error().kind, ErrorKind::BadInput);
        QTEST(time.error().message, "message");
    }
};

QTEST_GUILESS_MAIN(TestTimeText)
#include "test_timetext.moc"
