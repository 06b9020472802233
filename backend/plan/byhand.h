// SPDX-License-Identifier: GPL-3.0-or-later
// What a person types on a server's machine where Meridian may not act on it (ControlKind::None). Pure.
#pragma once

#include "situation.h"

#include <QStringList>

namespace meridian
{

/// Commands of a shell, to be run as the server's owner, a line each. What nobody has told is left to the environment
/// ($PGDATA) or stands there in capitals; never a password.
QStringList commandsByHand(const AskPerson &ask, const Situation &situation);

} // namespace meridian
