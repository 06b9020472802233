// SPDX-License-Identifier: GPL-3.0-or-later
// The shell of the window: top bar, rail, problem strip, pages, menus, what is remembered. GUI thread. Knows values and
// widgets only: everything that leaves it is a signal, everything that comes in a value (app/wiring.cpp connects both).
#pragma once

#include "chartpair.h"
#include "plan.h"
#include "rail.h"
#include "selection.h"
#include "themechoice.h"

#include <QMainWindow>

class QAction;
class QStackedWidget;

namespace meridian
{

class CommandPalette;
struct Command;
class FirstRunPage;
class HelpMenu;
class History;
class OperationStrip;
class OperationWizard;
class Operations;
struct OperationForm;
class ShownMoment;
class ProblemStrip;
class Timeline;
class SettingsMenu;
class TopBar;
class WatchArea;
class WindowMemory;

struct MainWindowOptions {
    Theme systemTheme = Theme::dark(); ///< as the desktop had it before the program's look was put on
    std::optional<ThemeChoice> theme;  ///< else as remembered
    std::optional<Page> page;
    std::optional<QSize> size; ///< then geometry is neither restored nor remembered
    bool awaitsFleet = false;  ///< one is about to be opened: nothing to choose is shown before
    QString settingsFile;      ///< empty: the user's own
    QString language;          ///< the one in use: "en", "zh_CN"
};

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const MainWindowOptions &options, QWidget *parent = nullptr);

    /// Of the fleet that is open; null before it ends. Not owned.
    void setHistory(History *history);
    void setOperations(Operations *operations);    ///< likewise
    void operate(const OperationForm &form);       ///< opens the wizard
    OperationWizard *operationWizard();            ///< built when it is first asked for
    void setSnapshot(const SnapshotPtr &snapshot); ///< the live one; shown unless the user looks back
    void addMeasurements(const QList<Measurement> &batch);
    void addEvents(const QList<Event> &events);
    void setRecentFiles(const QStringList &files);
    void setLanguage(const QString &language); ///< which entry of the menu is checked

    void setPage(Page page);
    void setTheme(ThemeChoice choice);
    void setUtc(bool utc);
    void showFirstRun();
    void showProgress(const QString &what);
    void showFleet(const SnapshotPtr &snapshot);
    void showProblem(const Error &error); ///< with what was asked for last; shows the first-run page
    const Theme &theme() const { return m_theme; }
    FirstRunPage *firstRun(); ///< built when it is first asked for
    WatchArea *area();        ///< likewise: the first frame does not wait for it
    WindowMemory *memory() const { return m_memory; }
    ShownMoment *shownMoment() const { return m_shown; }
    Timeline *timeline() const { return m_timeline; }
    QMenu *settingsMenu() const;

Q_SIGNALS:
    void fleetFileChosen(const QString &file);
    void discoveryRequested(); ///< the wizard
    void editRequested();      ///< the editor of the fleet that is open
    void themeChanged(const meridian::Theme &theme);
    void labRequested();
    void cancelRequested(); ///< of a running discovery or lab start
    void pollRequested();
    void languageChosen(const QString &language);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void buildPageActions();
    void buildFleetMenu();
    void buildOperations();
    void operateOnSelection(OperationKind kind);
    void showRecord(const QString &operation);
    void showMode();
    void retranslateOperations();
    void wireParts();
    void wireSettings();
    void buildArea();
    Theme putOn(ThemeChoice choice); ///< the program's look
    void spreadTheme();
    void remember(bool page);
    void rememberArea();
    void askForFleetFile();
    QList<Command> commands() const; ///< everything that can be done now
    void openPalette(const QString &typed = {});
    void carryOut(const QString &key); ///< of the palette
    void found(const Selection &what);
    void showPicture(const SnapshotPtr &snapshot, std::optional<Instant> moment);
    void retranslate();

    Theme m_systemTheme;
    WindowMemory *m_memory;
    ThemeChoice m_choice; ///< put on before the widgets are built: that is done once, not for each of them
    Theme m_theme;
    TopBar *m_topBar;
    ProblemStrip *m_problems;
    Rail *m_rail;
    ShownMoment *m_shown;
    Timeline *m_timeline;
    FirstRunPage *m_firstRun = nullptr;
    WatchArea *m_area = nullptr;
    QStackedWidget *m_body;
    History *m_history = nullptr;
    Operations *m_operations = nullptr;
    OperationWizard *m_wizard = nullptr;
    OperationStrip *m_strip;
    SnapshotPtr m_live;
    QList<QAction *> m_operate; ///< one a kind of the catalogue, in its order
    Page m_page = Page::Map;
    bool m_keepsGeometry = true;
    bool m_hasFleet = false;

    SettingsMenu *m_settings;
    HelpMenu *m_help;
    CommandPalette *m_palette;
    FleetPtr m_fleet;
    QList<QAction *> m_pageActions; ///< one a page, in their order
    QMenu *m_recent = nullptr;
    QAction *m_open = nullptr, *m_edit = nullptr, *m_discover = nullptr, *m_lab = nullptr, *m_poll = nullptr,
            *m_quit = nullptr;
    QAction *m_search = nullptr;
};

} // namespace meridian
