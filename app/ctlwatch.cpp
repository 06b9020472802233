// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctlwatch.h"

#include "ctloutput.h"
#include "ctlprint.h"

#include <QJsonDocument>

namespace meridian::ctl
{

namespace
{

EngineOptions engineOptions(const WatchOptions &options)
{
    EngineOptions o;
    o.storeFile = options.storeFile;
    o.journalFile = options.journalFile;
    return o;
}

} // namespace

Watch::Watch(FleetPtr fleet, WatchOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_fleet(fleet)
    , m_engine(engineOptions(m_options))
    , m_watcher(fleet->file, fleet)
{
    connect(&m_engine, &Engine::eventsHappened, this, &Watch::printEvents);
    connect(&m_engine, &Engine::snapshotReady, this, &Watch::onSnapshot);
    connect(&m_watcher, &FleetWatcher::fleetChanged, &m_engine, &Engine::setFleet);
    connect(&m_watcher, &FleetWatcher::fleetRejected, this, [this](const QList<FileProblem> &problems) {
        for (const FileProblem &p : problems)
            printError(p.text());
        m_engine.setFleetProblem({ErrorKind::BadInput, {}, problems.value(0).text(), {}, {}});
    });
}

Result<Done> Watch::start()
{
    if (!m_options.prometheus.isEmpty()) {
        const Result<Listen> where = parseListen(m_options.prometheus);
        if (!where)
            return where.error();
        m_exporter = std::make_unique<PrometheusExporter>();
        if (const Result<Done> listening = m_exporter->listen(where->address, where->port); !listening)
            return listening.error();
    }
    m_engine.setFleet(m_fleet);
    return Done{};
}

void Watch::onSnapshot(const SnapshotPtr &snapshot)
{
    if (m_exporter)
        m_exporter->update(snapshot);
    if (m_options.json)
        print(QString::fromUtf8(QJsonDocument(statusJson(*snapshot)).toJson(QJsonDocument::Compact)));
    const QString problem = snapshot->storeProblem.text();
    if (problem != std::exchange(m_storeProblem, problem) && !problem.isEmpty())
        printError(problem);
}

void Watch::printEvents(const QList<Event> &events)
{
    if (m_options.json)
        return;
    for (const Event &e : events)
        print(eventText(e));
}

} // namespace meridian::ctl
