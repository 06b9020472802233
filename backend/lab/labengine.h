// SPDX-License-Identifier: GPL-3.0-or-later
// What is one database engine's own when a lab is made: its programs, its data folders, its servers. The table in
// labengine.cpp is the one place of the lab that tells the engines apart. Blocking; on the lab's thread.
#pragma once

#include "certificates.h"
#include "labsecrets.h"
#include "labserver.h"
#include "preset.h"
#include "writeload.h"

#include <memory>
#include <vector>

namespace meridian
{

/// Where the servers of a lab live, and what they share.
struct LabSite {
    QString nodes, logs; ///< folders, which exist; the first belongs to the account
    LabSecrets secrets;
    Certificates certificates;
    ServerAccount account;

    QString dataFolder(const PresetNode &node) const { return nodes + QLatin1Char('/') + node.name; }
    QString log(const PresetNode &node) const { return logs + QLatin1Char('/') + node.name; }
};

/// One server's place in the lab.
struct LabSeat {
    PresetNode node;
    EngineKind engine = EngineKind::PostgreSql;
    int number = 0;           ///< from 1, of all servers of the lab
    quint16 port = 0;         ///< its own
    quint16 calledAt = 0;     ///< where the operator calls it
    quint16 upstreamPort = 0; ///< where it reaches whom it follows, or, as the primary, whom it would
};

/// Of that role on that server, past the relay.
LabLogin labLogin(const LabSeat &seat, const LabSite &site, const QString &user, const QString &password);

class LabEngine
{
public:
    using Servers = std::vector<std::unique_ptr<LabServer>>;

    /// With its programs on this machine; an Error with what to install.
    static Result<std::unique_ptr<LabEngine>> find(EngineKind kind);
    virtual ~LabEngine() = default;

    virtual QString title() const = 0; ///< "PostgreSQL 15"
    /// Makes the data of all nodes of a cluster, and a server object for each, in the same order.
    virtual Result<Servers> plant(const QList<LabSeat> &seats, const LabSite &site) = 0;
    /// What is the engine's own of a node in the fleet file: its database, and how Meridian may act on its machine.
    virtual Node declared(const PresetNode &node, const LabSite &site) const = 0;
    virtual bool hasPooler() const = 0; ///< PgBouncer speaks to it
    virtual LoadWords loadWords() const = 0;
};

} // namespace meridian
