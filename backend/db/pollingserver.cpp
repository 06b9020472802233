// SPDX-License-Identifier: GPL-3.0-or-later
#include "pollingserver.h"

#include <QCoreApplication>
#include <QHostAddress>

namespace meridian
{

PollingServer::PollingServer(Node node, const Cluster &cluster)
    : m_node(std::move(node))
    , m_polling(cluster.polling)
    , m_overdueAfter(cluster.thresholds.healthyWithin)
{
    for (QTimer *t : {&m_deadline, &m_connectDeadline, &m_overdue})
        t->setSingleShot(true);
    connect(&m_lookup, &NameLookup::finished, this, &PollingServer::onResolved);
    connect(&m_deadline, &QTimer::timeout, this, &PollingServer::onDeadline);
    connect(&m_connectDeadline, &QTimer::timeout, this, &PollingServer::onDeadline);
    connect(&m_overdue, &QTimer::timeout, this, &PollingServer::reportOverdue);
}

bool PollingServer::isConnected() const
{
    return isOpen() && !coldDue();
}

bool PollingServer::coldDue() const
{
    return m_connectedFor.isValid() && m_connectedFor.hasExpired(m_polling.cold.count());
}

void PollingServer::sample(Instant plannedAt)
{
    Q_ASSERT(!m_busy);
    m_busy = true;
    m_observation = {};
    m_observation.node = m_node.id;
    m_observation.plannedAt = plannedAt;
    m_observation.startedAt = now();
    m_observation.secretSource = m_login.source;
    m_sinceStart.start();
    m_deadline.start(m_polling.timeout);
    m_overdue.start(m_overdueAfter);
    if (isConnected()) {
        askNow();
        return;
    }
    shut();
    m_connectDeadline.start(m_polling.connectTimeout);
    resolve();
}

void PollingServer::close()
{
    for (QTimer *t : {&m_deadline, &m_connectDeadline, &m_overdue})
        t->stop();
    m_lookup.cancel();
    shut();
    m_busy = false;
}

/// A client library would look the name up itself and block: it gets addresses only.
void PollingServer::resolve()
{
    m_resolveTime.reset();
    if (!NameLookup::isNeedless(m_node.host))
        m_lookup.start(m_node.host);
    else
        connectTo(QHostAddress().setAddress(m_node.host) ? QStringList{m_node.host} : QStringList());
}

void PollingServer::onResolved(const Result<QStringList> &addresses)
{
    m_resolveTime = microseconds(m_sinceStart.nsecsElapsed() / 1000);
    if (addresses)
        connectTo(*addresses);
    else
        report(addresses.error());
}

void PollingServer::connectTo(const QStringList &addresses)
{
    m_connectedFor.start();
    open(addresses);
}

void PollingServer::opened()
{
    askNow();
}

void PollingServer::askNow()
{
    m_connectDeadline.stop();
    m_askedDetail = !m_detailAt || now() - *m_detailAt >= m_polling.detail;
    ask(m_askedDetail);
}

void PollingServer::answered(Answer answer)
{
    m_observation.at = now();
    const microseconds took = timings().query.value_or(microseconds(0));
    if (!m_askedDetail) { // with further statements the time would not be the network's
        m_roundTrip = std::max(microseconds(0), took - answer.serverShare);
    } else {
        m_detail = answer.detail.value_or(DetailSample());
        m_detailAt = m_observation.at;
    }
    m_observation.timings = timings();
    m_observation.timings.resolve = m_resolveTime;
    m_observation.timings.roundTrip = m_roundTrip;
    answer.sample.detail = m_detail;
    answer.sample.detailAt = m_detailAt;
    if (answer.serverTime && m_roundTrip && !m_askedDetail)
        m_clockOffset = *answer.serverTime - (m_observation.at - took + *m_roundTrip / 2);
    answer.sample.clockOffset = m_clockOffset;
    m_observation.sample = std::move(answer.sample);
    finish();
}

void PollingServer::failed(const Error &error)
{
    if (m_busy) // otherwise a kept connection broke between two polls: the next poll tells
        report(error);
}

void PollingServer::refused(const Error &error)
{
    shut();
    report(error);
}

void PollingServer::onDeadline()
{
    const Error error = m_lookup.isRunning() ? NameLookup::silence(m_node.host)
                                             : overdueError(microseconds(m_sinceStart.nsecsElapsed() / 1000));
    m_lookup.cancel();
    shut();
    report(error);
}

void PollingServer::report(Error error)
{
    error.tried = QCoreApplication::translate("PgError", "poll %1 (%2)").arg(m_node.id.name(), m_node.address());
    m_observation.error = std::move(error);
    finish();
}

void PollingServer::reportOverdue()
{
    Observation soFar = m_observation;
    soFar.at = now();
    soFar.overdue = true;
    soFar.error = silenceError(phase(), microseconds(m_sinceStart.nsecsElapsed() / 1000));
    Q_EMIT sampled(soFar);
}

void PollingServer::finish()
{
    for (QTimer *t : {&m_deadline, &m_connectDeadline, &m_overdue})
        t->stop();
    m_busy = false;
    if (m_observation.at == Instant())
        m_observation.at = now();
    Q_EMIT sampled(m_observation);
}

} // namespace meridian
