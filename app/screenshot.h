// SPDX-License-Identifier: GPL-3.0-or-later
// Saves one picture of the window, some seconds after the fleet came alive, and ends the program. GUI thread.
#pragma once

#include "snapshot.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace meridian
{

class Screenshot : public QObject
{
    Q_OBJECT
public:
    /// `after` counts from the first snapshot in which every node has been polled. Ends with 1 and the reason when
    /// there is none within a minute.
    Screenshot(QWidget &window, const QString &file, double after, QObject *parent);

    void setSnapshot(const SnapshotPtr &snapshot);

Q_SIGNALS:
    void saved();
    void failed(const QString &reason);

private:
    void save();

    QWidget &m_window;
    QString m_file;
    QTimer m_after;
    QTimer m_deadline;
};

} // namespace meridian
