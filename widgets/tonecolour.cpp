// SPDX-License-Identifier: GPL-3.0-or-later
#include "tonecolour.h"

namespace meridian
{

QColor toneColour(const Theme &theme, Fact::Tone tone)
{
    switch (tone) {
    case Fact::Tone::Good:
        return theme.healthy;
    case Fact::Tone::Warning:
        return theme.warning;
    case Fact::Tone::Bad:
        return theme.critical;
    case Fact::Tone::Normal:
        break;
    }
    return theme.text;
}

} // namespace meridian
