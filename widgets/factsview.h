// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of labelled facts in two columns. Labels are kept and only their texts change, so that ten pictures a second
// cost nothing. GUI thread.
#pragma once

#include "facts.h"
#include "theme.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace meridian
{

/// Over a group of facts: small capitals, so that the facts stand out.
QFont factsHeadingFont();

class FactsView : public QWidget
{
    Q_OBJECT
public:
    explicit FactsView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setGroups(const QList<FactGroup> &groups);

Q_SIGNALS:
    void chosen(const meridian::Selection &what); ///< the link of a fact

private:
    struct Line {
        QLabel *left;
        QLabel *right;
    };
    void shape(const QList<FactGroup> &groups);
    Line addLine(QGridLayout *grid, int row);
    QString linked(const Fact &fact, qsizetype group, qsizetype number) const;
    void follow(int group, int fact);

    QVBoxLayout *m_layout; ///< one grid a group: long names in one do not squeeze the values of another
    Theme m_theme = Theme::dark();
    QList<int> m_shape; ///< facts in each group
    QList<Line> m_lines;
    QList<FactGroup> m_groups;
};

} // namespace meridian
