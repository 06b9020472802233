// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the store and how an older file becomes a current one. Used by Store::open() only, on its thread.
#pragma once

#include "sqliteconnection.h"

namespace meridian::schema
{

/// The version this program writes: the number of steps.
int latest();

/// Brings the file to version `target` in one transaction, starting with an empty file or any older version.
/// Refuses, before anything is changed: a newer file (ErrorKind::Newer), a database of another program.
Result<Done> migrate(SqliteConnection &connection, int target = latest());

} // namespace meridian::schema
