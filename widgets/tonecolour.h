// SPDX-License-Identifier: GPL-3.0-or-later
// The colour of a fact by its tone, wherever facts are drawn. Pure.
#pragma once

#include "facts.h"
#include "theme.h"

namespace meridian
{

QColor toneColour(const Theme &theme, Fact::Tone tone);

} // namespace meridian
