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

    void columnFilters_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("rows");
        QTest::newRow("a part of the text") << "region"
                                            << "EU-" << 3;
        QTest::newRow("a longer lag, idle is none") << "lag"
                                                    << "> 2 s" << 4;
        QTest::newRow("a unit without a space") << "lag"
                                                << "<=70ms" << 4;
        QTest::newRow("bytes") << "lag_bytes"
                               << "< 1 kB" << 1;
        QTest::newRow("no unit that there is") << "lag"
                                               << "> 2 parsecs" << 0;
        QTest::newRow("all") << "lag"
                             << " " << 11;
    }
    void columnFilters()
    {
        QFETCH(QString, column);
        QFETCH(QString, filter);
        NodeTable table;
        QAbstractItemModelTester tester(&table);
        table.setSnapshot(test::worldSnapshot());
        table.setColumnFilter(column, filter);
        QTEST(table.rowCount(), "rows");
        table.setColumnFilter(QStringLiteral("name"), QStringLiteral("orders-eu-1"));
        QVERIFY(table.rowCount() <= 1);
        table.clearColumnFilters();
        QCOMPARE(table.rowCount(), 11);
    }

    void groups_data()
    {
        QTest::addColumn<int>("grouping");
        QTest::addColumn<QString>("titles");
        const auto row = [](const char *name, NodeGrouping grouping, const char *titles) {
            QTest::newRow(name) << int(grouping) << QString::fromLatin1(titles);
        };
        row("none", NodeGrouping::None, "");
        row("cluster", NodeGrouping::Cluster, "orders 11 failed");
        row("role", NodeGrouping::Role, "primary 1 healthy|standby 10 failed");
        row("health, the worst first", NodeGrouping::Health, "failed 1 failed|degraded 1 degraded|healthy 9 healthy");
        row("region", NodeGrouping::Region,
            "ap-northeast-1 1 failed|ap-southeast-1 1 healthy|eu-central-1 1 healthy|eu-west-1 2 degraded|"
            "sa-east-1 1 healthy|us-east-1 3 healthy|us-west-2 2 healthy");
    }
    void groups()
    {
        QFETCH(int, grouping);
        NodeTable table;
        QAbstractItemModelTester tester(&table);
        table.setSnapshot(test::worldSnapshot());
        table.setGrouping(static_cast<NodeGrouping>(grouping));
        QStringList titles;
        for (int r = 0; r < table.rowCount(); ++r) {
            if (const NodeGroup *g = table.groupAt(r))
                titles << QStringLiteral("%1 %2 %3").arg(g->title).arg(g->nodes).arg(toText(g->worst));
        }
        QTEST(titles.join(u'|'), "titles");
        QCOMPARE(table.rowCount(), 11 + titles.size());
        QCOMPARE(table.shown(), 11);
        table.setClosed(0, true);
        if (!titles.isEmpty())
            QVERIFY(table.rowCount() < 11 + titles.size());
        QCOMPARE(table.shown(), 11);
        table.setFilter(QStringLiteral("eu-west"));
        QCOMPARE(table.shown(), 2);
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
