// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of transactions: how they are read and written, and their algebra beside plain sets of numbers, on random ones.
#include "gtidset.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

using namespace meridian;

namespace
{

using Plain = std::set<std::pair<int, quint64>>; ///< origin and number

const std::array<QByteArray, 4> kOrigins{
    "3e11fa47-71ca-11e1-9e33-c80aa9429562:", "3e11fa47-71ca-11e1-9e33-c80aa9429562:blue:",
    "3e11fa47-71ca-11e1-9e33-c80aa9429562:green:", "4e11fa47-71ca-11e1-9e33-c80aa9429562:"};

GtidSet mySql(const QByteArray &text)
{
    const Result<GtidSet> set = GtidSet::parseMySql(text);
    if (!set)
        qFatal("%s", qPrintable(set.error().text()));
    return *set;
}

GtidSet mariaDb(const QByteArray &text)
{
    const Result<GtidSet> set = GtidSet::parseMariaDb(text);
    if (!set)
        qFatal("%s", qPrintable(set.error().text()));
    return *set;
}

/// Numbers below 64, in clumps, in any order and overlapping, with the text that names them.
struct Random {
    Plain plain;
    QByteArray text;
};

Random randomSet(QRandomGenerator &dice)
{
    Random out;
    const int pieces = dice.bounded(8);
    for (int i = 0; i < pieces; ++i) {
        const int origin = dice.bounded(int(kOrigins.size()));
        const int first = 1 + dice.bounded(60);
        const int last = first + dice.bounded(4);
        for (int n = first; n <= last; ++n)
            out.plain.insert({origin, quint64(n)});
        out.text += (out.text.isEmpty() ? "" : ",") + kOrigins[size_t(origin)] + QByteArray::number(first) + '-' +
                    QByteArray::number(last);
    }
    return out;
}

/// The canonical text, by the plainest of means.
QByteArray written(const Plain &plain)
{
    QByteArray out;
    int before = -1;
    for (auto it = plain.begin(); it != plain.end();) {
        auto end = it;
        quint64 last = it->second;
        while (++end != plain.end() && end->first == it->first && end->second == last + 1)
            ++last;
        const bool sameServer = before >= 0 && before / 3 == it->first / 3;
        const QByteArray origin = kOrigins[size_t(it->first)];
        if (before == it->first)
            out += ':';
        else if (sameServer)
            out += origin.mid(36);
        else
            out += (out.isEmpty() ? "" : ",") + origin;
        out += QByteArray::number(it->second) + (last > it->second ? '-' + QByteArray::number(last) : QByteArray());
        before = it->first;
        it = end;
    }
    return out;
}

} // namespace

class TestGtidSet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mySqlSets_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("printed");
        QTest::addColumn<quint64>("count");
        const QByteArray u = kOrigins[0].chopped(1), v = kOrigins[3].chopped(1);
        QTest::newRow("empty") << QByteArray() << QByteArray() << quint64(0);
        QTest::newRow("one") << u + ":5" << u + ":5" << quint64(1);
        QTest::newRow("intervals") << u + ":1-5:7-9" << u + ":1-5:7-9" << quint64(8);
        QTest::newRow("in any order, overlapping, touching") << u + ":7-9:1-3:2-5:10" << u + ":1-5:7-10" << quint64(9);
        QTest::newRow("lines, as the server prints them")
            << v + ":1-2,\n" + u + ":1" << u + ":1," + v + ":1-2" << quint64(3);
        QTest::newRow("the same server twice")
            << u + ":3," + v + ":1," + u + ":1-2" << u + ":1-3," + v + ":1" << quint64(4);
        QTest::newRow("capitals, no dashes") << u.toUpper().replace("-", "") + ":1" << u + ":1" << quint64(1);
        QTest::newRow("tags") << u + ":1-5:red:1-3:7:Blue:2" << u + ":1-5:blue:2:red:1-3:7" << quint64(10);
        QTest::newRow("tags alone") << u + ":red:1" << u + ":red:1" << quint64(1);
        QTest::newRow("commas") << "," + u + ":1,," << u + ":1" << quint64(1);
        QTest::newRow("the highest number") << u + ":9223372036854775806" << u + ":9223372036854775806" << quint64(1);
    }
    void mySqlSets()
    {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, printed);
        const GtidSet set = mySql(given);
        QCOMPARE(set.text(), printed);
        QTEST(set.count(), "count");
        QCOMPARE(mySql(set.text()), set);
    }

    void mariaDbPositions_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("printed");
        QTest::addColumn<quint64>("count");
        QTest::newRow("empty") << QByteArray() << QByteArray() << quint64(0);
        QTest::newRow("one") << QByteArray("0-1-100") << QByteArray("0-1-100") << quint64(100);
        QTest::newRow("domains") << QByteArray("2-7-5,0-1-10") << QByteArray("0-1-10,2-7-5") << quint64(15);
        QTest::newRow("spaces") << QByteArray(" 0-1-10 , 1-1-1") << QByteArray("0-1-10,1-1-1") << quint64(11);
    }
    void mariaDbPositions()
    {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, printed);
        const GtidSet set = mariaDb(given);
        QCOMPARE(set.text(), printed);
        QTEST(set.count(), "count");
        QCOMPARE(mariaDb(set.text()), set);
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<bool>("ofMariaDb");
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QString>("message");
        const QByteArray u = kOrigins[0].chopped(1);
        const auto row = [](const char *name, bool ofMariaDb, const QByteArray &given, const char *message) {
            QTest::newRow(name) << ofMariaDb << given << QString::fromUtf8(message);
        };
        row("no UUID", false, "abc:1", "character 1: expected the UUID of a server, found 'abc:1'");
        row("no interval", false, u, "character 37: expected ':' and an interval, but the text ends");
        row("empty interval", false, u + ":", "character 38: expected a number, but the text ends");
        row("zero", false, u + ":0-5", "character 38: expected a number above 0, found '0-5'");
        row("backwards", false, u + ":5-3",
            "character 38: expected an interval that does not end before it begins, found '5-3'");
        row("too high", false, u + ":9223372036854775807",
            "character 38: expected a number of at most 9223372036854775806, found '9223372036854775807'");
        row("tag without interval", false, u + ":red", "character 41: expected ':' and an interval, but the text ends");
        row("rubbish behind", false, u + ":1;", "character 39: expected ':' or ',', found ';'");
        row("two parts", true, "0-1", "character 4: expected '-', but the text ends");
        row("a domain twice", true, "0-1-5,0-2-6", "character 7: expected each domain once, found '0-2-6'");
        row("no number", true, "0-x-5", "character 3: expected a number, found 'x-5'");
        row("domain too high", true, "4294967296-1-1",
            "character 1: expected a number of at most 4294967295, found '4294967296-1-1'");
    }
    void mistakesAreNamed()
    {
        QFETCH(bool, ofMariaDb);
        QFETCH(QByteArray, given);
        const Result<GtidSet> set = ofMariaDb ? GtidSet::parseMariaDb(given) : GtidSet::parseMySql(given);
        QVERIFY(!set);
        QTEST(set.error().message, "message");
    }

    void algebraIsThatOfSets()
    {
        QRandomGenerator dice(20261121);
        for (int round = 0; round < 3000; ++round) {
            const Random a = randomSet(dice), b = randomSet(dice);
            const GtidSet x = mySql(a.text), y = mySql(b.text);
            Plain both, left;
            std::set_union(a.plain.begin(), a.plain.end(), b.plain.begin(), b.plain.end(),
                           std::inserter(both, both.end()));
            std::set_difference(a.plain.begin(), a.plain.end(), b.plain.begin(), b.plain.end(),
                                std::inserter(left, left.end()));
            const QByteArray told = a.text + " | " + b.text;
            QVERIFY2(x.text() == written(a.plain), told);
            QVERIFY2(x.united(y).text() == written(both), told);
            QVERIFY2(x.without(y).text() == written(left), told);
            QVERIFY2(x.contains(y) == std::includes(a.plain.begin(), a.plain.end(), b.plain.begin(), b.plain.end()),
                     told);
            QVERIFY2(x.count() == a.plain.size(), told);
            QVERIFY2((x == y) == (a.plain == b.plain), told);
            QVERIFY2(x.without(y).united(y) == x.united(y), told);
            QVERIFY2(mySql(x.text()) == x, told);
        }
    }

    void mariaDbPositionsStandForAllBefore()
    {
        const GtidSet source = mariaDb("0-1-100,1-1-20"), replica = mariaDb("0-1-97,1-1-20");
        QVERIFY(source.contains(replica));
        QVERIFY(!replica.contains(source));
        QCOMPARE(source.without(replica).count(), quint64(3));
        QCOMPARE(source.without(replica).text(), QByteArray("0-1-98:100"));
        QCOMPARE(replica.united(mariaDb("2-5-1")).text(), QByteArray("0-1-97,1-1-20,2-5-1"));
        QCOMPARE(mariaDb("0-2-100").united(mariaDb("0-1-99")).text(), QByteArray("0-2-100"));
        QVERIFY(mariaDb("0-2-100") != mariaDb("0-1-100")); // not the same transaction
    }

    void aStateKnowsWhoWrote()
    {
        const Result<GtidSet> source = GtidSet::parseMariaDbState("0-1-105,0-3-40");
        const Result<GtidSet> replica = GtidSet::parseMariaDbState("0-3-40,0-2-104,0-1-103");
        QVERIFY(source && replica);
        QCOMPARE(replica->without(*source).text(), QByteArray("0-2-104"));
    }

    /// Each step is linear in its input: a hundred thousand intervals, no two of which touch, take no while.
    void manyIntervals()
    {
        QByteArray odd = kOrigins[0].chopped(1), even = odd;
        for (int i = 1; i <= 200'000; i += 2) {
            odd += ':' + QByteArray::number(3 * i);
            even += ':' + QByteArray::number(3 * (i + 1));
        }
        const GtidSet a = mySql(odd), b = mySql(even);
        QCOMPARE(a.intervals(), qsizetype(100'000));
        QCOMPARE(a.united(b).intervals(), qsizetype(200'000));
        QVERIFY(a.united(b).without(b) == a);
        QVERIFY(a.united(b).contains(a));
        QCOMPARE(a.text(), odd);
    }
};

QTEST_APPLESS_MAIN(TestGtidSet)
#include "test_gtidset.moc"
