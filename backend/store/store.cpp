// SPDX-License-Identifier: GPL-3.0-or-later
#include "store.h"

#include "storeavailability.h"
#include "storecodec.h"
#include "storeevents.h"
#include "storefold.h"
#include "storelayout.h"
#include "storepictures.h"
#include "storereading.h"
#include "storeschema.h"

#include <QDir>
#include <QFileInfo>

#include <cmath>
#include <map>

namespace meridian
{

struct Store::Private {
    std::unique_ptr<SqliteConnection> connection;
    Retention retention;
    std::unique_ptr<StorePictures> pictures;
    QHash<SeriesKey, quint32> numbers; // rows of table series that were used; only ever added to

    Result<quint32> number(const SeriesKey &key, QHash<SeriesKey, quint32> &fresh);
    Result<std::map<qint64, codec::LiveBatch>> byWindow(const QList<Measurement> &batch,
                                                        QHash<SeriesKey, quint32> &fresh);
};

/// Within the transaction of the batch; what it adds is in `fresh` until that is committed.
Result<quint32> Store::Private::number(const SeriesKey &key, QHash<SeriesKey, quint32> &fresh)
{
    if (const auto known = fresh.constFind(key); known != fresh.cend())
        return *known;
    const QVariant metric = int(key.metric);
    if (auto done = connection->run(QStringLiteral("INSERT OR IGNORE INTO series(subject, metric) VALUES(?, ?)"),
                                    {key.subject, metric});
        !done)
        return done.error();
    const auto id = reading::seriesNumber(*connection, key);
    if (!id)
        return id.error();
    fresh.insert(key, *id);
    return *id;
}

Result<std::map<qint64, codec::LiveBatch>> Store::Private::byWindow(const QList<Measurement> &batch,
                                                                    QHash<SeriesKey, quint32> &fresh)
{
    std::map<qint64, codec::LiveBatch> windows;
    codec::LiveBatch *live = nullptr;
    qint64 window = 0;
    for (const Measurement &m : batch) {
        if (!std::isfinite(m.value))
            continue;
        const qint64 at = layout::floorMs(m.at);
        if (!live || layout::windowOf(at) != window) {
            window = layout::windowOf(at);
            live = &windows[window];
            live->series.reserve(batch.size());
            live->offset.reserve(batch.size());
            live->value.reserve(batch.size());
        }
        const auto known = numbers.constFind(m.key);
        quint32 id = 0;
        if (known != numbers.cend()) {
            id = *known;
        } else {
            const auto added = number(m.key, fresh);
            if (!added)
                return added.error();
            id = *added;
        }
        live->series.append(id);
        live->offset.append(quint32(at - window * layout::kWindowMs));
        live->value.append(m.value);
    }
    return windows;
}

Store::Store(std::unique_ptr<Private> inside) : d(std::move(inside)) {}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString &file, Retention retention)
{
    QDir().mkpath(QFileInfo(file).absolutePath()); // a failure shows in the next line, in SQLite's words
    auto connection = SqliteConnection::open(file);
    if (!connection)
        return connection.error();
    if (auto done = schema::migrate(**connection); !done)
        return done.error();
    // After the look at the file: these write to it.
    for (const QString &pragma :
         {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = NORMAL"),
          QStringLiteral("PRAGMA journal_size_limit = 67108864")}) {
        if (auto done = (*connection)->run(pragma); !done)
            return done.error();
    }
    auto inside = std::make_unique<Private>();
    inside->connection = *std::move(connection);
    inside->pictures = std::make_unique<StorePictures>(*inside->connection);
    inside->retention = retention;
    return std::unique_ptr<Store>(new Store(std::move(inside)));
}

Result<Done> Store::append(const QList<Measurement> &batch)
{
    SqliteTransaction transaction(*d->connection);
    if (auto begun = transaction.begin(SqliteTransaction::Writing); !begun)
        return begun;
    QHash<SeriesKey, quint32> fresh;
    const auto windows = d->byWindow(batch, fresh);
    if (!windows)
        return windows.error();
    for (const auto &[window, live] : *windows) {
        auto done = d->connection->run(QStringLiteral("INSERT INTO live(window, n, data) VALUES(?, ?, ?)"),
                                       {window, live.series.size(), live.pack()});
        if (!done)
            return done;
    }
    auto committed = transaction.commit();
    if (committed)
        d->numbers.insert(fresh);
    return committed;
}

Result<QList<Event>> Store::append(const QList<Event> &events)
{
    return appendEvents(*d->connection, events);
}

Result<Store::Upkeep> Store::maintain(Instant now)
{
    const auto more = maintainSlice(*d->connection, d->retention, now);
    if (!more)
        return more.error();
    return *more ? Upkeep::Unfinished : Upkeep::Finished;
}

Result<QList<Series>> Store::series(const QList<SeriesKey> &keys, Instant from, Instant to, int columns) const
{
    return reading::series(*d->connection, keys, from, to, columns);
}

Result<QList<Event>> Store::events(Instant from, Instant to, const NodeId &node, const RegionId &region,
                                   int limit) const
{
    return readEvents(*d->connection, from, to, node, region, limit);
}

Result<EventPage> Store::eventPage(const EventQuery &query) const
{
    return readEventPage(*d->connection, query);
}

Result<EventIndex> Store::eventIndex(const EventQuery &query, int stride, int most) const
{
    return readEventIndex(*d->connection, query, stride, most);
}

Result<Done> Store::append(const SnapshotPtr &picture)
{
    return d->pictures->append(picture);
}

Result<Done> Store::append(const Watch &watch)
{
    return appendWatch(*d->connection, watch);
}

Result<SnapshotPtr> Store::pictureAt(Instant at) const
{
    return d->pictures->at(at);
}

Result<PictureSpan> Store::recorded() const
{
    return d->pictures->span();
}

Result<QList<AvailabilityDay>> Store::availability(Instant from, Instant to) const
{
    return readAvailability(*d->connection, from, to);
}

} // namespace meridian
