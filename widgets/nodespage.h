// SPDX-License-Identifier: GPL-3.0-or-later
// The page of nodes: the table with filters, groups, sorting, column choice, copy and export. GUI thread.
#pragma once

#include "nodetable.h"
#include "pagewidget.h"

class QActionGroup;
class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace meridian
{

class ColumnChooser;
class FilterHeader;
class NodeDelegate;

class NodesPage : public PageWidget
{
    Q_OBJECT
public:
    explicit NodesPage(QWidget *parent = nullptr);

    void setFilter(const QString &text);
    void setTheme(const Theme &theme) override;
    void setOperations(Operations *operations) override { m_operates = operations; }
    void setSnapshot(const SnapshotPtr &snapshot) override; ///< while hidden it is kept and shown later
    void select(const Selection &what) override;
    QByteArray saveState() const override; ///< columns, widths, order, sorting, groups
    void restoreState(const QByteArray &state) override;
    QString selectedAsTsv() const; ///< with titles; the whole table when nothing is selected

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *tool(const QString &name);
    void buildTable();
    void buildGroups();
    void setGrouping(NodeGrouping grouping);
    bool useGroup(int key, const QModelIndex &row);
    void showMenu(const QPoint &at);
    void chosen(const QModelIndex &row);
    void showCount();
    void exportCsv();
    QList<int> nodeRows(QList<int> rows) const;
    void retranslate();

    NodeTable *m_table;
    QTableView *m_view;
    FilterHeader *m_header;
    NodeDelegate *m_delegate;
    QLineEdit *m_filter;
    QLabel *m_count;
    QToolButton *m_fields;
    QToolButton *m_group;
    QActionGroup *m_groups;
    ColumnChooser *m_columns;
    QToolButton *m_export;
    bool m_operates = false; ///< the menu of a row offers operations
    SnapshotPtr m_pending;
    Selection m_wanted;
};

} // namespace meridian
