// SPDX-License-Identifier: GPL-3.0-or-later
#include "format.h"
#include "nodetable.h"
#include "tabletext.h"
#include "words.h"
#include "worldsnapshot.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace meridian;

namespace
{

QString column(const NodeTable &table, const char *id)
{
    QStringList out;
    const int c = table.columnOf(QString(QLatin1String(id)));
    for (int row = 0; row < table.rowCount(); ++row)
        out << table.index(row, c).data().toString();
    return out.join(u' ');
}

} // namespace

class TestNodeTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lagWords_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<qint64>("ms"); // -1: not known
        QTest::addColumn<QString>("text");
        QTest::newRow("primary") << int(LagState::NotApplicable) << qint64(-1) << "";
        QTest::newRow("idle is not zero") << int(LagState::Idle) << qint64(0) << "idle";
        QTest::newRow("idle is not old either") << int(LagState::Idle) << qint64(600000) << "idle";
        QTest::newRow("unknown is a dash") << int(LagState::Unknown) << qint64(0) << "–";
        QTest::newRow("following") << int(LagState::Streaming) << qint64(6300) << "6.3 s";
        QTest::newRow("following, not known") << int(LagState::Streaming) << qint64(-1) << "–";
        QTest::newRow("stalled") << int(LagState::Stalled) << qint64(41000) << "41 s";
        QTest::newRow("cut: a lower bound") << int(LagState::Disconnected) << qint64(41000) << "≥ 41 s";
    }
    void lagWords()
    {
        QFETCH(int, state);
        QFETCH(qint64, ms);
        const Lag lag{LagState(state), {}, ms < 0 ? std::nullopt : std::optional<microseconds>(milliseconds(ms))};
        QTEST(words::lagTime(lag), "text");
    }

    void sortsNumbersNotTexts()
    {
        NodeTable table;
        QAbstractItemModelTester tester(&table);
        table.setSnapshot(test::worldSnapshot());
        const int lag = table.columnOf(u"lag");
        table.sort(lag, Qt::DescendingOrder);
        QCOMPARE(column(table, "lag"),
                 QStringLiteral("≥ 41 s 6.4 s 6.3 s 2.1 s 210 ms 140 ms 70 ms 60 ms 2.0 ms idle "));
        table.sort(lag, Qt::AscendingOrder); // what is not known stays last
        QCOMPARE(column(table, "lag"),
                 QStringLiteral("idle 2.0 ms 60 ms 70 ms 140 ms 210 ms 2.1 s 6.3 s 6.4 s ≥ 41 s "));
    }

    void filters_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("names");
        QTest::newRow("part of a name") << "apn"
                                        << "orders-apn-1";
        QTest::newRow("two words, any columns") << "eu-west degraded"
                                                << "orders-eu-1";
        QTest::newRow("one column") << "role:primary"
                                    << "orders-use-1";
        QTest::newRow("one column by its title") << "Health:failed"
                                                 << "orders-apn-1";
        QTest::newRow("no such column: a plain word") << "nowhere:x"
                                                      << "";
        QTest::newRow("nothing") << "zzz"
                                 << "";
    }
    void filters()
    {
        QFETCH(QString, filter);
        NodeTable table;
        QAbstractItemModelTester tester(&table);
        table.setSnapshot(test::worldSnapshot());
        table.setFilter(filter);
        QTEST(column(table, "name"), "names");
        table.setFilter({});
        QCOMPARE(table.rowCount(), 11);
    }

    void selectionFollowsItsNode()
    {
        NodeTable table;
        table.setSnapshot(test::worldSnapshot());
        table.sort(0, Qt::AscendingOrder);
        const NodeId node(QStringLiteral("orders-eu-1"));
        const QPersistentModelIndex kept = table.index(table.rowOf(node), 0);
        table.sort(table.columnOf(u"lag"), Qt::DescendingOrder);
        QCOMPARE(kept.data().toString(), node.name());
        table.setFilter(QStringLiteral("sa-east"));
        QVERIFY(!kept.isValid());
    }

    void tabSeparated()
    {
        QCOMPARE(toTsv({{QStringLiteral("a"), QStringLiteral("b\tc\nd")}, {QStringLiteral("–"), {}}}),
                 QStringLiteral("a\tb c d\n–\t\n"));
    }

    void commaSeparated()
    {
        const QList<QStringList> rows{
            {QStringLiteral("say \"hi\""), QStringLiteral("a,b"), QStringLiteral("=1+1"), QStringLiteral("-3.5")}};
        QCOMPARE(toCsv(rows), QByteArray("\xEF\xBB\xBF\"say \"\"hi\"\"\",\"a,b\",'=1+1,-3.5\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestNodeTable)
#include "test_nodetable.moc"
