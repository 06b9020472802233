// SPDX-License-Identifier: GPL-3.0-or-later
// What operations meant to do and what came of it, in one SQLite file that is only ever added to and synced to disk
// with every entry. No journal, no step: what cannot be written here is not done. Made, used and destroyed on one
// thread; several programs may share the file.
#pragma once

#include "operationrecord.h"
#include "snapshot.h"

#include <memory>

namespace meridian
{

class SqliteConnection;

class Journal
{
public:
    /// Opens or begins the file, readable by its owner only. Errors: ErrorKind::Storage, or Newer.
    static Result<std::unique_ptr<Journal>> open(const QString &file);
    ~Journal();

    /// A new operation with its plan, as OperationState::Running. Gives the record its number.
    Result<Done> begin(OperationRecord &operation, const QJsonObject &plan);
    /// A further plan of an operation that is resumed or undone; it runs again.
    Result<Done> replan(const QString &operation, const QJsonObject &plan);
    /// How steps ended, and which are about to begin: one entry, one sync. Gives the intents their ids.
    Result<Done> record(const QString &operation, const QList<StepRecord> &ended, QList<StepRecord> &intents);
    Result<Done> enter(const QString &operation, OperationState state, const QJsonObject &facts);
    /// What clients saw; the last one that is kept counts.
    Result<Done> keep(const QString &operation, const QList<CanaryReading> &canary);

    Result<QList<OperationRecord>> openOperations() const; ///< running or left to a person; newest first
    Result<QList<OperationRecord>> history(const HistoryFilter &filter) const;
    Result<std::optional<OperationDetail>> operation(const QString &id) const;
    /// When the last one of this kind began in this cluster, but for the operation `but`; refused ones never began.
    Result<std::optional<Instant>> lastBegun(const QString &kind, const ClusterId &cluster,
                                             const QString &but = {}) const;

    /// Nodes in maintenance: since when, by whom and why.
    Result<QHash<NodeId, Maintenance>> maintenance() const;

private:
    explicit Journal(std::unique_ptr<SqliteConnection> connection);
    Result<Done> layOut();
    Result<Done> layOutFrom(int layout);
    Result<QList<OperationRecord>> read(const QString &conditions, const QVariantList &values) const;
    Result<QList<qint64>> page(const HistoryFilter &filter) const;
    Result<qint64> numberOf(const QString &operation) const;

    std::unique_ptr<SqliteConnection> m_connection;
};

} // namespace meridian
