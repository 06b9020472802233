// SPDX-License-Identifier: GPL-3.0-or-later
// The journal's operations as a table of any length: the next page is asked for when it is looked at. GUI thread; never
// waits.
#pragma once

#include "operationrows.h"

#include <QPointer>

namespace meridian
{

class OperationHistory : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int pageRows = 200;

    explicit OperationHistory(QObject *parent = nullptr);

    void setOperations(Operations *operations); ///< not owned; null: there is nothing to show
    void setFilter(const HistoryFilter &filter);
    const HistoryFilter &filter() const { return m_filter; }
    void setUtc(bool utc);
    void retranslate();
    void reload(); ///< rows that are still there stay
    const OperationRecord *record(int row) const;
    int rowOf(const QString &id) const; ///< -1: not among those that were read
    bool isLoading() const { return m_loading; }
    const std::optional<Error> &error() const { return m_error; }
    const QList<OperationRecord> &records() const { return m_records; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    void sort(int column, Qt::SortOrder order) override; ///< by the journal: over all that the filter finds

Q_SIGNALS:
    void changed(); ///< rows, or that they are being read

private:
    void take(const Result<QList<OperationRecord>> &page, bool first);
    void ask(bool first);

    QList<TonedColumn<HistoryRow>> m_columns;
    QPointer<Operations> m_operations;
    HistoryFilter m_filter;
    HistorySort m_sort = HistorySort::Started; ///< of every filter to come
    bool m_ascending = false;
    QList<OperationRecord> m_records;
    std::optional<Error> m_error;
    quint64 m_question = 0;
    bool m_loading = false, m_more = false, m_utc = true;
};

} // namespace meridian
