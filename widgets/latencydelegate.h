// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a cell of the latency matrix: the round trip with its trend, how it stands to what the distance leads one to
// expect as colour and as number, an alert as a shape, and what is not measured as such. GUI thread.
#pragma once

#include "latencycells.h"
#include "theme.h"

#include <QStyledItemDelegate>

namespace meridian
{

class LatencyTable;

class LatencyDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    LatencyDelegate(const LatencyTable &table, QObject *parent);

    void setTheme(const Theme &theme) { m_theme = theme; }
    void setTypeScale(double scale) { m_scale = scale; }
    double typeScale() const { return m_scale; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The ground of a cell: `measured` without a grade is one that nothing is expected of.
    static void paintGround(QPainter &painter, const Theme &theme, const QRect &box, LatencyGrade grade, bool measured);

private:
    void paintFigures(QPainter &painter, const QRectF &box, const LatencyCell &cell) const;

    const LatencyTable &m_table;
    Theme m_theme = Theme::dark();
    double m_scale = 1;
};

} // namespace meridian
