// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgserver.h"

#include "pgerror.h"
#include "pgparameters.h"
#include "pgsample.h"
#include "socketwatch.h"
#include "sqltext.h"
#include "tlsprobe.h"

#include <QCoreApplication>
#include <QHostAddress>

namespace meridian
{

PgServer::PgServer(Node node, const Cluster &cluster, std::shared_ptr<SocketWatch> sockets)
    : m_node(std::move(node))
    , m_polling(cluster.polling)
    , m_overdueAfter(cluster.thresholds.healthyWithin)
    , m_sockets(std::move(sockets))
    , m_connection(*m_sockets)
{
    for (QTimer *t : {&m_deadline, &m_connectDeadline, &m_overdue})
        t->setSingleShot(true);
    connect(&m_lookup, &NameLookup::finished, this, &PgServer::onResolved);
    connect(&m_connection, &PgConnection::opened, this, &PgServer::onOpened);
    connect(&m_connection, &PgConnection::answered, this, &PgServer::onAnswered);
    connect(&m_connection, &PgConnection::failed, this, &PgServer::onFailed);
    connect(&m_deadline, &QTimer::timeout, this, &PgServer::onDeadline);
    connect(&m_connectDeadline, &QTimer::timeout, this, &PgServer::onDeadline);
    connect(&m_overdue, &QTimer::timeout, this, &PgServer::reportOverdue);
}

PgServer::~PgServer()
{
    close();
}

bool PgServer::isConnected() const
{
    return m_connection.isReady() && !coldDue();
}

bool PgServer::coldDue() const
{
    return m_connectedFor.isValid() && m_connectedFor.hasExpired(m_polling.cold.count());
}

void PgServer::sample(Instant plannedAt)
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
        ask();
        return;
    }
    m_connection.close();
    m_connectDeadline.start(m_polling.connectTimeout);
    resolve();
}

void PgServer::close()
{
    for (QTimer *t : {&m_deadline, &m_connectDeadline, &m_overdue})
        t->stop();
    m_lookup.cancel();
    m_probe.reset();
    m_connection.close();
    m_busy = false;
}

/// libpq would look the name up itself and block: it gets addresses only.
void PgServer::resolve()
{
    m_resolveTime.reset();
    if (!NameLookup::isNeedless(m_node.host))
        m_lookup.start(m_node.host);
    else
        connectTo(QHostAddress().setAddress(m_node.host) ? QStringList{m_node.host} : QStringList());
}

void PgServer::onResolved(const Result<QStringList> &addresses)
{
    m_resolveTime = microseconds(m_sinceStart.nsecsElapsed() / 1000);
    if (addresses)
        connectTo(*addresses);
    else
        report(addresses.error());
}

void PgServer::connectTo(const QStringList &addresses)
{
    m_connectedFor.start();
    m_connection.open(pgParameters(m_node, m_login, addresses, m_polling.timeout));
}

void PgServer::onOpened()
{
    const int version = m_connection.majorVersion();
    m_pulse = {"pulse", sqlText(QStringLiteral("pulse"), version)};
    m_detailQuery = {"detail", sqlText(QStringLiteral("detail"), version)};
    ask();
}

void PgServer::ask()
{
    m_connectDeadline.stop();
    m_askedDetail = !m_detailAt || now() - *m_detailAt >= m_polling.detail;
    m_connection.run(m_askedDetail ? QList{m_pulse, m_detailQuery} : QList{m_pulse});
}

void PgServer::onAnswered()
{
    const std::vector<PgResult> results = m_connection.takeResults();
    if (results.size() != (m_askedDetail ? 2 : 1)) {
        m_connection.close();
        report({ErrorKind::Protocol, {}, QCoreApplication::translate("PgError", "an answer is missing"), {}, {}});
        return;
    }
    m_observation.at = now();
    Pulse pulse = readPulse(results[0].get());
    const microseconds took = *m_connection.timings().query;
    if (!m_askedDetail) { // with a second statement the time would not be the network's
        m_roundTrip = std::max(microseconds(0), took - pulse.serverShare);
    } else {
        m_detail = readDetail(results[1].get());
        m_detailAt = m_observation.at;
    }
    m_observation.timings = m_connection.timings();
    m_observation.timings.resolve = m_resolveTime;
    m_observation.timings.roundTrip = m_roundTrip;
    pulse.sample.detail = m_detail;
    pulse.sample.detailAt = m_detailAt;
    if (pulse.serverTime && m_roundTrip && !m_askedDetail)
        m_clockOffset = *pulse.serverTime - (m_observation.at - took + *m_roundTrip / 2);
    pulse.sample.clockOffset = m_clockOffset;
    m_observation.sample = std::move(pulse.sample);
    finish();
}

void PgServer::onFailed(const Error &error)
{
    if (!m_busy) // a kept connection broke between two polls: the next poll tells
        return;
    if (error.kind == ErrorKind::Tls)
        explainTls(error);
    else
        report(error);
}

void PgServer::explainTls(const Error &error)
{
    m_connectDeadline.stop();
    m_tlsError = error;
    m_probe = std::make_unique<TlsProbe>();
    connect(m_probe.get(), &TlsProbe::finished, this, [this](const TlsFindings &found) {
        m_probe.release()->deleteLater();
        if (!found.fault.isEmpty())
            m_tlsError.message += QStringLiteral(" (%1)").arg(found.fault);
        report(m_tlsError);
    });
    m_probe->start(m_node, m_polling.connectTimeout);
}

void PgServer::onDeadline()
{
    const PgPhase phase = m_connection.phase();
    m_connection.close();
    if (m_probe) {
        m_probe.reset();
        report(m_tlsError);
    } else if (m_lookup.isRunning()) {
        m_lookup.cancel();
        report(NameLookup::silence(m_node.host));
    } else {
        report(silenceError(phase, microseconds(m_sinceStart.nsecsElapsed() / 1000)));
    }
}

void PgServer::report(Error error)
{
    error.tried = QCoreApplication::translate("PgError", "poll %1 (%2)").arg(m_node.id.name(), m_node.address());
    m_observation.error = std::move(error);
    finish();
}

void PgServer::reportOverdue()
{
    Observation soFar = m_observation;
    soFar.at = now();
    soFar.overdue = true;
    soFar.error = silenceError(m_connection.phase(), microseconds(m_sinceStart.nsecsElapsed() / 1000));
    Q_EMIT sampled(soFar);
}

void PgServer::finish()
{
    for (QTimer *t : {&m_deadline, &m_connectDeadline, &m_overdue})
        t->stop();
    m_busy = false;
    if (m_observation.at == Instant())
        m_observation.at = now();
    Q_EMIT sampled(m_observation);
}

} // namespace meridian
