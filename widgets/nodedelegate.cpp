// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodedelegate.h"

#include "format.h"
#include "nodetable.h"

#include <QPainter>

namespace meridian
{

namespace
{
constexpr int kSide = 8, kMark = 16;
}

NodeDelegate::NodeDelegate(const NodeTable &table, QObject *parent) : QStyledItemDelegate(parent), m_table(table) {}

void NodeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Column<NodeRow> &column = m_table.columns()[index.column()];
    const auto health = static_cast<Health>(index.data(NodeTable::HealthRole).toInt());
    const QString text = index.data().toString();
    const bool figures = column.align & Qt::AlignRight;
    // The age of the last poll and the reason are always of now.
    const bool current = column.id == QLatin1String("polled") || column.id == QLatin1String("reason");
    const bool stale = !current && index.data(NodeTable::StaleRole).toBool();

    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, m_theme.selection);
    painter->setPen(m_theme.card);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    QRectF box = QRectF(option.rect).adjusted(kSide, 0, -kSide, 0);
    QColor colour = m_theme.text;
    if (column.id == QLatin1String("health")) {
        paintHealthShape(*painter, m_theme, {box.left() + 5, box.center().y()}, 4.5, health);
        box.setLeft(box.left() + kMark);
        colour = healthColour(m_theme, health);
    } else if (stale || text == format::unknown()) {
        colour = m_theme.dimText;
    }
    const QFont font = figures ? figureFont(0.92) : textFont();
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(box, static_cast<int>(column.align),
                      QFontMetricsF(font).elidedText(text, Qt::ElideRight, box.width()));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(m_theme.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace meridian
