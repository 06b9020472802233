// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a wizard on its left side: done, current, to come; with a line below each that says what was chosen.
// GUI thread.
#pragma once

#include "theme.h"

#include <QWidget>

namespace meridian
{

class WizardRail : public QWidget
{
    Q_OBJECT
public:
    explicit WizardRail(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    void setTitles(const QStringList &titles);
    void setCurrent(int step);
    void setNote(int step, const QString &note);
    QSize sizeHint() const override { return {210, 320}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme = Theme::dark();
    QStringList m_titles, m_notes;
    int m_current = 0;
};

} // namespace meridian
