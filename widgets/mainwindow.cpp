// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "commandlist.h"
#include "commandpalette.h"
#include "finder.h"
#include "firstrunpage.h"
#include "helpmenu.h"
#include "inspector.h"
#include "operationstrip.h"
#include "operationwizard.h"
#include "problemstrip.h"
#include "settingsmenu.h"
#include "shownmoment.h"
#include "timeline.h"
#include "topbar.h"
#include "watcharea.h"
#include "windowmemory.h"
#include "words.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace meridian
{

MainWindow::MainWindow(const MainWindowOptions &options, QWidget *parent)
    : QMainWindow(parent)
    , m_systemTheme(options.systemTheme)
    , m_memory(new WindowMemory(options.settingsFile, this))
    , m_choice(options.theme.value_or(
          themeFromText(m_memory->value(QStringLiteral("theme")).toString()).value_or(ThemeChoice::System)))
    , m_theme(putOn(m_choice))
    , m_topBar(new TopBar)
    , m_problems(new ProblemStrip)
    , m_rail(new Rail)
    , m_shown(new ShownMoment(this))
    , m_timeline(new Timeline(*m_shown))
    , m_body(new QStackedWidget)
    , m_strip(new OperationStrip)
    , m_keepsGeometry(!options.size)
    , m_settings(new SettingsMenu(m_rail->settingsMenu(), this))
    , m_help(nullptr)
    , m_palette(nullptr)
{
    setObjectName(QStringLiteral("mainWindow"));
    auto *beside = new QVBoxLayout;
    beside->setSpacing(0);
    beside->addWidget(m_body, 1);
    beside->addWidget(m_timeline);
    auto *below = new QHBoxLayout;
    below->setSpacing(0);
    below->addWidget(m_rail);
    below->addLayout(beside, 1);
    auto *central = new QWidget;
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_topBar);
    layout->addWidget(m_problems);
    layout->addWidget(m_strip);
    layout->addLayout(below, 1);
    setCentralWidget(central);
    resize(options.size.value_or(QSize(1440, 900)));

    m_palette = new CommandPalette(central);
    buildFleetMenu();
    buildPageActions();
    buildOperations();
    wireParts();
    wireSettings();
    setPage(options.page.value_or(Page::Map));
    m_settings->setLanguage(options.language);
    spreadTheme();
    remember(!options.page);
    m_problems->setNotice(m_memory->problem());
    m_rail->setPagesVisible(false);
    m_timeline->hide();
    if (!options.awaitsFleet)
        showFirstRun();
    retranslate();
}

FirstRunPage *MainWindow::firstRun()
{
    if (m_firstRun)
        return m_firstRun;
    m_firstRun = new FirstRunPage;
    m_firstRun->setTheme(m_theme);
    m_body->addWidget(m_firstRun);
    connect(m_firstRun, &FirstRunPage::openRequested, this, &MainWindow::askForFleetFile);
    connect(m_firstRun, &FirstRunPage::discoveryRequested, this, &MainWindow::discoveryRequested);
    connect(m_firstRun, &FirstRunPage::labRequested, this, &MainWindow::labRequested);
    connect(m_firstRun, &FirstRunPage::cancelRequested, this, &MainWindow::cancelRequested);
    return m_firstRun;
}

WatchArea *MainWindow::area()
{
    if (!m_area)
        buildArea();
    return m_area;
}

void MainWindow::buildArea()
{
    m_area = new WatchArea(m_body); // reparented, all of it would be styled again
    m_body->addWidget(m_area);
    connect(m_area, &WatchArea::momentChosen, m_shown, &ShownMoment::seek);
    connect(m_area, &WatchArea::liveWanted, m_shown, &ShownMoment::goLive);
    connect(m_area, &WatchArea::nodesWanted, this, [this](const QString &filter) {
        setPage(Page::Nodes);
        m_area->filterNodes(filter);
    });
    connect(m_area, &WatchArea::rangeChanged, m_settings, &SettingsMenu::setRange);
    connect(m_area, &WatchArea::watchedChanged, m_topBar, &TopBar::setWatched);
    m_area->setTheme(m_theme);
    m_area->setUtc(!m_settings->localTime()->isChecked());
    m_area->inspector()->setVisible(m_settings->inspector()->isChecked());
    m_area->setHistory(m_history);
    m_area->setOperations(m_operations);
    connect(m_area, &WatchArea::operationWanted, this, &MainWindow::operate);
    rememberArea();
    m_area->setPage(m_page);
    connect(m_area, &WatchArea::rangeChanged, m_memory, &WindowMemory::saveSoon);
}

void MainWindow::buildFleetMenu()
{
    QMenu *menu = m_topBar->fleetMenu();
    m_open = menu->addAction(QString(), this, &MainWindow::askForFleetFile);
    m_open->setShortcut(QKeySequence::Open);
    m_recent = menu->addMenu(QString());
    m_edit = menu->addAction(QString(), this, &MainWindow::editRequested);
    m_edit->setShortcut(Qt::CTRL | Qt::Key_E);
    m_edit->setEnabled(false);
    m_discover = menu->addAction(QString(), this, &MainWindow::discoveryRequested);
    m_discover->setObjectName(QStringLiteral("discoverCluster"));
    m_lab = menu->addAction(QString(), this, &MainWindow::labRequested);
    menu->addSeparator();
    m_poll = menu->addAction(QString(), this, &MainWindow::pollRequested);
    m_poll->setShortcut(Qt::Key_F5);
    menu->addSeparator();
    m_quit = menu->addAction(QString(), this, &QWidget::close);
    m_quit->setShortcut(QKeySequence::Quit);
    const std::pair<QAction *, const char *> names[] = {
        {m_open, "openFleet"}, {m_edit, "editFleet"}, {m_lab, "startLab"}, {m_poll, "pollNow"}, {m_quit, "quit"}};
    for (const auto &[action, name] : names)
        action->setObjectName(QLatin1String(name));
    addActions({m_open, m_edit, m_poll, m_quit}); // shortcuts work while the menu is closed
    addActions(m_timeline->actions());
    setRecentFiles({});
}

void MainWindow::wireParts()
{
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::setPage);
    connect(m_topBar, &TopBar::found, this, &MainWindow::found);
    connect(m_topBar->finder(), &Finder::wanted, this, &MainWindow::openPalette);
    connect(m_palette, &CommandPalette::chosen, this, &MainWindow::carryOut);
    connect(m_topBar, &TopBar::healthChosen, this, [this](Health health) {
        setPage(Page::Nodes);
        area()->filterNodes(QStringLiteral("health:%1").arg(words::health(health)));
    });
    connect(m_topBar, &TopBar::availabilityWanted, this, [this] { setPage(Page::Availability); });
    connect(m_topBar->clock(), &ClockFace::utcChanged, this, &MainWindow::setUtc);
    connect(m_shown, &ShownMoment::shown, this, &MainWindow::showPicture);
}

void MainWindow::setHistory(History *history)
{
    m_history = history;
    m_shown->setHistory(history);
    m_timeline->setHistory(history);
    if (m_area)
        m_area->setHistory(history);
}

void MainWindow::setSnapshot(const SnapshotPtr &snapshot)
{
    m_fleet = snapshot->fleet;
    m_live = snapshot;
    m_hasFleet = m_fleet != nullptr;
    m_rail->setPagesVisible(m_hasFleet);
    m_timeline->setVisible(m_hasFleet);
    m_edit->setEnabled(m_hasFleet);
    setWindowTitle(snapshot->fleet ? tr("%1 – Meridian").arg(snapshot->fleet->name) : tr("Meridian"));
    m_problems->setSnapshot(*snapshot);
    m_shown->setLive(snapshot);
}

void MainWindow::showPicture(const SnapshotPtr &snapshot, std::optional<Instant> moment)
{
    m_topBar->setSnapshot(snapshot, moment);
    area()->setSnapshot(snapshot, moment);
}

void MainWindow::addMeasurements(const QList<Measurement> &batch)
{
    area()->addMeasurements(batch);
}

void MainWindow::addEvents(const QList<Event> &events)
{
    area()->addEvents(events);
    m_timeline->addEvents(events);
}

void MainWindow::setRecentFiles(const QStringList &files)
{
    m_recent->clear();
    m_recent->setEnabled(!files.isEmpty());
    for (const QString &file : files)
        connect(m_recent->addAction(file), &QAction::triggered, this, [this, file] { Q_EMIT fleetFileChosen(file); });
}

void MainWindow::setLanguage(const QString &language)
{
    m_settings->setLanguage(language);
}

QMenu *MainWindow::settingsMenu() const
{
    return m_rail->settingsMenu();
}

void MainWindow::setPage(Page page)
{
    m_page = page;
    m_rail->setPage(page);
    if (m_area)
        m_area->setPage(page);
    if (m_hasFleet)
        m_body->setCurrentWidget(area());
    m_memory->saveSoon();
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_choice = choice;
    m_theme = putOn(choice);
    spreadTheme();
    Q_EMIT themeChanged(m_theme);
}

Theme MainWindow::putOn(ThemeChoice choice)
{
    const Theme theme = themeOf(choice, m_systemTheme);
    apply(*qApp, theme);
    return theme;
}

void MainWindow::spreadTheme()
{
    m_settings->setTheme(m_choice);
    m_palette->setTheme(m_theme);
    m_help->setTheme(m_theme);
    m_topBar->setTheme(m_theme);
    m_problems->setTheme(m_theme);
    m_strip->setTheme(m_theme);
    if (m_wizard)
        m_wizard->setTheme(m_theme);
    m_rail->setTheme(m_theme);
    if (m_firstRun)
        m_firstRun->setTheme(m_theme);
    if (m_area)
        m_area->setTheme(m_theme);
    m_timeline->setTheme(m_theme);
}

void MainWindow::setUtc(bool utc)
{
    m_topBar->clock()->setUtc(utc);
    if (m_area)
        m_area->setUtc(utc);
    m_timeline->setUtc(utc);
    m_settings->localTime()->setChecked(!utc);
    m_memory->saveSoon();
}

void MainWindow::showFirstRun()
{
    m_body->setCurrentWidget(firstRun());
    m_firstRun->showChoices();
}

void MainWindow::showProgress(const QString &what)
{
    firstRun()->showProgress(what);
}

void MainWindow::showFleet(const SnapshotPtr &snapshot)
{
    m_body->setCurrentWidget(area()); // first: the map wants to know its size before something is chosen on it
    setSnapshot(snapshot);
    centralWidget()->setFocus(); // nothing is marked before the keyboard is used
}

void MainWindow::showProblem(const Error &error)
{
    m_body->setCurrentWidget(firstRun());
    m_firstRun->showError(error);
}

void MainWindow::askForFleetFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a fleet file"), {}, tr("Fleet files (*.yaml *.yml);;All files (*)"));
    dialog->setObjectName(QStringLiteral("openFleetDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::fleetFileChosen);
    dialog->open();
}

void MainWindow::found(const Selection &what)
{
    area()->select(what);
    m_settings->inspector()->setChecked(true);
}

void MainWindow::retranslate()
{
    const std::pair<QAction *, const char *> texts[] = {
        {m_open, QT_TR_NOOP("&Open a fleet file…")},
        {m_recent->menuAction(), QT_TR_NOOP("&Recent")},
        {m_edit, QT_TR_NOOP("&Edit the fleet…")},
        {m_discover, QT_TR_NOOP("&Connect to a server and discover the cluster…")},
        {m_lab, QT_TR_NOOP("Start the &practice lab")},
        {m_poll, QT_TR_NOOP("Poll &now")},
        {m_quit, QT_TR_NOOP("&Quit")},
        {m_search, QT_TR_NOOP("Find a node, run a command")},
    };
    for (const auto &[action, english] : texts)
        nameAction(action, staticMetaObject.className(), english);
    for (const Page page : allPages()) {
        QAction *action = m_pageActions.at(static_cast<int>(page));
        action->setText(pageTitle(page));
        action->setProperty("english", toText(page));
    }
    retranslateOperations();
    m_settings->retranslate();
    m_help->retranslate();
    setWindowTitle(m_hasFleet && m_fleet ? tr("%1 – Meridian").arg(m_fleet->name) : tr("Meridian"));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_memory->save();
    QMainWindow::closeEvent(event);
}

/// The desktop's look changed while the program runs: what it is now can be read once our own palette is off.
bool MainWindow::event(QEvent *event)
{
    const bool done = QMainWindow::event(event);
    if (event->type() == QEvent::ThemeChange) {
        QApplication::setPalette(QPalette());
        m_systemTheme = Theme::system();
        setTheme(m_choice);
    }
    return done;
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
