// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodepoller.h"

#include "schedule.h"

#include <QCoreApplication>
#include <QRandomGenerator>

namespace meridian
{

NodePoller::NodePoller(PollTask task, std::shared_ptr<SocketWatch> sockets)
    : m_task(std::move(task))
    , m_server(Server::create(m_task.node, m_task.cluster, std::move(sockets)))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_loginDeadline.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NodePoller::start);
    connect(&m_loginDeadline, &QTimer::timeout, this, &NodePoller::onLoginOverdue);
    connect(m_server.get(), &Server::sampled, this, &NodePoller::onSampled);
    const auto offset =
        microseconds(static_cast<qint64>(m_task.phase * 1000.0 * toMs(m_task.cluster.polling.interval)));
    m_planned = now() + offset;
    m_timer.start(std::chrono::duration_cast<milliseconds>(offset));
}

void NodePoller::pollNow()
{
    if (m_busy)
        return;
    m_timer.stop();
    m_planned = now();
    start();
}

void NodePoller::start()
{
    m_busy = true;
    if (!m_login && !m_server->isConnected()) {
        m_loginDeadline.start(m_task.cluster.polling.timeout);
        Q_EMIT loginNeeded(m_task.node.id, std::exchange(m_rejected, false));
        return;
    }
    m_server->sample(m_planned);
}

void NodePoller::giveLogin(const Result<Login> &login)
{
    if (!m_loginDeadline.isActive()) // it came too late: the next poll asks again
        return;
    m_loginDeadline.stop();
    if (!login) {
        reportWithoutPoll(login.error());
        return;
    }
    m_login = *login;
    m_server->setLogin(*login);
    m_server->sample(m_planned);
}

void NodePoller::onLoginOverdue()
{
    reportWithoutPoll(
        {ErrorKind::Secret,
         {},
         QCoreApplication::translate("NodePoller", "the keychain does not answer"),
         {},
         QCoreApplication::translate("NodePoller", "Unlock the keychain, or use one of its alternatives.")});
}

void NodePoller::reportWithoutPoll(const Error &error)
{
    Observation o;
    o.node = m_task.node.id;
    o.plannedAt = m_planned;
    o.startedAt = m_planned;
    o.at = now();
    o.error = error;
    o.error->tried = QCoreApplication::translate("NodePoller", "log in to %1").arg(m_task.node.id.name());
    onSampled(o);
}

void NodePoller::onSampled(const Observation &o)
{
    Q_EMIT observed(o);
    if (o.overdue)
        return;
    m_busy = false;
    m_failures = o.error ? m_failures + 1 : 0;
    if (o.error && o.error->kind == ErrorKind::Authentication) { // the password may have been changed since
        m_login.reset();
        m_rejected = true;
    }
    armNext(o.plannedAt, o.at);
}

void NodePoller::armNext(Instant planned, Instant ended)
{
    m_planned = nextPoll(m_task.cluster.polling, {planned, ended, m_failures, m_task.cluster.thresholds.strikes,
                                                  QRandomGenerator::global()->generateDouble()});
    const auto wait = std::chrono::ceil<milliseconds>(m_planned - now());
    m_timer.start(std::max(milliseconds(0), wait));
}

} // namespace meridian
