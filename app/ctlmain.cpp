// SPDX-License-Identifier: GPL-3.0-or-later
// meridianctl: the engine without a window, for terminals and scripts. Command names, options, exit codes and JSON keys
// are a contract.
#include "coredump.h"
#include "ctlcommands.h"
#include "ctllab.h"
#include "ctloperate.h"
#include "ctlprint.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

using namespace meridian;

int main(int argc, char **argv)
{
    keepMemoryPrivate();
    QCoreApplication qt(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("meridianctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MERIDIAN_VERSION));

    CLI::App app("Watch and run databases that span the world");
    app.set_version_flag("--version", MERIDIAN_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    ctl::Commands commands(app);
    ctl::addOperationCommands(app, commands);
    ctl::addLabCommands(app, commands);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &e) { // the library's way to say "usage"; its own code for --help is 0
        return app.exit(e) == 0 ? ctl::ExitOk : ctl::ExitUsage;
    }
    return commands.run();
}
