// SPDX-License-Identifier: GPL-3.0-or-later
// The table of events over a million stored ones beside a QSortFilterProxyModel over as many in memory: both with a
// view on the screen, from the user's act until what he sees is there.
#include "bench.h"

#include "engine.h"
#include "eventtable.h"
#include "eventview.h"
#include "format.h"
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

} // namespace

void benchHistory(Bench &bench)
{
    QTemporaryDir dir;
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
