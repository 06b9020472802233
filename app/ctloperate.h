// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that act, and those that tell of what was done: plan, switchover, failover, rejoin, maintenance,
// operations, resume, undo, history. Options, JSON keys and exit codes are a contract.
#pragma once

namespace CLI
{
class App;
}

namespace meridian::ctl
{

class Commands;

/// Exit codes of an operation.
enum OperationExit { ExitDone = 0, ExitRefused = 1, ExitUndone = 2, ExitNeedsPerson = 3 };

void addOperationCommands(CLI::App &app, Commands &commands);

} // namespace meridian::ctl
