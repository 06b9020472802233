// SPDX-License-Identifier: GPL-3.0-or-later
// The store beside bare libsqlite3 with an append-only table and nothing else, and its limits of size and reading.
#include "bench.h"

#include "store.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cmath>
#include <cstdlib>
#include <random>

#include <sqlite3.h>

namespace meridian
{

namespace
{

constexpr Instant kStart{seconds(1'700'000'000)};
constexpr int kTicks = 600;
constexpr int kRounds = 5;

template <class T>
T must(Result<T> result)
{
    if (!result) {
        qCritical("%s", qPrintable(result.error().text()));
        std::exit(1);
    }
    return *std::move(result);
}

/// What monitoring measures: latencies in whole microseconds with a slow wave, noise and spikes; positions in bytes;
/// rates, which are quotients. Polled every second with some jitter.
class World
{
public:
    QList<Measurement> tick(int series, int second)
    {
        QList<Measurement> batch;
        batch.reserve(series);
        for (int i = 0; i < series; ++i) {
            while (m_names.size() <= i)
                m_names.append(QStringLiteral("orders-eu-%1").arg(m_names.size()));
            const Instant at = kStart + seconds(second) + milliseconds(m_jitter(m_random) + i % 900);
            batch.append({{m_names[i], metric(i)}, at, value(i, second)});
        }
        return batch;
    }
    static Metric metric(int series)
    {
        return series % 8 == 6   ? Metric::LagBytes
               : series % 8 == 7 ? Metric::TransactionsPerSecond
                                 : Metric::RoundTripMs;
    }

private:
    double value(int series, int second)
    {
        const double noise = m_noise(m_random);
        double v = 20 + 0.7 * series + 8 * std::sin(second / 400.0 + series) + 3 * noise;
        if (noise > 0.992)
            v += 60;
        switch (metric(series)) {
        case Metric::LagBytes:
            return std::round(v * 1000);
        case Metric::TransactionsPerSecond:
            return std::round(v * 10) / (1 + noise / 100);
        default:
            return std::round(v * 1000) / 1000;
        }
    }

    QStringList m_names;
    std::mt19937_64 m_random{1};
    std::uniform_real_distribution<double> m_noise{-1, 1};
    std::uniform_int_distribution<int> m_jitter{0, 4};
};

/// The cheapest way to keep 1000 samples a second in SQLite: a table that is only appended to.
double floorPerTick(const QString &file)
{
    sqlite3 *db = nullptr;
    sqlite3_stmt *insert = nullptr;
    const auto run = [&db](const char *sql) {
        if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
            qCritical("%s: %s", sql, sqlite3_errmsg(db));
            std::exit(1);
        }
    };
    sqlite3_open(file.toUtf8().constData(), &db);
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=NORMAL");
    run("CREATE TABLE s(ts INTEGER, metric INTEGER, v REAL)");
    sqlite3_prepare_v2(db, "INSERT INTO s VALUES(?,?,?)", -1, &insert, nullptr);
    World world;
    QList<QList<Measurement>> ticks;
    for (int t = 0; t < kTicks; ++t)
        ticks.append(world.tick(1000, t));
    const double spent = Bench::cpuMs([&] {
        for (const QList<Measurement> &batch : std::as_const(ticks)) {
            run("BEGIN");
            for (qsizetype i = 0; i < batch.size(); ++i) {
                sqlite3_bind_int64(insert, 1, toEpochMs(batch[i].at));
                sqlite3_bind_int(insert, 2, int(i));
                sqlite3_bind_double(insert, 3, batch[i].value);
                sqlite3_step(insert);
                sqlite3_reset(insert);
            }
            run("COMMIT");
        }
    });
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return spent / kTicks;
}

struct StoreCost {
    double append = 0, upkeep = 0, longestSlice = 0;
};

StoreCost storePerTick(const QString &file)
{
    auto store = must(Store::open(file));
    World world;
    QList<QList<Measurement>> ticks;
    for (int t = 0; t < kTicks; ++t)
        ticks.append(world.tick(1000, t));
    StoreCost cost;
    cost.append = Bench::cpuMs([&] {
                      for (const QList<Measurement> &batch : std::as_const(ticks))
                          must(store->append(batch));
                  }) /
                  kTicks;
    cost.upkeep = Bench::cpuMs([&] {
                      auto state = Store::Upkeep::Unfinished;
                      while (state == Store::Upkeep::Unfinished) {
                          const double slice =
                              Bench::cpuMs([&] { state = must(store->maintain(kStart + std::chrono::hours(1))); });
                          cost.longestSlice = std::max(cost.longestSlice, slice);
                      }
                  }) /
                  kTicks;
    return cost;
}

void appending(Bench &bench)
{
    QList<double> floors, appends, upkeeps, slices;
    for (int round = 0; round < kRounds; ++round) {
        QTemporaryDir dir;
        floors.append(floorPerTick(dir.filePath(QStringLiteral("floor.db"))));
        const StoreCost cost = storePerTick(dir.filePath(QStringLiteral("store.db")));
        appends.append(cost.append);
        upkeeps.append(cost.upkeep);
        slices.append(cost.longestSlice);
    }
    const double floor = Bench::median(floors);
    const double append = Bench::median(appends);
    bench.add({QStringLiteral("store: 1000 samples a tick"), QStringLiteral("ms CPU"), append, floor, 2});
    bench.add({QStringLiteral("store: the same and folded into chunks"),
               QStringLiteral("ms CPU"),
               append + Bench::median(upkeeps),
               floor,
               {}});
    bench.add({QStringLiteral("store: longest slice of upkeep, 1000 series at 1 s"),
               QStringLiteral("ms CPU"),
               Bench::median(slices),
               {},
               {}});
}

double fileMb(const QString &file)
{
    return double(QFileInfo(file).size() + QFileInfo(file + QStringLiteral("-wal")).size()) / 1e6;
}

/// A day of 16 series at 1 s, appended and kept up as the program does it.
void reading(Bench &bench)
{
    constexpr int kSeries = 16;
    constexpr int kDay = 86400;
    QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("day.db"));
    auto store = must(Store::open(file));
    World world;
    for (int second = 0; second < kDay; ++second) {
        must(store->append(world.tick(kSeries, second)));
        if (second % 10 == 9) {
            while (must(store->maintain(kStart + seconds(second))) == Store::Upkeep::Unfinished)
                ;
        }
    }
    const auto read = [&](const QString &name, int columns, qsizetype expected, std::optional<double> limit) {
        QList<double> times;
        for (int series = 0; series < kSeries; ++series) {
            const SeriesKey key{QStringLiteral("orders-eu-%1").arg(series), World::metric(series)};
            QList<Series> found;
            times.append(Bench::cpuMs(
                [&] { found = must(store->series({key}, kStart, kStart + std::chrono::hours(24), columns)); }));
            if (found.first().points.size() < expected)
                qCritical("%s: only %lld points", qPrintable(name), qlonglong(found.first().points.size()));
        }
        bench.add({name, QStringLiteral("ms CPU"), Bench::median(times), {}, limit});
    };
    read(QStringLiteral("store: read a day of one metric at 1 s, raw"), 2 * kDay, kDay - 2, 10);
    read(QStringLiteral("store: read a day of one metric at 1 s, minutes"), 1440, 1440, 1);
    read(QStringLiteral("store: read a day of one metric, 10 s buckets"), kDay / 10, kDay / 10, {});
    store.reset(); // the write-ahead log goes into the file
    bench.add({QStringLiteral("store: size of a million samples"),
               QStringLiteral("MB"),
               fileMb(file) / (kSeries * kDay / 1e6),
               {},
               10});
}

} // namespace

void benchStore(Bench &bench)
{
    appending(bench);
    reading(bench);
}

} // namespace meridian
