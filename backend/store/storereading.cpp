// SPDX-License-Identifier: GPL-3.0-or-later
#include "storereading.h"

#include "storecodec.h"
#include "storefold.h"
#include "storelayout.h"

#include <algorithm>
#include <array>
#include <limits>

namespace meridian::reading
{

namespace
{

using codec::Bucket;
using codec::Sample;

// Widths that people find round, and whose edges therefore stay where they are while a chart moves on.
constexpr std::array<qint64, 33> kWidths = {1,
                                            2,
                                            5,
                                            10,
                                            20,
                                            50,
                                            100,
                                            200,
                                            500,
                                            1'000,
                                            2'000,
                                            5'000,
                                            10'000,
                                            15'000,
                                            20'000,
                                            30'000,
                                            60'000,
                                            120'000,
                                            180'000,
                                            300'000,
                                            600'000,
                                            900'000,
                                            1'800'000,
                                            3'600'000,
                                            7'200'000,
                                            10'800'000,
                                            21'600'000,
                                            43'200'000,
                                            86'400'000,
                                            172'800'000,
                                            604'800'000,
                                            1'209'600'000,
                                            2'419'200'000};

qint64 roundWidth(qint64 atLeast)
{
    const auto found = std::lower_bound(kWidths.begin(), kWidths.end(), atLeast);
    return found != kWidths.end() ? *found : (atLeast / kWidths.back() + 1) * kWidths.back();
}

struct Range {
    qint64 from = 0, to = 0; ///< ms, [from, to)
    bool isEmpty() const { return from >= to; }
};

/// What is asked of the file, the same for all series.
struct Request {
    Range range;
    qint64 width = 1; ///< ms a column, rounded up
    int columns = 1;
    bool rolledUp = false; ///< from roll-ups: raw samples are finer than a column, or no longer kept
    layout::Fold fold;
};

/// Where the file's data begin and end; empty without any.
struct Extent {
    Range all;
    qint64 firstRaw = 0; ///< before this hour only roll-ups are left
};

Result<Extent> extent(SqliteConnection &connection)
{
    struct Layer {
        QString sql;
        qint64 ms;
        bool packed;
        bool raw;
    };
    const Layer layers[] = {
        {QStringLiteral("SELECT (SELECT min(id) FROM chunk), (SELECT max(id) FROM chunk)"), layout::kWindowMs, true,
         true},
        {QStringLiteral("SELECT (SELECT min(id) FROM rollup), (SELECT max(id) FROM rollup)"), layout::kHourMs, true,
         false},
        {QStringLiteral("SELECT min(window), max(window) FROM live"), layout::kWindowMs, false, true},
    };
    Extent out{{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()},
               std::numeric_limits<qint64>::max()};
    for (const Layer &layer : layers) {
        auto done = connection.run(layer.sql, {}, [&](const QSqlQuery &row) {
            if (row.isNull(0))
                return;
            const auto step = [&](int column) {
                const qint64 v = row.value(column).toLongLong();
                return layer.packed ? layout::stepOf(v) : v;
            };
            out.all.from = std::min(out.all.from, step(0) * layer.ms);
            out.all.to = std::max(out.all.to, (step(1) + 1) * layer.ms);
            if (layer.raw)
                out.firstRaw = std::min(out.firstRaw, layout::hourOf(step(0) * layer.ms) * layout::kHourMs);
        });
        if (!done)
            return done.error();
    }
    return out;
}

Result<Request> plan(SqliteConnection &connection, Instant from, Instant to, int columns)
{
    const auto fold = foldInProgress(connection);
    if (!fold)
        return fold.error();
    const auto there = extent(connection);
    if (!there)
        return there.error();
    // A column has its share of the window that was asked for, not of what is there.
    const Range asked{from == Instant::min() ? there->all.from : layout::floorMs(from),
                      to == Instant::max() ? there->all.to : layout::floorMs(to)};
    Request request{{std::max(asked.from, there->all.from), std::min(asked.to, there->all.to)},
                    1,
                    std::max(columns, 1),
                    false,
                    *fold};
    if (request.range.isEmpty())
        return request;
    request.width = (asked.to - asked.from + request.columns - 1) / request.columns;
    request.rolledUp = request.width >= layout::kMinuteMs || request.range.from < there->firstRaw;
    if (request.rolledUp) {
        request.width = roundWidth(std::max(request.width, layout::kMinuteMs));
        request.range.from = layout::floorDiv(request.range.from, request.width) * request.width;
        request.range.to = -layout::floorDiv(-request.range.to, request.width) * request.width;
    }
    return request;
}

/// Buckets of `width` that hold all of `finer`, ascending.
QList<Bucket> merged(QList<Bucket> finer, qint64 width)
{
    const auto earlier = [](const Bucket &a, const Bucket &b) { return a.at < b.at; };
    if (!std::is_sorted(finer.cbegin(), finer.cend(), earlier))
        std::stable_sort(finer.begin(), finer.end(), earlier);
    QList<Bucket> out;
    for (const Bucket &bucket : std::as_const(finer)) {
        const qint64 at = layout::floorDiv(bucket.at, width) * width;
        if (out.isEmpty() || out.last().at != at)
            out.append(Bucket{at, 0, 0, 0, 0});
        out.last().add(bucket);
    }
    return out;
}

/// The live samples of the wanted series that have not been moved, in the order they came in.
Result<Done> readLive(SqliteConnection &connection, const Request &request, QHash<quint32, QList<Sample>> &of)
{
    bool intact = true;
    const auto take = [&](const QSqlQuery &row) {
        const qint64 seq = row.value(0).toLongLong();
        const qint64 window = row.value(1).toLongLong();
        const codec::LiveRow live(row.value(2).toByteArray());
        intact = intact && live.size() >= 0;
        // Most samples are of others, and most questions are about one series: compare before hashing.
        const quint32 only = of.size() == 1 ? of.constBegin().key() : 0;
        for (qsizetype i = 0; i < live.size(); ++i) {
            const quint32 series = live.series(i);
            if (only != 0 && series != only)
                continue;
            const auto wanted = of.find(series);
            if (wanted == of.end() || request.fold.moved(window, seq, series))
                continue;
            const qint64 at = window * layout::kWindowMs + live.offset(i);
            if (at >= request.range.from && at < request.range.to)
                wanted->append({at, live.value(i)});
        }
    };
    auto done =
        connection.run(QStringLiteral("SELECT seq, window, data FROM live WHERE window BETWEEN ? AND ? ORDER BY seq"),
                       {layout::windowOf(request.range.from), layout::windowOf(request.range.to - 1)}, take);
    if (done && !intact)
        return connection.damaged(QStringLiteral("live"));
    return done;
}

/// Chunks, then live samples; ascending, and of several at one moment the one appended last.
Result<QList<Sample>> rawSamples(SqliteConnection &connection, const Request &request, quint32 series,
                                 const QList<Sample> &live)
{
    // The ids of one series lie apart: counted up here, each is one search in the tree.
    const QString sql =
        QStringLiteral("WITH RECURSIVE step(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM step WHERE i < ?)"
                       " SELECT i, data FROM step CROSS JOIN chunk ON id = i * 16777216 + ?");
    QList<Sample> samples;
    bool intact = true;
    auto done =
        connection.run(sql, {layout::windowOf(request.range.from), layout::windowOf(request.range.to - 1), series},
                       [&](const QSqlQuery &row) {
                           const qint64 start = row.value(0).toLongLong() * layout::kWindowMs;
                           intact = codec::unpackSamples(row.value(1).toByteArray(), start, samples) && intact;
                       });
    if (!done)
        return done.error();
    if (!intact)
        return connection.damaged(QStringLiteral("chunk"));
    samples += live;
    codec::tidy(samples);
    const auto before = [](const Sample &sample, qint64 at) { return sample.at < at; };
    samples.erase(std::lower_bound(samples.begin(), samples.end(), request.range.to, before), samples.end());
    samples.erase(samples.begin(), std::lower_bound(samples.begin(), samples.end(), request.range.from, before));
    return samples;
}

QList<Bucket> asBuckets(const QList<Sample> &samples)
{
    QList<Bucket> buckets;
    buckets.reserve(samples.size());
    for (const Sample &sample : samples)
        buckets.append({sample.at, 1, sample.value, sample.value, sample.value});
    return buckets;
}

/// Whole hours from their own columns, minutes from their blob.
Result<QList<Bucket>> rollups(SqliteConnection &connection, const Request &request, quint32 series)
{
    const bool hours = request.width % layout::kHourMs == 0;
    const QString sql =
        QStringLiteral("WITH RECURSIVE step(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM step WHERE i < ?)"
                       " SELECT i, %1 FROM step CROSS JOIN rollup ON id = i * 16777216 + ?")
            .arg(hours ? QStringLiteral("n, minimum, maximum, mean") : QStringLiteral("minutes"));
    QList<Bucket> buckets;
    bool intact = true;
    auto done = connection.run(
        sql, {layout::hourOf(request.range.from), layout::hourOf(request.range.to - 1), series},
        [&](const QSqlQuery &row) {
            const qint64 start = row.value(0).toLongLong() * layout::kHourMs;
            if (hours)
                buckets.append({start, row.value(1).toLongLong(), row.value(2).toDouble(), row.value(3).toDouble(),
                                row.value(4).toDouble()});
            else
                intact = codec::unpackBuckets(row.value(1).toByteArray(), start, layout::kMinuteMs, buckets) && intact;
        });
    if (!done)
        return done.error();
    if (!intact)
        return connection.damaged(QStringLiteral("rollup"));
    buckets.removeIf([&request](const Bucket &b) { return b.at < request.range.from || b.at >= request.range.to; });
    return buckets;
}

QList<SeriesPoint> points(const QList<Bucket> &buckets)
{
    QList<SeriesPoint> out;
    out.reserve(buckets.size());
    for (const Bucket &b : buckets)
        out.append({fromEpochMs(b.at), b.minimum, b.maximum, b.mean});
    return out;
}

QList<SeriesPoint> points(const QList<Sample> &samples)
{
    QList<SeriesPoint> out;
    out.reserve(samples.size());
    for (const Sample &s : samples)
        out.append({fromEpochMs(s.at), s.value, s.value, s.value});
    return out;
}

Result<Done> fill(SqliteConnection &connection, const Request &request, quint32 number, QList<Sample> live, Series &out)
{
    if (request.rolledUp) {
        auto buckets = rollups(connection, request, number);
        if (!buckets)
            return buckets.error();
        out.bucket = milliseconds(request.width);
        out.points = points(merged(*std::move(buckets) + asBuckets(live), request.width));
        return Done{};
    }
    const auto samples = rawSamples(connection, request, number, live);
    if (!samples)
        return samples.error();
    if (samples->size() <= request.columns) {
        out.points = points(*samples);
        return Done{};
    }
    const qint64 width = roundWidth(request.width);
    out.bucket = milliseconds(width);
    out.points = points(merged(asBuckets(*samples), width));
    return Done{};
}

} // namespace

Result<quint32> seriesNumber(SqliteConnection &connection, const SeriesKey &key)
{
    const auto id = connection.value(QStringLiteral("SELECT id FROM series WHERE subject = ? AND metric = ?"),
                                     {key.subject, int(key.metric)});
    if (!id)
        return id.error();
    return id->toUInt();
}

Result<QList<Series>> series(SqliteConnection &connection, const QList<SeriesKey> &keys, Instant from, Instant to,
                             int columns)
{
    // One view of the file, whoever moves samples from one table to another meanwhile.
    SqliteTransaction transaction(connection);
    if (auto begun = transaction.begin(SqliteTransaction::Reading); !begun)
        return begun.error();
    const auto request = plan(connection, from, to, columns);
    if (!request)
        return request.error();
    QList<Series> out;
    QList<quint32> numbers;
    QHash<quint32, QList<Sample>> live;
    for (const SeriesKey &key : keys) {
        const auto number = seriesNumber(connection, key);
        if (!number)
            return number.error();
        out.append({key, microseconds(0), {}});
        numbers.append(*number);
        if (*number != 0)
            live.insert(*number, {});
    }
    if (request->range.isEmpty() || live.isEmpty())
        return out;
    if (auto done = readLive(connection, *request, live); !done)
        return done.error();
    for (qsizetype i = 0; i < out.size(); ++i) {
        if (numbers[i] == 0)
            continue;
        if (auto done = fill(connection, *request, numbers[i], live.value(numbers[i]), out[i]); !done)
            return done.error();
    }
    return out;
}

} // namespace meridian::reading
