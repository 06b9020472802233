// SPDX-License-Identifier: GPL-3.0-or-later
// The store as the engine sees it: a thread of its own with a Store inside. Call it from the thread that made it,
// which needs an event loop; nothing here blocks except the destructor, which writes what is pending and joins.
// It never shows an error: problemChanged() tells, and writing is tried again for as long as the problem lasts.
#pragma once

#include "result.h"
#include "series.h"
#include "snapshot.h"
#include "store.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace meridian
{

class StoreThread : public QObject
{
    Q_OBJECT
public:
    /// Opens or creates `file` in the background; a failure comes as problemChanged() and opening is tried again.
    explicit StoreThread(const QString &file, Retention retention = {}, QObject *parent = nullptr);
    ~StoreThread() override;

    /// Queued; what comes within a fraction of a second becomes one transaction. While the disk does not keep up,
    /// the oldest measurements are dropped and counted, events never.
    void append(const QList<Measurement> &batch);
    void append(const QList<Event> &events);
    /// Of pictures that wait for the disk, the oldest are given up.
    void append(const SnapshotPtr &picture);
    void append(const Watch &watch);

    /// As the questions of Store, everything appended before included; empty while the store is closed.
    QFuture<QList<Series>> series(const QList<SeriesKey> &keys, Instant from, Instant to, int columns);
    QFuture<QList<Event>> events(Instant from, Instant to, const NodeId &node, const RegionId &region, int limit);
    QFuture<EventPage> eventPage(const EventQuery &query);
    QFuture<EventIndex> eventIndex(const EventQuery &query, int stride, int most);

    QFuture<SnapshotPtr> pictureAt(Instant at);
    QFuture<PictureSpan> recorded();
    QFuture<QList<AvailabilityDay>> availability(Instant from, Instant to);

    quint64 dropped() const;              ///< measurements given up since the start
    std::optional<Error> problem() const; ///< why nothing is written at present; nullopt while all is well

Q_SIGNALS:
    void problemChanged(const std::optional<meridian::Error> &problem);
    /// Another program ("meridian", its process) writes to the file, and what is appended here is not kept; null: we
    /// do.
    void otherWriterChanged(const QString &name, qint64 process);
    void eventsStored(const QList<meridian::Event> &events); ///< on disk now, with their ids

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace meridian
