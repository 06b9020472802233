// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "finder.h"
#include "firstrunpage.h"
#include "inspector.h"
#include "problemstrip.h"
#include "shownmoment.h"
#include "timeline.h"
#include "topbar.h"
#include "watcharea.h"
#include "windowmemory.h"
#include "words.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

struct ThemeRow {
    ThemeChoice choice;
    const char *name;
    const char *title;
};
constexpr ThemeRow kThemes[] = {
    {ThemeChoice::System, "system", QT_TRANSLATE_NOOP("MainWindow", "As the &desktop")},
    {ThemeChoice::Dark, "dark", QT_TRANSLATE_NOOP("MainWindow", "D&ark")},
    {ThemeChoice::Light, "light", QT_TRANSLATE_NOOP("MainWindow", "&Light")},
};

struct LanguageRow {
    const char *name;
    QString ownName; ///< in itself, whatever the window speaks
};
QList<LanguageRow> languages()
{
    return {{"en", QStringLiteral("English")}, {"zh_CN", QStringLiteral("简体中文")}};
}

} // namespace

QString toText(ThemeChoice choice)
{
    return QLatin1String(kThemes[static_cast<int>(choice)].name);
}

std::optional<ThemeChoice> themeFromText(const QString &text)
{
    for (const ThemeRow &row : kThemes) {
        if (text == QLatin1String(row.name))
            return row.choice;
    }
    return {};
}

MainWindow::MainWindow(const MainWindowOptions &options, QWidget *parent)
    : QMainWindow(parent)
    , m_systemTheme(options.systemTheme)
    , m_language(options.language)
    , m_topBar(new TopBar)
    , m_problems(new ProblemStrip)
    , m_rail(new Rail)
    , m_shown(new ShownMoment(this))
    , m_timeline(new Timeline(*m_shown))
    , m_firstRun(new FirstRunPage)
    , m_area(new WatchArea)
    , m_body(new QStackedWidget)
    , m_memory(new WindowMemory(options.settingsFile, this))
    , m_keepsGeometry(!options.size)
{
    setObjectName(QStringLiteral("mainWindow"));
    m_body->addWidget(m_firstRun);
    m_body->addWidget(m_area);
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
    layout->addLayout(below, 1);
    setCentralWidget(central);
    resize(options.size.value_or(QSize(1440, 900)));

    buildMenus();
    buildFleetMenu();
    wireParts();
    setPage(Page::Map);
    setTheme(options.theme.value_or(
        themeFromText(m_memory->value(QStringLiteral("theme")).toString()).value_or(ThemeChoice::System)));
    remember(options);
    if (options.page)
        setPage(*options.page);
    m_rail->setPagesVisible(false);
    m_timeline->hide();
    showFirstRun();
    retranslate();
}

void MainWindow::buildMenus()
{
    QMenu *menu = m_rail->settingsMenu();
    m_themeMenu = menu->addMenu(QString());
    m_themes = new QActionGroup(this);
    for (const ThemeRow &row : kThemes) {
        QAction *action = m_themes->addAction(m_themeMenu->addAction(QString()));
        action->setObjectName(QStringLiteral("theme:%1").arg(QLatin1String(row.name)));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, choice = row.choice] {
            setTheme(choice);
            m_memory->setValue(QStringLiteral("theme"), toText(choice));
        });
    }
    m_languageMenu = menu->addMenu(QString());
    m_languages = new QActionGroup(this);
    for (const LanguageRow &row : languages()) {
        QAction *action = m_languages->addAction(m_languageMenu->addAction(row.ownName));
        action->setObjectName(QStringLiteral("language:%1").arg(QLatin1String(row.name)));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, name = QString(QLatin1String(row.name))] {
            m_memory->setValue(QStringLiteral("language"), name);
            Q_EMIT languageChosen(name);
        });
    }
    setLanguage(m_language);
    menu->addSeparator();
    m_localTime = menu->addAction(QString());
    m_localTime->setCheckable(true);
    connect(m_localTime, &QAction::toggled, this, [this](bool local) { setUtc(!local); });
    m_showInspector = menu->addAction(QString());
    m_showInspector->setCheckable(true);
    m_showInspector->setChecked(true);
    m_showInspector->setShortcut(Qt::CTRL | Qt::Key_I);
    connect(m_showInspector, &QAction::toggled, m_area->inspector(), &QWidget::setVisible);
    addAction(m_showInspector);
}

void MainWindow::buildFleetMenu()
{
    QMenu *menu = m_topBar->fleetMenu();
    m_open = menu->addAction(QString(), this, &MainWindow::askForFleetFile);
    m_open->setShortcut(QKeySequence::Open);
    m_recent = menu->addMenu(QString());
    m_edit = menu->addAction(QString(), this, &MainWindow::editRequested);
    m_edit->setObjectName(QStringLiteral("editFleet"));
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
    addActions({m_open, m_edit, m_poll, m_quit}); // shortcuts work while the menu is closed
    addActions(m_timeline->actions());
    setRecentFiles({});
}

void MainWindow::wireParts()
{
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::setPage);
    connect(m_topBar, &TopBar::found, this, &MainWindow::found);
    connect(m_topBar, &TopBar::healthChosen, this, [this](Health health) {
        setPage(Page::Nodes);
        m_area->filterNodes(QStringLiteral("health:%1").arg(words::health(health)));
    });
    connect(m_topBar->clock(), &ClockFace::utcChanged, this, &MainWindow::setUtc);
    connect(m_firstRun, &FirstRunPage::openRequested, this, &MainWindow::askForFleetFile);
    connect(m_firstRun, &FirstRunPage::discoveryRequested, this, &MainWindow::discoveryRequested);
    connect(m_firstRun, &FirstRunPage::labRequested, this, &MainWindow::labRequested);
    connect(m_firstRun, &FirstRunPage::cancelRequested, this, &MainWindow::cancelRequested);
    connect(m_area, &WatchArea::momentChosen, m_shown, &ShownMoment::seek);
    connect(m_shown, &ShownMoment::shown, this, &MainWindow::showPicture);
    connect(m_area, &WatchArea::rangeChanged, m_memory, &WindowMemory::saveSoon);
    for (const Page page : allPages()) {
        auto *shortcut = new QShortcut(shortcutOf(page), this);
        connect(shortcut, &QShortcut::activated, this, [this, page] { setPage(page); });
    }
    auto *search = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_K), this);
    connect(search, &QShortcut::activated, this, [this] { m_topBar->finder()->setFocus(Qt::ShortcutFocusReason); });
}

void MainWindow::setHistory(History *history)
{
    m_shown->setHistory(history);
    m_timeline->setHistory(history);
    m_area->setHistory(history);
}

void MainWindow::setSnapshot(const SnapshotPtr &snapshot)
{
    m_hasFleet = snapshot->fleet != nullptr;
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
    m_area->setSnapshot(snapshot, moment);
}

void MainWindow::addMeasurements(const QList<Measurement> &batch)
{
    m_area->addMeasurements(batch);
}

void MainWindow::addEvents(const QList<Event> &events)
{
    m_area->addEvents(events);
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
    m_language = language;
    for (QAction *action : m_languages->actions())
        action->setChecked(action->objectName() == QStringLiteral("language:%1").arg(language));
}

void MainWindow::setPage(Page page)
{
    m_rail->setPage(page);
    m_area->setPage(page);
    if (m_hasFleet)
        m_body->setCurrentWidget(m_area);
    m_memory->saveSoon();
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_choice = choice;
    m_themes->actions().at(static_cast<int>(choice))->setChecked(true);
    const Theme theme = choice == ThemeChoice::Dark    ? Theme::dark()
                        : choice == ThemeChoice::Light ? Theme::light()
                                                       : m_systemTheme;
    m_theme = theme;
    apply(*qApp, theme);
    m_topBar->setTheme(theme);
    m_problems->setTheme(theme);
    m_rail->setTheme(theme);
    m_firstRun->setTheme(theme);
    m_area->setTheme(theme);
    m_timeline->setTheme(theme);
    Q_EMIT themeChanged(theme);
}

void MainWindow::setUtc(bool utc)
{
    m_topBar->clock()->setUtc(utc);
    m_area->setUtc(utc);
    m_timeline->setUtc(utc);
    m_localTime->setChecked(!utc);
    m_memory->saveSoon();
}

void MainWindow::showFirstRun()
{
    m_body->setCurrentWidget(m_firstRun);
    m_firstRun->showChoices();
}

void MainWindow::showFleet(const SnapshotPtr &snapshot)
{
    m_body->setCurrentWidget(m_area); // first: the map wants to know its size before something is chosen on it
    setSnapshot(snapshot);
    centralWidget()->setFocus(); // nothing is marked before the keyboard is used
}

void MainWindow::showProblem(const Error &error)
{
    m_body->setCurrentWidget(m_firstRun);
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
    m_area->select(what);
    m_showInspector->setChecked(true);
}

void MainWindow::retranslate()
{
    for (const ThemeRow &row : kThemes)
        m_themes->actions()
            .at(static_cast<int>(row.choice))
            ->setText(QCoreApplication::translate("MainWindow", row.title));
    m_themeMenu->setTitle(tr("&Theme"));
    m_languageMenu->setTitle(tr("&Language"));
    m_localTime->setText(tr("Local ti&me instead of UTC"));
    m_showInspector->setText(tr("&Inspector"));
    m_open->setText(tr("&Open a fleet file…"));
    m_recent->setTitle(tr("&Recent"));
    m_edit->setText(tr("&Edit the fleet…"));
    m_discover->setText(tr("&Connect to a server and discover the cluster…"));
    m_lab->setText(tr("Start the &practice lab"));
    m_poll->setText(tr("Poll &now"));
    m_quit->setText(tr("&Quit"));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_memory->save();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
