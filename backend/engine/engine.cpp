// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "events.h"
#include "operationnews.h"
#include "picture.h"
#include "pollworker.h"
#include "recording.h"
#include "secrets.h"
#include "storethread.h"
#include "surroundings.h"

#include <QThread>
#include <QTimer>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr qsizetype kRememberedEvents = 5000;
constexpr qsizetype kRememberedDelays = 20'000;
constexpr milliseconds kTick{1000};

/// A polling thread as an owned value.
struct WorkerThread {
    WorkerThread()
    {
        worker = new PollWorker;
        worker->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
        thread.setObjectName(QStringLiteral("poll"));
        thread.start();
    }
    ~WorkerThread()
    {
        thread.quit();
        thread.wait();
    }
    QThread thread;
    PollWorker *worker; ///< owned by the thread's end
};

} // namespace

struct Engine::Private {
    Private(Engine *engine, const EngineOptions &o) : q(engine), options(o) {}

    void onObserved(const QList<Observation> &batch);
    void count(const Observation &observation);
    void scheduleSnapshot();
    void publish();
    void onLoginNeeded(PollWorker *worker, const NodeId &id, bool rejected);
    void onStoreProblem(const std::optional<Error> &problem);
    void onOtherWriter(const QString &name, qint64 process);
    void openStore(const QString &file);
    void remember(const QList<Event> &events);
    void followJournal();
    void watchSurroundings();
    QList<PollTask> tasksFor(int worker) const;

    Engine *q;
    EngineOptions options;
    FleetPtr fleet = std::make_shared<Fleet>();
    Picture picture;
    SnapshotPtr latest = std::make_shared<Snapshot>();
    QTimer publishTimer;
    Instant publishedAt;
    QList<Event> recent; ///< newest last
    PollStatistics statistics;
    Secrets secrets;
    std::unique_ptr<StoreThread> store;
    std::optional<Recording> recording; ///< of what the store keeps
    QTimer tick;
    std::unique_ptr<OperationNews> news;
    std::unique_ptr<Surroundings> surroundings;
    std::vector<std::unique_ptr<WorkerThread>> workers;
};

Engine::Engine(EngineOptions options, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, options))
{
    auto empty = std::make_shared<Snapshot>();
    empty->fleet = d->fleet;
    d->latest = empty;
    d->publishTimer.setSingleShot(true);
    d->publishTimer.setTimerType(Qt::PreciseTimer); // a coarse one comes early
    connect(&d->publishTimer, &QTimer::timeout, this, [this] { d->publish(); });
    if (!options.storeFile.isEmpty())
        d->openStore(options.storeFile);
    d->watchSurroundings();
    for (int i = 0; i < std::max(1, options.workers); ++i) {
        d->workers.push_back(std::make_unique<WorkerThread>());
        PollWorker *worker = d->workers.back()->worker;
        connect(worker, &PollWorker::observed, this, [this](const QList<Observation> &batch) { d->onObserved(batch); });
        connect(worker, &PollWorker::loginNeeded, this,
                [this, worker](const NodeId &id, bool rejected) { d->onLoginNeeded(worker, id, rejected); });
    }
}

Engine::~Engine()
{
    d->surroundings.reset();
    d->workers.clear(); // nothing observes any more when the rest goes
    if (d->recording)
        d->recording->finish(now());
}

void Engine::Private::watchSurroundings()
{
    surroundings = std::make_unique<Surroundings>(secrets);
    using S = Surroundings;
    QObject::connect(surroundings.get(), &S::endpointSeen, q,
                     [this](const ClusterId &cluster, const EndpointSurvey &survey) {
                         picture.take(cluster, survey);
                         if (!picture.isCertain(cluster, survey.endpoint))
                             surroundings->lookAgain(cluster, survey.endpoint);
                         scheduleSnapshot();
                     });
    QObject::connect(surroundings.get(), &S::ownerSeen, q, [this](const OwnerState &owner) {
        picture.take(owner);
        scheduleSnapshot();
    });
}

void Engine::Private::openStore(const QString &file)
{
    store = std::make_unique<StoreThread>(file);
    QObject::connect(store.get(), &StoreThread::problemChanged, q,
                     [this](const std::optional<Error> &problem) { onStoreProblem(problem); });
    QObject::connect(store.get(), &StoreThread::otherWriterChanged, q,
                     [this](const QString &name, qint64 process) { onOtherWriter(name, process); });
    recording.emplace(*store);
    QObject::connect(&tick, &QTimer::timeout, q, [this] {
        if (recording->tick(now()))
            scheduleSnapshot();
    });
}

void Engine::setFleet(FleetPtr fleet)
{
    if (d->options.interval) {
        auto changed = std::make_shared<Fleet>(*fleet);
        for (Cluster &c : changed->clusters)
            c.polling.interval = *d->options.interval;
        fleet = changed;
    }
    const bool first = d->fleet->nodes.isEmpty();
    d->fleet = fleet;
    d->picture.setFleet(fleet);
    d->picture.setFleetProblem({});
    for (size_t i = 0; i < d->workers.size(); ++i) {
        PollWorker *worker = d->workers[i]->worker;
        QMetaObject::invokeMethod(worker,
                                  [worker, tasks = d->tasksFor(static_cast<int>(i))] { worker->setTasks(tasks); });
    }
    if (d->options.around)
        d->surroundings->setFleet(fleet);
    if (d->recording)
        d->tick.start(kTick);
    if (first)
        d->followJournal();
    if (!first) {
        Event e;
        e.at = now();
        e.kind = QStringLiteral("fleet");
        e.reason = {QStringLiteral("event.fleet"), {fleet->file}};
        d->remember({e});
    }
    d->scheduleSnapshot();
}

/// From the end of the last operation that the history knows.
void Engine::Private::followJournal()
{
    if (options.journalFile.isEmpty() || news)
        return;
    news = std::make_unique<OperationNews>(options.journalFile);
    QObject::connect(news.get(), &OperationNews::happened, q, [this](const QList<Event> &e) { remember(e); });
    QObject::connect(news.get(), &OperationNews::journalChanged, q, &Engine::operationsChanged);
    QObject::connect(news.get(), &OperationNews::maintenanceRead, q, [this](const QHash<NodeId, Maintenance> &nodes) {
        picture.setMaintenance(nodes);
        scheduleSnapshot();
    });
    EventFilter last;
    last.kinds = {QStringLiteral("operation")};
    last.limit = 1;
    q->events(last).then(news.get(), [this](const QList<Event> &known) {
        news->start(known.isEmpty() ? Instant::min() : known.first().at);
    });
}

void Engine::setFleetProblem(const Error &error)
{
    d->picture.setFleetProblem({QStringLiteral("fleet.problem"), {error.text()}});
    d->scheduleSnapshot();
}

void Engine::pollNow()
{
    for (const auto &w : d->workers)
        QMetaObject::invokeMethod(w->worker, [worker = w->worker] { worker->pollNow(); });
    d->surroundings->lookNow();
}

PollStatistics Engine::statistics() const
{
    return d->statistics;
}

SnapshotPtr Engine::snapshot() const
{
    return d->latest;
}

QFuture<QList<Series>> Engine::history(const QList<SeriesKey> &keys, Instant from, Instant to, int columns)
{
    if (!d->store)
        return QtFuture::makeReadyFuture(QList<Series>());
    return d->store->series(keys, from, to, columns);
}

QFuture<SnapshotPtr> Engine::pictureAt(Instant at)
{
    return d->store ? d->store->pictureAt(at) : QtFuture::makeReadyFuture(SnapshotPtr());
}

QFuture<PictureSpan> Engine::recorded()
{
    return d->store ? d->store->recorded() : QtFuture::makeReadyFuture(PictureSpan());
}

QFuture<QList<AvailabilityDay>> Engine::availability(Instant from, Instant to)
{
    return d->store ? d->store->availability(from, to) : QtFuture::makeReadyFuture(QList<AvailabilityDay>());
}

QFuture<QList<Event>> Engine::events(const EventFilter &filter)
{
    if (d->store && !d->store->problem()) {
        EventQuery query;
        query.filter = filter;
        return d->store->eventPage(query).then([](const EventPage &page) { return page.events; });
    }
    QList<Event> found;
    for (auto e = d->recent.crbegin(); e != d->recent.crend() && found.size() < filter.limit; ++e) {
        if (matches(*e, filter))
            found.append(*e);
    }
    return QtFuture::makeReadyFuture(found);
}

QFuture<EventPage> Engine::eventPage(const EventQuery &query)
{
    if (d->store && !d->store->problem())
        return d->store->eventPage(query);
    EventPage page;
    if (!query.after) // without a store there is one page: what is remembered
        page.events = events(query.filter).result();
    return QtFuture::makeReadyFuture(page);
}

QFuture<EventIndex> Engine::eventIndex(const EventQuery &query, int stride, int most)
{
    if (d->store && !d->store->problem())
        return d->store->eventIndex(query, stride, most);
    EventIndex index;
    const auto there =
        std::count_if(d->recent.begin(), d->recent.end(), [&](const Event &e) { return matches(e, query.filter); });
    index.rows = std::min<qint64>(there, query.filter.limit);
    return QtFuture::makeReadyFuture(index);
}

QList<PollTask> Engine::Private::tasksFor(int worker) const
{
    QList<PollTask> tasks;
    const auto all = static_cast<double>(fleet->nodes.size());
    for (qsizetype i = 0; i < fleet->nodes.size(); ++i) {
        const Node &node = fleet->nodes[i];
        if (qHash(node.id) % workers.size() == static_cast<size_t>(worker))
            tasks.append({node, *fleet->cluster(node.cluster), static_cast<double>(i) / all});
    }
    return tasks;
}

void Engine::Private::onObserved(const QList<Observation> &batch)
{
    for (const Observation &o : batch) {
        picture.take(o);
        if (!o.overdue)
            count(o);
    }
    scheduleSnapshot();
}

void Engine::Private::count(const Observation &o)
{
    const microseconds delay = o.startedAt - o.plannedAt;
    if (statistics.startDelays.size() < kRememberedDelays)
        statistics.startDelays.append(delay);
    else
        statistics.startDelays[static_cast<qsizetype>(statistics.polls) % kRememberedDelays] = delay;
    ++statistics.polls;
}

void Engine::Private::scheduleSnapshot()
{
    if (publishTimer.isActive())
        return;
    // Judging and showing take time for each node: ten thousand are shown twice a second.
    const milliseconds pause = std::max(options.coalesce, milliseconds(fleet ? fleet->nodes.size() / 20 : 0));
    const auto due = std::chrono::ceil<milliseconds>(publishedAt + pause - now());
    publishTimer.start(std::max(milliseconds(0), std::min(due, pause)));
}

void Engine::Private::publish()
{
    publishedAt = now();
    const SnapshotPtr before = std::exchange(latest, picture.build(publishedAt));
    const QList<Measurement> measured = picture.takeMeasurements();
    if (!measured.isEmpty()) {
        if (store)
            store->append(measured);
        Q_EMIT q->measured(measured);
    }
    surroundings->setPicture(latest);
    const QList<Event> events = eventsBetween(*before, *latest);
    for (const Event &e : events) {
        if (e.kind == QLatin1String("role")) // endpoints should follow
            surroundings->lookNow(e.cluster);
    }
    remember(events);
    if (recording)
        recording->take(latest);
    Q_EMIT q->snapshotReady(latest);
}

void Engine::Private::remember(const QList<Event> &events)
{
    if (events.isEmpty())
        return;
    recent.append(events);
    if (recent.size() > kRememberedEvents)
        recent.remove(0, recent.size() - kRememberedEvents);
    if (store)
        store->append(events);
    Q_EMIT q->eventsHappened(events);
}

void Engine::Private::onLoginNeeded(PollWorker *worker, const NodeId &id, bool rejected)
{
    const Node *node = fleet->node(id);
    if (!node)
        return;
    const Credential *declared = fleet->credential(node->credential);
    const Credential credential = declared ? *declared : Credential{};
    if (rejected)
        secrets.forget(credential);
    secrets.find(credential, *node, [worker, id, credential](const Result<Secret> &secret) {
        const auto reply = [worker, id](const Result<Login> &login) {
            QMetaObject::invokeMethod(worker, [worker, id, login] { worker->giveLogin(id, login); });
        };
        if (!secret)
            reply(secret.error());
        else
            reply(Login{credential.user, secret->value, credential.passwordFile, credential.service, secret->source});
    });
}

void Engine::Private::onStoreProblem(const std::optional<Error> &problem)
{
    const Reason reason = problem ? Reason{QStringLiteral("store.problem"), {problem->text()}} : Reason{};
    picture.setStoreProblem(reason);
    if (problem) {
        Event e;
        e.at = now();
        e.severity = Severity::Warning;
        e.kind = QStringLiteral("store");
        e.reason = reason;
        remember({e});
    }
    scheduleSnapshot();
}

void Engine::Private::onOtherWriter(const QString &name, qint64 process)
{
    Reason note;
    if (!name.isEmpty())
        note = {QStringLiteral("store.other-writer"), {name, QString::number(process)}};
    picture.setStoreNote(note);
    if (name.isEmpty())
        recording->beginAnew();
    scheduleSnapshot();
}

} // namespace meridian
