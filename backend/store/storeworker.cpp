// SPDX-License-Identifier: GPL-3.0-or-later
#include "storeworker.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace meridian
{

namespace
{

constexpr milliseconds kUpkeepInterval{10'000};
// Between two slices of upkeep: what waits in the queue, batches and questions, goes first.
constexpr milliseconds kNextSlice{5};
constexpr qsizetype kMissed = 3;

/// One for all names of the same file.
QString lockFile(const QString &file)
{
    const QFileInfo folder(QFileInfo(file).absolutePath());
    const QString real = QFileInfo(file).canonicalFilePath();
    const QString there = folder.canonicalFilePath() + u'/' + QFileInfo(file).fileName();
    return (real.isEmpty() ? there : real) + QStringLiteral(".lock");
}

} // namespace

StoreWorker::StoreWorker(const QString &file, Retention retention)
    : m_file(file)
    , m_retention(retention)
    , m_lock(lockFile(file))
    , m_upkeep(this)
{
    m_lock.setStaleLockTime(0); // only the end of its process ends a lock
    m_upkeep.setSingleShot(true);
    connect(&m_upkeep, &QTimer::timeout, this, &StoreWorker::maintain);
}

void StoreWorker::start()
{
    if (auto done = open(); !done)
        Q_EMIT reported(Part::Writing, done.error());
    m_upkeep.start(kUpkeepInterval);
}

Result<Done> StoreWorker::open()
{
    if (m_store)
        return Done{};
    auto store = Store::open(m_file, m_retention);
    if (!store)
        return store.error();
    m_store = *std::move(store);
    return Done{};
}

/// False while another program does. Asked before each batch, so that one that ended, also by kill -9, is followed.
bool StoreWorker::mayWrite()
{
    OtherWriter other;
    if (!m_lock.isLocked() && !m_lock.tryLock(0) && m_lock.error() == QLockFile::LockFailedError) {
        QString host;
        m_lock.getLockInfo(&other.process, &host, &other.name);
        if (other.name.isEmpty())
            other.name = QStringLiteral("?"); // it is being written
    }
    // A lock that cannot be made for another reason is no other program: the file itself says what is wrong.
    if (m_other != other)
        Q_EMIT writerChanged(other);
    m_other = other;
    return other.name.isEmpty();
}

/// Takes out of the batch what is written. One transaction each: events go through while a batch of measurements is too
/// big for what room is left.
Result<Done> StoreWorker::writeSome(StoreBatch &batch, QList<Event> &stored)
{
    if (!batch.events.isEmpty()) {
        auto withIds = m_store->append(batch.events);
        if (!withIds)
            return withIds.error();
        stored = *std::move(withIds);
        batch.events.clear();
    }
    while (!batch.watches.isEmpty()) {
        if (auto done = m_store->append(batch.watches.first()); !done)
            return done;
        batch.watches.removeFirst();
    }
    while (!batch.pictures.isEmpty()) {
        if (auto done = m_store->append(batch.pictures.first()); !done)
            return done;
        batch.pictures.removeFirst();
    }
    if (!batch.measurements.isEmpty()) {
        if (auto done = m_store->append(batch.measurements); !done)
            return done;
        batch.measurements.clear();
    }
    return Done{};
}

void StoreWorker::write(StoreBatch batch)
{
    const StoreBatch given = batch;
    QList<Event> stored;
    auto done = open();
    if (done && !mayWrite()) {
        m_missed = (m_missed + batch.watches).last(std::min(kMissed, m_missed.size() + batch.watches.size()));
        batch = {}; // the other program keeps the same
    } else if (done) {
        batch.watches = std::exchange(m_missed, {}) + batch.watches;
        done = writeSome(batch, stored);
    }
    Q_EMIT reported(Part::Writing, done ? std::nullopt : std::optional(done.error()));
    Q_EMIT wrote(given, batch, stored);
}

/// The value, or an empty one; what went wrong, or that it works again, is reported.
template <class T>
T StoreWorker::read(Part part, const std::function<Result<T>()> &from)
{
    // A file that cannot be opened is reported by writing to it.
    if (!open())
        return {};
    auto result = from();
    Q_EMIT reported(part, result ? std::nullopt : std::optional(result.error()));
    return result ? *std::move(result) : T{};
}

QList<Series> StoreWorker::series(const QList<SeriesKey> &keys, Instant from, Instant to, int columns)
{
    return read<QList<Series>>(Part::Reading, [&] { return m_store->series(keys, from, to, columns); });
}

QList<Event> StoreWorker::events(Instant from, Instant to, const NodeId &node, const RegionId &region, int limit)
{
    return read<QList<Event>>(Part::Reading, [&] { return m_store->events(from, to, node, region, limit); });
}

EventPage StoreWorker::eventPage(const EventQuery &query)
{
    return read<EventPage>(Part::Reading, [&] { return m_store->eventPage(query); });
}

EventIndex StoreWorker::eventIndex(const EventQuery &query, int stride, int most)
{
    return read<EventIndex>(Part::Reading, [&] { return m_store->eventIndex(query, stride, most); });
}

SnapshotPtr StoreWorker::pictureAt(Instant at)
{
    return read<SnapshotPtr>(Part::Reading, [&] { return m_store->pictureAt(at); });
}

PictureSpan StoreWorker::recorded()
{
    return read<PictureSpan>(Part::Reading, [&] { return m_store->recorded(); });
}

QList<AvailabilityDay> StoreWorker::availability(Instant from, Instant to)
{
    return read<QList<AvailabilityDay>>(Part::Reading, [&] { return m_store->availability(from, to); });
}

void StoreWorker::maintain()
{
    if (!m_lock.isLocked()) {
        m_upkeep.start(kUpkeepInterval);
        return;
    }
    const auto upkeep = read<Store::Upkeep>(Part::Upkeep, [&] { return m_store->maintain(now()); });
    m_upkeep.start(upkeep == Store::Upkeep::Unfinished ? kNextSlice : kUpkeepInterval);
}

} // namespace meridian
