// SPDX-License-Identifier: GPL-3.0-or-later
// `meridianctl watch`: polls until interrupted, prints events as they happen, keeps history, serves metrics, takes a
// changed fleet file over.
#pragma once

#include "engine.h"
#include "fleetwatcher.h"
#include "prometheusexporter.h"

#include <QObject>

#include <memory>

namespace meridian::ctl
{

struct WatchOptions {
    bool json = false;  ///< a line of JSON a snapshot, instead of events in words
    QString prometheus; ///< "[ADDRESS]:PORT"; empty: not served
    QString storeFile;  ///< empty: no history
    QString journalFile;
};

class Watch : public QObject
{
    Q_OBJECT
public:
    Watch(FleetPtr fleet, WatchOptions options, QObject *parent = nullptr);

    Result<Done> start();

private:
    void printEvents(const QList<Event> &events);
    void onSnapshot(const SnapshotPtr &snapshot);

    WatchOptions m_options;
    FleetPtr m_fleet;
    Engine m_engine;
    FleetWatcher m_watcher;
    std::unique_ptr<PrometheusExporter> m_exporter;
    QString m_storeProblem; ///< told last
};

} // namespace meridian::ctl
