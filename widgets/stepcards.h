// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a plan below each other, with the line that cannot be crossed back and what goes out together. GUI
// thread.
#pragma once

#include "stepcard.h"

#include <QWidget>

class QVBoxLayout;

namespace meridian
{

class StepCards : public QWidget
{
    Q_OBJECT
public:
    explicit StepCards(StepCard::Detail detail, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSteps(const QList<LiveStep> &steps, Instant now);
    StepCard *card(int step) const { return m_cards.value(step); } ///< null: there is none
    int count() const { return static_cast<int>(m_cards.size()); }
    QString text() const;
    QString statements() const; ///< of all steps, each under its title as a comment

protected:
    void changeEvent(QEvent *event) override;

private:
    class Divider;
    void shape(const QList<LiveStep> &steps);

    StepCard::Detail m_detail;
    Theme m_theme = Theme::dark();
    QVBoxLayout *m_layout;
    QList<StepCard *> m_cards;
    QList<Divider *> m_dividers;
    QList<Step> m_shape;
};

} // namespace meridian
