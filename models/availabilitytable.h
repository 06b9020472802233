// SPDX-License-Identifier: GPL-3.0-or-later
// Two tables over the same rows: one line a cluster or region; one line a day or a month of one of them. GUI thread.
#pragma once

#include "availabilityrows.h"
#include "column.h"

#include <QAbstractTableModel>

namespace meridian
{

class AvailabilityTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Columns { Name, Target, Month, Budget, Watched, Days };

    explicit AvailabilityTable(QObject *parent = nullptr);
    void setRows(const QList<AvailabilityRow> &rows);
    const QList<AvailabilityRow> &rows() const { return m_rows; }
    const QList<Column<AvailabilityRow>> &columns() const { return m_columns; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<AvailabilityRow> m_rows;
    QList<Column<AvailabilityRow>> m_columns;
};

class PeriodTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit PeriodTable(QObject *parent = nullptr);
    /// `byMonth`: how the periods are named.
    void setPeriods(const QList<AvailabilityPeriod> &periods, bool byMonth);
    const QList<AvailabilityPeriod> &periods() const { return m_periods; }
    const QList<Column<AvailabilityPeriod>> &columns() const { return m_columns; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<AvailabilityPeriod> m_periods;
    QList<Column<AvailabilityPeriod>> m_columns;
    bool m_byMonth = false;
};

} // namespace meridian
