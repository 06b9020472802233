// SPDX-License-Identifier: GPL-3.0-or-later
// The files that the lab writes, apart from the servers' own. Any thread.
#pragma once

#include "fleet.h"
#include "labsecrets.h"
#include "preset.h"
#include "result.h"

#include <QHash>

namespace meridian
{

/// Writes the whole file, or leaves what was there: temporary, sync, rename. For what others read.
Result<Done> writeFile(const QString &path, const QByteArray &content, bool secret);
/// Adds to a file, or makes it, for its owner alone. Not synced: on a file system that orders its writes one sync
/// waits for all the servers' data.
Result<Done> appendToFile(const QString &path, const QByteArray &content);

struct LabFleetFacts {
    QHash<QString, quint16> ports;       ///< by node name: those that the operator calls
    QHash<QString, QList<Route>> routes; ///< by node name: those that servers call
    QString authority, passwordFile;
    QString nodesFolder, binaries, account;
    quint16 poolerPort = 0; ///< 0: there is none
    QString poolerFile;     ///< with its databases
};
/// The lab as a fleet file.
QByteArray labFleet(const Preset &preset, const LabFleetFacts &facts);
/// Passwords of the roles that people and programs outside the servers use, in libpq's form (manual, "The Password
/// File").
QByteArray labPasswords(const LabSecrets &secrets);

} // namespace meridian
