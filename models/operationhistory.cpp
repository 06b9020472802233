// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationhistory.h"

#include <algorithm>

namespace meridian
{

OperationHistory::OperationHistory(QObject *parent) : QAbstractTableModel(parent), m_columns(historyColumns())
{
    m_filter.limit = pageRows;
}

void OperationHistory::setOperations(Operations *operations)
{
    m_operations = operations;
    beginResetModel();
    m_records.clear();
    m_more = m_loading = false;
    endResetModel();
    if (operations)
        ask(true);
    Q_EMIT changed();
}

void OperationHistory::setFilter(const HistoryFilter &filter)
{
    m_filter = filter;
    m_filter.limit = pageRows;
    m_filter.after = 0;
    m_filter.sort = m_sort;
    m_filter.ascending = m_ascending;
    if (m_operations)
        ask(true);
}

/// The columns are in the order of HistorySort.
void OperationHistory::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= m_columns.size())
        return;
    m_sort = static_cast<HistorySort>(column);
    m_ascending = order == Qt::AscendingOrder;
    if (m_sort == m_filter.sort && m_ascending == m_filter.ascending)
        return;
    m_filter.sort = m_sort;
    m_filter.ascending = m_ascending;
    reload();
}

void OperationHistory::reload()
{
    if (m_operations)
        ask(true);
}

void OperationHistory::ask(bool first)
{
    HistoryFilter filter = m_filter;
    if (!first && !m_records.isEmpty())
        filter.after = m_records.last().number;
    m_loading = true;
    m_operations->history(filter).then(
        this, [this, first, question = ++m_question](const Result<QList<OperationRecord>> &page) {
            if (question == m_question)
                take(page, first);
        });
    Q_EMIT changed();
}

void OperationHistory::take(const Result<QList<OperationRecord>> &page, bool first)
{
    m_loading = false;
    m_error = page ? std::nullopt : std::optional(page.error());
    const QList<OperationRecord> found = page ? *page : QList<OperationRecord>();
    m_more = found.size() == pageRows;
    if (first) {
        beginResetModel();
        m_records = found;
        endResetModel();
    } else if (!found.isEmpty()) {
        const int at = static_cast<int>(m_records.size());
        beginInsertRows({}, at, at + static_cast<int>(found.size()) - 1);
        m_records += found;
        endInsertRows();
    }
    Q_EMIT changed();
}

bool OperationHistory::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_loading && m_operations;
}

void OperationHistory::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(false);
}

void OperationHistory::setUtc(bool utc)
{
    m_utc = utc;
    if (!m_records.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void OperationHistory::retranslate()
{
    m_columns = historyColumns();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    setUtc(m_utc);
}

const OperationRecord *OperationHistory::record(int row) const
{
    return row >= 0 && row < m_records.size() ? &m_records[row] : nullptr;
}

int OperationHistory::rowOf(const QString &id) const
{
    const auto found =
        std::find_if(m_records.begin(), m_records.end(), [&](const OperationRecord &r) { return r.id == id; });
    return found == m_records.end() ? -1 : static_cast<int>(found - m_records.begin());
}

int OperationHistory::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int OperationHistory::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant OperationHistory::data(const QModelIndex &index, int role) const
{
    return cellData(m_columns[index.column()], HistoryRow{m_records[index.row()], m_utc}, role);
}

QVariant OperationHistory::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(m_columns[section].align);
    return role == Qt::DisplayRole ? QVariant(m_columns[section].title) : QVariant();
}

} // namespace meridian
