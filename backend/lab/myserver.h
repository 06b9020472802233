// SPDX-License-Identifier: GPL-3.0-or-later
// One server of MariaDB or MySQL in the lab. Lives as LabServer does.
#pragma once

#include "labengine.h"
#include "mydialect.h"
#include "myprograms.h"

namespace meridian
{

class MyServer : public LabServer
{
    Q_OBJECT
public:
    /// The dialect outlives it.
    MyServer(const LabSeat &seat, const LabSite &site, const MyPrograms &programs, const MyDialect &dialect);

    Result<Look> look(milliseconds limit) const override;
    QString nameUpstream() const override; ///< its server_id
    bool join() override;
    std::optional<QString> position() const override;
    bool hasReached(const QString &position) const override;

    /// What has been received waits.
    Result<Done> pauseReplay() override;
    bool resumeReplay() override;
    /// A row that somebody wrote here and the primary writes after: its replay stops with an error.
    Result<Done> breakReplication(const LabServer &primary) override;
    bool mend() override;
    quint64 fullBytes() const override;
    /// By a table, which the others get, too.
    void outgrow(quint64 bytes) const override;

private:
    /// What it says of its replication; no rows: it follows nobody.
    struct Threads {
        bool follows = false;
        bool streams = false;      ///< it has asked its source for events and waits for them
        QString receiver, applier; ///< "Yes", "No", "Connecting"
    };
    Result<Threads> threads(LabSession &session) const;
    Result<Done> say(LabSession &session, const QStringList &statements) const;
    /// Writes that the other servers never learn of, even where nobody may write.
    Result<Done> writeHere(const QString &statement) const;

    const MyDialect &m_dialect;
    int m_number;
    QString m_follow;      ///< the statement, until it has been said
    qint64 m_conflict = 0; ///< the row that breaks it
};

} // namespace meridian
