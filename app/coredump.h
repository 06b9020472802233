// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps passwords out of core dumps. Called first thing in main().
#pragma once

namespace meridian
{

/// The kernel writes no core of this process and lets no other process of the user read its memory (prctl(2),
/// PR_SET_DUMPABLE). Programs that it starts are not affected. Nothing outside Linux.
void keepMemoryPrivate();

} // namespace meridian
