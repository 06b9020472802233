// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the whole fleet on disk: a whole one a minute, packed beside one of the same hour, and in between what
// has changed. Remembers what it wrote and read last. On the store's thread, through Store only.
#pragma once

#include "snapshot.h"
#include "sqliteconnection.h"
#include "timespan.h"

namespace meridian
{

class StorePictures
{
public:
    explicit StorePictures(SqliteConnection &connection) : m_connection(connection) {}

    /// As Store::append(SnapshotPtr).
    Result<Done> append(const SnapshotPtr &seen);
    /// As Store::pictureAt() and Store::recorded().
    Result<SnapshotPtr> at(Instant at);
    Result<PictureSpan> span();

private:
    struct Row {
        qint64 at = 0;
        qint64 base = 0;
        qint64 fleet = 0;
        int kind = 0;
        QByteArray data;
    };
    /// What the next picture is written relative to.
    struct Written {
        SnapshotPtr last;
        qint64 fleet = 0;
        qint64 baseAt = 0;
        qint64 wholeAt = 0;
        QByteArray base;
    };

    Result<Done> insert(const Row &row);
    Result<qint64> fleetNumber(const Fleet &fleet);
    Result<FleetPtr> fleet(qint64 number);
    Result<QByteArray> unpacked(const Row &row);
    Result<std::optional<Row>> row(const QString &condition, const QVariantList &values);
    Result<Snapshot> withChanges(const Row &whole, qint64 until);
    Result<bool> wasWatching(qint64 from, qint64 at);
    Result<std::optional<Snapshot>> stored(Instant at);
    Result<Done> addFigures(Snapshot &picture, Instant at);

    SqliteConnection &m_connection;
    Written m_written;
    std::pair<qint64, QByteArray> m_base; ///< read last: its time and its bytes
    std::pair<qint64, FleetPtr> m_fleet;  ///< read last: its number
};

} // namespace meridian
