// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctloperate.h"

#include "ctlcommands.h"
#include "ctlflight.h"
#include "ctlhistory.h"
#include "ctloperation.h"
#include "ctlprint.h"
#include "journal.h"
#include "storefile.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>

#include <unistd.h>

namespace meridian::ctl
{

namespace
{

struct Options {
    std::string cluster, to, from, meant, reason, id, journal, kind, state, sort, flight;
    std::vector<std::string> accepted;
    std::optional<qint64> loss;
    int limit = 100;
    bool ascending = false, script = false, createSchema = false, noCanary = false, keepData = false, off = false;
};

/// As HistorySort.
constexpr const char *kSorts[] = {"started", "kind",   "cluster", "nodes", "result", "duration",
                                  "outage",  "errors", "lost",    "who",   "reason"};

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

QSet<QString> acceptedOf(const Options &o)
{
    QSet<QString> all;
    for (const std::string &code : o.accepted)
        all.insert(text(code));
    return all;
}

/// One row for each kind: how its request comes from the options.
struct Kind {
    const char *name;
    const char *description;
    const char *node; ///< what --to means
    bool needsNode;
    OperationRequest (*request)(const Options &);
};

constexpr Kind kKinds[] = {
    {"switchover", "Move the primary, planned: no acknowledged write is lost", "The new primary; else the best", false,
     [](const Options &o) -> OperationRequest {
         return SwitchoverRequest{ClusterId(text(o.cluster)), NodeId(text(o.to)), NodeId(text(o.from)), acceptedOf(o)};
     }},
    {"failover", "Promote a standby when the primary is lost", "The new primary; else the best", false,
     [](const Options &o) -> OperationRequest {
         return FailoverRequest{ClusterId(text(o.cluster)), NodeId(text(o.to)), NodeId(text(o.from)), o.loss,
                                acceptedOf(o)};
     }},
    {"rejoin", "Bring a former primary back as a standby", "The node that comes back", true,
     [](const Options &o) -> OperationRequest {
         return RejoinRequest{ClusterId(text(o.cluster)), NodeId(text(o.to)), o.keepData, acceptedOf(o)};
     }},
    {"maintenance", "Take nodes out of judgement, or back in", "The node; else all", false,
     [](const Options &o) -> OperationRequest {
         return MaintenanceRequest{ClusterId(text(o.cluster)), NodeId(text(o.to)), !o.off};
     }},
};

/// As the contract of all commands: the journal lies beside the history.
QString journalFile(const Fleet &fleet, const Options &o)
{
    return o.journal.empty() ? defaultJournalFile(fleet) : text(o.journal);
}

OperationOrder orderOf(const Options &o)
{
    OperationOrder order;
    order.reason = text(o.reason);
    order.who = qEnvironmentVariable("USER", QStringLiteral("uid %1").arg(::getuid()));
    order.place = QSysInfo::machineHostName();
    order.mayCreateSchema = o.createSchema;
    order.canary = !o.noCanary;
    order.attended = ::isatty(STDIN_FILENO) == 1; // else what is to be done by hand is said, and not waited for
    return order;
}

/// A production cluster is only touched by who types its name.
bool isMeant(const Fleet &fleet, const ClusterId &id, const Options &o)
{
    const Cluster *cluster = fleet.cluster(id);
    if (!cluster || cluster->environment != Environment::Production || text(o.meant) == id.name())
        return true;
    printError(QStringLiteral("%1 is a production cluster. If you mean it, add: --yes-i-mean %1").arg(id.name()));
    return false;
}

int carryOut(const FleetPtr &fleet, const Kind &kind, const Options &o, Operation::Deed deed, Operation::Form form)
{
    OperationOrder order = orderOf(o);
    order.request = kind.request(o);
    if (deed == Operation::Deed::CarryOut && !isMeant(*fleet, clusterOf(order.request), o))
        return ExitRefused;
    return Operation(fleet, journalFile(*fleet, o), {deed, order, {}, form}).run();
}

/// Runs `use` with the open journal.
int withJournal(const Fleet &fleet, const Options &o, const std::function<int(const Journal &)> &use)
{
    const auto journal = Journal::open(journalFile(fleet, o));
    if (journal)
        return use(**journal);
    printError(journal.error().text());
    return ExitFailed;
}

int takeUp(const FleetPtr &fleet, const Options &o, Operation::Deed deed, Operation::Form form)
{
    OperationOrder order = orderOf(o);
    const int found = withJournal(*fleet, o, [&](const Journal &journal) {
        const auto detail = journal.operation(text(o.id));
        const auto request =
            detail && *detail
                ? requestFromJson((*detail)->operation.request)
                : Result<OperationRequest>(Error{ErrorKind::BadInput,
                                                 {},
                                                 QStringLiteral("There is no operation %1.").arg(text(o.id)),
                                                 {},
                                                 QStringLiteral("See: meridianctl history")});
        if (request)
            order.request = *request;
        else
            printError(request.error().text());
        return request ? int(ExitDone) : int(ExitRefused);
    });
    if (found != ExitDone || !isMeant(*fleet, clusterOf(order.request), o))
        return ExitRefused;
    return Operation(fleet, journalFile(*fleet, o), {deed, order, text(o.id), form}).run();
}

/// `upwards`: the first one is nearest to the prompt.
int show(const Result<QList<OperationRecord>> &operations, const Journal &journal, const char *key, bool json,
         bool upwards = true)
{
    if (!operations) {
        printError(operations.error().text());
        return ExitFailed;
    }
    if (!json) {
        QList<OperationRecord> shown = *operations;
        if (upwards)
            std::reverse(shown.begin(), shown.end());
        print(operationsText(shown));
        return ExitOk;
    }
    QJsonArray array;
    for (const OperationRecord &operation : *operations) {
        const auto detail = journal.operation(operation.id);
        array.append(operationJson(operation, detail && *detail ? (*detail)->steps : QList<StepRecord>()));
    }
    print(QString::fromUtf8(QJsonDocument(QJsonObject{{QLatin1String(key), array}}).toJson()));
    return ExitOk;
}

/// One operation with its steps, or its flight recorder.
int showOne(const FleetPtr &fleet, const QString &storeFile, const Journal &journal, const Options &o, bool json)
{
    const auto found = journal.operation(text(o.id));
    if (!found || !*found) {
        printError(found ? QStringLiteral("There is no operation %1. See: meridianctl history").arg(text(o.id))
                         : found.error().text());
        return ExitFailed;
    }
    const OperationDetail &detail = **found;
    if (!o.flight.empty())
        return writeFlightRecorder(fleet, storeFile, detail, text(o.flight));
    if (json) {
        print(QString::fromUtf8(QJsonDocument(operationJson(detail.operation, detail.steps)).toJson()));
        return ExitOk;
    }
    print(operationsText({detail.operation}));
    for (const StepRecord &step : detail.steps)
        print(stepText(step));
    return ExitOk;
}

HistoryFilter filterOf(const Options &o)
{
    HistoryFilter filter;
    filter.cluster = ClusterId(text(o.cluster));
    filter.kind = text(o.kind);
    filter.state = operationState(text(o.state));
    filter.ascending = o.ascending;
    for (size_t i = 0; i < std::size(kSorts); ++i) {
        if (o.sort == kSorts[i])
            filter.sort = static_cast<HistorySort>(i);
    }
    filter.limit = o.limit;
    return filter;
}

void addRequest(CLI::App &command, const Kind &kind, Options &o)
{
    command.add_option("--cluster", o.cluster, "The cluster")->required();
    command.add_option("--to,--node", o.to, kind.node)->required(kind.needsNode);
    command.add_option("--from", o.from, "The old primary, where it cannot be found out");
    command.add_option("--accept", o.accepted, "Accept this check, for this operation only; may be repeated");
    command.add_option("--accept-loss", o.loss, "Accept to lose as many bytes of WAL");
    command.add_flag("--keep-data", o.keepData, "rejoin: set the whole data directory aside and copy afresh");
    command.add_flag("--off", o.off, "maintenance: back in");
}

void addActing(CLI::App &command, Options &o)
{
    command.add_option("--yes-i-mean", o.meant, "The cluster's name again: demanded for production");
    command.add_option("--reason", o.reason, "Why, for the history");
    command.add_flag("--create-schema", o.createSchema, "Agree to the schema \"meridian\" in the nodes' database");
    command.add_flag("--no-canary", o.noCanary, "Do not measure as a client");
}

} // namespace

void addOperationCommands(CLI::App &app, Commands &commands)
{
    const auto o = std::make_shared<Options>();
    const auto form = [&app] { return app.count("--json") > 0 ? Operation::Form::Json : Operation::Form::Text; };
    const auto add = [&](CLI::App &command, const std::function<int(const FleetPtr &)> &run) {
        command.add_option("--journal", o->journal, "Journal of operations; beside the history");
        command.callback([&commands, run] { commands.choose(commands.withFleet(run)); });
    };
    CLI::App *plan = app.add_subcommand("plan", "What an operation would do, without doing it");
    plan->require_subcommand(1);
    for (const Kind &kind : kKinds) {
        CLI::App *look = plan->add_subcommand(kind.name, kind.description);
        addRequest(*look, kind, *o);
        look->add_flag("--script", o->script, "As a script for bash, psql and ssh, to be run by hand");
        add(*look, [=, &kind](const FleetPtr &f) {
            return carryOut(f, kind, *o, Operation::Deed::Plan, o->script ? Operation::Form::Script : form());
        });
        CLI::App *act = app.add_subcommand(kind.name, kind.description);
        addRequest(*act, kind, *o);
        addActing(*act, *o);
        add(*act, [=, &kind](const FleetPtr &f) { return carryOut(f, kind, *o, Operation::Deed::CarryOut, form()); });
    }
    const auto takesUp = [&](const char *name, const char *description, Operation::Deed deed) {
        CLI::App *command = app.add_subcommand(name, description);
        command->add_option("id", o->id, "Of the operation")->required();
        addActing(*command, *o);
        add(*command, [=](const FleetPtr &f) { return takeUp(f, *o, deed, form()); });
    };
    takesUp("resume", "Go on with an operation that was interrupted", Operation::Deed::Resume);
    takesUp("undo", "Take an interrupted operation back, before its point of no return", Operation::Deed::Undo);
    CLI::App *open = app.add_subcommand("operations", "Operations that have not ended");
    add(*open, [=](const FleetPtr &f) {
        return withJournal(*f, *o, [&](const Journal &j) {
            return show(j.openOperations(), j, "operations", form() == Operation::Form::Json);
        });
    });
    CLI::App *history = app.add_subcommand("history", "Operations that were carried out");
    history->add_option("id", o->id, "Only this one");
    history
        ->add_option("--flight-recorder", o->flight,
                     "Write all that is known around it into this .zip, without secrets")
        ->needs("id");
    history->add_option("--cluster", o->cluster, "Only of this cluster");
    history->add_option("--kind", o->kind, "Only of this kind");
    history->add_option("--result", o->state, "Only with this result")
        ->check(CLI::IsMember({"running", "done", "undone", "refused", "needs-person"}));
    history->add_option("--limit", o->limit, "The first N in this order")->check(CLI::PositiveNumber);
    history->add_option("--sort", o->sort, "By this; what is not known is least")
        ->check(CLI::IsMember(std::vector<std::string>(std::begin(kSorts), std::end(kSorts))));
    history->add_flag("--ascending", o->ascending, "The least first; else the newest, longest, last");
    add(*history, [=, &commands](const FleetPtr &f) {
        return withJournal(*f, *o, [&](const Journal &j) {
            if (!o->id.empty())
                return showOne(f, commands.storeFile(*f), j, *o, form() == Operation::Form::Json);
            return show(j.history(filterOf(*o)), j, "history", form() == Operation::Form::Json, o->sort.empty());
        });
    });
}

} // namespace meridian::ctl
