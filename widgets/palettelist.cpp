// SPDX-License-Identifier: GPL-3.0-or-later
#include "palettelist.h"

#include "icons.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kRowHeight = 34, kTitleHeight = 30, kSide = 14, kIcon = 18, kGap = 10;

QString iconOf(const PaletteEntry &entry)
{
    const qsizetype colon = entry.key.indexOf(u':');
    switch (entry.group) {
    case PaletteGroup::Pages:
        return entry.key.mid(colon + 1); // a page's icon has its name
    case PaletteGroup::Regions:
        return QStringLiteral("region");
    case PaletteGroup::Nodes:
        return QStringLiteral("node");
    case PaletteGroup::Clusters:
        return QStringLiteral("cluster");
    case PaletteGroup::Settings:
        return QStringLiteral("settings");
    case PaletteGroup::Actions:
    case PaletteGroup::Recent:
        break;
    }
    return QStringLiteral("command");
}

} // namespace

void PaletteRows::show(const PaletteSearch &search, const QList<PaletteHit> &hits)
{
    beginResetModel();
    m_rows.clear();
    std::optional<PaletteGroup> group;
    for (const PaletteHit &hit : hits) {
        if (group != hit.group) {
            group = hit.group;
            Row title;
            title.group = hit.group;
            title.isTitle = true;
            title.entry.title = paletteGroupTitle(hit.group);
            m_rows << title;
        }
        m_rows << Row{hit.group, false, search.entry(hit.entry), hit.letters};
    }
    endResetModel();
}

int PaletteRows::found() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &r) { return !r.isTitle; }));
}

int PaletteRows::nextChoice(int from, int step) const
{
    for (int i = from; i >= 0 && i < m_rows.size(); i += step) {
        if (!m_rows[i].isTitle)
            return i;
    }
    return -1;
}

int PaletteRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteRows::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return row.entry.title;
    case Qt::ToolTipRole:
        return row.isTitle ? QVariant() : row.entry.title;
    case Qt::AccessibleTextRole: {
        QStringList words{row.entry.title, row.entry.detail, row.entry.shortcut};
        if (!row.isTitle)
            words << paletteGroupTitle(row.entry.group);
        words.removeAll({});
        return words.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

Qt::ItemFlags PaletteRows::flags(const QModelIndex &index) const
{
    return m_rows[index.row()].isTitle ? Qt::NoItemFlags
                                       : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

PaletteDelegate::PaletteDelegate(const PaletteRows &rows, QObject *parent) : QStyledItemDelegate(parent), m_rows(rows)
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {100, m_rows.row(index.row()).isTitle ? kTitleHeight : kRowHeight};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const PaletteRows::Row &row = m_rows.row(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect room = option.rect.adjusted(kSide, 0, -kSide, 0);
    if (row.isTitle) {
        painter->setFont(textFont(0.85, QFont::DemiBold));
        painter->setPen(m_theme.dimText);
        painter->drawText(room.adjusted(0, 0, 0, -5), Qt::AlignLeft | Qt::AlignBottom, row.entry.title);
        painter->restore();
        return;
    }
    const bool chosen = option.state & QStyle::State_Selected;
    if (chosen) {
        const QRectF box = QRectF(option.rect).adjusted(6.5, 0.5, -6.5, -0.5);
        painter->setPen(QPen(m_theme.isHighContrast ? m_theme.focus : m_theme.selection, m_theme.line));
        painter->setBrush(m_theme.selection);
        painter->drawRoundedRect(box, m_theme.radius, m_theme.radius);
    }
    const QColor line = chosen ? m_theme.accent : m_theme.dimText;
    painter->drawPixmap(QPointF(room.left(), room.center().y() - kIcon / 2.0 + 0.5),
                        iconPixmap(iconOf(row.entry), line, kIcon, painter->device()->devicePixelRatioF()));
    room.setLeft(room.left() + kIcon + kGap);
    room.setRight(room.right() - paintShortcut(*painter, room, row.entry.shortcut));
    const int used = paintTitle(*painter, room, row);
    const QRect rest = room.adjusted(used + kGap, 0, 0, 0);
    painter->setFont(textFont(0.92));
    painter->setPen(m_theme.dimText);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(painter->font()).elidedText(row.entry.detail, Qt::ElideRight, rest.width()));
    painter->restore();
}

int PaletteDelegate::paintTitle(QPainter &painter, const QRect &room, const PaletteRows::Row &row) const
{
    const QFont font = textFont();
    const QString shown = QFontMetrics(font).elidedText(row.entry.title, Qt::ElideRight, room.width());
    QTextCharFormat typed;
    typed.setFontWeight(QFont::Bold);
    typed.setForeground(m_theme.accent);
    QList<QTextLayout::FormatRange> formats;
    for (const int at : row.letters) {
        if (at < shown.size())
            formats.append({at, 1, typed});
    }
    QTextLayout layout(shown, font);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(room.width() + kGap);
    layout.endLayout();
    painter.setPen(m_theme.text);
    layout.draw(&painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2));
    return static_cast<int>(line.naturalTextWidth());
}

int PaletteDelegate::paintShortcut(QPainter &painter, const QRect &room, const QString &keys) const
{
    if (keys.isEmpty())
        return 0;
    painter.setFont(figureFont(0.85));
    const int width = QFontMetrics(painter.font()).horizontalAdvance(keys) + 14;
    const QRectF box(room.right() - width + 0.5, room.center().y() - 9.5, width - 1, 20);
    painter.setPen(QPen(m_theme.border, m_theme.line));
    painter.setBrush(m_theme.card);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(m_theme.dimText);
    painter.drawText(box, Qt::AlignCenter, keys);
    return width + kGap;
}

} // namespace meridian
