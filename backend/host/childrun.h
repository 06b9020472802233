// SPDX-License-Identifier: GPL-3.0-or-later
// A program run as a child, its output gathered, with a deadline and a way to stop it. Blocking; an object belongs to
// one thread, which needs no event loop.
#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QProcess>

#include <functional>
#include <stop_token>

namespace meridian
{

class ChildRun
{
public:
    explicit ChildRun(const QStringList &argv); ///< program first; begins at once
    ~ChildRun();                                ///< as end()

    bool started();
    QString failure() const { return m_process.errorString(); } ///< why it did not start
    void write(const QByteArray &input) { m_process.write(input); }
    void closeInput() { m_process.closeWriteChannel(); }
    /// True when it ended by itself; `looked` is called after each look at it, every few milliseconds.
    bool wait(const QDeadlineTimer &deadline, const std::stop_token &stop, const std::function<void()> &looked = {});
    /// True when `seen` says so, false when the program has ended before that.
    bool waitFor(const std::function<bool()> &seen, const QDeadlineTimer &deadline, const std::stop_token &stop);
    void end(); ///< its input ends; what then still runs of it after a moment is killed, its children, too

    int exitCode() const { return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1; }
    const QByteArray &output() const { return m_output; }
    const QByteArray &errors() const { return m_errors; }

private:
    bool look();

    QProcess m_process;
    QByteArray m_output, m_errors;
};

} // namespace meridian
