// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapcard.h"

#include "maptexts.h"
#include "words.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kWidth = 300, kPadding = 12, kMostRows = 8, kOffset = 18;

} // namespace

MapCard::MapCard(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName(QStringLiteral("mapCard"));
    hide();
}

void MapCard::setTheme(const Theme &theme, double textScale)
{
    m_theme = theme;
    m_textScale = textScale;
    update();
}

void MapCard::showMarker(const Snapshot &snapshot, const MapMarker &marker)
{
    if (!marker.isRegion()) {
        const NodeState *node = snapshot.node(marker.node);
        const Node *declared = snapshot.fleet ? snapshot.fleet->node(marker.node) : nullptr;
        fill(marker.title, declared ? declared->address() : QString(), node ? node->reason.text() : QString(),
             marker.health, {{marker.health, marker.detail, {}}});
        return;
    }
    const RegionState *region = snapshot.region(marker.region);
    const Region *declared = snapshot.fleet ? snapshot.fleet->region(marker.region) : nullptr;
    QList<Row> rows;
    for (const NodeState *node : nodesByRegion(snapshot).value(marker.region))
        rows.append({node->health, node->id.name(), maptexts::nodeDetail(*node, snapshot.at)});
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row &a, const Row &b) { return severity(a.health) > severity(b.health); });
    fill(marker.title, declared ? declared->title : QString(), region ? region->reason.text() : QString(),
         marker.health, rows);
}

void MapCard::showLink(const Snapshot &snapshot, const MapLink &link)
{
    const auto state = std::find_if(snapshot.links.begin(), snapshot.links.end(), [&link](const LinkState &one) {
        return one.from == link.from && one.to == link.to;
    });
    if (state == snapshot.links.end())
        return;
    QList<Row> rows;
    for (const NodeId &id : {link.from, link.to}) {
        if (const NodeState *node = snapshot.node(id))
            rows.append({node->health, id.name(), maptexts::nodeDetail(*node, snapshot.at)});
    }
    fill(tr("%1 → %2").arg(link.from.name(), link.to.name()),
         link.count > 1 ? tr("the worst of %n link(s)", nullptr, link.count) : state->syncState, state->reason.text(),
         rows.isEmpty() ? Health::Unknown : rows.last().health, rows);
}

void MapCard::fill(const QString &title, const QString &subtitle, const QString &reason, Health health, QList<Row> rows)
{
    m_title = title;
    m_subtitle = subtitle;
    m_reason = reason;
    m_health = health;
    m_hidden = std::max(0, static_cast<int>(rows.size()) - kMostRows);
    m_rows = rows.mid(0, kMostRows);
    resize(static_cast<int>(kWidth * m_textScale), paintOrMeasure(nullptr));
    setAccessibleName(tr("%1: %2").arg(title, words::health(health)));
    update();
    show();
    raise();
}

void MapCard::placeBeside(QPoint pointer)
{
    const QRect room = parentWidget()->rect();
    int x = pointer.x() + kOffset;
    if (x + width() > room.right())
        x = pointer.x() - kOffset - width();
    const int y = std::clamp(pointer.y() + kOffset, 0, std::max(0, room.bottom() - height()));
    move(std::max(0, x), y);
}

void MapCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.border, 1));
    painter.setBrush(m_theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.radius, m_theme.radius);
    paintOrMeasure(&painter);
}

/// One walk through the lines for both, so that measure and picture cannot differ. Returns the height.
int MapCard::paintOrMeasure(QPainter *painter) const
{
    const int wholeWidth = static_cast<int>(kWidth * m_textScale);
    const int wide = wholeWidth - 2 * kPadding;
    int y = kPadding;
    const auto line = [&](int x, const QFont &font, const QColor &colour, const QString &words, int flags) {
        const QRect room(x, y, wholeWidth - kPadding - x, 1000);
        const QRect used = QFontMetrics(font).boundingRect(room, flags, words);
        if (painter) {
            painter->setFont(font);
            painter->setPen(colour);
            painter->drawText(room, flags, words);
        }
        return used.height();
    };
    const int indent = static_cast<int>(18 * m_textScale);
    const QFont small = textFont(0.9 * m_textScale);
    const QFont bold = textFont(1.1 * m_textScale, QFont::DemiBold);
    const QString title = QFontMetrics(bold).elidedText(m_title, Qt::ElideMiddle, wide);
    y += line(kPadding, bold, m_theme.text, title, Qt::AlignLeft) + 2;
    if (!m_subtitle.isEmpty())
        y += line(kPadding, small, m_theme.dimText, m_subtitle, Qt::AlignLeft | Qt::TextWordWrap) + 2;
    if (!m_reason.isEmpty())
        y += line(kPadding, small, healthColour(m_theme, m_health), m_reason, Qt::AlignLeft | Qt::TextWordWrap) + 2;
    for (const Row &row : m_rows) {
        y += 6;
        const int height = QFontMetrics(small).height();
        if (painter)
            paintHealthShape(*painter, m_theme, QPointF(kPadding + 5 * m_textScale, y + height / 2.0),
                             4.5 * m_textScale, row.health);
        y += line(kPadding + indent, small, m_theme.text, row.name, Qt::AlignLeft | Qt::TextWordWrap);
        if (!row.detail.isEmpty())
            y += line(kPadding + indent, small, m_theme.dimText, row.detail, Qt::AlignLeft | Qt::TextWordWrap);
    }
    if (m_hidden > 0) {
        y += 6;
        y += line(kPadding + indent, small, m_theme.dimText, tr("and %n more", nullptr, m_hidden), Qt::AlignLeft);
    }
    return y + kPadding;
}

} // namespace meridian
