// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of small tables: figures equally wide, colours by tone. GUI thread.
#pragma once

#include "theme.h"

#include <QStyledItemDelegate>

class QTableView;

namespace meridian
{

class ToneDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTheme(const Theme &theme) { m_theme = theme; }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    Theme m_theme = Theme::dark();
};

/// Rows of one height that are chosen whole, with this delegate; the columns as wide as they say, the last one takes
/// what is left.
void dressTable(QTableView *view, const QString &name, ToneDelegate *delegate);
/// Copies the selected rows on Ctrl+C.
void addCopy(QTableView *view);

} // namespace meridian
