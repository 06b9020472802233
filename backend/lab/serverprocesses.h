// SPDX-License-Identifier: GPL-3.0-or-later
// The operating system's view of a server: its processes (found by their working directory, which is the data
// directory: manual, "Database File Layout"), signals, shared memory. Linux. Stateless, any thread.
#pragma once

#include "times.h"

#include <QList>
#include <QString>

#include <sys/types.h>

namespace meridian
{

struct ServerProcess {
    pid_t pid = 0;
    bool stopped = false;
};

/// All processes of a database server whose working directory is `folder` or below it, orphans included.
QList<ServerProcess> serverProcessesIn(const QString &folder);

/// Whether the process runs; one that has ended and waits to be collected does not.
bool isAlive(pid_t pid);

/// SIGKILL, SIGSTOP or SIGCONT to every process there, `first` first, again until it took effect on all of them.
/// False when some were still unaffected at the limit.
bool signalServers(const QString &folder, int signal, pid_t first = 0, milliseconds limit = milliseconds(5000));

/// Frees the System V segment that a killed postmaster left behind (postmaster.pid, seventh line). Other
/// servers leave none.
void releaseSharedMemory(const QString &dataFolder);

} // namespace meridian
