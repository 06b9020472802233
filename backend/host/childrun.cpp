// SPDX-License-Identifier: GPL-3.0-or-later
#include "childrun.h"

#include <csignal>
#include <unistd.h>

namespace meridian
{

namespace
{

constexpr int kLookMs = 20;       ///< how late a request to stop may be noticed
constexpr int kFarewellMs = 3000; ///< that it gets to end by itself

} // namespace

ChildRun::ChildRun(const QStringList &argv)
{
    m_process.setProgram(argv.first());
    m_process.setArguments(argv.sliced(1));
    m_process.setWorkingDirectory(QStringLiteral("/"));
    m_process.setChildProcessModifier([] {
        ::setpgid(0, 0); // Ctrl-C in the terminal is for us alone, and what we end, we end whole
        sigset_t none;
        ::sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
    });
    m_process.start();
}

ChildRun::~ChildRun()
{
    end();
}

bool ChildRun::started()
{
    return m_process.waitForStarted();
}

/// False when nothing more is to come.
bool ChildRun::look()
{
    m_process.waitForReadyRead(kLookMs);
    m_output += m_process.readAllStandardOutput();
    m_errors += m_process.readAllStandardError();
    return m_process.state() != QProcess::NotRunning;
}

bool ChildRun::wait(const QDeadlineTimer &deadline, const std::stop_token &stop, const std::function<void()> &looked)
{
    while (look()) {
        if (looked)
            looked();
        if (stop.stop_requested() || deadline.hasExpired())
            return false;
    }
    return true;
}

bool ChildRun::waitFor(const std::function<bool()> &seen, const QDeadlineTimer &deadline, const std::stop_token &stop)
{
    while (!seen()) {
        if (!look() || stop.stop_requested() || deadline.hasExpired())
            return seen();
    }
    return true;
}

void ChildRun::end()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    const auto group = static_cast<pid_t>(m_process.processId());
    m_process.closeWriteChannel(); // see guarded() in common.sh: also far away this ends the deed
    const QDeadlineTimer farewell(kFarewellMs);
    while (look() && !farewell.hasExpired())
        ;
    if (m_process.state() != QProcess::NotRunning) {
        ::kill(-group, SIGKILL);
        m_process.waitForFinished(kFarewellMs);
    }
}

} // namespace meridian
