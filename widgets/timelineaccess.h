// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline for assistive technology: a slider whose value is the moment that is shown, in seconds before now. GUI
// thread; moves nothing itself.
#pragma once

namespace meridian
{

/// Makes Qt ask us for the interface of timelines. As often as one likes.
void installTimelineAccess();

} // namespace meridian
