// SPDX-License-Identifier: GPL-3.0-or-later
// Where a fleet's history lies on disk, for the window and the command line alike.
#pragma once

#include "fleet.h"

namespace meridian
{

/// One file for each fleet file, in the user's data folder; the folder is made.
QString defaultStoreFile(const Fleet &fleet);

/// What the option --store means: nothing said is the fleet's own file, "none" is no history (empty), else that file.
QString chosenStoreFile(const QString &option, const Fleet &fleet);

/// The journal of operations, beside the fleet's own history whatever --store says: no operation goes without.
QString defaultJournalFile(const Fleet &fleet);

} // namespace meridian
