// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodedelegate.h"

#include "format.h"
#include "nodetable.h"
#include "words.h"

#include <QPainter>

namespace meridian
{

namespace
{
constexpr int kSide = 8, kMark = 16;
}

NodeDelegate::NodeDelegate(const NodeTable &table, QObject *parent) : QStyledItemDelegate(parent), m_table(table) {}

/// Each cell draws its part of one line that goes through the whole row and stays while columns scroll by.
void NodeDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const NodeGroup &group = *m_table.groupAt(index.row());
    painter.setClipRect(option.rect);
    painter.fillRect(option.rect, option.state & QStyle::State_Selected ? m_theme.selection : m_theme.card);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = QRectF(option.rect).center().y();
    painter.setPen(QPen(m_theme.dimText, 1.6));
    const QPointF tip = group.closed ? QPointF(17, middle) : QPointF(14, middle + 2.5);
    const QPointF wing = group.closed ? QPointF(-4, -4) : QPointF(-4, -4);
    const QPointF other = group.closed ? QPointF(-4, 4) : QPointF(4, -4);
    painter.drawLine(tip, tip + wing);
    painter.drawLine(tip, tip + other);
    paintHealthShape(painter, m_theme, {groupArrow + 7.0, middle}, 4.5, group.worst);
    const QFont bold = textFont(1.0, QFont::DemiBold);
    double left = groupArrow + 20;
    const auto write = [&](const QString &text, const QFont &font, const QColor &colour) {
        painter.setFont(font);
        painter.setPen(colour);
        const QRectF box(left, option.rect.top(), 600, option.rect.height());
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, text);
        left += QFontMetricsF(font).horizontalAdvance(text) + 14;
    };
    write(group.title, bold, m_theme.text);
    write(tr("%n node(s)", nullptr, group.nodes), textFont(0.92), m_theme.dimText);
    if (group.nodes > 1 && group.worst != Health::Healthy)
        write(tr("worst: %1").arg(words::health(group.worst)), textFont(0.92), healthColour(m_theme, group.worst));
}

void NodeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (m_table.groupAt(index.row())) {
        painter->save();
        paintGroup(*painter, option, index);
        painter->restore();
        return;
    }
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
