// SPDX-License-Identifier: GPL-3.0-or-later
// The page of nodes: the table with filter, sorting, column choice, copy and export. GUI thread.
#pragma once

#include "nodetable.h"
#include "theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace meridian
{

class NodeDelegate;

class NodesPage : public QWidget
{
    Q_OBJECT
public:
    explicit NodesPage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(const SnapshotPtr &snapshot); ///< while hidden it is kept and shown later
    void setFilter(const QString &text);
    void select(const NodeId &node);

    QByteArray saveState() const; ///< columns, widths, order, sorting
    void restoreState(const QByteArray &state);
    QString selectedAsTsv() const; ///< with titles; the whole table when nothing is selected

Q_SIGNALS:
    void nodeSelected(const meridian::NodeId &node);

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
