// SPDX-License-Identifier: GPL-3.0-or-later
// The engine as window and command line see it: give it a fleet, it polls every node from worker threads and tells
// what it found. Lives on the thread that made it; nothing here blocks. Everything it hands out is immutable.
#pragma once

#include "history.h"
#include "timespan.h"

#include <QObject>
#include <QString>

#include <memory>

namespace meridian
{

struct EngineOptions {
    int workers = 2;     ///< polling threads
    QString storeFile;   ///< empty: nothing is kept on disk
    QString journalFile; ///< of operations: their ends are events, and it says who is in maintenance; empty: of none
    bool around = true;  ///< looks at endpoints and owners, too
    milliseconds coalesce{100};           ///< at most one snapshot in this time; in more of huge fleets
    std::optional<milliseconds> interval; ///< overrides every cluster's polling interval
};

/// How the engine itself does.
struct PollStatistics {
    quint64 polls = 0;               ///< ended since the start
    QList<microseconds> startDelays; ///< how much later than planned the latest polls started, at most 20,000
};

class Engine : public QObject, public History
{
    Q_OBJECT
public:
    explicit Engine(EngineOptions options, QObject *parent = nullptr);
    ~Engine() override; ///< stops polling, writes what is pending, joins its threads

    /// Takes a fleet over, at the start or while running: kept nodes keep their connections and history.
    void setFleet(FleetPtr fleet);
    /// The file on disk cannot be used: the running fleet stays, the snapshot says why.
    void setFleetProblem(const Error &error);
    /// Polls every node now, whatever its schedule.
    void pollNow();

    PollStatistics statistics() const;
    SnapshotPtr snapshot() const; ///< the latest; never null, empty before the first

    // from the store; empty without one
    QFuture<QList<Series>> history(const QList<SeriesKey> &keys, Instant from, Instant to, int columns) override;
    QFuture<QList<Event>> events(const EventFilter &filter) override;
    QFuture<EventPage> eventPage(const EventQuery &query) override;
    QFuture<EventIndex> eventIndex(const EventQuery &query, int stride, int most) override;
    QFuture<SnapshotPtr> pictureAt(Instant at) override;
    QFuture<PictureSpan> recorded() override;
    QFuture<QList<AvailabilityDay>> availability(Instant from, Instant to) override;

Q_SIGNALS:
    void snapshotReady(meridian::SnapshotPtr snapshot); ///< at most every `coalesce`, of huge fleets less often
    void eventsHappened(const QList<meridian::Event> &events);
    void operationsChanged();                                 ///< somebody wrote to the journal
    void measured(const QList<meridian::Measurement> &batch); ///< what went into the store, for live charts

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace meridian
