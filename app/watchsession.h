// SPDX-License-Identifier: GPL-3.0-or-later
// What runs behind the window for one fleet file: its engine with its store, the watch on the file, and operations. GUI
// thread.
#pragma once

#include "engine.h"
#include "fleetwatcher.h"
#include "operationcontrol.h"

namespace meridian
{

struct WatchSession {
    WatchSession(const FleetPtr &fleet, const QString &storeFile, const QString &journalFile)
        : engine(optionsFor(storeFile, journalFile))
        , watcher(fleet->file, fleet)
        , operations(journalFile)
    {
        operations.setHistory(&engine);
    }

    static EngineOptions optionsFor(const QString &storeFile, const QString &journalFile)
    {
        EngineOptions options;
        options.storeFile = storeFile;
        options.journalFile = journalFile;
        return options;
    }

    Engine engine;
    FleetWatcher watcher;
    OperationControl operations;
};

} // namespace meridian
