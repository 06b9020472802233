// SPDX-License-Identifier: GPL-3.0-or-later
// Operations for window and command line: one at a time, on a thread of its own. Lives on the thread that made it;
// nothing here blocks but the destructor, which waits until what runs has come to a valid state.
#pragma once

#include "operationorder.h"

#include <QObject>

#include <stop_token>
#include <thread>

namespace meridian
{

class OperationRun;
class Secrets;
struct OperationLogins;

class Executor : public QObject
{
    Q_OBJECT
public:
    Executor(FleetPtr fleet, SnapshotPtr picture, QString journalFile, Secrets &secrets, QObject *parent = nullptr);
    ~Executor() override; ///< as stop(), then waits

    /// Only one of these, once; ends in finished().
    void carryOut(const OperationOrder &order);
    void resume(const QString &id, const OperationOrder &by);
    void undo(const QString &id, const OperationOrder &by);
    /// Looks and plans without doing anything; ends in finished() with the plan, as Refused when a check blocks.
    void planOnly(const OperationOrder &order);
    /// Before the point of no return everything is taken back; after it the operation goes on to its end.
    void stop();

Q_SIGNALS:
    void planned(const meridian::OperationRecord &operation, const meridian::Plan &plan);
    void stepBegan(const meridian::StepRecord &step);
    void stepEnded(const meridian::StepRecord &step);
    void measured(const meridian::CanaryFigures &figures); ///< some times a second
    void finished(const meridian::OperationOutcome &outcome);

private:
    using Job = std::function<OperationOutcome(OperationRun &)>;
    void begin(const ClusterId &cluster, Job job);
    void run(const OperationLogins &logins, const Job &job);

    FleetPtr m_fleet;
    SnapshotPtr m_picture;
    QString m_journalFile;
    Secrets &m_secrets;
    std::shared_ptr<bool> m_alive;
    std::jthread m_thread;
    std::stop_source m_stop;
};

} // namespace meridian
