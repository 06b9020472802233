// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop.h"

#include "engine.h"
#include "mainwindow.h"
#include "wallfooter.h"
#include "watcharea.h"
#include "windowmemory.h"

#include <QApplication>
#include <QCloseEvent>

namespace meridian
{

namespace
{

constexpr auto kScreens = "wall/screens";
constexpr auto kCritical = "notify/critical", kWarnings = "notify/warnings", kTray = "tray/shown",
               kCloseToTray = "tray/close";

struct Setting {
    const char *key;
    const char *title;
    bool usually;
};
constexpr Setting kSettings[] = {
    {kCritical, QT_TRANSLATE_NOOP("Desktop", "Notify of &critical events"), true},
    {kWarnings, QT_TRANSLATE_NOOP("Desktop", "Notify of &warnings, too"), false},
    {kTray, QT_TRANSLATE_NOOP("Desktop", "Show the worst state in the &tray"), true},
    {kCloseToTray, QT_TRANSLATE_NOOP("Desktop", "C&lose to the tray instead of ending"), false},
};

} // namespace

Desktop::Desktop(MainWindow &window, const WallOptions &wall, const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_wall(window.area()->book(), wall)
    , m_awake(bus)
    , m_notifier(bus, &m_tray)
    , m_confirmed({}, now())
{
    buildMenu();
    wireWall();
    connect(&m_tray, &TrayIcon::openRequested, this, &Desktop::openWindow);
    connect(&m_tray, &TrayIcon::wallRequested, &m_wall, &Wall::start);
    connect(&m_tray, &TrayIcon::quitRequested, qApp, &QCoreApplication::quit);
    connect(&m_notifier, &DesktopNotifier::activated, this, &Desktop::openNode);
    connect(&window, &MainWindow::themeChanged, &m_wall, &Wall::setTheme);
    connect(&window, &MainWindow::themeChanged, &m_tray, &TrayIcon::setTheme);
    m_wall.setTheme(window.theme());
    m_tray.setTheme(window.theme());
    window.installEventFilter(this);
    apply();
}

Desktop::~Desktop()
{
    m_window.removeEventFilter(this);
}

void Desktop::buildMenu()
{
    QMenu *settings = m_window.settingsMenu();
    settings->addSeparator();
    m_wallAction = settings->addAction(QString(), &m_wall, &Wall::toggle);
    m_wallAction->setObjectName(QStringLiteral("wallAction"));
    m_wallAction->setShortcut(Qt::Key_F11);
    m_window.addAction(m_wallAction); // its shortcut works while the menu is closed
    m_menu = settings->addMenu(QString());
    m_menu->setObjectName(QStringLiteral("desktopMenu"));
    for (const Setting &row : kSettings) {
        const QString key = QLatin1String(row.key);
        QAction *action = m_menu->addAction(QString());
        action->setObjectName(key);
        action->setCheckable(true);
        action->setChecked(m_window.memory()->value(key, row.usually).toBool());
        connect(action, &QAction::toggled, this, [this, key](bool on) {
            m_window.memory()->setValue(key, on);
            apply();
        });
        m_settings.insert(key, action);
    }
    retranslate();
}

void Desktop::wireWall()
{
    m_wall.setKnownScreens(m_window.memory()->value(QLatin1String(kScreens)).toStringList());
    connect(&m_wall, &Wall::screensLearnt, this, [this](const QStringList &names) {
        if (m_window.memory()->value(QLatin1String(kScreens)).toStringList() != names)
            m_window.memory()->setValue(QLatin1String(kScreens), names);
    });
    connect(&m_wall, &Wall::started, this, [this] {
        m_window.hide();
        m_awake.hold(tr("The wall is shown"));
    });
    connect(&m_wall, &Wall::stopped, this, [this] {
        m_awake.release();
        openWindow();
    });
    connect(&m_wall, &Wall::historyWanted, m_window.area(), &WatchArea::askHistory);
    connect(m_window.area(), &WatchArea::historyArrived, &m_wall, &Wall::historyArrived);
}

bool Desktop::isOn(const char *key) const
{
    return m_settings.value(QLatin1String(key))->isChecked();
}

void Desktop::apply()
{
    NoticeOptions options = m_notifier.options();
    options.critical = isOn(kCritical);
    options.warnings = isOn(kWarnings);
    m_notifier.setOptions(options);
    m_tray.setVisible(isOn(kTray));
    m_settings.value(QLatin1String(kCloseToTray))->setEnabled(isOn(kTray));
}

void Desktop::watch(Engine *engine)
{
    m_wall.setHistory(engine);
    if (!engine)
        return;
    connect(engine, &Engine::snapshotReady, this, &Desktop::setSnapshot);
    connect(engine, &Engine::measured, &m_wall, &Wall::addMeasurements);
    connect(engine, &Engine::eventsHappened, this, &Desktop::addEvents);
    setSnapshot(engine->snapshot());
    EventFilter latest; // of the last run: a wall begins with them
    latest.limit = WallFooter::lines;
    engine->events(latest).then(&m_wall, [this](const QList<Event> &found) { m_wall.remember(found); });
}

void Desktop::setSnapshot(const SnapshotPtr &snapshot)
{
    if (snapshot->fleet && snapshot->fleet->file != m_fleetFile) {
        m_fleetFile = snapshot->fleet->file;
        m_notifier.clear();
        m_confirmed = WallRotation({}, now());
    }
    m_wall.setSnapshot(snapshot);
    m_tray.setSnapshot(snapshot);
    m_confirmed.observe(emergencyOf(*snapshot), now());
    m_notifier.observe(m_confirmed.overSince() ? std::nullopt : m_confirmed.emergency());
}

void Desktop::addEvents(const QList<Event> &events)
{
    m_wall.addEvents(events);
    m_notifier.addEvents(events);
}

void Desktop::openWindow()
{
    if (m_wall.isActive()) {
        m_wall.stop(); // comes back here
        return;
    }
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void Desktop::openNode(const NodeId &node)
{
    openWindow();
    if (!node.isEmpty())
        m_window.area()->select(node);
}

void Desktop::retranslate()
{
    m_wallAction->setText(tr("&Wall"));
    m_menu->setTitle(tr("&Desktop"));
    for (const Setting &row : kSettings)
        m_settings.value(QLatin1String(row.key))->setText(QCoreApplication::translate("Desktop", row.title));
    m_tray.retranslate();
}

bool Desktop::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    // When the program ends, it closes the window itself.
    if (event->type() == QEvent::Close && event->spontaneous() && m_tray.isVisible() &&
        QSystemTrayIcon::isSystemTrayAvailable() && isOn(kCloseToTray)) {
        m_window.memory()->save();
        m_window.hide();
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace meridian
