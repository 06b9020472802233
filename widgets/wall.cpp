// SPDX-License-Identifier: GPL-3.0-or-later
#include "wall.h"

#include "overview.h"
#include "wallfooter.h"
#include "wallpages.h"

#include <QGuiApplication>
#include <QScreen>

#include <algorithm>

namespace meridian
{

namespace
{
constexpr int kSettleMs = 300; ///< monitors that are plugged in or switched come as a burst of changes
} // namespace

Wall::Wall(const SeriesBook &book, WallOptions options, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_options(std::move(options))
    , m_rotation(m_options.timing, m_options.clock())
{
    if (m_options.pages.isEmpty())
        m_options.pages = defaultWallPages();
    m_ticking.setSingleShot(true);
    m_ticking.setTimerType(Qt::PreciseTimer);
    connect(&m_ticking, &QTimer::timeout, this, [this] {
        tick();
        tickAtNextSecond();
    });
    m_settling.setSingleShot(true);
    m_settling.setInterval(kSettleMs);
    connect(&m_settling, &QTimer::timeout, this, &Wall::placeWindows);
    const auto changed = [this] {
        if (m_active)
            m_settling.start();
    };
    const auto watch = [this, changed](QScreen *screen) {
        connect(screen, &QScreen::geometryChanged, this, changed);
        changed();
    };
    connect(qGuiApp, &QGuiApplication::screenAdded, this, watch);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, changed);
    connect(qGuiApp, &QGuiApplication::primaryScreenChanged, this, changed);
    for (QScreen *screen : QGuiApplication::screens())
        watch(screen);
}

Wall::~Wall() = default;

void Wall::start()
{
    if (m_active)
        return;
    m_active = true;
    placeWindows();
    tickAtNextSecond();
    Q_EMIT started();
}

void Wall::stop()
{
    if (!m_active)
        return;
    m_active = false;
    m_ticking.stop();
    m_settling.stop();
    Q_EMIT stopped(); // first: the program does not end between two windows
    for (auto &[name, window] : m_windows)
        window.release()->deleteLater(); // one of them may be the sender
    m_windows.clear();
}

/// At the beginning of a second of the real clock, so that late ticks do not add up.
void Wall::tickAtNextSecond()
{
    const qint64 ms = toEpochMs(m_options.clock()) % 1000;
    m_ticking.start(static_cast<int>(1000 - ms));
}

QList<Wall::Place> Wall::places() const
{
    if (m_options.size)
        return {{QStringLiteral("window"), nullptr}};
    QList<Place> out;
    QHash<QString, int> seen;
    for (QScreen *screen : QGuiApplication::screens()) {
        if (screen->geometry().isEmpty())
            continue; // stands in while there is no monitor at all
        const int number = ++seen[screen->name()];
        out << Place{number == 1 ? screen->name() : QStringLiteral("%1#%2").arg(screen->name()).arg(number), screen};
    }
    return out;
}

void Wall::placeWindows()
{
    const QList<Place> wanted = places();
    m_present.clear();
    for (const Place &place : wanted)
        m_present << place.name;
    std::erase_if(m_windows, [&](const auto &held) { return !m_present.contains(held.first); });
    for (const Place &place : wanted) {
        const auto held =
            std::find_if(m_windows.begin(), m_windows.end(), [&](const auto &w) { return w.first == place.name; });
        if (held != m_windows.end())
            fit(*held->second, place);
        else
            m_windows.emplace_back(place.name, makeWindow(place));
        if (!m_known.contains(place.name))
            m_known << place.name;
    }
    if (!m_options.size)
        Q_EMIT screensLearnt(m_known);
    tick();
}

WallWindow *Wall::makeWindow(const Place &place)
{
    auto *window = new WallWindow(m_book);
    window->setTheme(m_theme);
    window->setHistory(m_history);
    if (m_snapshot)
        window->setSnapshot(m_snapshot);
    connect(window, &WallWindow::leaveRequested, this, &Wall::stop);
    connect(window, &WallWindow::historyWanted, this, &Wall::historyWanted);
    fit(*window, place);
    return window;
}

void Wall::fit(WallWindow &window, const Place &place) const
{
    if (!place.screen) {
        window.resize(*m_options.size);
        window.show();
        return;
    }
    if (window.isVisible() && window.geometry() == place.screen->geometry() && window.screen() == place.screen)
        return;
    window.setScreen(place.screen);
    window.setGeometry(place.screen->geometry());
    window.showFullScreen();
}

void Wall::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (const auto &[name, window] : m_windows)
        window->setTheme(theme);
}

void Wall::setHistory(History *history)
{
    m_history = history;
    for (const auto &[name, window] : m_windows)
        window->setHistory(history);
}

void Wall::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    if (snapshot->fleet && snapshot->fleet->file != m_fleetFile) { // the same names mean other nodes
        m_fleetFile = snapshot->fleet->file;
        m_log.clear();
        m_rotation = WallRotation(m_options.timing, m_options.clock());
    }
    for (const auto &[name, window] : m_windows)
        window->setSnapshot(snapshot);
}

void Wall::addMeasurements(const QList<Measurement> &batch)
{
    for (const auto &[name, window] : m_windows)
        window->addMeasurements(batch);
}

void Wall::remember(const QList<Event> &events)
{
    m_log.add(events);
}

void Wall::addEvents(const QList<Event> &events)
{
    m_log.add(events);
    for (const auto &[name, window] : m_windows)
        window->addEvents(events);
}

void Wall::historyArrived()
{
    for (const auto &[name, window] : m_windows)
        window->historyArrived();
}

void Wall::tick()
{
    const Instant at = m_options.clock();
    // An old picture neither begins an emergency nor ends one.
    if (!m_snapshot || freshness(*m_snapshot, at) != Freshness::Stopped)
        m_rotation.observe(m_snapshot ? emergencyOf(*m_snapshot) : std::nullopt, at);
    const qint64 turn = m_rotation.turn(at);
    WallScene scene;
    scene.now = at;
    scene.emergency = m_rotation.emergency();
    scene.overSince = m_rotation.overSince();
    if (m_snapshot)
        scene.latest = m_log.about(std::monostate(), *m_snapshot, WallFooter::lines, at);
    const QString map = QStringLiteral("map");
    bool aimed = false; // one screen shows the place, the others go on
    for (const auto &[name, window] : m_windows) {
        const QStringList mine = pagesOnScreen(m_options.pages, m_present, m_known, name);
        const bool hasMap = mine.contains(map);
        const bool isLast = window == m_windows.back().second;
        scene.zoomed = scene.emergency && !aimed && (hasMap || isLast);
        aimed = aimed || scene.zoomed;
        scene.page = scene.zoomed ? map : mine[turn % mine.size()];
        window->show(scene);
    }
}

QList<WallWindow *> Wall::windows() const
{
    QList<WallWindow *> out;
    for (const auto &[name, window] : m_windows)
        out << window.get();
    return out;
}

} // namespace meridian
