// SPDX-License-Identifier: GPL-3.0-or-later
// What runs behind the window for one fleet file: its engine with its store, and the watch on the file. GUI thread.
#pragma once

#include "engine.h"
#include "fleetwatcher.h"

namespace meridian
{

struct WatchSession {
    WatchSession(const FleetPtr &fleet, const QString &storeFile)
        : engine(optionsFor(storeFile))
        , watcher(fleet->file, fleet)
    {
    }

    static EngineOptions optionsFor(const QString &storeFile)
    {
        EngineOptions options;
        options.storeFile = storeFile;
        return options;
    }

    Engine engine;
    FleetWatcher watcher;
};

} // namespace meridian
