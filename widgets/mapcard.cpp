// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapcard.h"

#include "format.h"
#include "maptexts.h"
#include "words.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kWidth = 300, kPadding = 12, kMostRows = 8, kOffset = 18, kLabelWidth = 128;

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

void MapCard::showMarker(const Snapshot &snapshot, const MapMarker &marker, const Reach &reach)
{
    if (marker.isRegion())
        showRegion(snapshot, marker, reach);
    else
        showNode(snapshot, marker);
}

void MapCard::showRegion(const Snapshot &snapshot, const MapMarker &marker, const Reach &reach)
{
    const RegionState *region = snapshot.region(marker.region);
    const Region *declared = snapshot.fleet ? snapshot.fleet->region(marker.region) : nullptr;
    if (!region)
        return hide();
    m_facts = {{tr("Round trip from here"), format::orUnknown(region->roundTrip, format::duration)},
               {tr("Network"), words::health(region->network)},
               {tr("Database"), words::health(region->database)}};
    if (region->worstLag)
        m_facts.append({tr("Worst lag"), words::lagTime(*region->worstLag)});
    for (const RegionCut &cut : reach.cuts) {
        if (cut.region == marker.region)
            m_facts.append({tr("Partition"), partitionText({{}, {cut}})});
    }
    m_rows.clear();
    for (const NodeState *node : nodesOf(snapshot, marker.region))
        m_rows.append({node->health, node->id.name(), maptexts::nodeDetail(*node, snapshot.at)});
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row &a, const Row &b) { return severity(a.health) > severity(b.health); });
    fill(marker.title, declared ? declared->title : QString(), region->reason.text(), marker.health);
}

void MapCard::showNode(const Snapshot &snapshot, const MapMarker &marker)
{
    const NodeState *node = snapshot.node(marker.node);
    const Node *declared = snapshot.fleet ? snapshot.fleet->node(marker.node) : nullptr;
    if (!node)
        return hide();
    const auto since = [&snapshot](Instant at) { return words::ago(snapshot.at - at); };
    m_facts = {{tr("Role"), words::role(*node)},
               {tr("Round trip from here"), format::orUnknown(node->timings.roundTrip, format::duration)}};
    if (node->role() != Role::Primary)
        m_facts += {Fact{tr("Lag"), words::lagTime(node->lag)}, Fact{tr("Lag in bytes"), words::lagBytes(node->lag)}};
    if (node->upstream)
        m_facts.append({tr("Follows"), node->upstream->name()});
    m_facts += {Fact{tr("Last answer"), format::orUnknown(node->answeredAt, since)},
                Fact{tr("Health changed"), format::orUnknown(node->since, since)}};
    m_rows.clear();
    fill(marker.title, declared ? declared->address() : QString(), node->reason.text(), marker.health);
}

void MapCard::showLink(const Snapshot &snapshot, const MapLink &link)
{
    const auto state = std::find_if(snapshot.links.begin(), snapshot.links.end(), [&link](const LinkState &one) {
        return one.from == link.from && one.to == link.to;
    });
    if (state == snapshot.links.end())
        return hide();
    m_facts = {{tr("State"), words::linkHealth(state->state)},
               {tr("Lag"), words::lagTime(state->lag)},
               {tr("Lag in bytes"), words::lagBytes(state->lag)},
               {tr("Round trip"), format::orUnknown(state->roundTrip, format::duration)}};
    if (!state->syncState.isEmpty())
        m_facts.append({tr("Replication"), state->syncState});
    m_rows.clear();
    for (const NodeId &id : {link.from, link.to}) {
        if (const NodeState *node = snapshot.node(id))
            m_rows.append({node->health, id.name(), maptexts::nodeDetail(*node, snapshot.at)});
    }
    fill(tr("%1 → %2").arg(link.from.name(), link.to.name()),
         link.count > 1 ? tr("the worst of %n link(s)", nullptr, link.count) : QString(), state->reason.text(),
         m_rows.isEmpty() ? Health::Unknown : m_rows.last().health);
}

void MapCard::fill(const QString &title, const QString &subtitle, const QString &reason, Health health)
{
    m_title = title;
    m_subtitle = subtitle;
    m_reason = reason;
    m_health = health;
    m_hidden = std::max(0, static_cast<int>(m_rows.size()) - kMostRows);
    m_rows = m_rows.mid(0, kMostRows);
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
    paintCard(painter, m_theme, rect(), m_theme.border, m_theme.card);
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
    const int values = kPadding + static_cast<int>(kLabelWidth * m_textScale);
    y += m_facts.isEmpty() ? 0 : 4;
    for (const Fact &fact : m_facts) {
        const int label = line(kPadding, small, m_theme.dimText, fact.label, Qt::AlignLeft);
        y += std::max(label, line(values, small, m_theme.text, fact.value, Qt::AlignLeft | Qt::TextWordWrap)) + 2;
    }
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
