// SPDX-License-Identifier: GPL-3.0-or-later
#include "storepictures.h"

#include "lookback.h"
#include "picturecodec.h"
#include "storelayout.h"
#include "storereading.h"
#include "storezip.h"

#include <QCryptographicHash>

namespace meridian
{

namespace
{

enum Kind { Alone, Packed, Changes }; // written to disk

constexpr qint64 kWholeUs = 60'000'000;        // from one whole picture to the next
constexpr qint64 kBaseUs = 3'600'000'000;      // from one that stands alone to the next
constexpr qint64 kOldestUs = kWholeUs * 5 / 4; // an older one says nothing of the moment
constexpr qint64 kNotYetUs = 5'000'000;        // the newest watch may not be written yet
constexpr qsizetype kFiguresUpTo = 200;        // nodes; of more, reading what was measured takes too long

const Metric kFigures[] = {Metric::QueryMs, Metric::RoundTripMs, Metric::LagSeconds, Metric::LagBytes};

} // namespace

Result<Done> StorePictures::append(const SnapshotPtr &seen)
{
    auto watched = std::make_shared<Snapshot>(*seen);
    forgetStale(*watched);
    const SnapshotPtr picture = watched;
    const qint64 at = layout::toUs(picture->at);
    Written next = m_written;
    const bool goesOn = next.last && *next.last->fleet == *picture->fleet && picture->at > next.last->at;
    Row row{at, at, next.fleet, Alone, {}};
    if (goesOn && at - next.wholeAt < kWholeUs) {
        const Snapshot changes = changesBetween(*next.last, *picture);
        if (!hasChanges(changes))
            return Done{};
        row.kind = Changes;
        row.base = next.wholeAt;
        row.data = zip::pack(picturecodec::pack(changes));
    } else {
        const QByteArray bytes = picturecodec::pack(*picture);
        next.wholeAt = at;
        if (goesOn && at - next.baseAt < kBaseUs) {
            row.kind = Packed;
            row.base = next.baseAt;
            row.data = zip::pack(bytes, next.base);
        } else {
            next.baseAt = at;
            next.base = bytes;
            row.data = zip::pack(bytes);
        }
    }
    SqliteTransaction transaction(m_connection);
    if (auto begun = transaction.begin(SqliteTransaction::Writing); !begun)
        return begun;
    if (!goesOn) {
        const auto number = fleetNumber(*picture->fleet);
        if (!number)
            return number.error();
        row.fleet = next.fleet = *number;
    }
    if (auto done = insert(row); !done)
        return done;
    auto committed = transaction.commit();
    if (committed) {
        next.last = picture;
        m_written = next;
    }
    return committed;
}

Result<Done> StorePictures::insert(const Row &row)
{
    return m_connection.run(
        QStringLiteral("INSERT OR REPLACE INTO picture(at_us, kind, base_us, fleet, data) VALUES(?, ?, ?, ?, ?)"),
        {row.at, row.kind, row.base, row.fleet, row.data});
}

Result<qint64> StorePictures::fleetNumber(const Fleet &fleet)
{
    const QByteArray bytes = picturecodec::pack(fleet);
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    auto done = m_connection.run(QStringLiteral("INSERT OR IGNORE INTO fleet(hash, data) VALUES(?, ?)"),
                                 {hash, zip::pack(bytes)});
    if (!done)
        return done.error();
    const auto id = m_connection.value(QStringLiteral("SELECT id FROM fleet WHERE hash = ?"), {hash});
    if (!id)
        return id.error();
    return id->toLongLong();
}

Result<FleetPtr> StorePictures::fleet(qint64 number)
{
    if (m_fleet.first == number && m_fleet.second)
        return m_fleet.second;
    const auto data = m_connection.value(QStringLiteral("SELECT data FROM fleet WHERE id = ?"), {number});
    if (!data)
        return data.error();
    const auto bytes = zip::unpack(data->toByteArray());
    const FleetPtr fleet = bytes ? picturecodec::unpackFleet(*bytes) : nullptr;
    if (!fleet)
        return m_connection.damaged(QStringLiteral("fleet %1").arg(number));
    m_fleet = {number, fleet};
    return fleet;
}

Result<std::optional<StorePictures::Row>> StorePictures::row(const QString &condition, const QVariantList &values)
{
    std::optional<Row> found;
    auto done = m_connection.run(
        QStringLiteral("SELECT at_us, base_us, fleet, kind, data FROM picture WHERE %1 LIMIT 1").arg(condition), values,
        [&found](const QSqlQuery &q) {
            found = Row{q.value(0).toLongLong(), q.value(1).toLongLong(), q.value(2).toLongLong(), q.value(3).toInt(),
                        q.value(4).toByteArray()};
        });
    if (!done)
        return done.error();
    return found;
}

Result<QByteArray> StorePictures::unpacked(const Row &whole)
{
    if (whole.kind == Packed && m_base.first != whole.base) {
        const auto base = row(QStringLiteral("at_us = ? AND kind = 0"), {whole.base});
        if (!base)
            return base.error();
        const auto bytes = *base ? zip::unpack((*base)->data) : std::nullopt;
        if (!bytes)
            return m_connection.damaged(QStringLiteral("picture %1").arg(whole.base));
        m_base = {whole.base, *bytes};
    }
    const auto bytes = zip::unpack(whole.data, whole.kind == Packed ? m_base.second : QByteArray());
    if (!bytes)
        return m_connection.damaged(QStringLiteral("picture %1").arg(whole.at));
    return *bytes;
}

Result<Snapshot> StorePictures::withChanges(const Row &whole, qint64 until)
{
    const auto bytes = unpacked(whole);
    if (!bytes)
        return bytes.error();
    auto picture = picturecodec::unpackSnapshot(*bytes);
    bool intact = picture.has_value();
    auto done = m_connection.run(
        QStringLiteral("SELECT data FROM picture WHERE at_us > ? AND at_us <= ? AND kind = 2 AND base_us = ?"
                       " ORDER BY at_us"),
        {whole.at, until, whole.at}, [&](const QSqlQuery &row) {
            const auto raw = zip::unpack(row.value(0).toByteArray());
            const auto changes = raw ? picturecodec::unpackSnapshot(*raw) : std::nullopt;
            intact = intact && changes;
            if (intact)
                apply(*picture, *changes);
        });
    if (!done)
        return done.error();
    if (!intact)
        return m_connection.damaged(QStringLiteral("picture %1").arg(whole.at));
    return *std::move(picture);
}

/// From `from` to `at` without a break.
Result<bool> StorePictures::wasWatching(qint64 from, qint64 at)
{
    std::optional<std::pair<qint64, qint64>> run;
    auto done =
        m_connection.run(QStringLiteral("SELECT begin_us, end_us, begin_us = (SELECT max(begin_us) FROM run) FROM run"
                                        " WHERE begin_us <= ? ORDER BY begin_us DESC LIMIT 1"),
                         {at}, [&run](const QSqlQuery &row) {
                             const qint64 slack = row.value(2).toBool() ? kNotYetUs : 0;
                             run = {row.value(0).toLongLong(), row.value(1).toLongLong() + slack};
                         });
    if (!done)
        return done.error();
    return run && from >= run->first && at <= run->second && at - from <= kOldestUs;
}

Result<Done> StorePictures::addFigures(Snapshot &picture, Instant at)
{
    if (picture.nodes.size() > kFiguresUpTo || picture.at >= at)
        return Done{};
    QList<SeriesKey> keys;
    for (const NodeState &n : std::as_const(picture.nodes)) {
        for (const Metric metric : kFigures)
            keys.append({n.id.name(), metric});
    }
    // Raw samples, however many; where only roll-ups are left, they are coarser than the picture itself.
    constexpr int kAll = std::numeric_limits<int>::max();
    const auto found = reading::series(m_connection, keys, picture.at, at + milliseconds(1), kAll);
    if (!found)
        return found.error();
    const auto newest = [&found](qsizetype i) -> std::optional<SeriesPoint> {
        const Series &series = found->at(i);
        if (series.points.isEmpty() || series.bucket != microseconds(0))
            return {};
        return series.points.last();
    };
    QList<NodeFigures> figures;
    for (qsizetype i = 0; i < found->size(); i += qsizetype(std::size(kFigures)))
        figures.append({newest(i), newest(i + 1), newest(i + 2), newest(i + 3)});
    apply(picture, figures);
    return Done{};
}

Result<std::optional<Snapshot>> StorePictures::stored(Instant at)
{
    SqliteTransaction transaction(m_connection); // one view of the file, whoever writes meanwhile
    if (auto begun = transaction.begin(SqliteTransaction::Reading); !begun)
        return begun.error();
    const auto whole = row(QStringLiteral("at_us <= ? AND kind < 2 ORDER BY at_us DESC"), {layout::toUs(at)});
    if (!whole)
        return whole.error();
    if (!*whole)
        return std::optional<Snapshot>();
    auto picture = withChanges(**whole, layout::toUs(at));
    const auto declared = fleet((*whole)->fleet);
    const auto watching = wasWatching((*whole)->at, layout::toUs(at));
    if (!picture || !declared || !watching)
        return !picture ? picture.error() : !declared ? declared.error() : watching.error();
    picture->fleet = *declared;
    if (!*watching)
        return std::optional(notRecorded(*picture, at));
    return std::optional(*std::move(picture));
}

Result<SnapshotPtr> StorePictures::at(Instant at)
{
    auto picture = stored(at);
    if (!picture)
        return picture.error();
    if (!*picture)
        return SnapshotPtr();
    if (auto done = addFigures(**picture, at); !done)
        return done.error();
    (*picture)->at = at;
    return std::make_shared<const Snapshot>(**std::move(picture));
}

Result<PictureSpan> StorePictures::span()
{
    PictureSpan span;
    const auto first = m_connection.value(QStringLiteral("SELECT min(at_us) FROM picture"));
    if (!first)
        return first.error();
    if (first->isNull())
        return span;
    span.first = layout::fromUs(first->toLongLong());
    auto done = m_connection.run(QStringLiteral("SELECT begin_us, end_us FROM run WHERE end_us >= ? ORDER BY begin_us"),
                                 {*first}, [&span](const QSqlQuery &row) {
                                     const Instant begin = layout::fromUs(row.value(0).toLongLong());
                                     const Instant end = layout::fromUs(row.value(1).toLongLong());
                                     if (span.last && begin > *span.last)
                                         span.holes.append({*span.last, begin});
                                     span.last = std::max(span.last.value_or(end), end);
                                 });
    if (!done)
        return done.error();
    if (!span.last) // killed before the first watch was written
        span.last = span.first;
    return span;
}

} // namespace meridian
