// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventdelegate.h"

#include "eventtable.h"

#include <QPainter>

namespace meridian
{

namespace
{
constexpr int kSide = 8, kMark = 18;
}

void paintSeverityShape(QPainter &painter, const Theme &theme, QPointF centre, qreal radius, Severity severity)
{
    if (severity != Severity::Info) {
        paintHealthShape(painter, theme, centre, radius,
                         severity == Severity::Critical ? Health::Failed : Health::Degraded);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.info, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, radius - 0.5, radius - 0.5);
    painter.restore();
}

EventDelegate::EventDelegate(const EventTable &table, QObject *parent) : QStyledItemDelegate(parent), m_table(table) {}

void EventDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const EventColumn column = m_table.columns()[index.column()].order;
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, m_theme.selection);
    painter->setPen(m_theme.card);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    QRectF box = QRectF(option.rect).adjusted(kSide, 0, -kSide, 0);
    const Event *event = m_table.event(index.row());
    const bool later = m_moment && event && event->at > *m_moment;
    QColor colour = column == EventColumn::Time || !event || later ? m_theme.dimText : m_theme.text;
    if (column == EventColumn::Severity && event) {
        paintSeverityShape(*painter, m_theme, {box.left() + 5, box.center().y()}, 4.5, event->severity);
        box.setLeft(box.left() + kMark);
        colour = later ? m_theme.dimText : severityColour(m_theme, event->severity);
    }
    const QFont font = column == EventColumn::Time ? figureFont(0.92) : textFont();
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetricsF(font).elidedText(index.data().toString(), Qt::ElideRight, box.width()));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(m_theme.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace meridian
