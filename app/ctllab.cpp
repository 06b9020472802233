// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctllab.h"

#include "ctlcommands.h"
#include "ctlprint.h"
#include "ctltable.h"
#include "labclient.h"
#include "labdirectory.h"
#include "labowner.h"
#include "stopsignal.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>

#include <csignal>

namespace meridian::ctl
{

namespace
{

constexpr int kRefused = 1;

struct LabOptions {
    std::string directory = LabDirectory::defaultPath().toStdString();
    std::string preset = "world";
    bool detach = false;
    std::string node, from, to;
    bool oneWay = false;
    qint64 amount = 0; ///< ms or kB/s

    QString path() const { return QDir(QString::fromStdString(directory)).absolutePath(); } ///< as sockets want it
};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CtlLab)
};

void printJson(const QJsonObject &message)
{
    print(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

void report(const Error &error, bool json)
{
    if (json)
        printJson({{QStringLiteral("error"), toJson(error)}});
    else
        printError(error.text());
}

void report(const LabAnswer &answer, bool json)
{
    if (json)
        printJson(answer.toJson());
    else if (answer.status)
        print(answer.status->fleetFile);
    else
        print(answer.text);
}

void printProgress(const QString &text, bool json)
{
    if (json)
        printJson({{QStringLiteral("progress"), text}});
    else
        printError(text);
}

/// The lab in this process, until somebody ends it.
int own(const Preset &preset, const LabOptions &options, bool json)
{
    std::signal(SIGPIPE, SIG_IGN); // a reader of our output that goes away ends no lab
    LabOwner owner(preset);
    StopSignal stop;
    int exitCode = 0;
    QObject::connect(&stop, &StopSignal::received, &owner, &LabOwner::end);
    QObject::connect(&owner, &LabOwner::progressed, [json](const QString &text) { printProgress(text, json); });
    QObject::connect(&owner, &LabOwner::ready, [json](const LabAnswer &answer) {
        report(answer, json);
        if (!json)
            printError(Words::tr("The lab runs until Ctrl-C or \"meridianctl lab down\"."));
    });
    QObject::connect(&owner, &LabOwner::failed, [json, &exitCode](const Error &error) {
        report(error, json);
        exitCode = kRefused;
    });
    QObject::connect(
        &owner, &LabOwner::ended, &owner, [&exitCode] { QCoreApplication::exit(exitCode); }, Qt::QueuedConnection);
    if (const auto started = owner.start(options.path()); !started) {
        report(started.error(), json);
        return kRefused;
    }
    return QCoreApplication::exec();
}

int startDetached(const LabOptions &options, bool json)
{
    LabStart start(QCoreApplication::applicationFilePath(), options.path(), QString::fromStdString(options.preset));
    QObject::connect(&start, &LabStart::progressed, [json](const QString &text) { printProgress(text, json); });
    QObject::connect(&start, &LabStart::succeeded, [json](const LabAnswer &answer) {
        report(answer, json);
        QCoreApplication::exit(0);
    });
    QObject::connect(&start, &LabStart::failed, [json](const Error &error) {
        report(error, json);
        QCoreApplication::exit(kRefused);
    });
    start.start();
    return QCoreApplication::exec();
}

int up(const LabOptions &options, bool json)
{
    if (options.detach)
        return startDetached(options, json);
    for (const Preset &preset : Preset::all()) {
        if (preset.name.toStdString() == options.preset)
            return own(preset, options, json);
    }
    return ExitUsage; // the command line admits known names only
}

QString table(const LabStatus &status)
{
    QList<QStringList> rows;
    for (const LabNodeStatus &node : status.nodes) {
        const QString streaming = !node.streaming   ? QStringLiteral("–")
                                  : *node.streaming ? Words::tr("yes")
                                                    : Words::tr("no");
        rows += QStringList{node.name,
                            node.region,
                            node.upstream.isEmpty() ? QStringLiteral("–") : node.upstream,
                            node.state,
                            node.role.isEmpty() ? QStringLiteral("–") : node.role,
                            streaming,
                            node.faults.join(QStringLiteral(", "))};
    }
    const QString head =
        Words::tr("Practice lab \"%1\" in %2, since %3, owner %4\nFleet file: %5\nNetwork faults: %6\n\n")
            .arg(status.preset, status.directory, status.since, QString::number(status.owner), status.fleetFile,
                 status.faults.isEmpty() ? Words::tr("none") : status.faults.join(QStringLiteral("; ")));
    return head + textTable({Words::tr("NODE"), Words::tr("REGION"), Words::tr("FOLLOWS"), Words::tr("STATE"),
                             Words::tr("ROLE"), Words::tr("STREAMING"), Words::tr("FAULTS")},
                            rows);
}

/// One call to the owner. `show` prints the answer; `absent` is the exit code when no lab is there.
int call(const LabOptions &options, const QJsonObject &request, bool json, int absent,
         const std::function<void(const LabAnswer &)> &show)
{
    const auto found = LabDirectory::find(options.path());
    if (!found) {
        report(found.error(), json);
        return kRefused;
    }
    if (*found != LabDirectory::Found::Living) {
        const QString message = *found == LabDirectory::Found::Cleared
                                    ? Words::tr("the lab's owner had died; what it left is cleared away")
                                    : Words::tr("no lab is running there");
        const QString tried = Words::tr("find the practice lab in %1").arg(options.path());
        report(Error{ErrorKind::Refused, tried, message, {}, Words::tr("start one with: meridianctl lab up")}, json);
        return absent;
    }
    LabCall call(options.path(), request);
    QObject::connect(&call, &LabCall::succeeded, [&show](const LabAnswer &answer) {
        show(answer);
        QCoreApplication::exit(0);
    });
    QObject::connect(&call, &LabCall::failed, [json](const Error &error) {
        report(error, json);
        QCoreApplication::exit(kRefused);
    });
    // From within the loop: a call that fails at once could not end it otherwise.
    QMetaObject::invokeMethod(
        &call, [&call] { call.start(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

/// One row for each fault: how it reads on the command line.
struct FaultRow {
    LabFault::Kind kind;
    const char *name;
    const char *description;
    enum { Node, Region, Pair, PairAndAmount } arguments;
    const char *amount;
};

constexpr FaultRow kFaults[] = {
    {LabFault::Kind::Kill, "kill", "Kill all processes of a node (SIGKILL)", FaultRow::Node, ""},
    {LabFault::Kind::Stop, "stop", "Stop all processes of a node (SIGSTOP): it hangs", FaultRow::Node, ""},
    {LabFault::Kind::Continue, "continue", "Let a stopped node go on (SIGCONT)", FaultRow::Node, ""},
    {LabFault::Kind::Cut, "cut", "Cut a region off, or two regions from each other", FaultRow::Region, ""},
    {LabFault::Kind::Delay, "delay", "Set the one-way delay between two regions", FaultRow::PairAndAmount, "MS"},
    {LabFault::Kind::Throttle, "throttle", "Limit the rate between two regions, in kB/s", FaultRow::PairAndAmount,
     "KBPS"},
    {LabFault::Kind::PauseReplay, "pause-replay", "Pause replay on a standby", FaultRow::Node, ""},
    {LabFault::Kind::Fill, "fill", "Let a node's writes fail as on a full disk", FaultRow::Node, ""},
    {LabFault::Kind::Break, "break", "Break a standby's receiver for good", FaultRow::Node, ""},
};

LabFault faultOf(const FaultRow &row, const LabOptions &options)
{
    LabFault fault;
    fault.kind = row.kind;
    fault.node = QString::fromStdString(options.node);
    fault.from = QString::fromStdString(options.from);
    fault.to = QString::fromStdString(options.to);
    fault.oneWay = options.oneWay;
    if (row.kind == LabFault::Kind::Delay)
        fault.delay = milliseconds(options.amount);
    else
        fault.bytesPerSecond = options.amount * 1000;
    return fault;
}

void addFaultArguments(CLI::App &command, const FaultRow &row, LabOptions &options)
{
    if (row.arguments == FaultRow::Node) {
        command.add_option("node", options.node, "Name of the node")->required();
        return;
    }
    command.add_option("from", options.from, "Region, or \"operator\"")->required();
    auto *to = command.add_option("to", options.to, "The other region; without it: every other place");
    command.add_flag("--one-way", options.oneWay, "Only what flows from the first to the second");
    if (row.arguments == FaultRow::PairAndAmount) {
        to->required();
        command.add_option(row.amount, options.amount)->required()->check(CLI::Range(1, 1'000'000));
    }
}

} // namespace

void addLabCommands(CLI::App &app, Commands &commands)
{
    // Shared by the callbacks, which live as long as the command line itself.
    const auto options = std::make_shared<LabOptions>();
    const auto json = [&app] { return app.count("--json") > 0; };
    CLI::App *lab = app.add_subcommand("lab", "Practice lab: real servers, the world on one machine");
    lab->require_subcommand(1);
    lab->add_option("--dir", options->directory, "Folder of the lab")->capture_default_str();

    std::vector<std::string> presets;
    for (const Preset &preset : Preset::all())
        presets.push_back(preset.name.toStdString());
    CLI::App *start = lab->add_subcommand("up", "Start a lab; prints the path of its fleet file");
    start->add_option("--preset", options->preset, "What to build")
        ->check(CLI::IsMember(presets))
        ->capture_default_str();
    start->add_flag("--detach", options->detach, "Return once it is ready, and leave it running");
    start->callback([=, &commands] { commands.choose([=] { return up(*options, json()); }); });

    const auto simple = [&](const char *name, const char *description, int absent, bool asTable) {
        lab->add_subcommand(name, description)->callback([=, &commands] {
            commands.choose([=] {
                return call(*options, LabCall::request(QString::fromLatin1(name)), json(), absent,
                            [=](const LabAnswer &answer) {
                                if (json())
                                    printJson(asTable ? answer.status->toJson() : answer.toJson());
                                else
                                    print(asTable ? table(*answer.status) : answer.text);
                            });
            });
        });
    };
    simple("status", "What runs, and what was broken on purpose", kRefused, true);
    simple("heal", "Undo every fault; returns when all standbys stream again", kRefused, false);
    simple("down", "End the lab; nothing of it is left", 0, false);

    CLI::App *fault = lab->add_subcommand("fault", "Let something go wrong");
    fault->require_subcommand(1);
    for (const FaultRow &row : kFaults) {
        CLI::App *command = fault->add_subcommand(row.name, row.description);
        addFaultArguments(*command, row, *options);
        command->callback([=, &commands, &row] {
            commands.choose([=, &row] {
                return call(*options, LabCall::request(faultOf(row, *options)), json(), kRefused,
                            [=](const LabAnswer &answer) { report(answer, json()); });
            });
        });
    }
}

} // namespace meridian::ctl
