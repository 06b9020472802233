// SPDX-License-Identifier: GPL-3.0-or-later
// What the command palette finds: the score of letters in a text, by comparison, and the order of groups.
#include "fuzzy.h"
#include "palettesearch.h"

#include <QTest>

using namespace meridian;

class TestPaletteSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fits_data();
    void fits();
    void better_data();
    void better();
    void lettersAreMarked_data();
    void lettersAreMarked();
    void findsAcrossGroups_data();
    void findsAcrossGroups();
    void usedLastComesFirst();
    void moreLettersFindAmongFewer();
    void tenThousandNodes();
};

void TestPaletteSearch::fits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("expected");
    QTest::newRow("letters in order") << "orders-eu-1"
                                      << "oeu1" << true;
    QTest::newRow("not in order") << "orders-eu-1"
                                  << "ueo" << false;
    QTest::newRow("more letters than text") << "map"
                                            << "mapp" << false;
    QTest::newRow("case does not matter") << "Poll now"
                                          << "PN" << true;
    QTest::newRow("Chinese") << "打开机群文件"
                             << "机群" << true;
    QTest::newRow("a letter twice") << "abc"
                                    << "bb" << false;
    QTest::newRow("nothing typed") << "abc"
                                   << "" << true;
    QTest::newRow("nothing there") << ""
                                   << "a" << false;
    QTest::newRow("a letter that grows when lowered") << "İzmir"
                                                      << "zm" << true;
}

void TestPaletteSearch::fits()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QFETCH(bool, expected);
    QCOMPARE(FuzzyQuery(typed).score(text, fold(text)).has_value(), expected);
}

void TestPaletteSearch::better_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("prefix before inside") << "ord"
                                          << "orders-eu-1"
                                          << "disorders";
    QTest::newRow("starts of words before middles") << "oe"
                                                    << "orders-eu-1"
                                                    << "orders-use-1";
    QTest::newRow("side by side before scattered") << "east"
                                                   << "us-east-1"
                                                   << "eu-area-st";
    QTest::newRow("camel humps") << "lt"
                                 << "localTime"
                                 << "inlet";
    QTest::newRow("whole before longer") << "map"
                                         << "Map"
                                         << "Mapping";
    QTest::newRow("shorter before longer") << "eu"
                                           << "eu-west-1"
                                           << "eu-west-1-with-a-long-tail-behind";
    QTest::newRow("digit after letters") << "w1"
                                         << "eu-west1"
                                         << "w-archive-21";
}

void TestPaletteSearch::better()
{
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    FuzzyQuery query(typed);
    const auto a = query.score(better, fold(better)), b = query.score(worse, fold(worse));
    QVERIFY(a && b);
    QVERIFY2(*a > *b, qPrintable(QStringLiteral("%1 against %2").arg(*a).arg(*b)));
}

void TestPaletteSearch::lettersAreMarked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("starts of words") << "orders-eu-1"
                                     << "oe1" << QList<int>{0, 7, 10};
    QTest::newRow("the run, not the first letters") << "us-east"
                                                    << "east" << QList<int>{3, 4, 5, 6};
    QTest::newRow("the later word start") << "usage of us"
                                          << "ofus" << QList<int>{6, 7, 9, 10};
    QTest::newRow("none") << "abc"
                          << "x" << QList<int>{};
}

void TestPaletteSearch::lettersAreMarked()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QFETCH(QList<int>, expected);
    QCOMPARE(FuzzyQuery(typed).positions(text, fold(text)), expected);
}

namespace
{

QList<PaletteEntry> entries()
{
    const auto q = [](const char *t) { return QString::fromUtf8(t); };
    return {
        {PaletteGroup::Pages, q("page:map"), q("地图"), {}, q("Map"), q("Ctrl+1")},
        {PaletteGroup::Pages, q("page:nodes"), q("节点"), {}, q("Nodes"), q("Ctrl+3")},
        {PaletteGroup::Regions, q("region:eu-west-1"), q("eu-west-1"), q("Ireland"), {}, {}},
        {PaletteGroup::Nodes, q("node:orders-eu-1"), q("orders-eu-1"), q("eu-west-1"), q("orders"), {}},
        {PaletteGroup::Nodes, q("node:orders-us-1"), q("orders-us-1"), q("us-east-1"), q("orders"), {}},
        {PaletteGroup::Actions, q("poll"), q("立即轮询"), {}, q("Poll now"), q("F5")},
        {PaletteGroup::Settings, q("theme:dark"), q("主题 › 深色"), {}, q("Theme Dark"), {}},
    };
}

QStringList keys(const PaletteSearch &search, const QList<PaletteHit> &hits)
{
    QStringList out;
    for (const PaletteHit &hit : hits)
        out << search.entry(hit.entry).key;
    return out;
}

} // namespace

void TestPaletteSearch::findsAcrossGroups_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    QTest::newRow("a node") << "oeu1"
                            << "node:orders-eu-1";
    QTest::newRow("a region before its nodes") << "eu-west"
                                               << "region:eu-west-1";
    QTest::newRow("a city") << "irel"
                            << "region:eu-west-1";
    QTest::newRow("a page by its English name") << "map"
                                                << "page:map";
    QTest::newRow("a page in Chinese") << "地图"
                                       << "page:map";
    QTest::newRow("an action by its English name") << "poll"
                                                   << "poll";
    QTest::newRow("two words, any order") << "us orders"
                                          << "node:orders-us-1";
    QTest::newRow("a setting") << "dark"
                               << "theme:dark";
}

void TestPaletteSearch::findsAcrossGroups()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    PaletteSearch search;
    search.setEntries(entries());
    QCOMPARE(keys(search, search.search(typed, {})).value(0), first);
}

void TestPaletteSearch::usedLastComesFirst()
{
    PaletteSearch search;
    search.setEntries(entries());
    const QStringList recent{QStringLiteral("node:orders-us-1"), QStringLiteral("gone"), QStringLiteral("poll")};
    const auto offered = search.search({}, recent);
    QCOMPARE(keys(search, offered).mid(0, 2), (QStringList{recent[0], recent[2]}));
    QCOMPARE(offered[0].group, PaletteGroup::Recent);
    QVERIFY(offered.size() > 4); // pages, actions and settings follow
    QCOMPARE(keys(search, search.search(QStringLiteral("orders"), recent)).value(0), recent[0]);
}

void TestPaletteSearch::moreLettersFindAmongFewer()
{
    PaletteSearch typing, afresh;
    typing.setEntries(entries());
    afresh.setEntries(entries());
    const QString whole = QStringLiteral("orders eu");
    for (int n = 1; n <= whole.size(); ++n)
        typing.search(whole.left(n), {});
    QCOMPARE(keys(typing, typing.search(whole, {})), keys(afresh, afresh.search(whole, {})));
    // and back again
    QCOMPARE(keys(typing, typing.search(QStringLiteral("map"), {})),
             keys(afresh, afresh.search(QStringLiteral("map"), {})));
}

void TestPaletteSearch::tenThousandNodes()
{
    QList<PaletteEntry> many;
    for (int i = 0; i < 10000; ++i) {
        const QString n = QString::number(i);
        many << PaletteEntry{PaletteGroup::Nodes,
                             n,
                             QStringLiteral("orders-region%1-%2").arg(i % 100).arg(n),
                             QStringLiteral("region-%1").arg(i % 100),
                             QStringLiteral("orders"),
                             {}};
    }
    PaletteSearch search;
    search.setEntries(many);
    QCOMPARE(search.search(QStringLiteral("o"), {}).size(), 8);
    QCOMPARE(keys(search, search.search(QStringLiteral("o99-9999"), {})).value(0), QStringLiteral("9999"));
    QBENCHMARK
    {
        search.search({}, {}); // forgets what was found
        search.search(QStringLiteral("or9"), {});
    }
}

QTEST_MAIN(TestPaletteSearch)
#include "test_palettesearch.moc"
