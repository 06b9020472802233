// SPDX-License-Identifier: GPL-3.0-or-later
#include "latencydelegate.h"

#include "format.h"
#include "latencytable.h"

#include <QPainter>

namespace meridian
{

LatencyDelegate::LatencyDelegate(const LatencyTable &table, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_table(table)
{
}

void LatencyDelegate::paintGround(QPainter &painter, const Theme &theme, const QRect &box, LatencyGrade grade,
                                  bool measured)
{
    const QColor tints[] = {measured ? theme.infoTint : theme.panel, theme.healthyTint, theme.warningTint,
                            theme.criticalTint};
    painter.fillRect(box, tints[static_cast<int>(grade)]);
    if (!measured)
        painter.fillRect(box, QBrush(theme.border, Qt::BDiagPattern));
}

void LatencyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const LatencyCell *cell = m_table.cell(index);
    if (!cell)
        return;
    painter->save();
    const QRect box = option.rect;
    if (cell->isWithin())
        painter->fillRect(box, m_theme.background);
    else
        paintGround(*painter, m_theme, box, cell->grade(), cell->roundTrip.has_value());
    painter->setPen(m_theme.background);
    painter->drawRect(box.adjusted(-1, -1, 0, 0));
    // Parts of the world stand apart.
    painter->setPen(QPen(m_theme.dimText, 1));
    if (m_table.beginsGroup(index.column()))
        painter->drawLine(box.topLeft(), box.bottomLeft());
    if (index.row() == 1 || (index.row() > 1 && m_table.beginsGroup(index.row() - 1)))
        painter->drawLine(box.topLeft(), box.topRight());
    paintFigures(*painter, box, *cell);
    if (option.state & (QStyle::State_HasFocus | QStyle::State_Selected)) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(m_theme.accent, 2));
        painter->drawRect(box.adjusted(1, 1, -2, -2));
    }
    painter->restore();
}

void LatencyDelegate::paintFigures(QPainter &painter, const QRectF &box, const LatencyCell &cell) const
{
    if (cell.isWithin() && !cell.roundTrip)
        return;
    const QString value = format::orUnknown(cell.roundTrip, [](microseconds t) { return format::duration(t); });
    const QString arrow = trendArrow(cell), ratio = ratioText(cell);
    const QFont large = figureFont(0.95 * m_scale), small = figureFont(0.78 * m_scale);
    const double line = QFontMetricsF(large).height();
    QRectF upper(box.left(), box.center().y() - line, box.width(), line);
    if (ratio.isEmpty())
        upper.moveCenter(box.center());
    painter.setFont(large);
    painter.setPen(cell.roundTrip && !cell.isWithin() ? m_theme.text : m_theme.dimText);
    painter.drawText(upper, Qt::AlignCenter, arrow.isEmpty() ? value : QStringLiteral("%1 %2").arg(value, arrow));
    painter.setFont(small);
    painter.setPen(m_theme.dimText);
    painter.drawText(QRectF(box.left(), upper.bottom(), box.width(), line), Qt::AlignCenter, ratio);
    if (cell.alert) {
        painter.setRenderHint(QPainter::Antialiasing);
        paintHealthShape(painter, m_theme, box.topRight() + QPointF(-10, 10) * m_scale, 4.5 * m_scale, Health::Failed);
    }
}

} // namespace meridian
