// SPDX-License-Identifier: GPL-3.0-or-later
// The lab's command line and the processes behind it, for its tests. Blocking.
#pragma once

#include "serverprocesses.h"

#include <QByteArray>
#include <QProcess>

#include <algorithm>

namespace meridian
{

inline constexpr int kRunMs = 120'000;

struct Run {
    int exitCode = -1;
    QByteArray out, err;
};

inline QString program()
{
    return QStringLiteral(MERIDIAN_BIN_DIR "/meridianctl");
}

/// "lab WORDS --dir DIRECTORY".
inline Run run(const QString &words, const QString &directory)
{
    QProcess process;
    process.start(program(), QStringList{QStringLiteral("lab")} + words.split(QLatin1Char(' ')) +
                                 QStringList{QStringLiteral("--dir"), directory});
    process.waitForFinished(kRunMs);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

inline QList<pid_t> pids(const QString &directory)
{
    QList<pid_t> out;
    const auto processes = serverProcessesIn(directory);
    for (const ServerProcess &process : processes)
        out += process.pid;
    return out;
}

inline bool allGone(const QList<pid_t> &pids)
{
    return std::none_of(pids.begin(), pids.end(), isAlive);
}

} // namespace meridian
