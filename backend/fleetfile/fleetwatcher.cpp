// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetwatcher.h"

#include <QFileInfo>

namespace meridian
{

FleetWatcher::FleetWatcher(const QString &file, FleetPtr running, milliseconds settle, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_running(std::move(running))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settle);
    connect(&m_settle, &QTimer::timeout, this, &FleetWatcher::readAgain);
    const auto begin = qOverload<>(&QTimer::start);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, begin);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle, begin);
    watch();
    // It may have changed between being read and being watched.
    m_settle.start();
}

void FleetWatcher::watch()
{
    // A file that another was renamed over is watched no longer; its folder tells of the new one. Behind a symbolic
    // link both folders count.
    const QFileInfo file(m_file);
    QStringList wanted{file.absolutePath()};
    if (file.exists())
        wanted << file.absoluteFilePath() << QFileInfo(file.canonicalFilePath()).absolutePath();
    wanted.removeDuplicates();
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path : std::as_const(wanted)) {
        if (!watched.contains(path))
            m_watcher.addPath(path);
    }
}

void FleetWatcher::readAgain()
{
    watch();
    FleetOrProblems now = readFleet(m_file);
    if (!now.fleet) {
        if (now.problems == m_problems)
            return;
        m_problems = now.problems;
        Q_EMIT fleetRejected(m_problems);
        return;
    }
    const bool wasBroken = !m_problems.isEmpty();
    m_problems.clear();
    if (!wasBroken && m_running && *m_running == *now.fleet)
        return;
    m_running = now.fleet;
    Q_EMIT fleetChanged(m_running);
}

} // namespace meridian
