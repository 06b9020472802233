// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes of the latest snapshot as a table: filtered and sorted over an index vector, without a proxy. GUI thread.
#pragma once

#include "nodecolumns.h"

#include <QAbstractTableModel>

namespace meridian
{

class NodeTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Roles { HealthRole = Qt::UserRole, StaleRole, SortKeyRole };

    explicit NodeTable(QObject *parent = nullptr);

    void setSnapshot(SnapshotPtr snapshot);
    /// Words that must all occur in a row; "role:standby" looks into the column with that id or title only.
    void setFilter(const QString &text);
    void retranslate(); ///< titles are texts of the current language

    const QList<Column<NodeRow>> &columns() const { return m_columns; }
    int columnOf(QStringView id) const; ///< -1 when there is none
    NodeId nodeAt(int row) const;
    int rowOf(const NodeId &node) const; ///< -1 when it is filtered out
    int total() const { return static_cast<int>(m_snapshot->nodes.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    NodeRow rowFor(int node) const;
    bool matches(const NodeRow &row) const;
    QList<int> order() const;
    void apply(QList<int> rows);

    QList<Column<NodeRow>> m_columns;
    SnapshotPtr m_snapshot;
    QList<int> m_rows; ///< indexes into the snapshot's nodes
    QString m_filter;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace meridian
