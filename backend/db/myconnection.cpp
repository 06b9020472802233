// SPDX-License-Identifier: GPL-3.0-or-later
#include "myconnection.h"

#include "mylink.h"
#include "passwordfile.h"
#include "socketwatch.h"
#include "tlsfault.h"
#include "tlsprobe.h"

#include <QThreadPool>

#include <mysql.h>

#include <algorithm>
#include <mutex>

namespace meridian
{

namespace
{
constexpr milliseconds kNoDeadline{3600000}; // the owner has one
}

struct MyConnection::Lent {
    Lent(const MyTarget &target, const QString &address, const QByteArray &fingerprint)
        : link(target, address, fingerprint)
    {
    }
    MyLink link;
    MyLink::Arrival arrival;
    MyLink::Harvest harvest;
    std::mutex mutex;
    MyConnection *owner = nullptr; ///< null: nobody wants to know any more
};

void MyResultDeleter::operator()(st_mysql_res *result) const
{
    mysql_free_result(result);
}

MyConnection::MyConnection(SocketWatch &sockets, QObject *parent) : QObject(parent), m_sockets(sockets) {}

MyConnection::~MyConnection()
{
    close();
}

/// Whose certificate it is, is found out before anything secret is said: the library verifies no name where it is given
/// an address, and it must be given one; and it would go on without TLS where a server seems to have none. The
/// connection then takes that certificate and no other.
void MyConnection::open(const MyTarget &target)
{
    close();
    m_target = target;
    if (m_target.addresses.isEmpty())
        m_target.addresses = {target.node.host};
    Login &login = m_target.login;
    if (login.password.isEmpty() && !login.passwordFile.isEmpty()) // as libpq does
        login.password = passwordInFile(login.passwordFile, target.node, login.user).value_or(QByteArray());
    m_next = 0;
    m_fingerprint.clear();
    m_handshake.reset();
    if (target.node.tls.mode < TlsMode::Require || m_target.addresses.constFirst().startsWith(u'/')) {
        connectToNext();
        return;
    }
    m_probe = std::make_unique<TlsProbe>(WireProtocol::MySql);
    connect(m_probe.get(), &TlsProbe::finished, this, &MyConnection::onProbed);
    m_probe->start(target.node, kNoDeadline);
}

void MyConnection::onProbed(const TlsFindings &found)
{
    m_probe.release()->deleteLater();
    if (const auto fault = tlsFault(found, m_target.node.tls)) {
        fail(*fault);
        return;
    }
    m_fingerprint = MyLink::fingerprintOf(found);
    m_handshake = found.handshake;
    connectToNext();
}

ConnectPhase MyConnection::phase() const
{
    if (m_probe)
        return m_probe->isReached() ? ConnectPhase::Tls : ConnectPhase::Tcp;
    return m_phase;
}

void MyConnection::connectToNext()
{
    m_phase = ConnectPhase::Tcp;
    m_timings = {};
    m_lent = std::make_shared<Lent>(m_target, m_target.addresses.value(m_next++), m_fingerprint);
    m_lent->owner = this;
    lend([](Lent &lent) {
        lent.arrival = lent.link.connect();
        return &MyConnection::onConnected;
    });
}

void MyConnection::run(const QByteArray &statements)
{
    Q_ASSERT(isReady());
    m_results.clear();
    m_refusal.reset();
    m_phase = ConnectPhase::Query;
    lend([statements](Lent &lent) {
        lent.harvest = lent.link.run(statements);
        return &MyConnection::onHarvest;
    });
}

/// Waits for the call on another thread and then goes on here, unless the connection was closed meanwhile.
template <class Call>
void MyConnection::lend(Call call)
{
    m_sockets.waiters().start([lent = m_lent, call] {
        const auto next = call(*lent);
        const std::lock_guard guard(lent->mutex);
        if (MyConnection *owner = lent->owner)
            QMetaObject::invokeMethod(
                owner,
                [owner, lent, next] {
                    if (owner->m_lent == lent)
                        (owner->*next)();
                },
                Qt::QueuedConnection);
    });
}

void MyConnection::close()
{
    m_probe.reset();
    if (m_lent) {
        const std::lock_guard guard(m_lent->mutex);
        m_lent->owner = nullptr;
        if (m_phase == ConnectPhase::Ready)
            m_lent->link.part();
        else
            m_lent->link.breakOff();
    }
    m_lent.reset(); // whoever still waits for it ends it
    m_phase = ConnectPhase::Closed;
}

void MyConnection::onConnected()
{
    const MyLink::Arrival &arrival = m_lent->arrival;
    if (arrival.error && !arrival.reached && m_next < m_target.addresses.size()) {
        connectToNext();
        return;
    }
    m_timings = arrival.timings;
    if (arrival.reached)
        Q_EMIT phaseEntered(m_phase = ConnectPhase::Tls);
    const bool isTls = arrival.error && arrival.error->kind == ErrorKind::Tls;
    const bool encrypted = arrival.encrypted || (!m_fingerprint.isEmpty() && !isTls); // else it would not log in
    if (encrypted) { // within one call; the handshake before it took as long
        m_timings.tls = std::min(m_handshake.value_or(*m_timings.login), *m_timings.login);
        *m_timings.login -= *m_timings.tls;
    }
    if (arrival.reached && !isTls && m_lent)
        Q_EMIT phaseEntered(m_phase = ConnectPhase::Login);
    if (!m_lent) // whoever was told has closed it
        return;
    if (arrival.error) {
        fail(*arrival.error);
        return;
    }
    m_mariaDb = arrival.mariaDb;
    m_version = arrival.version;
    m_phase = ConnectPhase::Ready;
    Q_EMIT opened();
}

void MyConnection::onHarvest()
{
    MyLink::Harvest harvest = std::exchange(m_lent->harvest, {});
    if (harvest.error) {
        fail(*harvest.error);
        return;
    }
    m_timings.query = harvest.took;
    m_results = std::move(harvest.results);
    m_refusal = harvest.refusal;
    m_phase = ConnectPhase::Ready;
    Q_EMIT answered();
}

void MyConnection::fail(const Error &error)
{
    close();
    Q_EMIT failed(error);
}

} // namespace meridian
