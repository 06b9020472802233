// SPDX-License-Identifier: GPL-3.0-or-later
// Files of passwords as libpq reads them, "host:port:database:user:password" (PostgreSQL manual, "The Password File");
// servers of other engines may stand in them, too. Reads a small local file; any thread.
#pragma once

#include "fleet.h"

#include <QByteArray>

#include <optional>

namespace meridian
{

/// The password of the first line that is for this user of this node; nothing when none is, or the file cannot be read.
std::optional<QByteArray> passwordInFile(const QString &fileName, const Node &node, const QString &user);

/// Whether a line of a password file is for this connection: `*` matches all, a backslash escapes ':' and '\'.
bool passwordLineMatches(const QByteArray &line, const QString &host, quint16 port, const QString &database,
                         const QString &user);

} // namespace meridian
