// SPDX-License-Identifier: GPL-3.0-or-later
// Notices that the fleet file was changed, by writing or by renaming another over it, and reads it again. Lives on the
// thread that made it; the file is read there, too. It never touches the running fleet: a broken change is only told.
#pragma once

#include "fleetfile.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace meridian
{

class FleetWatcher : public QObject
{
    Q_OBJECT
public:
    /// `running` is what was read from `file` before and may be null. Changes are read when the file rested for
    /// `settle`.
    FleetWatcher(const QString &file, FleetPtr running, milliseconds settle = milliseconds(200),
                 QObject *parent = nullptr);

    FleetPtr fleet() const { return m_running; } ///< the last good one

Q_SIGNALS:
    /// The file holds another fleet, or is as it was after having been broken.
    void fleetChanged(meridian::FleetPtr fleet);
    /// The file cannot be used, or is gone; the running fleet stays.
    void fleetRejected(const QList<meridian::FileProblem> &problems);

private:
    void watch();
    void readAgain();

    QString m_file;
    FleetPtr m_running;
    QList<FileProblem> m_problems; ///< told last; empty while the file is the running fleet
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
};

} // namespace meridian
