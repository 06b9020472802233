// SPDX-License-Identifier: GPL-3.0-or-later
// Operations for the window: plans and carries them out through the executor, reads the journal on a worker, keeps how
// the running one stands. GUI thread; nothing here blocks. Its end waits until what runs has come to a valid state.
#pragma once

#include "executor.h"
#include "operations.h"
#include "secrets.h"

#include <QHash>

#include <memory>

namespace meridian
{

class History;

class OperationControl : public Operations
{
    Q_OBJECT
public:
    explicit OperationControl(QString journalFile, QObject *parent = nullptr);
    ~OperationControl() override;

    void setSnapshot(const SnapshotPtr &snapshot) { m_snapshot = snapshot; } ///< the live one
    void setHistory(History *history) { m_history = history; }               ///< not owned; must outlive this

    QFuture<Result<PlanReview>> plan(const OperationForm &form) override;
    QFuture<Result<QList<OperationRecord>>> history(const HistoryFilter &filter) override;
    QFuture<Result<std::optional<OperationDetail>>> operation(const QString &id) override;
    QFuture<Result<QList<OperationRecord>>> unfinished() override;
    LiveOperationPtr live() const override { return m_live; }
    QFuture<Result<QByteArray>> flightRecorder(const QString &id) override;

protected:
    void begin(const OperationForm &form, const PlanReview &confirmed, const Confirmation &confirmation) override;
    void goOn(const QString &id) override;
    void takeBack(const QString &id) override;
    void stop() override;

private:
    enum class Deed { CarryOut, Resume, Undo };
    void takeUp(const QString &id, Deed deed);
    void carryOut(Deed deed, const QString &id, const OperationOrder &order);
    void listen(Executor &executor, const OperationOrder &order);
    void change(const std::function<void(LiveOperation &)> &how);
    void end(const OperationOutcome &outcome);
    OperationOrder order(const OperationRequest &request) const;

    QString m_journalFile;
    SnapshotPtr m_snapshot;
    History *m_history = nullptr;
    Secrets m_secrets;
    std::unique_ptr<Executor> m_executor;  ///< of what runs
    QHash<quint64, Executor *> m_planners; ///< each until it has answered
    quint64 m_question = 0;
    LiveOperationPtr m_live;
};

} // namespace meridian
