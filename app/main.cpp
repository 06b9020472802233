// SPDX-License-Identifier: GPL-3.0-or-later
// meridian: the window. Puts the parts together; what flows between them is in wiring.cpp.
#include "allocator.h"
#include "coredump.h"
#include "desktop.h"
#include "firstframe.h"
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

/// Of the window whose first frame was measured already.
void measureMap(StartMeasure &measure, MainWindow &window)
{
    MapView *map = window.area()->map();
    QObject::connect(map, &MapView::pictureShown, &measure, [map, m = &measure] {
        if (map->layoutShown().markers.isEmpty())
            return; // land only
        QObject::disconnect(map, nullptr, m, nullptr);
        m->await(*map, QStringLiteral("first map"));
    });
}

/// The lab that this window started ends with it.
void endLab(LabClient &lab)
{
    QObject::connect(&lab, &LabClient::ended, qApp, &QCoreApplication::quit);
    QObject::connect(&lab, &LabClient::failed, qApp, &QCoreApplication::quit);
    lab.down();
    QCoreApplication::exec();
}

QString fleetToOpen(const WindowOptions &o)
{
    const QString last = WindowMemory::peek(QLatin1String(WindowControl::recentKey)).toStringList().value(0);
    return !o.fleet.isEmpty() ? o.fleet : QFileInfo::exists(last) ? last : QString();
}

/// Everything that the first frame does not wait for.
class Behind
{
public:
    Behind(MainWindow &window, const WindowOptions &o, Language &language, RunningInstance &instance)
        : m_desktop(window, o.wallOptions, QDBusConnection::sessionBus())
        , m_lab(LabDirectory::defaultPath())
        , m_screenshot(screenshotOf(window, o))
        , m_control(window, language, m_lab, o.store, m_screenshot.get())
        , m_fleets(window)
    {
        wire(window, m_control, m_lab);
        wire(m_desktop, m_control, instance);
        wire(window, m_control, m_fleets);
        if (m_screenshot)
            endWithPicture();
        if (o.fleet.isEmpty())
            m_control.openRecent();
        else
            m_control.openFleet(o.fleet);
    }
    ~Behind()
    {
        if (m_control.labIsOurs())
            endLab(m_lab);
    }

private:
    std::unique_ptr<Screenshot> screenshotOf(MainWindow &window, const WindowOptions &o)
    {
        if (o.wall)
            m_desktop.wall().start();
        QWidget &shown = o.wall ? static_cast<QWidget &>(*m_desktop.wall().windows().first()) : window;
        return o.screenshot.isEmpty() ? nullptr : std::make_unique<Screenshot>(shown, o.screenshot, o.after, nullptr);
    }

    void endWithPicture()
    {
        QObject::connect(m_screenshot.get(), &Screenshot::saved, qApp, &QCoreApplication::quit);
        QObject::connect(m_screenshot.get(), &Screenshot::failed, qApp, [](const QString &reason) {
            complain(reason);
            QCoreApplication::exit(EXIT_FAILURE);
        });
        QObject::connect(
            &m_control, &WindowControl::failed, qApp,
            [](const Error &error) {
                complain(error.text());
                QCoreApplication::exit(kExitBadFile);
            },
            Qt::QueuedConnection);
    }

    Desktop m_desktop;
    LabClient m_lab;
    std::unique_ptr<Screenshot> m_screenshot;
    WindowControl m_control;
    FleetControl m_fleets;
};

} // namespace

int main(int argc, char **argv)
{
    keepMemoryPrivate();
    keepMemoryCompact();
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
    o.window.awaitsFleet = !fleetToOpen(o).isEmpty();
    MainWindow window(o.window);
    std::unique_ptr<StartMeasure> measure;
    if (o.measureStart) {
        measure = std::make_unique<StartMeasure>(o.fleet.isEmpty() ? 1 : 2);
        measure->await(window, QStringLiteral("first frame"));
    }
    std::unique_ptr<Behind> behind;
    const auto goOn = [&] {
        if (measure && !o.fleet.isEmpty())
            measureMap(*measure, window);
        behind = std::make_unique<Behind>(window, o, language, instance);
    };
    if (o.wall) {
        goOn(); // the window itself is not shown
    } else {
        FirstFrame::then(window, goOn);
        window.show();
    }
    return QApplication::exec();
}
