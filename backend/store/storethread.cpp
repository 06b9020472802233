// SPDX-License-Identifier: GPL-3.0-or-later
#include "storethread.h"

#include "storeworker.h"

#include <QPromise>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <array>

namespace meridian
{

namespace
{

constexpr milliseconds kCoalesce{250};
constexpr milliseconds kRetry{2'000};
constexpr qsizetype kMostPending = 200'000; // measurements, about 10 MB
constexpr qsizetype kMostPictures = 30;

/// Asks the worker; the answer comes through the future, also when the thread is about to end.
template <class T, class Ask>
QFuture<T> asked(StoreWorker *worker, Ask ask)
{
    auto promise = std::make_shared<QPromise<T>>();
    QFuture<T> future = promise->future();
    promise->start();
    QMetaObject::invokeMethod(
        worker,
        [promise, ask] {
            promise->addResult(ask());
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

} // namespace

struct StoreThread::Private {
    explicit Private(StoreThread *owner) : q(owner) {}

    StoreThread *q;
    QThread thread;
    StoreWorker *worker = nullptr; // lives on `thread`, which deletes it as it ends
    QTimer timer;
    StoreBatch pending;
    qsizetype inFlight = 0; // measurements sent and not yet answered for
    int batches = 0;        // likewise
    quint64 dropped = 0;
    std::array<std::optional<Error>, 3> problems; // by StoreWorker::Part

    std::optional<Error> problem() const;
    void schedule();
    void send();
    void trim();
    void take(const StoreBatch &given, const StoreBatch &left, const QList<Event> &stored);
    void note(StoreWorker::Part part, const std::optional<Error> &what);
};

std::optional<Error> StoreThread::Private::problem() const
{
    const auto found = std::find_if(problems.begin(), problems.end(), [](const auto &p) { return p.has_value(); });
    return found == problems.end() ? std::nullopt : *found;
}

void StoreThread::Private::schedule()
{
    if (!pending.isEmpty() && batches == 0 && !timer.isActive())
        timer.start(problems[int(StoreWorker::Part::Writing)] ? kRetry : kCoalesce);
}

void StoreThread::Private::send()
{
    timer.stop();
    if (pending.isEmpty())
        return;
    inFlight += pending.measurements.size();
    ++batches;
    QMetaObject::invokeMethod(
        worker, [to = worker, batch = std::exchange(pending, {})] { to->write(batch); }, Qt::QueuedConnection);
}

/// The oldest go first: what the charts show next is worth more.
void StoreThread::Private::trim()
{
    const qsizetype surplus =
        std::clamp<qsizetype>(inFlight + pending.measurements.size() - kMostPending, 0, pending.measurements.size());
    pending.measurements.remove(0, surplus);
    dropped += quint64(surplus);
    pending.pictures.remove(0, std::max<qsizetype>(0, pending.pictures.size() - kMostPictures));
}

void StoreThread::Private::take(const StoreBatch &given, const StoreBatch &left, const QList<Event> &stored)
{
    inFlight -= given.measurements.size();
    --batches;
    pending.measurements = left.measurements + pending.measurements;
    pending.events = left.events + pending.events;
    pending.pictures = left.pictures + pending.pictures;
    pending.watches = left.watches + pending.watches;
    trim();
    schedule();
    if (!stored.isEmpty())
        Q_EMIT q->eventsStored(stored);
}

void StoreThread::Private::note(StoreWorker::Part part, const std::optional<Error> &what)
{
    const auto before = problem();
    problems[int(part)] = what;
    if (problem() != before)
        Q_EMIT q->problemChanged(problem());
}

StoreThread::StoreThread(const QString &file, Retention retention, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    d->worker = new StoreWorker(file, retention);
    d->worker->moveToThread(&d->thread);
    connect(&d->thread, &QThread::started, d->worker, &StoreWorker::start);
    connect(&d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    connect(d->worker, &StoreWorker::wrote, this,
            [this](const StoreBatch &given, const StoreBatch &left, const QList<Event> &stored) {
                d->take(given, left, stored);
            });
    connect(d->worker, &StoreWorker::writerChanged, this,
            [this](const OtherWriter &other) { Q_EMIT otherWriterChanged(other.name, other.process); });
    connect(d->worker, &StoreWorker::reported, this,
            [this](StoreWorker::Part part, const std::optional<Error> &what) { d->note(part, what); });
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->send(); });
    d->thread.setObjectName(QStringLiteral("store"));
    d->thread.start();
}

StoreThread::~StoreThread()
{
    d->send();
    // Behind everything that was asked for, so that all of it is done.
    QMetaObject::invokeMethod(
        d->worker, [] { QThread::currentThread()->quit(); }, Qt::QueuedConnection);
    d->thread.wait();
}

void StoreThread::append(const QList<Measurement> &batch)
{
    d->pending.measurements += batch;
    d->trim();
    d->schedule();
}

void StoreThread::append(const QList<Event> &events)
{
    d->pending.events += events;
    d->schedule();
}

void StoreThread::append(const SnapshotPtr &picture)
{
    d->pending.pictures.append(picture);
    d->trim();
    d->schedule();
}

void StoreThread::append(const Watch &watch)
{
    d->pending.watches.append(watch);
    d->schedule();
}

QFuture<SnapshotPtr> StoreThread::pictureAt(Instant at)
{
    d->send();
    return asked<SnapshotPtr>(d->worker, [w = d->worker, at] { return w->pictureAt(at); });
}

QFuture<PictureSpan> StoreThread::recorded()
{
    d->send();
    return asked<PictureSpan>(d->worker, [w = d->worker] { return w->recorded(); });
}

QFuture<QList<AvailabilityDay>> StoreThread::availability(Instant from, Instant to)
{
    d->send();
    return asked<QList<AvailabilityDay>>(d->worker, [w = d->worker, from, to] { return w->availability(from, to); });
}

QFuture<QList<Series>> StoreThread::series(const QList<SeriesKey> &keys, Instant from, Instant to, int columns)
{
    d->send();
    return asked<QList<Series>>(
        d->worker, [w = d->worker, keys, from, to, columns] { return w->series(keys, from, to, columns); });
}

QFuture<QList<Event>> StoreThread::events(Instant from, Instant to, const NodeId &node, const RegionId &region,
                                          int limit)
{
    d->send();
    return asked<QList<Event>>(
        d->worker, [w = d->worker, from, to, node, region, limit] { return w->events(from, to, node, region, limit); });
}

QFuture<EventPage> StoreThread::eventPage(const EventQuery &query)
{
    d->send();
    return asked<EventPage>(d->worker, [w = d->worker, query] { return w->eventPage(query); });
}

QFuture<EventIndex> StoreThread::eventIndex(const EventQuery &query, int stride, int most)
{
    d->send();
    return asked<EventIndex>(d->worker,
                             [w = d->worker, query, stride, most] { return w->eventIndex(query, stride, most); });
}

quint64 StoreThread::dropped() const
{
    return d->dropped;
}

std::optional<Error> StoreThread::problem() const
{
    return d->problem();
}

} // namespace meridian
