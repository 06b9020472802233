// SPDX-License-Identifier: GPL-3.0-or-later
#include "executor.h"

#include "journal.h"
#include "operationrun.h"
#include "requesterrors.h"

namespace meridian
{

Executor::Executor(FleetPtr fleet, SnapshotPtr picture, QString journalFile, Secrets &secrets, QObject *parent)
    : QObject(parent)
    , m_fleet(std::move(fleet))
    , m_picture(std::move(picture))
    , m_journalFile(std::move(journalFile))
    , m_secrets(secrets)
    , m_alive(std::make_shared<bool>(true))
{
}

Executor::~Executor()
{
    stop();
}

void Executor::stop()
{
    m_stop.request_stop();
}

void Executor::begin(const ClusterId &cluster, Job job)
{
    // Nobody speaks to servers whose language no operation knows.
    const Cluster *declared = m_fleet->cluster(cluster);
    if (const auto unable = declared ? engineError(*declared) : std::nullopt) {
        OperationOutcome outcome;
        outcome.operation.cluster = cluster;
        outcome.operation.state = OperationState::Refused;
        outcome.error = *unable;
        QMetaObject::invokeMethod(
            this, [this, outcome] { Q_EMIT finished(outcome); }, Qt::QueuedConnection);
        return;
    }
    collectLogins(m_fleet, cluster, m_secrets,
                  [this, job = std::move(job), alive = std::weak_ptr<bool>(m_alive)](const OperationLogins &logins) {
                      if (!alive.expired())
                          run(logins, job);
                  });
}

void Executor::run(const OperationLogins &logins, const Job &job)
{
    OperationListener listener;
    listener.planned = [this](const OperationRecord &operation, const Plan &plan) { Q_EMIT planned(operation, plan); };
    listener.stepBegan = [this](const StepRecord &step) { Q_EMIT stepBegan(step); };
    listener.stepEnded = [this](const StepRecord &step) { Q_EMIT stepEnded(step); };
    listener.measured = [this](const CanaryFigures &figures) { Q_EMIT measured(figures); };
    m_thread = std::jthread([this, logins, job, listener] {
        OperationRun operation({m_fleet, m_picture, logins, m_journalFile}, listener, m_stop.get_token());
        Q_EMIT finished(job(operation));
    });
}

void Executor::carryOut(const OperationOrder &order)
{
    begin(clusterOf(order.request), [order](OperationRun &run) { return run.carryOut(order); });
}

void Executor::planOnly(const OperationOrder &order)
{
    begin(clusterOf(order.request), [order](OperationRun &run) { return run.planOnly(order); });
}

void Executor::resume(const QString &id, const OperationOrder &by)
{
    begin(clusterOf(by.request), [id, by](OperationRun &run) { return run.resume(id, by); });
}

void Executor::undo(const QString &id, const OperationOrder &by)
{
    begin(clusterOf(by.request), [id, by](OperationRun &run) { return run.undo(id, by); });
}

} // namespace meridian
