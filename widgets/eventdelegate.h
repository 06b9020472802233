// SPDX-License-Identifier: GPL-3.0-or-later
// How a cell of the table of events looks: severity with its shape, what an event became in its colour. GUI thread.
#pragma once

#include "theme.h"

#include <QStyledItemDelegate>

namespace meridian
{

class EventTable;

/// Info a ring, warning a triangle, critical a diamond.
void paintSeverityShape(QPainter &painter, const Theme &theme, QPointF centre, qreal radius, Severity severity);

class EventDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    EventDelegate(const EventTable &table, QObject *parent);
    void setTheme(const Theme &theme) { m_theme = theme; }
    void setMoment(std::optional<Instant> moment) { m_moment = moment; } ///< later ones are dimmed

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const EventTable &m_table;
    Theme m_theme = Theme::dark();
    std::optional<Instant> m_moment;
};

} // namespace meridian
