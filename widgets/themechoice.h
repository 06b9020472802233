// SPDX-License-Identifier: GPL-3.0-or-later
// Which look the user wants: menus, command line and settings are made from this list. Any thread, pure.
#pragma once

#include "theme.h"

#include <optional>
#include <span>

namespace meridian
{

enum class ThemeChoice { System, Dark, Light, Contrast };

struct ThemeRow {
    ThemeChoice choice;
    const char *name;  ///< on the command line and in settings
    const char *title; ///< to be translated in the context "ThemeChoice"; has a mnemonic
};
std::span<const ThemeRow> allThemes();
QString toText(ThemeChoice choice); ///< "system", "dark", "light", "contrast"
std::optional<ThemeChoice> themeFromText(const QString &text);
QString themeNames(); ///< all of them, with commas, for messages
Theme themeOf(ThemeChoice choice, const Theme &system);

} // namespace meridian
