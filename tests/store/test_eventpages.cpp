// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of events in every order and with every filter, against the same done in memory; and the walk that counts.
#include "store.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace meridian;

namespace
{

constexpr Instant kStart{seconds(1'700'000'000)};

QString pick(const QStringList &from, int n)
{
    return from[n % from.size()];
}

QList<Event> made(int count)
{
    QList<Event> events;
    quint32 random = 7;
    for (int i = 0; i < count; ++i) {
        random = random * 1664525u + 1013904223u;
        const int r = static_cast<int>(random >> 12);
        Event e;
        e.at = kStart + seconds(i / 3); // several at the same moment
        e.severity = static_cast<Severity>(r % 3);
        e.kind = pick({QStringLiteral("health"), QStringLiteral("link"), QStringLiteral("role")}, r / 3);
        e.region = RegionId(pick({QStringLiteral("eu-west-1"), QStringLiteral("us-east-1"), QString()}, r / 7));
        e.cluster = ClusterId(pick({QStringLiteral("orders"), QStringLiteral("ledger")}, r / 11));
        e.node = NodeId(pick({QStringLiteral("a_1"), QStringLiteral("a%1"), QStringLiteral("ab1"), QString()}, r / 13));
        e.from = QStringLiteral("healthy");
        e.to = pick({QStringLiteral("failed"), QStringLiteral("degraded"), QString()}, r / 17);
        e.reason = {pick({QStringLiteral("node.lag"), QStringLiteral("node.slow"), QString()}, r / 19),
                    {QString::number(r % 50)}};
        events << e;
    }
    return events;
}

} // namespace

class TestEventPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto opened = Store::open(m_dir.filePath(QStringLiteral("s.db")));
        QVERIFY(opened.ok());
        m_store = *std::move(opened);
        const auto stored = m_store->append(made(900));
        QVERIFY(stored.ok());
        m_all = *stored;
    }
    void pagesAreTheWholeInOrder_data();
    void pagesAreTheWholeInOrder();
    void onlyLaterOnes();

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Store> m_store;
    QList<Event> m_all;
};

void TestEventPages::pagesAreTheWholeInOrder_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<int>("filter");
    static constexpr const char *kColumns[] = {"time", "severity", "kind", "region", "cluster", "node", "to", "reason"};
    static constexpr const char *kFilters[] = {"all",      "node",      "region",       "cluster and severity",
                                               "kinds",    "time",      "word or code", "two words",
                                               "one kind", "wild cards"};
    for (int c = 0; c < 8; ++c) {
        for (int f = 0; f < 10; ++f) {
            for (const bool down : {true, false})
                QTest::addRow("%s %s, %s", kColumns[c], down ? "down" : "up", kFilters[f]) << c << down << f;
        }
    }
}

void TestEventPages::pagesAreTheWholeInOrder()
{
    QFETCH(int, column);
    QFETCH(bool, descending);
    QFETCH(int, filter);
    EventFilter filters[10];
    filters[1].node = NodeId(QStringLiteral("a_1"));
    filters[2].region = RegionId(QStringLiteral("eu-west-1"));
    filters[3].cluster = ClusterId(QStringLiteral("orders"));
    filters[3].least = Severity::Warning;
    filters[4].kinds = {QStringLiteral("link"), QStringLiteral("role")};
    filters[5].from = kStart + seconds(100);
    filters[5].to = kStart + seconds(200);
    filters[6].words = {{QStringLiteral("LEDGER"), {QStringLiteral("node.slow")}}};
    filters[7].words = {{QStringLiteral("ab"), {}}, {QStringLiteral("fail"), {}}};
    filters[8].kinds = {QStringLiteral("role")};
    filters[9].words = {{QStringLiteral("a_1"), {}}, {QStringLiteral("%"), {}}};

    EventQuery query;
    query.filter = filters[filter];
    query.filter.limit = 30;
    query.column = static_cast<EventColumn>(column);
    query.descending = descending;

    QList<Event> expected;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(expected),
                 [&](const Event &e) { return matches(e, query.filter); });
    std::sort(expected.begin(), expected.end(), [&](const Event &a, const Event &b) {
        const QVariant x = sortKey(a, query.column), y = sortKey(b, query.column);
        if (x != y) {
            const bool less = x.typeId() == QMetaType::Int ? x.toInt() < y.toInt() : x.toString() < y.toString();
            return less != descending;
        }
        const bool newer = std::pair(a.at, a.id) > std::pair(b.at, b.id);
        return query.column == EventColumn::Time && !descending ? !newer : newer;
    });
    QList<qint64> wanted, found;
    for (const Event &e : expected)
        wanted << e.id;
    for (bool more = true; more;) {
        const auto page = m_store->eventPage(query);
        QVERIFY2(page.ok(), page.ok() ? "" : qPrintable(page.error().text()));
        for (const Event &e : page->events)
            found << e.id;
        more = page->events.size() == query.filter.limit;
        if (more)
            query.after = cursorOf(page->events.last(), query.column);
    }
    QCOMPARE(found, wanted);

    // The walk counts the same, in slices, and its places are where pages begin.
    query.after.reset();
    QList<EventCursor> places;
    qint64 rows = 0;
    do {
        const auto slice = m_store->eventIndex(query, 10, 40);
        QVERIFY(slice.ok());
        rows += slice->rows;
        places += slice->places;
        query.after = slice->last;
    } while (query.after);
    QCOMPARE(rows, wanted.size());
    QCOMPARE(places.size(), wanted.size() / 10);
    for (qsizetype i = 0; i < places.size(); ++i)
        QCOMPARE(places[i].id, wanted[i * 10 + 9]);
}

void TestEventPages::onlyLaterOnes()
{
    EventQuery query;
    query.filter.afterId = m_all[880].id;
    const auto page = m_store->eventPage(query);
    QVERIFY(page.ok());
    QCOMPARE(page->events.size(), 19);
    QCOMPARE(page->newestId, m_all.last().id);
    query.filter.uptoId = m_all[889].id;
    QCOMPARE(m_store->eventPage(query)->events.size(), 9);
}

QTEST_GUILESS_MAIN(TestEventPages)
#include "test_eventpages.moc"
