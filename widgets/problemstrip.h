// SPDX-License-Identifier: GPL-3.0-or-later
// A strip under the top bar: what is wrong with the fleet file or the history, as long as it is; and a notice that is
// said once. Hidden when there is nothing. GUI thread.
#pragma once

#include "snapshot.h"
#include "theme.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace meridian
{

class ProblemStrip : public QFrame
{
    Q_OBJECT
public:
    explicit ProblemStrip(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(const Snapshot &snapshot);
    void setNotice(const QString &text); ///< stays until it is closed
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTexts();
    void retranslate();

    QString m_problems, m_notice;
    QLabel *m_text;
    QToolButton *m_close;
};

} // namespace meridian
