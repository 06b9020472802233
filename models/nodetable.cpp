// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodetable.h"

#include "cellfilter.h"
#include "words.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace meridian
{

NodeTable::NodeTable(QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(nodeColumns())
    , m_snapshot(std::make_shared<Snapshot>())
{
}

void NodeTable::setSnapshot(SnapshotPtr snapshot)
{
    const bool sameNodes =
        std::equal(snapshot->nodes.begin(), snapshot->nodes.end(), m_snapshot->nodes.begin(), m_snapshot->nodes.end(),
                   [](const NodeState &a, const NodeState &b) { return a.id == b.id; });
    if (!sameNodes) {
        beginResetModel();
        m_snapshot = std::move(snapshot);
        m_rows = order();
        endResetModel();
        return;
    }
    m_snapshot = std::move(snapshot);
    apply(order());
}

void NodeTable::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    apply(order());
}

void NodeTable::setColumnFilter(const QString &column, const QString &text)
{
    if (text.trimmed().isEmpty())
        m_columnFilters.remove(column);
    else
        m_columnFilters.insert(column, text.trimmed());
    apply(order());
}

void NodeTable::clearColumnFilters()
{
    m_columnFilters.clear();
    apply(order());
}

void NodeTable::setGrouping(NodeGrouping grouping)
{
    m_grouping = grouping;
    apply(order());
}

void NodeTable::setClosed(int row, bool closed)
{
    const NodeGroup *group = groupAt(row);
    if (!group || group->closed == closed)
        return;
    if (closed)
        m_closed.insert(group->key);
    else
        m_closed.remove(group->key);
    apply(order());
}

void NodeTable::setClosedGroups(const QStringList &keys)
{
    m_closed = QSet<QString>(keys.begin(), keys.end());
    apply(order());
}

const NodeGroup *NodeTable::groupAt(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows[row] < 0 ? &m_groups[-1 - m_rows[row]] : nullptr;
}

void NodeTable::retranslate()
{
    m_columns = nodeColumns();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void NodeTable::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    apply(this->order());
}

/// Shows these rows. What is selected stays selected when it is still there.
void NodeTable::apply(QList<int> rows)
{
    if (rows.size() != m_rows.size()) {
        Q_EMIT layoutAboutToBeChanged();
    } else if (rows == m_rows) {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    } else {
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    }
    QHash<int, int> placeOf;
    for (int row = 0; row < rows.size(); ++row)
        placeOf.insert(rows[row], row);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &i : before) {
        // A group is found again only while it has its number: what is selected is a node nearly always.
        const int place = i.row() < m_rows.size() ? placeOf.value(m_rows[i.row()], -1) : -1;
        after.append(place < 0 ? QModelIndex() : index(place, i.column()));
    }
    m_rows = std::move(rows);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

NodeRow NodeTable::rowFor(int node) const
{
    const NodeState &state = m_snapshot->nodes[node];
    return {m_snapshot.get(), &state, m_snapshot->fleet ? m_snapshot->fleet->node(state.id) : nullptr};
}

bool NodeTable::matches(const NodeRow &row) const
{
    for (const QString &word : m_filter.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype colon = word.indexOf(u':');
        const int only = colon > 0 ? columnOf(QStringView(word).left(colon)) : -1;
        const QString wanted = only >= 0 ? word.mid(colon + 1) : word;
        const auto holds = [&](const Column<NodeRow> &c) {
            return c.display(row).contains(wanted, Qt::CaseInsensitive);
        };
        if (only >= 0 ? !holds(m_columns[only]) : std::none_of(m_columns.begin(), m_columns.end(), holds))
            return false;
    }
    for (auto filter = m_columnFilters.begin(); filter != m_columnFilters.end(); ++filter) {
        const int column = columnOf(filter.key());
        if (column >= 0 && !columnMatches(m_columns[column], row, filter.value()))
            return false;
    }
    return true;
}

QList<int> NodeTable::order()
{
    struct Keyed {
        int node;
        QVariant key;
    };
    std::vector<Keyed> keyed;
    const bool sorted = m_sortColumn >= 0 && m_sortColumn < m_columns.size();
    for (int i = 0; i < m_snapshot->nodes.size(); ++i) {
        const NodeRow row = rowFor(i);
        if (matches(row))
            keyed.push_back({i, sorted ? m_columns[m_sortColumn].sortKey(row) : QVariant()});
    }
    QCollator collator;
    collator.setNumericMode(true);
    const bool down = m_sortOrder == Qt::DescendingOrder;
    std::stable_sort(keyed.begin(), keyed.end(), [&](const Keyed &a, const Keyed &b) {
        if (a.key.isValid() != b.key.isValid())
            return a.key.isValid();
        if (!a.key.isValid())
            return false;
        const Keyed &x = down ? b : a, &y = down ? a : b;
        if (x.key.typeId() == QMetaType::QString)
            return collator.compare(x.key.toString(), y.key.toString()) < 0;
        return x.key.toDouble() < y.key.toDouble();
    });
    QList<int> rows;
    rows.reserve(static_cast<qsizetype>(keyed.size()));
    for (const Keyed &k : keyed)
        rows.append(k.node);
    m_shown = static_cast<int>(rows.size());
    return grouped(rows);
}

NodeGroup NodeTable::groupOf(int node) const
{
    const NodeRow row = rowFor(node);
    const QString none = QCoreApplication::translate("NodeTable", "not in the fleet file");
    switch (m_grouping) {
    case NodeGrouping::Region:
        return row.node ? NodeGroup{QStringLiteral("region:") + row.node->region.name(),
                                    row.node->region.name(),
                                    0,
                                    Health::Unknown,
                                    row.node->region,
                                    false}
                        : NodeGroup{QStringLiteral("region:"), none, 0, Health::Unknown, {}, false};
    case NodeGrouping::Cluster:
        return row.node ? NodeGroup{QStringLiteral("cluster:") + row.node->cluster.name(),
                                    row.node->cluster.name(),
                                    0,
                                    Health::Unknown,
                                    row.node->cluster,
                                    false}
                        : NodeGroup{QStringLiteral("cluster:"), none, 0, Health::Unknown, {}, false};
    case NodeGrouping::Role:
        return {QStringLiteral("role:%1").arg(static_cast<int>(row.state->role())),
                words::role(*row.state),
                0,
                Health::Unknown,
                {},
                false};
    case NodeGrouping::Health:
    case NodeGrouping::None:
        break;
    }
    return {QStringLiteral("health:") + toText(row.state->health),
            words::health(row.state->health),
            0,
            Health::Unknown,
            {},
            false};
}

/// The groups in order of their titles, by health the worst first; the nodes of each as they were sorted.
QList<int> NodeTable::grouped(const QList<int> &sorted)
{
    m_groups.clear();
    if (m_grouping == NodeGrouping::None)
        return sorted;
    QHash<QString, int> numbers;
    QList<QList<int>> members;
    for (const int node : sorted) {
        const NodeGroup group = groupOf(node);
        const auto known = numbers.constFind(group.key);
        const int number = known != numbers.cend() ? *known : static_cast<int>(m_groups.size());
        if (known == numbers.cend()) {
            numbers.insert(group.key, number);
            m_groups << group;
            members << QList<int>();
        }
        NodeGroup &g = m_groups[number];
        const Health health = m_snapshot->nodes[node].health;
        if (g.nodes++ == 0 || severity(health) > severity(g.worst))
            g.worst = health;
        g.closed = m_closed.contains(g.key);
        members[number] << node;
    }
    QList<int> order(m_groups.size());
    std::iota(order.begin(), order.end(), 0);
    QCollator collator;
    collator.setNumericMode(true);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        if (m_grouping == NodeGrouping::Health)
            return severity(m_groups[a].worst) > severity(m_groups[b].worst);
        return collator.compare(m_groups[a].title, m_groups[b].title) < 0;
    });
    QList<int> rows;
    for (const int group : order) {
        rows << -1 - group;
        if (!m_groups[group].closed)
            rows << members[group];
    }
    return rows;
}

int NodeTable::columnOf(QStringView id) const
{
    for (int i = 0; i < m_columns.size(); ++i) {
        if (id.compare(m_columns[i].id, Qt::CaseInsensitive) == 0 ||
            id.compare(m_columns[i].title, Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

NodeId NodeTable::nodeAt(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows[row] >= 0 ? m_snapshot->nodes[m_rows[row]].id : NodeId();
}

int NodeTable::rowOf(const NodeId &node) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row] >= 0 && m_snapshot->nodes[m_rows[row]].id == node)
            return row;
    }
    return -1;
}

int NodeTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int NodeTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant NodeTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Column<NodeRow> &column = m_columns[index.column()];
    if (const NodeGroup *group = groupAt(index.row()))
        return groupData(*group, index.column(), role);
    const NodeRow row = rowFor(m_rows[index.row()]);
    switch (role) {
    case Qt::DisplayRole:
        return column.display(row);
    case Qt::ToolTipRole:
        return column.id == QLatin1String("reason") || column.id == QLatin1String("health") ? row.state->reason.text()
                                                                                            : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column.align);
    case HealthRole:
        return static_cast<int>(row.state->health);
    case StaleRole: // what was known before it went away
        return !row.state->reachable && row.state->sample.has_value();
    case SortKeyRole:
        return column.sortKey(row);
    default:
        return {};
    }
}

QVariant NodeTable::groupData(const NodeGroup &group, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return column != 0 ? QString()
                           : QCoreApplication::translate("NodeTable", "%1: %n node(s), worst: %2", nullptr, group.nodes)
                                 .arg(group.title, words::health(group.worst));
    case HealthRole:
        return static_cast<int>(group.worst);
    case GroupRole:
        return true;
    default:
        return {};
    }
}

QVariant NodeTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_columns[section].title;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(m_columns[section].align);
    return {};
}

} // namespace meridian
