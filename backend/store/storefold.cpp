// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefold.h"

#include "storecodec.h"

#include <algorithm>
#include <limits>

namespace meridian
{

namespace
{

using codec::Bucket;
using codec::Sample;

constexpr milliseconds kGrace{30'000}; // samples may be on their way for this long after their window's end
constexpr qint64 kSliceSamples = 5'000;
constexpr int kSliceScans = 64; // a big window is read this often at most, each time for more series
constexpr int kSliceRows = 500; // of chunks, roll-ups, events
constexpr int kSlicePictures = 20;
constexpr int kSliceLiveRows = 50; // of live rows, which span several pages each
constexpr qint64 kAllSeries = std::numeric_limits<qint64>::max();

/// Samples of one window that are still live, of the series from `begin` on; `end` is the first that is left out.
struct Slice {
    qint64 begin = 0;
    qint64 end = 0;
    qint64 samples = 0;
    QList<QList<Sample>> of; // index: series - begin

    void add(quint32 series, Sample sample, qint64 budget)
    {
        if (series < begin || series >= end)
            return;
        of[series - begin].append(sample);
        ++samples;
        // The last series wait for the next slice: memory and time of this one stay bounded. At least one remains.
        while (samples > budget && end - begin > 1 && samples > of[end - begin - 1].size()) {
            samples -= of[--end - begin].size();
            of.removeLast();
        }
    }
};

Result<Slice> readSlice(SqliteConnection &connection, const layout::Fold &fold)
{
    const auto highest = connection.value(QStringLiteral("SELECT max(id) FROM series"));
    if (!highest)
        return highest.error();
    const auto total = connection.value(QStringLiteral("SELECT sum(n) FROM live WHERE window = ? AND seq <= ?"),
                                        {fold.window, fold.upto});
    if (!total)
        return total.error();
    const qint64 budget = std::max(kSliceSamples, total->toLongLong() / kSliceScans);
    Slice slice{fold.next, std::max(highest->toLongLong() + 1, fold.next), 0, {}};
    slice.of.resize(slice.end - slice.begin);
    bool intact = true;
    auto done = connection.run(
        QStringLiteral("SELECT data FROM live WHERE window = ? AND seq <= ? ORDER BY seq"), {fold.window, fold.upto},
        [&](const QSqlQuery &row) {
            const codec::LiveRow live(row.value(0).toByteArray());
            intact = intact && live.size() >= 0;
            for (qsizetype i = 0; i < live.size(); ++i)
                slice.add(live.series(i), {fold.window * layout::kWindowMs + live.offset(i), live.value(i)}, budget);
        });
    if (!done)
        return done.error();
    if (!intact)
        return connection.damaged(QStringLiteral("live"));
    if (slice.end == highest->toLongLong() + 1 || slice.begin == slice.end)
        slice.end = kAllSeries;
    return slice;
}

/// Late samples find a chunk already there: its own come first, so that a later one wins. `samples` is all of the
/// window afterwards. True when there was a chunk.
Result<bool> addToChunk(SqliteConnection &connection, qint64 window, quint32 series, QList<Sample> &samples)
{
    const qint64 id = layout::rowId(window, series);
    const qint64 start = window * layout::kWindowMs;
    const auto present = connection.value(QStringLiteral("SELECT data FROM chunk WHERE id = ?"), {id});
    if (!present)
        return present.error();
    if (present->isValid()) {
        QList<Sample> all;
        if (!codec::unpackSamples(present->toByteArray(), start, all))
            return connection.damaged(QStringLiteral("chunk %1").arg(id));
        samples = all + samples;
        codec::tidy(samples);
    }
    auto done = connection.run(QStringLiteral("INSERT OR REPLACE INTO chunk(id, data) VALUES(?, ?)"),
                               {id, codec::packSamples(samples, start)});
    if (!done)
        return done.error();
    return present->isValid();
}

void addToMinutes(QList<Bucket> &minutes, const QList<Sample> &samples)
{
    for (const Sample &sample : samples) {
        const qint64 at = layout::floorDiv(sample.at, layout::kMinuteMs) * layout::kMinuteMs;
        auto place = minutes.end();
        while (place != minutes.begin() && (place - 1)->at >= at)
            --place;
        if (place == minutes.end() || place->at != at)
            place = minutes.insert(place, Bucket{at, 0, 0, 0, 0});
        place->add(sample.value);
    }
}

/// With `anew` the minutes of the samples' window are made from them alone; else they join what is there: the samples
/// of before are no longer kept.
Result<Done> addToRollup(SqliteConnection &connection, quint32 series, const QList<Sample> &samples, bool anew)
{
    const qint64 window = layout::windowOf(samples.first().at);
    const qint64 hour = layout::hourOf(samples.first().at);
    const qint64 id = layout::rowId(hour, series);
    const qint64 start = hour * layout::kHourMs;
    const auto present = connection.value(QStringLiteral("SELECT minutes FROM rollup WHERE id = ?"), {id});
    if (!present)
        return present.error();
    QList<Bucket> minutes;
    if (present->isValid() && !codec::unpackBuckets(present->toByteArray(), start, layout::kMinuteMs, minutes))
        return connection.damaged(QStringLiteral("rollup %1").arg(id));
    if (anew)
        minutes.removeIf([window](const Bucket &minute) { return layout::windowOf(minute.at) == window; });
    addToMinutes(minutes, samples);
    Bucket whole;
    for (const Bucket &minute : std::as_const(minutes))
        whole.add(minute);
    return connection.run(
        QStringLiteral("INSERT OR REPLACE INTO rollup(id, n, minimum, maximum, mean, minutes)"
                       " VALUES(?, ?, ?, ?, ?, ?)"),
        {id, whole.n, whole.minimum, whole.maximum, whole.mean, codec::packBuckets(minutes, start, layout::kMinuteMs)});
}

Result<Done> moveSlice(SqliteConnection &connection, const layout::Fold &fold)
{
    auto slice = readSlice(connection, fold);
    if (!slice)
        return slice.error();
    for (qsizetype i = 0; i < slice->of.size(); ++i) {
        QList<Sample> &samples = slice->of[i];
        if (samples.isEmpty())
            continue;
        codec::tidy(samples);
        const auto series = quint32(slice->begin + i);
        const auto hadChunk = addToChunk(connection, fold.window, series, samples);
        if (!hadChunk)
            return hadChunk.error();
        if (auto done = addToRollup(connection, series, samples, *hadChunk); !done)
            return done;
    }
    return connection.run(QStringLiteral("UPDATE fold SET next = ?"), {slice->end});
}

/// In ascending order: the highest goes together with the fold's own row, as seq numbers above the highest that is
/// there are given again, and a new row must never look moved.
Result<Done> dropMoved(SqliteConnection &connection, const layout::Fold &fold)
{
    const QString drop = QStringLiteral("DELETE FROM live WHERE seq IN (SELECT seq FROM live WHERE window = ? AND"
                                        " seq <= ? ORDER BY seq LIMIT ?)");
    auto done = connection.run(drop, {fold.window, fold.upto, kSliceLiveRows});
    if (!done || connection.rowsChanged() == kSliceLiveRows)
        return done;
    return connection.run(QStringLiteral("DELETE FROM fold"));
}

/// The oldest finished window that has live rows becomes the one that is moved; false when there is none.
Result<bool> startFold(SqliteConnection &connection, Instant now)
{
    const QString insert = QStringLiteral("INSERT INTO fold(window, upto, next) SELECT window, max(seq), 0 FROM live"
                                          " WHERE window < ? GROUP BY window ORDER BY window LIMIT 1");
    auto done = connection.run(insert, {layout::windowOf(layout::floorMs(now - kGrace))});
    if (!done)
        return done.error();
    return connection.rowsChanged() > 0;
}

/// Pictures up to the newest that stands alone and is old enough: younger ones are packed beside it. In small slices,
/// as pictures are big.
Result<bool> expirePictures(SqliteConnection &connection, Instant before)
{
    auto done = connection.run(
        QStringLiteral("DELETE FROM picture WHERE at_us IN (SELECT at_us FROM picture WHERE at_us <"
                       " (SELECT max(at_us) FROM picture WHERE at_us <= ? AND kind = 0) ORDER BY at_us LIMIT ?)"),
        {layout::toUs(before), kSlicePictures});
    if (!done || connection.rowsChanged() == 0)
        return done ? Result<bool>(false) : done.error();
    const bool more = connection.rowsChanged() == kSlicePictures;
    for (const QString &sql :
         {QStringLiteral("DELETE FROM fleet WHERE NOT EXISTS (SELECT 1 FROM picture WHERE fleet = fleet.id)"),
          QStringLiteral("DELETE FROM run WHERE end_us < (SELECT min(at_us) FROM picture)")}) {
        if (auto dropped = connection.run(sql); !dropped)
            return dropped.error();
    }
    return more;
}

/// A slice of rows that are older than their retention; true when there may be more. Chunks go by whole hours, so that
/// an hour has all of its samples or is read from its roll-ups.
Result<bool> expire(SqliteConnection &connection, const Retention &retention, Instant now)
{
    struct Layer {
        QString sql;
        qint64 before;
    };
    const QString slice =
        QStringLiteral("DELETE FROM %1 WHERE id IN (SELECT id FROM %1 WHERE %2 < ? ORDER BY %2 LIMIT ?)");
    const Layer layers[] = {
        {slice.arg(QStringLiteral("chunk"), QStringLiteral("id")),
         layout::rowId(layout::windowOf(layout::hourOf(layout::floorMs(now - retention.raw)) * layout::kHourMs), 0)},
        {slice.arg(QStringLiteral("rollup"), QStringLiteral("id")),
         layout::rowId(layout::hourOf(layout::floorMs(now - std::max(retention.raw, retention.rollup))), 0)},
        {slice.arg(QStringLiteral("event"), QStringLiteral("at_us")),
         qint64((now - retention.events).time_since_epoch().count())},
    };
    bool more = false;
    for (const Layer &layer : layers) {
        auto done = connection.run(layer.sql, {layer.before, kSliceRows});
        if (!done)
            return done.error();
        more = more || connection.rowsChanged() == kSliceRows;
    }
    const auto days = std::chrono::floor<std::chrono::days>(now - retention.availability).time_since_epoch().count();
    auto done = connection.run(QStringLiteral("DELETE FROM availability WHERE day < ?"), {qint64(days)});
    if (!done)
        return done.error();
    const auto pictures = expirePictures(connection, now - retention.pictures);
    if (!pictures)
        return pictures.error();
    return more || *pictures;
}

} // namespace

Result<layout::Fold> foldInProgress(SqliteConnection &connection)
{
    layout::Fold fold;
    auto done =
        connection.run(QStringLiteral("SELECT window, upto, next FROM fold"), {}, [&fold](const QSqlQuery &row) {
            fold = {row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toLongLong()};
        });
    if (!done)
        return done.error();
    return fold;
}

Result<bool> maintainSlice(SqliteConnection &connection, const Retention &retention, Instant now)
{
    SqliteTransaction transaction(connection);
    if (auto begun = transaction.begin(SqliteTransaction::Writing); !begun)
        return begun.error();
    const auto fold = foldInProgress(connection);
    if (!fold)
        return fold.error();
    bool more = true;
    if (fold->upto > 0) {
        auto done = fold->next == kAllSeries ? dropMoved(connection, *fold) : moveSlice(connection, *fold);
        if (!done)
            return done.error();
    } else {
        const auto started = startFold(connection, now);
        if (!started)
            return started.error();
        const auto expired = *started ? Result<bool>(true) : expire(connection, retention, now);
        if (!expired)
            return expired.error();
        more = *expired;
    }
    if (auto committed = transaction.commit(); !committed)
        return committed.error();
    return more;
}

} // namespace meridian
