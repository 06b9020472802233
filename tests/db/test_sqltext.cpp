// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqltext.h"

#include <QTest>

using namespace meridian;

class TestSqlText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesAreChosenByVersion_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("left");
        QTest::newRow("older") << 12 << QByteArray("a\nold\n");
        QTest::newRow("same") << 13 << QByteArray("a\nnew\n");
        QTest::newRow("newer") << 18 << QByteArray("a\nnew\n");
    }
    void linesAreChosenByVersion()
    {
        QFETCH(int, version);
        QTEST(cutToVersion("-- a comment\na -- and another\nnew --@13+\nold --@<13\n\n", version), "left");
    }

    void everyVersionHasEveryStatement()
    {
        for (int version = 10; version <= 18; ++version) {
            for (const QString &name : {QStringLiteral("pulse"), QStringLiteral("detail")}) {
                const QByteArray sql = sqlText(name, version);
                QVERIFY(sql.startsWith("SELECT"));
                QVERIFY(!sql.contains("--"));
                QCOMPARE(sql.count('('), sql.count(')'));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestSqlText)
#include "test_sqltext.moc"
