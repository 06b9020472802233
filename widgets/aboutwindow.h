// SPDX-License-Identifier: GPL-3.0-or-later
// About the program: versions, what it is made of and under which licences; all of it can be copied. GUI thread.
#pragma once

#include "theme.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace meridian
{

class AboutWindow : public QDialog
{
    Q_OBJECT
public:
    explicit AboutWindow(QWidget *parent);
    void setTheme(const Theme &theme);
    QString text() const; ///< as it is copied

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Theme m_theme = Theme::dark();
    QLabel *m_logo, *m_title, *m_version;
    QTextBrowser *m_parts;
    QPushButton *m_copy, *m_close;
};

} // namespace meridian
