// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include "desktop.h"
#include "fleetcontrol.h"
#include "labclient.h"
#include "mainwindow.h"
#include "runninginstance.h"
#include "screenshot.h"
#include "windowcontrol.h"

namespace meridian
{

void wire(MainWindow &window, WindowControl &control, LabClient &lab)
{
    using W = MainWindow;
    using C = WindowControl;
    // the user → control
    QObject::connect(&window, &W::fleetFileChosen, &control, &C::openFleet);
    QObject::connect(&window, &W::languageChosen, &control, &C::setLanguage);
    QObject::connect(&window, &W::labRequested, &control, &C::startLab);
    QObject::connect(&window, &W::cancelRequested, &control, &C::cancel);
    // control → the user
    QObject::connect(&control, &C::progressed, &window, &W::showProgress);
    QObject::connect(&control, &C::failed, &window, [&window](const Error &error) { window.showProblem(error); });
    QObject::connect(&control, &C::recentFilesChanged, &window, &W::setRecentFiles);
    // the lab → control
    QObject::connect(&lab, &LabClient::progressed, &control, &C::labProgressed);
    QObject::connect(&lab, &LabClient::statusReceived, &control, &C::labFound);
    QObject::connect(&lab, &LabClient::started, &control, &C::labStarted);
    QObject::connect(&lab, &LabClient::failed, &control, &C::labFailed);
}

void wire(Desktop &desktop, WindowControl &control, RunningInstance &instance)
{
    using I = RunningInstance;
    QObject::connect(&control, &WindowControl::watchStarted, &desktop, [&](Engine &engine) { desktop.watch(&engine); });
    QObject::connect(&control, &WindowControl::watchEnding, &desktop, [&] { desktop.watch(nullptr); });
    // a wall has no room for a problem
    QObject::connect(&control, &WindowControl::failed, &desktop.wall(), &Wall::stop);
    QObject::connect(&instance, &I::activated, &desktop, &Desktop::openWindow);
    QObject::connect(&instance, &I::openRequested, &control, &WindowControl::openFleet);
    QObject::connect(&instance, &I::wallRequested, &desktop.wall(), &Wall::start);
}

void wire(MainWindow &window, WindowControl &control, FleetControl &fleets)
{
    QObject::connect(&window, &MainWindow::editRequested, &fleets, [&] { fleets.edit(control.fleet()); });
    QObject::connect(&window, &MainWindow::discoveryRequested, &fleets, [&] { fleets.discover(control.fleet()); });
    QObject::connect(&window, &MainWindow::themeChanged, &fleets, &FleetControl::setTheme);
    QObject::connect(&fleets, &FleetControl::fleetMade, &control, &WindowControl::openFleet);
    fleets.setTheme(window.theme());
}

void wire(MainWindow &window, WatchSession &session, Screenshot *screenshot)
{
    Engine &engine = session.engine;
    // what is found → the window
    QObject::connect(&engine, &Engine::snapshotReady, &window, &MainWindow::setSnapshot);
    QObject::connect(&engine, &Engine::measured, &window, &MainWindow::addMeasurements);
    QObject::connect(&engine, &Engine::eventsHappened, &window, &MainWindow::addEvents);
    if (screenshot)
        QObject::connect(&engine, &Engine::snapshotReady, screenshot, &Screenshot::setSnapshot);
    QObject::connect(&window, &MainWindow::pollRequested, &engine, &Engine::pollNow);
    // what is known → operations; what they have changed is looked at at once
    QObject::connect(&engine, &Engine::snapshotReady, &session.operations, &OperationControl::setSnapshot);
    QObject::connect(&session.operations, &Operations::ended, &engine, &Engine::pollNow);
    QObject::connect(&engine, &Engine::operationsChanged, &session.operations, &Operations::historyChanged);
    // the file → the engine
    QObject::connect(&session.watcher, &FleetWatcher::fleetChanged, &engine, &Engine::setFleet);
    QObject::connect(&session.watcher, &FleetWatcher::fleetRejected, &engine, [&](const QList<FileProblem> &problems) {
        engine.setFleetProblem(fleetError(session.watcher.fleet()->file, problems));
    });
}

} // namespace meridian
