// SPDX-License-Identifier: GPL-3.0-or-later
// What operations have ended, in whichever program, as events: read from the journal when it has changed. Lives on the
// engine's thread; disks are asked on a worker, one question at a time.
#pragma once

#include "operationrecord.h"
#include "snapshot.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace meridian
{

/// Of those that ended or came to stand still after `since`, ascending in time; refused ones have changed nothing.
QList<Event> operationEvents(const QList<OperationRecord> &operations, Instant since);

class OperationNews : public QObject
{
    Q_OBJECT
public:
    explicit OperationNews(QString journalFile, QObject *parent = nullptr);

    /// From now on looks every second; what ended later than `since` is news.
    void start(Instant since);

Q_SIGNALS:
    void happened(const QList<meridian::Event> &events);
    void journalChanged();                                                             ///< whoever wrote to it
    void maintenanceRead(const QHash<meridian::NodeId, meridian::Maintenance> &nodes); ///< who is in it, all of them

private:
    void look();

    QString m_file;
    QTimer m_timer;
    Instant m_since;
    QString m_seen; ///< size and time of the journal and its log when they were last read
    bool m_looking = false;
};

} // namespace meridian
