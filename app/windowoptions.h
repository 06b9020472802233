// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of the window.
#pragma once

#include "mainwindow.h"
#include "result.h"
#include "wall.h"

namespace meridian
{

struct WindowOptions {
    QString fleet; ///< file; empty: the one opened last
    QString store; ///< file; empty: the user's own for this fleet; "none": no history
    QString language;
    QString screenshot; ///< file; empty: none
    double after = 5;   ///< seconds from the first live snapshot to the screenshot
    bool wall = false;  ///< begin with it
    bool alone = false; ///< beside an instance that runs already
    WallOptions wallOptions;
    bool measureStart = false; ///< print how long the window takes to come up, and end
    MainWindowOptions window;
};

/// Whether the command line asks for nothing but a text, such as --help: that needs no display.
bool asksForTextOnly(int argc, char **argv);

/// Of the running application; --help, --version and --list-pages are answered here and end it.
Result<WindowOptions> windowOptions();

} // namespace meridian
