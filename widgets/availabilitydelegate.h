// SPDX-License-Identifier: GPL-3.0-or-later
// How a cell of the table of availability looks: met or missed with its shape, and a bar for each day, in which what
// nobody watched is hatched. GUI thread.
#pragma once

#include "availabilitytable.h"
#include "theme.h"

#include <QStyledItemDelegate>

namespace meridian
{

/// One day as a bar from below: in sync, behind, down, maintenance, and hatched what was not watched. What is down is
/// never too thin to be seen.
void paintDay(QPainter &painter, const Theme &theme, const QRectF &box, const AvailabilityPeriod &day);

class AvailabilityDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    AvailabilityDelegate(const AvailabilityTable &table, QObject *parent);
    void setTheme(const Theme &theme) { m_theme = theme; }
    void setDay(int day) { m_day = day; } ///< marked in the row that has the focus; -1: none

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    int dayAt(const QRect &cell, int days, int x) const; ///< -1: none

private:
    void paintDays(QPainter &painter, const QStyleOptionViewItem &option, const AvailabilityRow &row) const;

    const AvailabilityTable &m_table;
    Theme m_theme = Theme::dark();
    int m_day = -1;
};

/// A day or a month in figures; what did not happen stands back.
class PeriodDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    PeriodDelegate(const PeriodTable &table, QObject *parent);
    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const PeriodTable &m_table;
    Theme m_theme = Theme::dark();
};

} // namespace meridian
