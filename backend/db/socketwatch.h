// SPDX-License-Identifier: GPL-3.0-or-later
// Tells when sockets are ready, for a thread that has hundreds of them. An event loop that asks the kernel about every
// socket each time it wakes spends most of its time asking; here one epoll set (Linux) stands for all of them.
// Elsewhere it is plain socket notifiers. Lives on one thread.
#pragma once

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

class QSocketNotifier;
class QThreadPool;

namespace meridian
{

class SocketWatch
{
public:
    SocketWatch();
    ~SocketWatch();
    SocketWatch(const SocketWatch &) = delete;
    SocketWatch &operator=(const SocketWatch &) = delete;

    /// Calls `ready` from the event loop whenever `socket` can be read or written as asked. Asking again changes it.
    void watch(int socket, bool read, bool write, const std::function<void()> &ready);
    /// Before the socket is closed, or after: its number may be in use again for another one.
    void forget(int socket);

    /// Threads for what cannot be watched, because a library waits inside: as many as wait.
    QThreadPool &waiters();

private:
    void dispatch();
    std::unique_ptr<QThreadPool> m_waiters;

#ifdef Q_OS_LINUX
    struct Entry {
        unsigned events = 0;
        quint64 serial = 0; ///< tells a reused number from the socket that an event was for
        std::function<void()> ready;
    };
    int m_set = -1;
    quint64 m_serial = 0;
    QHash<int, Entry> m_entries;
    std::unique_ptr<QSocketNotifier> m_notifier;
#else
    struct Entry {
        std::shared_ptr<QSocketNotifier> read, write;
    };
    QHash<int, Entry> m_entries;
#endif
};

} // namespace meridian
