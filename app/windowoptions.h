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
    MainWindowOptions window;
};

/// Of the running application; --help and --version are answered here and end it.
Result<WindowOptions> windowOptions();

} // namespace meridian
