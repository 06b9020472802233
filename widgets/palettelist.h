// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the command palette: titles of groups and what was found in them, and how a row is drawn. GUI thread.
#pragma once

#include "palettesearch.h"
#include "theme.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace meridian
{

class PaletteRows : public QAbstractListModel
{
    Q_OBJECT
public:
    struct Row {
        PaletteGroup group = PaletteGroup::Actions;
        bool isTitle = false; ///< of a group; cannot be chosen
        PaletteEntry entry;
        QList<int> letters;
    };

    using QAbstractListModel::QAbstractListModel;
    void show(const PaletteSearch &search, const QList<PaletteHit> &hits);
    const Row &row(int i) const { return m_rows[i]; }
    int found() const; ///< rows without titles
    /// The nearest row that can be chosen, from `from` on in the direction of `step`; -1: none.
    int nextChoice(int from, int step) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<Row> m_rows;
};

class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    PaletteDelegate(const PaletteRows &rows, QObject *parent);
    void setTheme(const Theme &theme) { m_theme = theme; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int paintTitle(QPainter &painter, const QRect &room, const PaletteRows::Row &row) const; ///< width used
    int paintShortcut(QPainter &painter, const QRect &room, const QString &keys) const;      ///< width used

    const PaletteRows &m_rows;
    Theme m_theme = Theme::dark();
};

} // namespace meridian
