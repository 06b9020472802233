// SPDX-License-Identifier: GPL-3.0-or-later
// What the loss of the selected place would mean now, and what is missing to be ready for it. GUI thread.
#pragma once

#include "preparedness.h"
#include "theme.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace meridian
{

class FactCard;

class ReadinessCard : public QWidget
{
    Q_OBJECT
public:
    explicit ReadinessCard(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setPreparedness(const Preparedness &shown); ///< hidden when there is nothing to say

private:
    class Line;
    Theme m_theme = Theme::dark();
    FactCard *m_loss;
    QLabel *m_title;
    QVBoxLayout *m_column;
    QList<Line *> m_lines;
};

} // namespace meridian
