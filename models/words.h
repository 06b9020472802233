// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the picture's enumerations and values, in the language of the user. Pure; any thread. The toText() of
// core are for files and machines; these are for people.
#pragma once

#include "snapshot.h"

namespace meridian::words
{

QString health(Health health);
QString role(const NodeState &node); ///< "primary", "standby", "cascading standby", "unknown role"
QString lagState(LagState state);
QString linkHealth(LinkHealth state);
QString severity(Severity severity);
/// A state as events keep it ("healthy", "standby", "broken" …) in words; anything else as it is.
QString state(const QString &token);
QStringList states();                   ///< all tokens that state() knows
QString eventKind(const QString &kind); ///< "health", "role" … in words; anything else as it is
QStringList eventKinds();               ///< all that the program makes
QString environment(Environment environment);

/// "6.3 s", "idle", "≥ 41 s" while nothing is received; format::unknown() when not known; empty for a primary.
QString lagTime(const Lag &lag);
/// The same in bytes; empty for a primary.
QString lagBytes(const Lag &lag);

QString ago(microseconds age); ///< "0.4 s ago"

} // namespace meridian::words
