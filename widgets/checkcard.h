// SPDX-License-Identifier: GPL-3.0-or-later
// One preflight check as a card: its verdict as a mark, what was found against what limit, what to do; a block that may
// be accepted has a tick for that. GUI thread.
#pragma once

#include "plan.h"
#include "theme.h"

#include <QFrame>

class QCheckBox;
class QLabel;

namespace meridian
{

class CheckCard : public QFrame
{
    Q_OBJECT
public:
    explicit CheckCard(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setCheck(const Check &check, bool accepted);
    const Check &check() const { return m_check; }

Q_SIGNALS:
    void acceptedChanged(const QString &code, bool accepted); ///< by the user

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void show();
    QColor colour() const;

    Theme m_theme = Theme::dark();
    Check m_check;
    bool m_isAccepted = false;
    QLabel *m_title, *m_code, *m_values, *m_remedy;
    QCheckBox *m_accept;
};

} // namespace meridian
