// SPDX-License-Identifier: GPL-3.0-or-later
#include "socketwatch.h"

#include <QSocketNotifier>
#include <QThreadPool>

#ifdef Q_OS_LINUX

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <unistd.h>

namespace meridian
{

namespace
{

/// epoll(7) gives back 64 bits of ours: the number and the serial's low half.
quint64 pack(int socket, quint64 serial)
{
    return (serial << 32) | static_cast<quint32>(socket);
}

} // namespace

SocketWatch::SocketWatch() : m_set(::epoll_create1(EPOLL_CLOEXEC))
{
    if (m_set < 0)
        qFatal("epoll_create1: %d", errno);
    m_notifier = std::make_unique<QSocketNotifier>(m_set, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { dispatch(); });
}

SocketWatch::~SocketWatch()
{
    m_notifier.reset();
    ::close(m_set);
}

void SocketWatch::watch(int socket, bool read, bool write, const std::function<void()> &ready)
{
    const unsigned events = (read ? unsigned(EPOLLIN) : 0u) | (write ? unsigned(EPOLLOUT) : 0u);
    const bool known = m_entries.contains(socket);
    Entry &entry = m_entries[socket];
    if (known && entry.events == events)
        return;
    if (!known)
        entry.serial = ++m_serial;
    entry.events = events;
    entry.ready = ready;
    epoll_event e{};
    e.events = events;
    e.data.u64 = pack(socket, entry.serial);
    // libpq may have closed the socket and opened another with the same number: then the set has lost it.
    if (::epoll_ctl(m_set, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &e) != 0)
        ::epoll_ctl(m_set, known ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, socket, &e);
}

void SocketWatch::forget(int socket)
{
    if (m_entries.remove(socket) > 0)
        ::epoll_ctl(m_set, EPOLL_CTL_DEL, socket, nullptr);
}

void SocketWatch::dispatch()
{
    std::array<epoll_event, 64> ready;
    const int count = ::epoll_wait(m_set, ready.data(), static_cast<int>(ready.size()), 0);
    for (int i = 0; i < count; ++i) {
        const quint64 data = ready[static_cast<size_t>(i)].data.u64;
        const auto entry = m_entries.constFind(static_cast<int>(data & 0xffffffffu));
        if (entry == m_entries.constEnd() || (entry->serial & 0xffffffffu) != data >> 32)
            continue;                                    // forgotten by what was called before it
        const std::function<void()> call = entry->ready; // it may change the entries
        call();
    }
}

} // namespace meridian

#else

namespace meridian
{

SocketWatch::SocketWatch() = default;
SocketWatch::~SocketWatch() = default;

void SocketWatch::watch(int socket, bool read, bool write, const std::function<void()> &ready)
{
    Entry &entry = m_entries[socket];
    const auto make = [&](QSocketNotifier::Type type) {
        const std::shared_ptr<QSocketNotifier> n(new QSocketNotifier(socket, type), [](QSocketNotifier *old) {
            old->setEnabled(false);
            old->deleteLater(); // we may be inside its signal
        });
        QObject::connect(n.get(), &QSocketNotifier::activated, n.get(), ready);
        return n;
    };
    if (!entry.read) {
        entry.read = make(QSocketNotifier::Read);
        entry.write = make(QSocketNotifier::Write);
    }
    entry.read->setEnabled(read);
    entry.write->setEnabled(write);
}

void SocketWatch::forget(int socket)
{
    m_entries.remove(socket);
}

} // namespace meridian

#endif

namespace meridian
{

QThreadPool &SocketWatch::waiters()
{
    if (!m_waiters) {
        m_waiters = std::make_unique<QThreadPool>();
        m_waiters->setMaxThreadCount(4096);
        m_waiters->setStackSize(256 * 1024);
    }
    return *m_waiters;
}

} // namespace meridian
