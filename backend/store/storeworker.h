// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of StoreThread: owns the Store, lives on its thread and may block there. Nobody else uses it.
#pragma once

#include "store.h"

#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace meridian
{

struct StoreBatch {
    QList<Measurement> measurements;
    QList<Event> events;
    QList<SnapshotPtr> pictures;
    QList<Watch> watches;

    bool isEmpty() const
    {
        return measurements.isEmpty() && events.isEmpty() && pictures.isEmpty() && watches.isEmpty();
    }
};

/// The program that holds the lock on the file.
struct OtherWriter {
    QString name; ///< empty: none
    qint64 process = 0;
    friend bool operator==(const OtherWriter &, const OtherWriter &) = default;
};

class StoreWorker : public QObject
{
    Q_OBJECT
public:
    /// What may fail on its own, and recover on its own.
    enum class Part { Writing, Upkeep, Reading };

    StoreWorker(const QString &file, Retention retention);

    void start();                 ///< opens the file
    void write(StoreBatch batch); ///< ends with wrote()
    QList<Series> series(const QList<SeriesKey> &keys, Instant from, Instant to, int columns);
    QList<Event> events(Instant from, Instant to, const NodeId &node, const RegionId &region, int limit);
    EventPage eventPage(const EventQuery &query);
    EventIndex eventIndex(const EventQuery &query, int stride, int most);
    SnapshotPtr pictureAt(Instant at);
    PictureSpan recorded();
    QList<AvailabilityDay> availability(Instant from, Instant to);

Q_SIGNALS:
    /// Who writes to the file instead of us; its name is empty: nobody, we do.
    void writerChanged(const meridian::OtherWriter &other);
    /// What of a batch could not be written, to be sent again, and the events that were, with their ids.
    void wrote(const meridian::StoreBatch &given, const meridian::StoreBatch &left,
               const QList<meridian::Event> &stored);
    void reported(meridian::StoreWorker::Part part, const std::optional<meridian::Error> &problem);

private:
    Result<Done> open();
    bool mayWrite();
    Result<Done> writeSome(StoreBatch &batch, QList<Event> &stored);
    void maintain();
    template <class T>
    T read(Part part, const std::function<Result<T>()> &from);

    QString m_file;
    Retention m_retention;
    QLockFile m_lock; ///< held while we write: of several programs on one file, one does
    std::optional<OtherWriter> m_other;
    QList<Watch> m_missed; ///< the last ones that were not ours to write: the other may have died before it could
    std::unique_ptr<Store> m_store;
    QTimer m_upkeep;
};

} // namespace meridian
