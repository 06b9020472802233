// SPDX-License-Identifier: GPL-3.0-or-later
// How this process takes memory from the system, set once at its start: for a program that is left running for weeks.
#pragma once

namespace meridian
{

/// Few arenas, and large blocks (pictures, strips of charts) are given back as soon as they are free instead of leaving
/// holes: a wall's resident memory stays where it is. mallopt(3), M_ARENA_MAX and M_MMAP_THRESHOLD; elsewhere than with
/// glibc nothing is done.
void keepMemoryCompact();

} // namespace meridian
