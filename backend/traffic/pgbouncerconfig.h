// SPDX-License-Identifier: GPL-3.0-or-later
// PgBouncer's configuration as text (its manual, "Section [databases]"): one database is given another server, all else
// stays byte for byte. Pure.
#pragma once

#include "result.h"

#include <QByteArray>

namespace meridian
{

/// The entry of `database` gets this host and port; where there is none, that of "*". BadInput when there is neither.
Result<QByteArray> pointedAt(const QByteArray &config, const QString &database, const QString &host, quint16 port);

} // namespace meridian
