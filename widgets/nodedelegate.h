// SPDX-License-Identifier: GPL-3.0-or-later
// How a cell of the table of nodes looks: health with its shape, numbers in even figures, old values dimmed. GUI
// thread.
#pragma once

#include "theme.h"

#include <QStyledItemDelegate>

namespace meridian
{

class NodeTable;

class NodeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    NodeDelegate(const NodeTable &table, QObject *parent);
    void setTheme(const Theme &theme) { m_theme = theme; }

    static constexpr int groupArrow = 28; ///< in a group's row, what is left of here opens and closes it

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const NodeTable &m_table;
    Theme m_theme = Theme::dark();
};

} // namespace meridian
