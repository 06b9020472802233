// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes of the latest snapshot as a table: filtered, grouped and sorted over an index vector, without a proxy. A
// group is a row of its own above its nodes, and may be closed. GUI thread.
#pragma once

#include "nodecolumns.h"
#include "selection.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace meridian
{

enum class NodeGrouping { None, Region, Cluster, Role, Health };

struct NodeGroup {
    QString key; ///< stable
    QString title;
    int nodes = 0;
    Health worst = Health::Unknown;
    Selection what; ///< of a region or a cluster
    bool closed = false;
};

class NodeTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Roles { HealthRole = Qt::UserRole, StaleRole, SortKeyRole, GroupRole };

    explicit NodeTable(QObject *parent = nullptr);

    void setSnapshot(SnapshotPtr snapshot);
    /// Words that must all occur in a row; "role:standby" looks into the column with that id or title only.
    void setFilter(const QString &text);
    /// In the column with that id: a part of its text, or for numbers "> 5 s", "<= 100 MB" in any unit. Empty: all.
    void setColumnFilter(const QString &column, const QString &text);
    void clearColumnFilters();
    bool isFiltering() const { return !m_filter.isEmpty() || !m_columnFilters.isEmpty(); }
    void setGrouping(NodeGrouping grouping);
    NodeGrouping grouping() const { return m_grouping; }
    const NodeGroup *groupAt(int row) const; ///< null for a node; valid until the model changes
    void setClosed(int row, bool closed);    ///< a group's row
    QStringList closedGroups() const { return m_closed.values(); }
    void setClosedGroups(const QStringList &keys);
    void retranslate(); ///< titles are texts of the current language

    const QList<Column<NodeRow>> &columns() const { return m_columns; }
    int columnOf(QStringView id) const; ///< -1 when there is none
    NodeId nodeAt(int row) const;
    int rowOf(const NodeId &node) const;  ///< -1 when it is filtered out
    int shown() const { return m_shown; } ///< nodes that pass the filters, in closed groups, too
    int total() const { return static_cast<int>(m_snapshot->nodes.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    NodeRow rowFor(int node) const;
    bool matches(const NodeRow &row) const;
    QList<int> order();
    QList<int> grouped(const QList<int> &sorted);
    void apply(QList<int> rows);
    NodeGroup groupOf(int node) const;
    QVariant groupData(const NodeGroup &group, int column, int role) const;

    QList<Column<NodeRow>> m_columns;
    SnapshotPtr m_snapshot;
    QList<int> m_rows; ///< indexes into the snapshot's nodes; below zero -1 - index into the groups
    QList<NodeGroup> m_groups;
    QSet<QString> m_closed;
    QHash<QString, QString> m_columnFilters;
    NodeGrouping m_grouping = NodeGrouping::None;
    int m_shown = 0;
    QString m_filter;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace meridian
