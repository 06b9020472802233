// SPDX-License-Identifier: GPL-3.0-or-later
// The field of the top bar that opens the command palette: by a click, by Enter, by typing. GUI thread.
#pragma once

#include "theme.h"

#include <QAbstractButton>

namespace meridian
{

class Finder : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Finder(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void wanted(const QString &typed); ///< what was typed here already, often nothing

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Theme m_theme = Theme::dark();
};

} // namespace meridian
