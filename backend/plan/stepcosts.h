// SPDX-License-Identifier: GPL-3.0-or-later
// How long each action will take: what it took on the servers that it was measured on, and the way there. An estimate,
// shown with "≈" and never waited for. Pure.
#pragma once

#include "clusterview.h"

namespace meridian
{

/// Nothing for what depends on a person.
std::optional<milliseconds> estimate(const ClusterView &view, const Action &action);

} // namespace meridian
