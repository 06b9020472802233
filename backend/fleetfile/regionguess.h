// SPDX-License-Identifier: GPL-3.0-or-later
// Which region a server's names speak of: "db1.eu-west-1.example.com", "orders-euw1-2". A guess to be offered, never to
// be taken for granted. Pure.
#pragma once

#include "ids.h"

#include <QStringList>

namespace meridian
{

/// Empty when the names speak of none, or of several.
RegionId guessRegion(const QStringList &names);

} // namespace meridian
