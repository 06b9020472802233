// SPDX-License-Identifier: GPL-3.0-or-later
// A table of a few hundred rows at most, whose columns are data. Larger ones page through a store. GUI thread.
#pragma once

#include "column.h"
#include "facts.h"

#include <QAbstractTableModel>
#include <QList>

namespace meridian
{

/// What a delegate colours a cell by: a Fact::Tone.
inline constexpr int kToneRole = Qt::UserRole + 1;

template <class Row>
struct TonedColumn : Column<Row> {
    std::function<Fact::Tone(const Row &)> tone = {};
};

inline constexpr auto kRightAligned = Qt::AlignRight | Qt::AlignVCenter;
inline constexpr auto kLeftAligned = Qt::AlignLeft | Qt::AlignVCenter;

template <class Row>
TonedColumn<Row> tonedColumn(const char *id, const QString &title, int width, Qt::Alignment align,
                             std::function<QString(const Row &)> display,
                             std::function<Fact::Tone(const Row &)> tone = {})
{
    TonedColumn<Row> c;
    c.id = QLatin1String(id);
    c.title = title;
    c.display = std::move(display);
    c.align = align;
    c.width = width;
    c.tone = std::move(tone);
    return c;
}

/// What a cell is to a view, whichever model keeps the row.
template <class Row>
QVariant cellData(const TonedColumn<Row> &column, const Row &row, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return column.display(row);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column.align);
    case kToneRole:
        return static_cast<int>(column.tone ? column.tone(row) : Fact::Tone::Normal);
    default:
        return {};
    }
}

template <class Row>
class RowTable : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setColumns(const QList<TonedColumn<Row>> &columns) ///< again in another language
    {
        m_columns = columns;
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, std::max(0, columnCount() - 1));
        tellChanged();
    }
    /// As many rows as before: what is chosen stays chosen.
    void setRows(const QList<Row> &rows)
    {
        if (rows.size() != m_rows.size()) {
            beginResetModel();
            m_rows = rows;
            endResetModel();
            return;
        }
        m_rows = rows;
        tellChanged();
    }
    const QList<Row> &rows() const { return m_rows; }
    const QList<TonedColumn<Row>> &columns() const { return m_columns; }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return cellData(m_columns[index.column()], m_rows[index.row()], role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section >= m_columns.size())
            return {};
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(m_columns[section].align);
        return role == Qt::DisplayRole ? QVariant(m_columns[section].title) : QVariant();
    }
    /// With titles; a line each row, to copy.
    QString text() const
    {
        QStringList lines, titles;
        for (const auto &column : m_columns)
            titles << column.title;
        lines << titles.join(u'\t');
        for (const Row &row : m_rows) {
            QStringList cells;
            for (const auto &column : m_columns)
                cells << column.display(row);
            lines << cells.join(u'\t');
        }
        return lines.join(u'\n');
    }

private:
    void tellChanged()
    {
        if (!m_rows.isEmpty() && !m_columns.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

    QList<TonedColumn<Row>> m_columns;
    QList<Row> m_rows;
};

} // namespace meridian
