// SPDX-License-Identifier: GPL-3.0-or-later
#include "coredump.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace meridian
{

void keepMemoryPrivate()
{
    // The leak check of a sanitizer build reads its own process from outside.
#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__)
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace meridian
