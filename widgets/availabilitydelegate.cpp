// SPDX-License-Identifier: GPL-3.0-or-later
#include "availabilitydelegate.h"

#include <QPainter>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kSide = 8, kMark = 18;

QRectF dayBox(const QRect &cell, qsizetype days, qsizetype day)
{
    const QRectF inner = QRectF(cell).adjusted(kSide, 7, -kSide, -8);
    const double step = inner.width() / static_cast<double>(std::max<qsizetype>(1, days));
    const double gap = step > 5 ? 1.5 : 0.5;
    return {inner.left() + static_cast<double>(day) * step, inner.top(), step - gap, inner.height()};
}

} // namespace

void paintDay(QPainter &painter, const Theme &theme, const QRectF &box, const AvailabilityPeriod &day)
{
    painter.fillRect(box, theme.card);
    painter.fillRect(box, QBrush(theme.border, Qt::BDiagPattern));
    if (day.length <= microseconds(0))
        return;
    const Availability &t = day.time;
    const std::pair<milliseconds, QColor> parts[] = {{t.down, theme.critical},
                                                     {t.behind, theme.warning},
                                                     {t.maintenance, theme.maintenance},
                                                     {t.inSync, theme.healthy}};
    const double watched = std::min(1.0, toSeconds(t.watched()) / toSeconds(day.length)) * box.height();
    double left = watched, bottom = box.bottom();
    for (const auto &[time, colour] : parts) {
        if (time <= milliseconds(0))
            continue;
        const double share = toSeconds(time) / toSeconds(t.watched());
        const double height = std::min(left, colour == theme.healthy ? left : std::max(2.5, share * watched));
        painter.fillRect(QRectF(box.left(), bottom - height, box.width(), height), colour);
        bottom -= height;
        left -= height;
    }
}

AvailabilityDelegate::AvailabilityDelegate(const AvailabilityTable &table, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_table(table)
{
}

int AvailabilityDelegate::dayAt(const QRect &cell, int days, int x) const
{
    for (int day = 0; day < days; ++day) {
        const QRectF box = dayBox(cell, days, day);
        if (x >= box.left() && x < box.right() + 2)
            return day;
    }
    return -1;
}

void AvailabilityDelegate::paintDays(QPainter &painter, const QStyleOptionViewItem &option,
                                     const AvailabilityRow &row) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (qsizetype day = 0; day < row.days.size(); ++day)
        paintDay(painter, m_theme, dayBox(option.rect, row.days.size(), day), row.days[day]);
    if (m_day >= 0 && m_day < row.days.size() && option.state & QStyle::State_Selected) {
        painter.setPen(QPen(m_theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(dayBox(option.rect, row.days.size(), m_day).adjusted(-1.5, -2.5, 1, 2));
    }
}

void AvailabilityDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const AvailabilityRow &row = m_table.rows()[index.row()];
    const auto column = static_cast<AvailabilityTable::Columns>(index.column());
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, m_theme.selection);
    painter->setPen(m_theme.card);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (column == AvailabilityTable::Days) {
        paintDays(*painter, option, row);
        painter->restore();
        return;
    }
    QRectF box = QRectF(option.rect).adjusted(kSide, 0, -kSide, 0);
    QColor colour = m_theme.text;
    if (column == AvailabilityTable::Month) {
        const Health health = !row.month.met ? Health::Unknown : *row.month.met ? Health::Healthy : Health::Failed;
        paintHealthShape(*painter, m_theme, {box.left() + 5, box.center().y()}, 4.5, health);
        box.setLeft(box.left() + kMark);
        colour = healthColour(m_theme, health);
    } else if (column == AvailabilityTable::Budget && row.budgetLeft < microseconds(0)) {
        colour = m_theme.critical;
    } else if (column == AvailabilityTable::Target || column == AvailabilityTable::Watched) {
        colour = m_theme.dimText;
    }
    const bool name = column == AvailabilityTable::Name;
    const QFont font = name ? textFont(1.0, QFont::Medium) : figureFont(0.92);
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(box, static_cast<int>(m_table.columns()[index.column()].align),
                      QFontMetricsF(font).elidedText(index.data().toString(), Qt::ElideRight, box.width()));
    painter->restore();
}

PeriodDelegate::PeriodDelegate(const PeriodTable &table, QObject *parent) : QStyledItemDelegate(parent), m_table(table)
{
}

void PeriodDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const AvailabilityPeriod &period = m_table.periods()[index.row()];
    const Column<AvailabilityPeriod> &column = m_table.columns()[index.column()];
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, m_theme.selection);
    painter->setPen(m_theme.card);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QString text = index.data().toString();
    const bool nothing = !period.met || text == QLatin1String("0 s");
    const bool verdict = column.id == QLatin1String("met") && period.met;
    const QColor verdictColour = healthColour(m_theme, period.met.value_or(true) ? Health::Healthy : Health::Failed);
    const QFont font = column.id == QLatin1String("met") ? textFont() : figureFont(0.92);
    painter->setFont(font);
    painter->setPen(verdict ? verdictColour : nothing ? m_theme.dimText : m_theme.text);
    const QRectF box = QRectF(option.rect).adjusted(kSide, 0, -kSide, 0);
    painter->drawText(box, static_cast<int>(column.align),
                      QFontMetricsF(font).elidedText(text, Qt::ElideRight, box.width()));
    painter->restore();
}

} // namespace meridian
