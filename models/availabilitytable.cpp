// SPDX-License-Identifier: GPL-3.0-or-later
#include "availabilitytable.h"

#include "format.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AvailabilityTable)
};

constexpr Qt::Alignment kLeft = Qt::AlignLeft | Qt::AlignVCenter;
constexpr Qt::Alignment kRight = Qt::AlignRight | Qt::AlignVCenter;

template <class Row>
Column<Row> column(const char *id, const QString &title, int width, Qt::Alignment align,
                   std::function<QString(const Row &)> display)
{
    return {QLatin1String(id), title, std::move(display), {}, align, true, width};
}

QString metText(const AvailabilityPeriod &p)
{
    return !p.met ? Words::tr("not watched") : *p.met ? Words::tr("met") : Words::tr("missed");
}

QString budgetText(const AvailabilityRow &row)
{
    const microseconds left = row.budgetLeft;
    return left >= microseconds(0) ? Words::tr("%1 left").arg(format::duration(left))
                                   : Words::tr("%1 too much").arg(format::duration(-left));
}

QString watchedText(const AvailabilityPeriod &p)
{
    if (p.length <= microseconds(0))
        return format::unknown();
    return format::number(100 * std::min(1.0, toSeconds(p.time.watched()) / toSeconds(p.length)), 1) +
           QStringLiteral(" %");
}

QList<Column<AvailabilityRow>> rowColumns()
{
    using R = AvailabilityRow;
    return {
        column<R>("name", Words::tr("Cluster or region"), 170, kLeft, [](const R &r) { return r.name; }),
        column<R>("target", Words::tr("Target"), 84, kRight,
                  [](const R &r) { return QString::number(r.target, 'g', 7) + QStringLiteral(" %"); }),
        column<R>("month", Words::tr("This month"), 168, kLeft,
                  [](const R &r) {
                      return r.month.met
                                 ? QStringLiteral("%1  %2").arg(metText(r.month), shareText(r.month.time.share()))
                                 : metText(r.month);
                  }),
        column<R>("budget", Words::tr("Downtime budget"), 190, kRight, budgetText),
        column<R>("watched", Words::tr("Watched"), 84, kRight, [](const R &r) { return watchedText(r.month); }),
        column<R>("days", Words::tr("Day by day"), 420, kLeft,
                  [](const R &r) {
                      return r.days.isEmpty() ? QString() : periodText(r.days.last(), dayText(r.days.last().from));
                  }),
    };
}

QList<Column<AvailabilityPeriod>> periodColumns()
{
    using P = AvailabilityPeriod;
    const auto time = [](const char *id, const QString &title, auto value) {
        return column<P>(id, title, 112, kRight, [value](const P &p) {
            const microseconds spent = value(p);
            return spent == microseconds(0) ? QStringLiteral("0 s") : format::duration(spent);
        });
    };
    return {
        column<P>("from", QString(), 108, kLeft, {}),
        column<P>("share", Words::tr("Available"), 100, kRight, [](const P &p) { return shareText(p.time.share()); }),
        column<P>("met", Words::tr("Target"), 112, kLeft, metText),
        time("in_sync", Words::tr("In sync"), [](const P &p) { return microseconds(p.time.inSync); }),
        time("behind", Words::tr("Behind"), [](const P &p) { return microseconds(p.time.behind); }),
        time("down", Words::tr("Down"), [](const P &p) { return microseconds(p.time.down); }),
        time("maintenance", Words::tr("Maintenance"), [](const P &p) { return microseconds(p.time.maintenance); }),
        time("not_watched", Words::tr("Not watched"), [](const P &p) { return p.notWatched(); }),
    };
}

template <class Row>
QVariant header(const QList<Column<Row>> &columns, int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns.size())
        return {};
    if (role == Qt::DisplayRole)
        return columns[section].title;
    return role == Qt::TextAlignmentRole ? QVariant::fromValue(columns[section].align) : QVariant();
}

} // namespace

AvailabilityTable::AvailabilityTable(QObject *parent) : QAbstractTableModel(parent), m_columns(rowColumns()) {}

void AvailabilityTable::setRows(const QList<AvailabilityRow> &rows)
{
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const auto &a, const auto &b) { return a.subject == b.subject; });
    if (!same)
        beginResetModel();
    m_rows = rows;
    if (!same)
        endResetModel();
    else if (!rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void AvailabilityTable::retranslate()
{
    m_columns = rowColumns();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int AvailabilityTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AvailabilityTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant AvailabilityTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Column<AvailabilityRow> &column = m_columns[index.column()];
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return column.display(m_rows[index.row()]);
    return role == Qt::TextAlignmentRole ? QVariant::fromValue(column.align) : QVariant();
}

QVariant AvailabilityTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    return header(m_columns, section, orientation, role);
}

PeriodTable::PeriodTable(QObject *parent) : QAbstractTableModel(parent), m_columns(periodColumns()) {}

void PeriodTable::setPeriods(const QList<AvailabilityPeriod> &periods, bool byMonth)
{
    const bool same =
        byMonth == m_byMonth && std::equal(periods.begin(), periods.end(), m_periods.begin(), m_periods.end(),
                                           [](const auto &a, const auto &b) { return a.from == b.from; });
    if (!same)
        beginResetModel();
    m_periods = periods;
    m_byMonth = byMonth;
    if (!same)
        endResetModel();
    else if (!periods.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void PeriodTable::retranslate()
{
    m_columns = periodColumns();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int PeriodTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_periods.size());
}

int PeriodTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant PeriodTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_periods.size())
        return {};
    const AvailabilityPeriod &p = m_periods[index.row()];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(m_columns[index.column()].align);
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == 0)
        return m_byMonth ? monthText(p.from) : dayText(p.from);
    return m_columns[index.column()].display(p);
}

QVariant PeriodTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section == 0 && orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_byMonth ? Words::tr("Month") : Words::tr("Day");
    return header(m_columns, section, orientation, role);
}

} // namespace meridian
