// SPDX-License-Identifier: GPL-3.0-or-later
// What the user looks at: a region, a node, a link, a cluster, or nothing. A value.
#pragma once

#include "ids.h"

#include <variant>

namespace meridian
{

struct LinkId {
    NodeId from, to;
    friend bool operator==(const LinkId &, const LinkId &) = default;
};

using Selection = std::variant<std::monostate, RegionId, NodeId, LinkId, ClusterId>;

} // namespace meridian
