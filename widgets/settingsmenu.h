// SPDX-License-Identifier: GPL-3.0-or-later
// What the user may set: look, language, time of day, time range, parts of the window. Fills the rail's menu; says by
// signal what was chosen and is told what holds. GUI thread.
#pragma once

#include "themechoice.h"
#include "times.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;

namespace meridian
{

class SettingsMenu : public QObject
{
    Q_OBJECT
public:
    /// `window` gets the actions with a shortcut, so that they work while the menu is closed.
    SettingsMenu(QMenu *menu, QWidget *window);

    void setTheme(ThemeChoice choice);
    void setLanguage(const QString &language);
    void setRange(seconds range);
    QAction *localTime() const { return m_localTime; }
    QAction *inspector() const { return m_inspector; }
    QAction *operatorMode() const { return m_operatorMode; }
    QMenu *menu() const { return m_menu; }
    void retranslate();

Q_SIGNALS:
    void themeChosen(meridian::ThemeChoice choice);
    void languageChosen(const QString &language);
    void rangeChosen(std::chrono::seconds range);

private:
    QMenu *m_menu, *m_themeMenu, *m_languageMenu, *m_rangeMenu;
    QActionGroup *m_themes, *m_languages, *m_ranges;
    QAction *m_localTime, *m_inspector, *m_operatorMode;
};

} // namespace meridian
