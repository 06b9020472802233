// SPDX-License-Identifier: GPL-3.0-or-later
// The rail on the left: one button a page, as a list of rows, and the settings menu at the bottom. GUI thread.
#pragma once

#include "page.h"
#include "theme.h"

#include <QFrame>

class QButtonGroup;
class QMenu;
class QToolButton;

namespace meridian
{

class Rail : public QFrame
{
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setPage(Page page);
    void setPagesVisible(bool visible); ///< there is a fleet
    QMenu *settingsMenu() const { return m_menu; }

Q_SIGNALS:
    void pageChosen(meridian::Page page);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QButtonGroup *m_pages;
    QToolButton *m_settings;
    QMenu *m_menu;
};

} // namespace meridian
