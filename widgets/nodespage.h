// SPDX-License-Identifier: GPL-3.0-or-later
// The page of nodes: the table with filter, sorting, column choice, copy and export. GUI thread.
#pragma once

#include "nodetable.h"
#include "pagewidget.h"

class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace meridian
{

class NodeDelegate;

class NodesPage : public PageWidget
{
    Q_OBJECT
public:
    explicit NodesPage(QWidget *parent = nullptr);

    void setFilter(const QString &text);
    void setTheme(const Theme &theme) override;
    void setSnapshot(const SnapshotPtr &snapshot) override; ///< while hidden it is kept and shown later
    void select(const Selection &what) override;
    QByteArray saveState() const override; ///< columns, widths, order, sorting
    void restoreState(const QByteArray &state) override;
    QString selectedAsTsv() const; ///< with titles; the whole table when nothing is selected

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildTable();
    void fillColumnMenu();
    void showCount();
    void fitReason();
    void exportCsv();
    QList<QStringList> rows(const QList<int> &which) const;
    void retranslate();

    NodeTable *m_table;
    QTableView *m_view;
    NodeDelegate *m_delegate;
    QLineEdit *m_filter;
    QLabel *m_count;
    QToolButton *m_columns;
    QToolButton *m_export;
    SnapshotPtr m_pending;
    NodeId m_wanted;
    bool m_sizedByUser = false;
    bool m_fitting = false;
};

} // namespace meridian
