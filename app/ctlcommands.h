// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that look at a fleet: status, nodes, links, latency, availability, watch, events, check,
// discover. Each is a row with
// its options; the chosen one runs after the whole command line was understood.
#pragma once

#include "fleet.h"
#include "result.h"

#include <functional>
#include <memory>
#include <string>

namespace CLI
{
class App;
}

namespace meridian::ctl
{

class Commands
{
public:
    /// Declares the commands and the options that all share (--fleet, --json, --store) on `app`, which must outlive
    /// this.
    explicit Commands(CLI::App &app);
    ~Commands();

    /// Runs the command that was parsed; returns the exit code.
    int run();

    /// Another part of the program adds a command: its callback hands in what is to be run.
    void choose(std::function<int()> action);
    /// Wraps what needs the fleet file of --fleet.
    std::function<int()> withFleet(std::function<int(const FleetPtr &)> action) const;

    QString storeFile(const Fleet &fleet) const; ///< of --store; empty: no history

private:
    struct Options;
    void addLooks(CLI::App &app);
    void addAvailability(CLI::App &app);
    void addWatch(CLI::App &app);
    void addEvents(CLI::App &app);
    void addCheck(CLI::App &app);
    void addDiscover(CLI::App &app);

    std::unique_ptr<Options> m_options;
    std::function<int()> m_action;
};

} // namespace meridian::ctl
