// SPDX-License-Identifier: GPL-3.0-or-later
// The files that the lab writes, apart from the servers' own. Any thread.
#pragma once

#include "fleet.h"
#include "labsecrets.h"
#include "preset.h"
#include "result.h"
#include "serveraccount.h"
#include "toolrun.h"

#include <QHash>

namespace meridian
{

/// Writes the whole file, or leaves what was there: temporary, sync, rename. For what others read.
Result<Done> writeFile(const QString &path, const QByteArray &content, bool secret);
/// Adds to a file, or makes it, for its owner alone. Not synced: on a file system that orders its writes one sync
/// waits for all the servers' data.
Result<Done> appendToFile(const QString &path, const QByteArray &content);
/// Makes or replaces a file that only the servers' user may read.
Result<Done> writeForAccount(const ServerAccount &account, const QString &path, const QString &content);
/// Begins to copy a folder that belongs to the servers' user.
ToolRun copyFolder(const QString &from, const QString &to, const ServerAccount &account);

struct LabFleetFacts {
    QHash<QString, quint16> ports;       ///< by node name: those that the operator calls
    QHash<QString, QList<Route>> routes; ///< by node name: those that servers call
    QHash<QString, Node> declared;       ///< by node name: what is its engine's own
    QString authority, passwordFile;
    QString pooled;         ///< the cluster that PgBouncer stands before
    quint16 poolerPort = 0; ///< 0: there is none
    QString poolerFile;     ///< with its databases
    QString account;        ///< that PgBouncer belongs to
};
/// The lab as a fleet file.
QByteArray labFleet(const Preset &preset, const LabFleetFacts &facts);
/// Passwords of the roles that people and programs outside the servers use, in libpq's form (manual, "The Password
/// File").
QByteArray labPasswords(const LabSecrets &secrets);

} // namespace meridian
