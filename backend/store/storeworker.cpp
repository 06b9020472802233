// SPDX-License-Identifier: GPL-3.0-or-later
#include "storeworker.h"

namespace meridian
{

namespace
{

constexpr milliseconds kUpkeepInterval{10'000};
// Between two slices of upkeep: what waits in the queue, batches and questions, goes first.
constexpr milliseconds kNextSlice{5};

} // namespace

StoreWorker::StoreWorker(const QString &file, Retention retention)
    : m_file(file)
    , m_retention(retention)
    , m_upkeep(this)
{
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

void StoreWorker::write(StoreBatch batch)
{
    const StoreBatch given = batch;
    QList<Event> stored;
    auto done = open();
    // One transaction each: events go through while a batch of measurements is too big for what room is left.
    if (done && !batch.events.isEmpty()) {
        auto withIds = m_store->append(batch.events);
        if (withIds) {
            stored = *std::move(withIds);
            batch.events.clear();
        } else {
            done = withIds.error();
        }
    }
    if (done && !batch.measurements.isEmpty()) {
        done = m_store->append(batch.measurements);
        if (done)
            batch.measurements.clear();
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

void StoreWorker::maintain()
{
    const auto upkeep = read<Store::Upkeep>(Part::Upkeep, [&] { return m_store->maintain(now()); });
    m_upkeep.start(upkeep == Store::Upkeep::Unfinished ? kNextSlice : kUpkeepInterval);
}

} // namespace meridian
