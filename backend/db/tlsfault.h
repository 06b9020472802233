// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a certificate is one to talk to, by what a probe found and what the fleet file wants. Pure.
#pragma once

#include "fleet.h"
#include "result.h"

#include <optional>

namespace meridian
{

struct TlsFindings;

/// Nothing: all is well, for `verify-full` with the name, for `verify-ca` without it, for `require` whatever it is.
/// `Error::tried` is left open.
std::optional<Error> tlsFault(const TlsFindings &found, const Tls &wanted);

} // namespace meridian
