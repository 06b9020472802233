// SPDX-License-Identifier: GPL-3.0-or-later
// The files that the lab writes, apart from the servers' own. Any thread.
#pragma once

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

/// The lab as a fleet file; `ports` by node name are those that the operator calls.
QByteArray labFleet(const Preset &preset, const QHash<QString, quint16> &ports, const QString &authority,
                    const QString &passwordFile);
/// Passwords of the roles that people and programs outside the servers use, in libpq's form (manual, "The Password
/// File").
QByteArray labPasswords(const LabSecrets &secrets);

} // namespace meridian
