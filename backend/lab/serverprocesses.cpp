// SPDX-License-Identifier: GPL-3.0-or-later
#include "serverprocesses.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <iterator>
#include <sys/shm.h>

namespace meridian
{

namespace
{

// The last one: a server that is started through a dynamic loader of its own.
constexpr const char *kPrograms[] = {"postgres", "initdb", "mariadbd", "mysqld", "ld-linux"};

/// The letter after the name in /proc/PID/stat (proc(5)): R, S, D, T, Z …
char stateOf(pid_t pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 'X';
    const QByteArray stat = file.readAll();
    const qsizetype nameEnd = stat.lastIndexOf(')');
    return nameEnd >= 0 && nameEnd + 2 < stat.size() ? stat.at(nameEnd + 2) : 'X';
}

bool isServerProgram(const QString &proc)
{
    const QString program = QFileInfo(QFile::symLinkTarget(proc + QStringLiteral("/exe"))).fileName();
    const auto isIt = [&program](const char *name) { return program.startsWith(QLatin1String(name)); };
    return std::any_of(std::begin(kPrograms), std::end(kPrograms), isIt);
}

} // namespace

QList<ServerProcess> serverProcessesIn(const QString &folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    QList<ServerProcess> found;
    if (canonical.isEmpty())
        return found;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        bool isPid = false;
        const pid_t pid = entry.toInt(&isPid);
        if (!isPid)
            continue;
        const QString proc = QStringLiteral("/proc/") + entry;
        const QString where = QFile::symLinkTarget(proc + QStringLiteral("/cwd"));
        if (where != canonical && !where.startsWith(canonical + QLatin1Char('/')))
            continue;
        const char state = stateOf(pid);
        if (state != 'X' && state != 'Z' && isServerProgram(proc))
            found.append({pid, state == 'T'});
    }
    return found;
}

bool isAlive(pid_t pid)
{
    const char state = stateOf(pid);
    return state != 'X' && state != 'Z';
}

bool signalServers(const QString &folder, int signal, pid_t first, milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    QSet<pid_t> dying; // one on its way out has no working directory any more, but is still there
    if (signal == SIGKILL) {
        const auto processes = serverProcessesIn(folder);
        for (const ServerProcess &process : processes)
            dying += process.pid;
        dying -= first; // our own child: it is collected by whoever started it
    }
    if (first > 0) // the postmaster, so that it starts no others meanwhile
        ::kill(first, signal);
    for (;;) {
        QList<ServerProcess> left = serverProcessesIn(folder);
        if (signal == SIGSTOP || signal == SIGCONT)
            left.removeIf([signal](const ServerProcess &p) { return p.stopped == (signal == SIGSTOP); });
        dying.removeIf([](pid_t pid) { return !isAlive(pid); });
        if (left.isEmpty() && dying.isEmpty())
            return true;
        if (deadline.hasExpired())
            return false;
        for (const ServerProcess &process : left) {
            ::kill(process.pid, signal);
            if (signal == SIGKILL)
                dying += process.pid;
        }
        QThread::msleep(5);
    }
}

void releaseSharedMemory(const QString &dataFolder)
{
    QFile file(dataFolder + QStringLiteral("/postmaster.pid"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QList<QByteArray> lines = file.readAll().split('\n');
    const QList<QByteArray> keyAndId = lines.value(6).simplified().split(' ');
    if (keyAndId.size() != 2)
        return;
    const auto key = static_cast<key_t>(keyAndId.at(0).toULong());
    const int id = keyAndId.at(1).toInt();
    shmid_ds segment{};
    if (::shmctl(id, IPC_STAT, &segment) == 0 && segment.shm_perm.__key == key && segment.shm_nattch == 0)
        ::shmctl(id, IPC_RMID, nullptr);
}

} // namespace meridian
