// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctlcommands.h"

#include "ctlconnect.h"
#include "ctldiscover.h"
#include "ctloutput.h"
#include "ctlpast.h"
#include "ctlprint.h"
#include "ctlsession.h"
#include "ctlwatch.h"
#include "fleetfile.h"
#include "format.h"
#include "stopsignal.h"
#include "storefile.h"
#include "timetext.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace meridian::ctl
{

struct Commands::Options {
    std::string fleet, store, prometheus, node, region, cluster, severity{"info"}, text, since, until;
    std::string at, from, to, by = "day";
    std::vector<std::string> kinds;
    EventFilter eventFilter() const;
    int limit = 100;
    bool json = false, connect = false;
    std::vector<std::string> nodes;
    DiscoverOptions discover;
};

namespace
{

constexpr const char *kSeverities[] = {"info", "warning", "critical"};

Instant instantOf(const std::string &text)
{
    return *parseTime(QString::fromStdString(text)); // noMoment() has looked at it
}

std::string noMoment(const std::string &text)
{
    const Result<Instant> at = parseTime(QString::fromStdString(text));
    return at ? std::string() : at.error().message.toStdString();
}

void printJson(const QJsonObject &object)
{
    print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)));
}

/// The fleet file named on the command line, with every mistake in it told.
FleetPtr loadFleet(const std::string &file)
{
    const FleetOrProblems read = readFleet(QString::fromStdString(file));
    for (const FileProblem &p : read.problems)
        printError(p.text());
    return read.fleet;
}

/// One row for each command that looks once and prints.
struct Look {
    const char *name;
    const char *description;
    QJsonObject (*json)(const Snapshot &);
    QString (*text)(const Snapshot &);
};

constexpr Look kLooks[] = {
    {"status", "Health of regions, nodes and links", statusJson, statusText},
    {"nodes", "Every node with its role, lag and latency", nodesJson, nodesText},
    {"links", "Every replication link, as both ends see it", linksJson, linksText},
    {"latency", "Round trips from here and between regions", latencyJson, latencyText},
};

/// Returns the exit code.
int show(const Snapshot &snapshot, const Look &how, bool json)
{
    if (json)
        printJson(how.json(snapshot));
    else
        print(how.text(snapshot));
    return exitCode(snapshot);
}

int look(const FleetPtr &fleet, const Look &how, bool json)
{
    OneLook once(fleet);
    QObject::connect(&once, &OneLook::settled, &once,
                     [&](const SnapshotPtr &s) { QCoreApplication::exit(show(*s, how, json)); });
    return QCoreApplication::exec();
}

int lookAt(const std::string &when, const QString &storeFile, const Look &how, bool json)
{
    const Result<Instant> at = timeOption(QStringLiteral("--at"), QString::fromStdString(when));
    if (!at) {
        printError(at.error().message);
        return ExitUsage;
    }
    return lookBack(storeFile, *at, [&](const Snapshot &s) { return show(s, how, json); });
}

} // namespace

EventFilter Commands::Options::eventFilter() const
{
    EventFilter filter;
    filter.node = NodeId(QString::fromStdString(node));
    filter.region = RegionId(QString::fromStdString(region));
    filter.cluster = ClusterId(QString::fromStdString(cluster));
    filter.least = static_cast<Severity>(std::find(std::begin(kSeverities), std::end(kSeverities), severity) -
                                         std::begin(kSeverities));
    for (const std::string &kind : kinds)
        filter.kinds.append(QString::fromStdString(kind));
    filter.words = eventWords(QString::fromStdString(text));
    if (!since.empty())
        filter.from = instantOf(since);
    if (!until.empty())
        filter.to = instantOf(until);
    filter.limit = limit;
    return filter;
}

namespace
{

int showEvents(const FleetPtr &fleet, const QString &storeFile, const EventFilter &filter, bool json)
{
    EngineOptions options;
    options.storeFile = storeFile;
    Engine engine(options);
    QFutureWatcher<QList<Event>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &watcher, [&] {
        QJsonArray array;
        const QList<Event> newestFirst = watcher.result();
        for (auto e = newestFirst.crbegin(); e != newestFirst.crend(); ++e) {
            if (json)
                array.append(eventJson(*e));
            else
                print(eventText(*e));
        }
        if (json)
            printJson({{QStringLiteral("fleet"), fleet->name}, {QStringLiteral("events"), array}});
        QCoreApplication::exit(ExitOk);
    });
    watcher.setFuture(engine.events(filter));
    return QCoreApplication::exec();
}

int watch(const FleetPtr &fleet, const WatchOptions &options)
{
    Watch watching(fleet, options);
    StopSignal stop;
    QObject::connect(&stop, &StopSignal::received, [] { QCoreApplication::exit(ExitOk); });
    if (const Result<Done> started = watching.start(); !started) {
        printError(started.error().text());
        return started.error().kind == ErrorKind::BadInput ? ExitUsage : ExitFailed;
    }
    return QCoreApplication::exec();
}

} // namespace

Commands::Commands(CLI::App &app) : m_options(std::make_unique<Options>())
{
    app.add_option("--fleet", m_options->fleet, "Fleet file (YAML)")->envname("MERIDIAN_FLEET");
    app.add_option("--store", m_options->store, "History file; 'none' keeps no history");
    app.add_flag("--json", m_options->json, "Print JSON; unknown values are null");
    addLooks(app);
    addAvailability(app);
    addWatch(app);
    addEvents(app);
    addCheck(app);
    addDiscover(app);
}

Commands::~Commands() = default;

int Commands::run()
{
    return m_action ? m_action() : ExitUsage;
}

void Commands::choose(std::function<int()> action)
{
    m_action = std::move(action);
}

/// Wraps what needs a fleet: without --fleet it is a usage error, with a broken file ExitBadFile.
std::function<int()> Commands::withFleet(std::function<int(const FleetPtr &)> action) const
{
    return [this, action = std::move(action)] {
        if (m_options->fleet.empty()) {
            printError(QStringLiteral("Name a fleet file: --fleet FILE, or MERIDIAN_FLEET in the environment."));
            return int(ExitUsage);
        }
        const FleetPtr fleet = loadFleet(m_options->fleet);
        return fleet ? action(fleet) : int(ExitBadFile);
    };
}

QString Commands::storeFile(const Fleet &fleet) const
{
    return chosenStoreFile(QString::fromStdString(m_options->store), fleet);
}

void Commands::addLooks(CLI::App &app)
{
    for (const Look &row : kLooks) {
        CLI::App *command = app.add_subcommand(row.name, row.description);
        command->add_option("--at", m_options->at, "As it was then, from history: 2026-11-20T14:31:00Z");
        command->callback([this, &row] {
            choose(withFleet([this, &row](const FleetPtr &fleet) {
                return m_options->at.empty() ? look(fleet, row, m_options->json)
                                             : lookAt(m_options->at, storeFile(*fleet), row, m_options->json);
            }));
        });
    }
}

void Commands::addAvailability(CLI::App &app)
{
    CLI::App *command = app.add_subcommand(
        "availability", "How long each cluster and region was in sync, behind or down, against its target");
    command->add_option("--by", m_options->by, "A row for each")
        ->check(CLI::IsMember({"day", "month"}))
        ->capture_default_str();
    command->add_option("--from", m_options->from, "First day: 2026-11-01; 30 days ago");
    command->add_option("--to", m_options->to, "Up to this moment; now");
    command->callback([this] {
        choose(withFleet([this](const FleetPtr &fleet) {
            const auto time = [](const char *option, const std::string &text, Instant otherwise) {
                return text.empty() ? Result<Instant>(otherwise)
                                    : timeOption(QString::fromLatin1(option), QString::fromStdString(text));
            };
            const Instant present = now();
            const auto to = time("--to", m_options->to, present);
            const auto from = time("--from", m_options->from, (to ? *to : present) - std::chrono::days(30));
            if (!to || !from) {
                printError((to ? from : to).error().message);
                return int(ExitUsage);
            }
            return showAvailability(fleet, storeFile(*fleet), {*from, *to, m_options->by == "month", m_options->json});
        }));
    });
}

void Commands::addWatch(CLI::App &app)
{
    CLI::App *command =
        app.add_subcommand("watch", "Poll until interrupted: print events, keep history, serve metrics");
    command->add_option("--prometheus", m_options->prometheus, "Serve /metrics on [ADDRESS]:PORT");
    command->callback([this] {
        choose(withFleet([this](const FleetPtr &fleet) {
            return watch(fleet, {m_options->json, QString::fromStdString(m_options->prometheus), storeFile(*fleet),
                                 defaultJournalFile(*fleet)});
        }));
    });
}

void Commands::addEvents(CLI::App &app)
{
    CLI::App *command = app.add_subcommand("events", "What happened: stored changes of state with their causes");
    command->add_option("--node", m_options->node, "Only of this node");
    command->add_option("--region", m_options->region, "Only of this region");
    command->add_option("--cluster", m_options->cluster, "Only of this cluster");
    command->add_option("--severity", m_options->severity, "At least this severe")
        ->check(CLI::IsMember({"info", "warning", "critical"}));
    command->add_option("--kind", m_options->kinds, "Only of this kind, such as health, link or role; may be repeated");
    command->add_option("--text", m_options->text, "Only with all of these words in names, states or cause");
    command->add_option("--since", m_options->since, "From this moment on, such as 2026-11-21T14:30:00Z")
        ->check(CLI::Validator(noMoment, "MOMENT"));
    command->add_option("--until", m_options->until, "Before this moment")->check(CLI::Validator(noMoment, "MOMENT"));
    command->add_option("--limit", m_options->limit, "The newest N")->check(CLI::PositiveNumber);
    command->callback([this] {
        choose(withFleet([this](const FleetPtr &fleet) {
            return showEvents(fleet, storeFile(*fleet), m_options->eventFilter(), m_options->json);
        }));
    });
}

void Commands::addCheck(CLI::App &app)
{
    CLI::App *command =
        app.add_subcommand("check", "Check the fleet file, then the way to each node and the rights there");
    CLI::Option *connect = command->add_flag("--connect", m_options->connect,
                                             "One look at each step: name, TCP, TLS, login, rights, replication");
    command->add_option("nodes", m_options->nodes, "Only these nodes")->needs(connect);
    command->callback([this] {
        choose(withFleet([this](const FleetPtr &fleet) {
            QStringList names;
            for (const std::string &name : m_options->nodes)
                names.append(QString::fromStdString(name));
            return m_options->connect ? checkConnections(fleet, names, m_options->json)
                                      : look(fleet, {"check", "", checkJson, checkText}, m_options->json);
        }));
    });
}

void Commands::addDiscover(CLI::App &app)
{
    CLI::App *command = app.add_subcommand("discover", "Ask one server for its cluster and propose a fleet file");
    DiscoverOptions &o = m_options->discover;
    command->add_option("host", o.host, "Host name or address")->required();
    command->add_option("--port", o.port, "Port")->check(CLI::Range(1, 65535));
    command->add_option("--user", o.user, "Role to log in with")->capture_default_str();
    command->add_option("--database", o.database, "Database to log in to")->capture_default_str();
    command->add_option("--credential", o.credential, "Name under which the password is kept")->capture_default_str();
    command->add_option("--password-file", o.passwordFile, "A libpq password file");
    command->add_option("--tls", o.tls, "TLS mode")
        ->check(CLI::IsMember({"disable", "prefer", "require", "verify-ca", "verify-full"}))
        ->capture_default_str();
    command->add_option("--root-certificate", o.rootCertificate,
                        "Certificate of the authority that signed the server's");
    command->callback([this] { choose([this] { return discover(m_options->discover, m_options->json); }); });
}

} // namespace meridian::ctl
