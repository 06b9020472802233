// SPDX-License-Identifier: GPL-3.0-or-later
// Where the server programs of MariaDB and MySQL are on this machine, and how they are started. Blocking for the moment
// that `--version` takes.
#pragma once

#include "result.h"

#include <QStringList>

namespace meridian
{

struct MyPrograms {
    QString title;          ///< "MariaDB 10.11"
    QStringList server;     ///< the program and what goes before its own options
    QStringList initialise; ///< likewise: makes the data folder that `--datadir` names
    QString templateFolder; ///< a data folder made before, to be copied; empty: there is none
    QStringList settings;   ///< where it finds its own files: lines of its option file

    static Result<MyPrograms> findMariaDb(); ///< as installed
    /// Unpacked in $MERIDIAN_MYSQL, else where `./dev` keeps it, else as installed.
    static Result<MyPrograms> findMySql();
};

} // namespace meridian
