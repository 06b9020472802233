// SPDX-License-Identifier: GPL-3.0-or-later
// The shell of the window: top bar, rail, problem strip, pages, menus, what is remembered. GUI thread. Knows values and
// widgets only: everything that leaves it is a signal, everything that comes in a value (app/wiring.cpp connects both).
#pragma once

#include "chartpair.h"
#include "rail.h"
#include "selection.h"

#include <QMainWindow>

class QAction;
class QActionGroup;
class QStackedWidget;

namespace meridian
{

class FirstRunPage;
class History;
class ShownMoment;
class ProblemStrip;
class Timeline;
class TopBar;
class WatchArea;
class WindowMemory;

enum class ThemeChoice { System, Dark, Light };
QString toText(ThemeChoice choice); ///< "system", "dark", "light"
std::optional<ThemeChoice> themeFromText(const QString &text);

struct MainWindowOptions {
    Theme systemTheme = Theme::dark(); ///< as the desktop had it before the program's look was put on
    std::optional<ThemeChoice> theme;  ///< else as remembered
    std::optional<Page> page;
    std::optional<QSize> size; ///< then geometry is neither restored nor remembered
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
    void setSnapshot(const SnapshotPtr &snapshot); ///< the live one; shown unless the user looks back
    void addMeasurements(const QList<Measurement> &batch);
    void addEvents(const QList<Event> &events);
    void setRecentFiles(const QStringList &files);
    void setLanguage(const QString &language); ///< which entry of the menu is checked

    void setPage(Page page);
    void setTheme(ThemeChoice choice);
    void setUtc(bool utc);
    void showFirstRun();
    void showFleet(const SnapshotPtr &snapshot);
    void showProblem(const Error &error); ///< with what was asked for last; shows the first-run page
    const Theme &theme() const { return m_theme; }
    FirstRunPage *firstRun() const { return m_firstRun; }
    WatchArea *area() const { return m_area; }
    WindowMemory *memory() const { return m_memory; }
    ShownMoment *shownMoment() const { return m_shown; }
    Timeline *timeline() const { return m_timeline; }

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

private:
    void buildMenus();
    void buildFleetMenu();
    void wireParts();
    void remember(const MainWindowOptions &options);
    void askForFleetFile();
    void found(const Selection &what);
    void showPicture(const SnapshotPtr &snapshot, std::optional<Instant> moment);
    void retranslate();

    Theme m_systemTheme, m_theme;
    ThemeChoice m_choice = ThemeChoice::System;
    QString m_language;
    TopBar *m_topBar;
    ProblemStrip *m_problems;
    Rail *m_rail;
    ShownMoment *m_shown;
    Timeline *m_timeline;
    FirstRunPage *m_firstRun;
    WatchArea *m_area;
    QStackedWidget *m_body;
    WindowMemory *m_memory;
    bool m_keepsGeometry = true;
    bool m_hasFleet = false;

    QMenu *m_recent = nullptr;
    QMenu *m_themeMenu = nullptr;
    QMenu *m_languageMenu = nullptr;
    QActionGroup *m_themes = nullptr;
    QActionGroup *m_languages = nullptr;
    QAction *m_open = nullptr, *m_edit = nullptr, *m_discover = nullptr, *m_lab = nullptr, *m_poll = nullptr,
            *m_quit = nullptr;
    QAction *m_localTime = nullptr, *m_showInspector = nullptr;
};

} // namespace meridian
