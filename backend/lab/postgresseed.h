// SPDX-License-Identifier: GPL-3.0-or-later
// The data folders of a whole cluster in about a second: one initdb, roles and slots written in single-user mode,
// then cold copies (manual, "File System Level Backup"), each with its own settings. Blocking; on the lab's thread.
#pragma once

#include "labengine.h"
#include "postgresbinaries.h"

namespace meridian
{

class PostgresSeed
{
public:
    /// Each seat gets a folder; the primary's is the first.
    PostgresSeed(QList<LabSeat> seats, LabSite site, PostgresBinaries binaries);

    /// The first node's data, with every role, password and slot of the cluster.
    Result<Done> sow();
    /// Copies it for the others, with the slots that each one's followers need.
    Result<Done> copy();
    /// A node's port, name and, for a standby, the port at which it reaches its upstream.
    Result<Done> configure(const LabSeat &seat);

private:
    Result<Done> initialise(const QString &data);
    Result<Done> addRoles(const QString &data);
    Result<Done> dropSpareWal(const QString &data);
    QString passwordFile() const { return m_site.nodes + QStringLiteral("/replication.pgpass"); }

    QList<LabSeat> m_seats;
    LabSite m_site;
    PostgresBinaries m_binaries;
};

} // namespace meridian
