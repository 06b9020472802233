// SPDX-License-Identifier: GPL-3.0-or-later
// meridianctl lab: real servers with the world between them, on this machine.
#pragma once

namespace CLI
{
class App;
}

namespace meridian::ctl
{

class Commands;

/// Declares "lab" and what is below it; the chosen one is handed to `commands`. Both outlive the run.
void addLabCommands(CLI::App &app, Commands &commands);

} // namespace meridian::ctl
