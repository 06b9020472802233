// SPDX-License-Identifier: GPL-3.0-or-later
#include "latencytable.h"

#include "format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr double kSteady = 0.1; ///< less change than this is none

QString say(const char *text)
{
    return QCoreApplication::translate("LatencyTable", text);
}

QString time(const std::optional<microseconds> &t)
{
    return format::orUnknown(t, [](microseconds v) { return format::duration(v); });
}

QString number(const std::optional<double> &v, int decimals)
{
    return v ? format::number(*v, decimals) : QString();
}

std::optional<double> inMs(const std::optional<microseconds> &t)
{
    return t ? std::optional(toMs(*t)) : std::nullopt;
}

QString trendText(const LatencyCell &cell)
{
    if (!cell.change)
        return format::unknown();
    const QString percent = format::number(std::abs(*cell.change) * 100, 0);
    if (std::abs(*cell.change) < kSteady)
        return say(QT_TRANSLATE_NOOP("LatencyTable", "→ steady"));
    return *cell.change > 0 ? say(QT_TRANSLATE_NOOP("LatencyTable", "↗ %1 % more than the hour before")).arg(percent)
                            : say(QT_TRANSLATE_NOOP("LatencyTable", "↘ %1 % less than the hour before")).arg(percent);
}

} // namespace

LatencyTable::LatencyTable(const SeriesBook &book, QObject *parent) : QAbstractTableModel(parent), m_book(book) {}

void LatencyTable::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    LatencyGrid grid = latencyGrid(*snapshot, m_book);
    if (grid.regions == m_grid.regions) {
        m_grid = std::move(grid);
        if (m_grid.rows() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_grid = std::move(grid);
    endResetModel();
}

const LatencyCell *LatencyTable::cell(const QModelIndex &index) const
{
    const bool isIn = index.isValid() && index.row() < m_grid.rows() && index.column() < m_grid.regions.size();
    return isIn ? &m_grid.cell(index.row(), index.column()) : nullptr;
}

QModelIndex LatencyTable::indexOf(const RegionId &from, const RegionId &to) const
{
    const auto column = m_grid.regions.indexOf(to);
    const auto row = from.isEmpty() ? 0 : m_grid.regions.indexOf(from) + 1;
    return column < 0 || (row == 0 && !from.isEmpty()) ? QModelIndex()
                                                       : index(static_cast<int>(row), static_cast<int>(column));
}

bool LatencyTable::beginsGroup(int region) const
{
    return region > 0 && m_grid.groups[region] != m_grid.groups[region - 1];
}

Selection LatencyTable::selectionAt(const QModelIndex &index) const
{
    const LatencyCell *c = cell(index);
    if (!c)
        return {};
    for (const LinkId &link : c->links) {
        if (linkSubject(link.from, link.to) == c->source.subject)
            return link;
    }
    return c->to;
}

int LatencyTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_grid.rows());
}

int LatencyTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_grid.regions.size());
}

QVariant LatencyTable::data(const QModelIndex &index, int role) const
{
    const LatencyCell *c = cell(index);
    if (!c)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return c->isWithin() && !c->roundTrip ? QString() : time(c->roundTrip);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return sentence(*c);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignCenter);
    default:
        return {};
    }
}

QVariant LatencyTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool here = orientation == Qt::Vertical && section == 0;
    const int region = orientation == Qt::Vertical ? section - 1 : section;
    if (region >= m_grid.regions.size() || (!here && region < 0))
        return {};
    if (role == Qt::DisplayRole)
        return here ? tr("From here") : m_grid.regions[region].name();
    if (role == Qt::ToolTipRole)
        return here ? tr("From this workstation to each region") : title(region);
    return {};
}

QString LatencyTable::title(int region) const
{
    const RegionId &id = m_grid.regions[region];
    const Region *r = m_snapshot->fleet->region(id);
    return r && !r->title.isEmpty() ? QStringLiteral("%1 · %2").arg(id.name(), r->title) : id.name();
}

QString LatencyTable::sentence(const LatencyCell &c) const
{
    QStringList lines{c.from.isEmpty() ? tr("From here to %1").arg(c.to.name())
                      : c.isWithin()   ? tr("Within %1").arg(c.to.name())
                                       : tr("Between %1 and %2").arg(c.from.name(), c.to.name())};
    for (const LatencyFact &fact : latencyFacts(c))
        lines << tr("%1: %2", "a figure and its value").arg(fact.name, fact.value);
    return lines.join(u'\n');
}

void LatencyTable::retranslate()
{
    if (rowCount() == 0)
        return;
    Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QList<QStringList> LatencyTable::asSeen() const
{
    QList<QStringList> out;
    QStringList titles{QString()};
    for (const RegionId &id : m_grid.regions)
        titles << id.name();
    out << titles;
    for (int row = 0; row < rowCount(); ++row) {
        QStringList line{headerData(row, Qt::Vertical, Qt::DisplayRole).toString()};
        for (int column = 0; column < columnCount(); ++column)
            line << data(index(row, column), Qt::DisplayRole).toString();
        out << line;
    }
    return out;
}

QList<QStringList> LatencyTable::asList() const
{
    QList<QStringList> out{{QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("round_trip_ms"),
                            QStringLiteral("reference_ms"), QStringLiteral("ratio"), QStringLiteral("mean_5min_ms"),
                            QStringLiteral("change_1h_percent"), QStringLiteral("reliability"),
                            QStringLiteral("above_limit")}};
    for (const LatencyCell &c : m_grid.cells) {
        if (c.isWithin() && !c.roundTrip)
            continue;
        const auto percent = c.change ? std::optional(*c.change * 100) : std::nullopt;
        out << QStringList{c.from.isEmpty() ? QStringLiteral("here") : c.from.name(),
                           c.to.name(),
                           number(inMs(c.roundTrip), 3),
                           number(inMs(c.reference), 3),
                           number(c.ratio(), 3),
                           number(inMs(c.mean), 3),
                           number(percent, 1),
                           number(c.reliability, 3),
                           !c.mean   ? QString()
                           : c.alert ? QStringLiteral("1")
                                     : QStringLiteral("0")};
    }
    return out;
}

QString trendArrow(const LatencyCell &cell)
{
    if (!cell.change)
        return {};
    return std::abs(*cell.change) < kSteady ? QStringLiteral("→")
           : *cell.change > 0               ? QStringLiteral("↗")
                                            : QStringLiteral("↘");
}

QString ratioText(const LatencyCell &cell)
{
    const auto r = cell.ratio();
    return r ? QStringLiteral("%1×").arg(format::number(*r, *r < 9.95 ? 1 : 0)) : QString();
}

QList<LatencyFact> latencyFacts(const LatencyCell &c)
{
    QList<LatencyFact> out{{say(QT_TRANSLATE_NOOP("LatencyTable", "Round trip")), time(c.roundTrip)}};
    if (c.reference)
        out << LatencyFact{say(QT_TRANSLATE_NOOP("LatencyTable", "Expected by distance")),
                           c.ratio() ? QStringLiteral("%1 (%2)").arg(time(c.reference), ratioText(c))
                                     : time(c.reference)};
    const QString mean = c.alert ? say(QT_TRANSLATE_NOOP("LatencyTable", "%1, above the limit of %2"))
                                       .arg(time(c.mean), format::duration(c.limit))
                                 : time(c.mean);
    out << LatencyFact{say(QT_TRANSLATE_NOOP("LatencyTable", "Mean of 5 min")), mean}
        << LatencyFact{say(QT_TRANSLATE_NOOP("LatencyTable", "Last hour")), trendText(c)}
        << LatencyFact{say(QT_TRANSLATE_NOOP("LatencyTable", "Reliability")),
                       c.reliability ? QStringLiteral("%1 %").arg(format::number(*c.reliability * 100, 0))
                                     : format::unknown()};
    QStringList links;
    for (const LinkId &link : c.links)
        links << QStringLiteral("%1 → %2").arg(link.from.name(), link.to.name());
    if (!links.isEmpty())
        out << LatencyFact{say(QT_TRANSLATE_NOOP("LatencyTable", "Measured by")), links.join(QStringLiteral(", "))};
    return out;
}

} // namespace meridian
