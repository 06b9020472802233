// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventview.h"

#include "eventtable.h"

#include <QScrollBar>

namespace meridian
{

void EventView::attach(EventTable *table)
{
    m_table = table;
    setModel(table);
    connect(table, &QAbstractItemModel::modelReset, this, &EventView::tell);
}

void EventView::tell()
{
    if (!m_table || m_table->rowCount() == 0)
        return;
    const int first = rowAt(0), last = rowAt(viewport()->height() - 1);
    m_table->setWindow(first, last < 0 ? m_table->rowCount() - 1 : last);
}

void EventView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    const int before = verticalScrollBar()->value();
    QTableView::rowsInserted(parent, first, last);
    const bool reading = before > 0 || currentIndex().isValid();
    if (first == 0 && last + 1 < m_table->rowCount() && reading) {
        updateGeometries();
        verticalScrollBar()->setValue(before + last - first + 1);
    }
    tell();
}

void EventView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    tell();
}

void EventView::verticalScrollbarValueChanged(int value)
{
    QTableView::verticalScrollbarValueChanged(value);
    tell();
}

} // namespace meridian
