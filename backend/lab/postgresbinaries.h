// SPDX-License-Identifier: GPL-3.0-or-later
// Where PostgreSQL's server programs are on this machine. Blocking for the moment that `postgres --version` takes.
#pragma once

#include "result.h"

namespace meridian
{

struct PostgresBinaries {
    QString folder;
    int version = 0; ///< major

    QString path(const QString &program) const { return folder + QLatin1Char('/') + program; }

    /// $MERIDIAN_PG_BIN, else the newest of the distributions' usual folders, else where `initdb` is on PATH.
    static Result<PostgresBinaries> find();
};

} // namespace meridian
