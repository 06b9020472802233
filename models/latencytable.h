// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix of latencies as an item model, and one cell of it in words. GUI thread. Asks nobody: it is given
// snapshots, and reads the samples of the window.
#pragma once

#include "latencycells.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace meridian
{

class LatencyTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit LatencyTable(const SeriesBook &book, QObject *parent = nullptr);

    void setSnapshot(const SnapshotPtr &snapshot);
    const LatencyGrid &grid() const { return m_grid; }
    const LatencyCell *cell(const QModelIndex &index) const; ///< null for an invalid one
    QModelIndex indexOf(const RegionId &from, const RegionId &to) const;
    bool beginsGroup(int region) const;                    ///< another part of the world than the region before
    Selection selectionAt(const QModelIndex &index) const; ///< the link; the region where there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

    QList<QStringList> asSeen() const; ///< the matrix with its titles
    QList<QStringList> asList() const; ///< a line for each pair, with all figures, in milliseconds

private:
    QString title(int region) const;
    QString sentence(const LatencyCell &cell) const;

    const SeriesBook &m_book;
    SnapshotPtr m_snapshot;
    LatencyGrid m_grid;
};

/// "↗", "→", "↘"; empty when there is no hour before to compare with.
QString trendArrow(const LatencyCell &cell);
/// "0.8×"; empty without a reference.
QString ratioText(const LatencyCell &cell);

struct LatencyFact {
    QString name, value;
};
QList<LatencyFact> latencyFacts(const LatencyCell &cell);

} // namespace meridian
