// SPDX-License-Identifier: GPL-3.0-or-later
#include "labserver.h"

#include "serverprocesses.h"
#include "toolrun.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace meridian
{

namespace
{

constexpr qint64 kLogTailBytes = 8 * 1024;
constexpr milliseconds kReap{2000};
constexpr milliseconds kStart{10000};
constexpr milliseconds kAgain{20};

} // namespace

LabServer::LabServer(QString dataFolder, QString log, LabLogin superuser, Program program, ServerAccount account)
    : m_dataFolder(std::move(dataFolder))
    , m_log(std::move(log))
    , m_superuser(std::move(superuser))
    , m_program(std::move(program))
    , m_account(std::move(account))
{
    m_process.setProgram(m_program.file);
    m_process.setArguments(m_program.arguments);
    m_process.setWorkingDirectory(m_dataFolder);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(m_log, QIODevice::Append);
    m_process.setStandardErrorFile(m_log, QIODevice::Append);
    m_account.prepare(m_process, m_program.quitSignal); // if the owner dies
    connect(&m_process, &QProcess::started, this, &LabServer::notice);
    connect(&m_process, &QProcess::finished, this, &LabServer::notice);
    m_again.setInterval(kAgain);
    connect(&m_again, &QTimer::timeout, this, &LabServer::notice);
}

LabServer::~LabServer()
{
    m_process.disconnect(this);
    m_again.stop();
    m_end.reset();
    quit();
    finish(kReap);
    if (m_endDescriptor >= 0)
        ::close(m_endDescriptor);
}

pid_t LabServer::firstProcess() const
{
    if (m_process.state() != QProcess::NotRunning)
        return static_cast<pid_t>(m_process.processId());
    QFile file(m_dataFolder + QLatin1Char('/') + m_program.pidFile);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const pid_t pid = file.readLine().trimmed().toInt();
    const QString where = QFile::symLinkTarget(QStringLiteral("/proc/%1/cwd").arg(pid));
    return pid > 0 && isAlive(pid) && where == QFileInfo(m_dataFolder).canonicalFilePath() ? pid : 0;
}

void LabServer::notice()
{
    const pid_t pid = firstProcess();
    if (pid == m_known)
        return;
    m_known = pid;
    m_end.reset();
    if (m_endDescriptor >= 0)
        ::close(m_endDescriptor);
    m_endDescriptor = -1;
    if (pid == 0) {
        m_again.start();
        Q_EMIT ended();
        return;
    }
    m_again.stop();
    if (m_process.state() == QProcess::NotRunning) { // not our child: its end is told by pidfd_open(2)
        m_endDescriptor = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
        if (m_endDescriptor >= 0) {
            m_end = std::make_unique<QSocketNotifier>(m_endDescriptor, QSocketNotifier::Read);
            // Queued: a notifier must not be deleted in its own signal.
            connect(m_end.get(), &QSocketNotifier::activated, this, &LabServer::notice, Qt::QueuedConnection);
        }
    }
    Q_EMIT started();
}

/// Until its first process is gone, our child or not.
void LabServer::awaitEnd(milliseconds limit)
{
    const pid_t pid = firstProcess();
    m_process.waitForFinished(static_cast<int>(limit.count()));
    const QDeadlineTimer deadline(limit);
    while (pid > 0 && isAlive(pid) && !deadline.hasExpired())
        QThread::msleep(2);
    notice();
}

LabServer::State LabServer::state() const
{
    const pid_t pid = firstProcess();
    if (pid == 0)
        return State::Down;
    const auto processes = serverProcessesIn(m_dataFolder);
    for (const ServerProcess &process : processes) {
        if (process.pid == pid)
            return process.stopped ? State::Stopped : State::Running;
    }
    return State::Down;
}

void LabServer::start()
{
    // One that nobody collects when it has ended (a container's first process may not) still counts for the server.
    if (serverProcessesIn(m_dataFolder).isEmpty())
        QFile::remove(m_dataFolder + QLatin1Char('/') + m_program.pidFile);
    m_process.start();
    // Without it started() would wait for the event loop, and whoever waits for this server blocks that.
    m_process.waitForStarted(static_cast<int>(kStart.count()));
}

Result<Done> LabServer::kill()
{
    const QString tried = QCoreApplication::translate("PracticeLab", "kill %1").arg(m_superuser.node);
    if (state() == State::Down)
        return refusal(tried, QCoreApplication::translate("PracticeLab", "it is not running"));
    if (!signalServers(m_dataFolder, SIGKILL, firstProcess()))
        return refusal(tried, QCoreApplication::translate("PracticeLab", "some of its processes do not die"));
    awaitEnd(kReap);
    return Done{};
}

Result<Done> LabServer::stop()
{
    const QString tried = QCoreApplication::translate("PracticeLab", "stop %1").arg(m_superuser.node);
    if (state() != State::Running)
        return refusal(tried, QCoreApplication::translate("PracticeLab", "it is not running"));
    if (!signalServers(m_dataFolder, SIGSTOP, firstProcess()))
        return refusal(tried, QCoreApplication::translate("PracticeLab", "some of its processes do not stop"));
    return Done{};
}

Result<Done> LabServer::resume()
{
    const QString tried = QCoreApplication::translate("PracticeLab", "continue %1").arg(m_superuser.node);
    if (state() != State::Stopped)
        return refusal(tried, QCoreApplication::translate("PracticeLab", "it is not stopped"));
    if (!signalServers(m_dataFolder, SIGCONT))
        return refusal(tried, QCoreApplication::translate("PracticeLab", "some of its processes do not continue"));
    return Done{};
}

Result<Done> LabServer::limitFileSize(std::optional<quint64> bytes)
{
    const QString tried = QCoreApplication::translate("PracticeLab", "limit the files of %1").arg(m_superuser.node);
    if (state() == State::Down)
        return refusal(tried, QCoreApplication::translate("PracticeLab", "it is not running"));
    rlimit own{};
    ::getrlimit(RLIMIT_FSIZE, &own);
    const rlim_t limit = bytes ? std::min<rlim_t>(*bytes, own.rlim_max) : own.rlim_cur;
    const QString soft = limit == RLIM_INFINITY ? QStringLiteral("unlimited") : QString::number(limit);
    // By the program of this name, as the servers' user: root may lack the right to do it itself. Twice, since a
    // process that is forked during the first round has its parent's old limit; the parent comes first.
    Result<Done> result = Done{};
    for (int round = 0; round < 2; ++round) {
        const auto processes = serverProcessesIn(m_dataFolder);
        for (const ServerProcess &process : processes) {
            const auto done = ToolRun(QStringLiteral("prlimit"),
                                      {QStringLiteral("--pid"), QString::number(process.pid),
                                       QStringLiteral("--fsize=%1:").arg(soft)},
                                      &m_account)
                                  .finish();
            if (!done && process.pid == firstProcess())
                result = done.error();
        }
    }
    return result;
}

void LabServer::quit()
{
    const pid_t pid = firstProcess();
    if (pid == 0)
        return;
    ::kill(pid, m_program.quitSignal);
    for (const ServerProcess &process : serverProcessesIn(m_dataFolder)) {
        if (process.stopped)
            ::kill(process.pid, SIGCONT);
    }
}

void LabServer::finish(milliseconds limit)
{
    awaitEnd(limit);
    signalServers(m_dataFolder, SIGKILL);
    awaitEnd(kReap);
    releaseSharedMemory(m_dataFolder);
}

Result<QList<QStringList>> LabServer::query(const QString &sql, milliseconds limit) const
{
    auto session = open(limit);
    if (!session)
        return session.error();
    return session->query(sql, limit);
}

Result<LabSession> LabServer::open(milliseconds limit) const
{
    return LabSession::open(m_superuser, limit);
}

QString LabServer::lastWords() const
{
    QFile file(m_log);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(std::max<qint64>(0, file.size() - kLogTailBytes));
    QString last;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        const auto isIn = [&line](const QString &alarm) { return line.contains(alarm); };
        if (std::any_of(m_program.alarms.begin(), m_program.alarms.end(), isIn))
            last = line.trimmed();
    }
    return last;
}

Error LabServer::refusal(const QString &tried, const QString &message, const QString &remedy) const
{
    return Error{ErrorKind::BadInput,
                 tried,
                 message,
                 {},
                 remedy.isEmpty() ? QCoreApplication::translate("PracticeLab", "see: meridianctl lab status") : remedy};
}

} // namespace meridian
