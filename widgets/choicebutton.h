// SPDX-License-Identifier: GPL-3.0-or-later
// A large button with an icon, a title and a sentence: one of the few things that an empty window offers. GUI thread.
#pragma once

#include "theme.h"

#include <QAbstractButton>

namespace meridian
{

class ChoiceButton : public QAbstractButton
{
    Q_OBJECT
public:
    ChoiceButton(const QString &name, const QString &iconName, QWidget *parent);

    void setTheme(const Theme &theme);
    void setWords(const QString &title, const QString &sentence); ///< the title may have a mnemonic
    QSize sizeHint() const override { return {520, 70}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_icon, m_sentence;
    Theme m_theme = Theme::dark();
};

} // namespace meridian
