// SPDX-License-Identifier: GPL-3.0-or-later
// Which password libpq would find by itself, without looking at it: only whether there is one, and where. Reads small
// local files; runs on any thread. The rules are those of PostgreSQL 15's fe-connect.c.
#pragma once

#include "fleet.h"

#include <QByteArray>
#include <QStringList>

namespace meridian
{

struct LibpqSource {
    QString source;    ///< "service X", "environment PGPASSWORD", "password file /…"; empty: none
    QStringList notes; ///< what was passed over and why
};

LibpqSource libpqSource(const Credential &credential, const Node &node);

} // namespace meridian
