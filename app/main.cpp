// SPDX-License-Identifier: GPL-3.0-or-later
// meridian: the window. Puts the parts together; what flows between them is in wiring.cpp.
#include "coredump.h"
#include "desktop.h"
#include "fleetcontrol.h"
#include "labclient.h"
#include "labdirectory.h"
#include "language.h"
#include "mainwindow.h"
#include "mapview.h"
#include "runninginstance.h"
#include "screenshot.h"
#include "startmeasure.h"
#include "watcharea.h"
#include "windowcontrol.h"
#include "windowmemory.h"
#include "windowoptions.h"
#include "wiring.h"

#include <QApplication>
#include <QFileInfo>

#include <cstdio>

using namespace meridian;

namespace
{

constexpr int kExitUsage = 64, kExitBadFile = 65;

void complain(const QString &text)
{
    std::fprintf(stderr, "meridian: %s\n", qPrintable(text));
}

/// --help and the like, where there may be no display: ends with the answer in windowOptions().
int answer(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto options = windowOptions();
    if (!options)
        complain(options.error().text());
    return kExitUsage;
}

std::unique_ptr<StartMeasure> measureStart(MainWindow &window, bool withFleet)
{
    auto measure = std::make_unique<StartMeasure>(withFleet ? 2 : 1);
    measure->await(window, QStringLiteral("first frame"));
    if (withFleet) {
        MapView *map = window.area()->map();
        const auto firstFleet = [map, m = measure.get()] {
            if (map->layoutShown().markers.isEmpty())
                return; // land only
            QObject::disconnect(map, nullptr, m, nullptr);
            m->await(*map, QStringLiteral("first map"));
        };
        QObject::connect(map, &MapView::pictureShown, measure.get(), firstFleet);
    }
    return measure;
}

/// The lab that this window started ends with it.
void endLab(LabClient &lab)
{
    QObject::connect(&lab, &LabClient::ended, qApp, &QCoreApplication::quit);
    QObject::connect(&lab, &LabClient::failed, qApp, &QCoreApplication::quit);
    lab.down();
    QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    keepMemoryPrivate();
    QCoreApplication::setApplicationName(QStringLiteral("meridian"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MERIDIAN_VERSION));
    if (asksForTextOnly(argc, argv))
        return answer(argc, argv);
    QApplication app(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("org.meridian.Meridian"));
    loadFonts();
    QApplication::setFont(textFont()); // before the first widget: a style sheet keeps the font that it finds

    auto options = windowOptions();
    if (!options) {
        complain(options.error().text());
        return kExitUsage;
    }
    WindowOptions &o = *options;
    RunningInstance instance(QDBusConnection::sessionBus());
    if (!o.alone && !o.measureStart && o.screenshot.isEmpty() && !instance.claim()) {
        const QString fleet = o.fleet.isEmpty() ? QString() : QFileInfo(o.fleet).absoluteFilePath();
        if (instance.handOver({fleet, o.wall}))
            return EXIT_SUCCESS;
    }
    Language language;
    language.use(o.language.isEmpty() ? WindowMemory::peek(QStringLiteral("language")).toString() : o.language);
    o.window.systemTheme = Theme::system();
    o.window.language = language.name();

    QApplication::setWindowIcon(QIcon(QStringLiteral(":/meridian/icons/meridian.svg")));
    MainWindow window(o.window);
    Desktop desktop(window, o.wallOptions, QDBusConnection::sessionBus());
    std::unique_ptr<StartMeasure> measure;
    if (o.measureStart)
        measure = measureStart(window, !o.fleet.isEmpty());
    if (o.wall)
        desktop.wall().start();
    else
        window.show();
    LabClient lab(LabDirectory::defaultPath());
    QWidget &shown = o.wall ? static_cast<QWidget &>(*desktop.wall().windows().first()) : window;
    std::unique_ptr<Screenshot> screenshot;
    if (!o.screenshot.isEmpty())
        screenshot = std::make_unique<Screenshot>(shown, o.screenshot, o.after, nullptr);
    WindowControl control(window, language, lab, o.store, screenshot.get());
    wire(window, control, lab);
    wire(desktop, control, instance);
    FleetControl fleets(window);
    wire(window, control, fleets);
    if (screenshot) {
        const auto giveUp = [](const QString &reason) {
            complain(reason);
            QCoreApplication::exit(EXIT_FAILURE);
        };
        QObject::connect(screenshot.get(), &Screenshot::saved, &app, &QCoreApplication::quit);
        QObject::connect(screenshot.get(), &Screenshot::failed, &app, giveUp);
        QObject::connect(
            &control, &WindowControl::failed, &app,
            [&](const Error &error) {
                complain(error.text());
                QCoreApplication::exit(kExitBadFile);
            },
            Qt::QueuedConnection);
    }
    if (o.fleet.isEmpty())
        control.openRecent();
    else
        control.openFleet(o.fleet);
    const int code = QApplication::exec();
    if (control.labIsOurs())
        endLab(lab);
    return code;
}
