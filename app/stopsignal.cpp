// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopsignal.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace meridian
{

namespace
{

constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};

/// A signal handler can reach nothing but a plain global.
volatile std::sig_atomic_t g_writeEnd = -1;

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(g_writeEnd, &byte, 1);
}

} // namespace

StopSignal::StopSignal(QObject *parent) : QObject(parent)
{
    if (::pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("pipe2 failed");
    g_writeEnd = m_pipe[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        while (::read(m_pipe[0], bytes, sizeof bytes) > 0) {
        }
        Q_EMIT received();
    });
    for (const int s : kSignals)
        std::signal(s, onSignal);
}

StopSignal::~StopSignal()
{
    for (const int s : kSignals)
        std::signal(s, SIG_DFL);
    g_writeEnd = -1;
    m_notifier.reset();
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

} // namespace meridian
