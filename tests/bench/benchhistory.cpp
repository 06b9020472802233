// SPDX-License-Identifier: GPL-3.0-or-later
// The history of a million operations in any order. The table of events over a million stored ones beside a
// QSortFilterProxyModel over as many in memory: both with a view on the screen, from the user's act until what he sees
// is there.
#include "bench.h"

#include "engine.h"
#include "eventtable.h"
#include "eventview.h"
#include "format.h"
#include "journal.h"
#include "sqliteconnection.h"
#include "store.h"

#include <QApplication>
#include <QEventLoop>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdlib>

namespace meridian
{

namespace
{

constexpr int kMillion = 1'000'000, kBatch = 20'000;
constexpr Instant kStart{seconds(1'600'000'000)};

Event event(int n, quint32 &random)
{
    static const QStringList kinds{QStringLiteral("health"), QStringLiteral("link"), QStringLiteral("role"),
                                   QStringLiteral("restart")};
    static const QStringList states{QStringLiteral("failed"), QStringLiteral("degraded"), QStringLiteral("healthy")};
    random = random * 1664525u + 1013904223u;
    const int r = static_cast<int>(random >> 10);
    Event e;
    e.at = kStart + seconds(n);
    e.severity = static_cast<Severity>(r % 3);
    e.kind = kinds[r / 3 % 4];
    e.region = RegionId(QStringLiteral("region-%1").arg(r / 12 % 20));
    e.cluster = ClusterId(QStringLiteral("orders"));
    e.node = NodeId(QStringLiteral("orders-%1").arg(r / 12 % 500));
    e.from = states[r / 7 % 3];
    e.to = states[r / 11 % 3];
    e.reason = {QStringLiteral("node.lag"), {format::duration(milliseconds(r % 90'000)), QStringLiteral("5 s")}};
    return e;
}

QList<Event> events(int count)
{
    QList<Event> all;
    all.reserve(count);
    quint32 random = 1;
    for (int n = 0; n < count; ++n)
        all << event(n, random);
    return all;
}

void write(const QString &file, int count)
{
    auto store = Store::open(file);
    quint32 random = 1;
    for (int n = 0; store && n < count; n += kBatch) {
        QList<Event> batch;
        for (int i = n; i < std::min(count, n + kBatch); ++i)
            batch << event(i, random);
        if (auto done = (*store)->append(batch); !done)
            store = done.error();
    }
    if (!store) {
        qCritical("%s", qPrintable(store.error().text()));
        std::exit(1);
    }
}

/// What people write first: all rows in memory, a proxy in front of them.
class WholeTable : public QAbstractTableModel
{
public:
    explicit WholeTable(QList<Event> all) : m_all(std::move(all)) {}
    int rowCount(const QModelIndex &) const override { return static_cast<int>(m_all.size()); }
    int columnCount(const QModelIndex &) const override { return static_cast<int>(m_columns.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? m_columns[index.column()].display({&m_all[index.row()], true}) : QVariant();
    }

private:
    QList<Event> m_all;
    QList<EventColumnLook> m_columns = eventColumns();
};

/// With an event loop, as the window has one.
void untilSeen(EventTable &table, const std::function<void()> &act)
{
    QEventLoop loop;
    const auto connection = QObject::connect(&table, &EventTable::changed, &loop, [&] {
        if (!table.isLoading())
            loop.quit();
    });
    act();
    if (table.isLoading())
        loop.exec();
    QObject::disconnect(connection);
    QCoreApplication::sendPostedEvents();
}

void untilCounted(EventTable &table)
{
    QEventLoop loop;
    QObject::connect(&table, &EventTable::changed, &loop, [&] {
        if (table.isCounted())
            loop.quit();
    });
    if (!table.isCounted())
        loop.exec();
}

EventFilter searching()
{
    EventFilter filter;
    filter.words = searchedEventWords(QStringLiteral("orders-77"));
    return filter;
}

struct Spent {
    double first = 0, jump = 0;  ///< wall time: the user waits
    double filter = 0, sort = 0; ///< CPU time of all threads
};

Spent ours(const QString &file)
{
    EngineOptions options;
    options.storeFile = file;
    Engine engine(options);
    EventTable table;
    EventView view;
    view.attach(&table);
    view.resize(1200, 800);
    view.show();
    Spent spent;
    table.setHistory(nullptr);
    spent.first = Bench::wallMs([&] { untilSeen(table, [&] { table.setHistory(&engine); }); });
    untilCounted(table);
    spent.jump = Bench::wallMs([&] {
        QEventLoop loop;
        const int row = table.rowCount() / 2;
        QObject::connect(&table, &QAbstractItemModel::dataChanged, &loop, [&] {
            if (table.event(row))
                loop.quit();
        });
        view.scrollTo(table.index(row, 0), QAbstractItemView::PositionAtTop);
        if (!table.event(row))
            loop.exec();
    });
    spent.filter = Bench::cpuMs([&] { untilSeen(table, [&] { table.setFilter(searching()); }); });
    untilCounted(table);
    untilSeen(table, [&] { table.setFilter({}); });
    untilCounted(table);
    spent.sort = Bench::cpuMs([&] { untilSeen(table, [&] { table.sort(3, Qt::AscendingOrder); }); });
    untilCounted(table);
    return spent;
}

Spent proxy(int rows)
{
    WholeTable whole(events(rows));
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&whole);
    proxy.setFilterKeyColumn(-1);
    QTableView view;
    view.setModel(&proxy);
    view.resize(1200, 800);
    view.show();
    QCoreApplication::sendPostedEvents();
    Spent spent;
    spent.filter = Bench::cpuMs([&] {
        proxy.setFilterFixedString(QStringLiteral("orders-77"));
        QCoreApplication::sendPostedEvents();
    });
    proxy.setFilterFixedString(QString());
    spent.sort = Bench::cpuMs([&] {
        proxy.sort(3, Qt::AscendingOrder);
        QCoreApplication::sendPostedEvents();
    });
    return spent;
}

/// A journal of a million operations, written as its own statements would.
void writeOperations(const QString &file)
{
    if (auto journal = Journal::open(file); !journal)
        qFatal("%s", qPrintable(journal.error().text()));
    auto connection = SqliteConnection::open(file);
    const char *const statements[] = {
        "PRAGMA synchronous = OFF",
        "INSERT INTO operation (id, kind, cluster, old_primary, new_primary, reason, who, place, request, at_us)"
        " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"
        " SELECT 'op-' || i, CASE i % 5 WHEN 0 THEN 'failover' WHEN 1 THEN 'rejoin' ELSE 'switchover' END,"
        " 'c' || abs(random() % 200), 'n' || abs(random() % 500), 'n' || abs(random() % 500), 'planned',"
        " 'u' || abs(random() % 20), 'desk', '{}', i * 60000000 FROM n",
        "INSERT INTO state (operation, state, facts, at_us) SELECT number, CASE number % 20000 WHEN 7 THEN "
        "'needs-person'"
        " ELSE 'done' END, json_object('duration_ms', abs(random() % 100000), 'outage_ms', abs(random() % 5000) / 10.0,"
        " 'client_errors', number % 4, 'lost_rows', 0), 0 FROM operation"};
    for (const char *statement : statements) {
        if (auto done = (*connection)->run(QLatin1String(statement)); !done)
            qFatal("%s", qPrintable(done.error().text()));
    }
}

/// The slowest first and second page over all columns, both ways: ms.
double slowestPage(const Journal &journal, HistoryFilter filter)
{
    double slowest = 0;
    filter.limit = 200;
    for (int sort = 0; sort <= static_cast<int>(HistorySort::Reason); ++sort) {
        for (const bool ascending : {false, true}) {
            filter.sort = static_cast<HistorySort>(sort);
            filter.ascending = ascending;
            filter.after = 0;
            for (int page = 0; page < 2; ++page) {
                slowest = std::max(slowest, Bench::wallMs([&] {
                                       const auto rows = journal.history(filter);
                                       filter.after = rows && !rows->isEmpty() ? rows->last().number : 0;
                                   }));
            }
        }
    }
    return slowest;
}

void benchOperations(Bench &bench, const QString &file)
{
    writeOperations(file);
    const auto journal = Journal::open(file);
    HistoryFilter broad, rare, needs, week;
    broad.kind = QStringLiteral("failover");
    broad.state = OperationState::Done;
    rare.cluster = ClusterId(QStringLiteral("c7"));
    needs.state = OperationState::NeedsPerson;
    week.from = Instant(seconds(60) * (kMillion - 7 * 24 * 60));
    const std::pair<const char *, HistoryFilter> rows[] = {
        {"all", {}}, {"a kind", broad}, {"a cluster", rare}, {"open ones", needs}, {"a week", week}};
    for (const auto &[name, filter] : rows)
        bench.add({QStringLiteral("a million operations, slowest page of any order: %1").arg(QLatin1String(name)),
                   QStringLiteral("ms"),
                   slowestPage(**journal, filter),
                   {},
                   250});
}

} // namespace

void benchHistory(Bench &bench)
{
    QTemporaryDir dir;
    benchOperations(bench, dir.filePath(QStringLiteral("journal.db")));
    const QString million = dir.filePath(QStringLiteral("million.db"));
    write(million, kMillion);
    const Spent all = ours(million), peer = proxy(kMillion);
    const QString ms = QStringLiteral("ms"), cpu = QStringLiteral("ms CPU");
    bench.add({QStringLiteral("history table, a million rows: first page"), ms, all.first, {}, 250});
    bench.add({QStringLiteral("history table, a million rows: jump to the middle"), ms, all.jump, {}, 250});
    bench.add({QStringLiteral("history table, a million rows: filter; proxy"), cpu, all.filter, peer.filter, 1.0 / 20});
    bench.add({QStringLiteral("history table, a million rows: sort; proxy"), cpu, all.sort, peer.sort, 1.0 / 20});
}

} // namespace meridian
