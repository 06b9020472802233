// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallboard.h"

#include "format.h"
#include "maptexts.h"
#include "seriesbook.h"
#include "sparkline.h"
#include "words.h"

#include <QPainter>

#include <cmath>

namespace meridian
{

namespace
{

constexpr microseconds kTrace = std::chrono::minutes(10);
constexpr qreal kTileWidth = 17, kTileHeight = 8.6; ///< at least, in units

QColor tintOf(const Theme &theme, Health health)
{
    return health == Health::Failed ? theme.criticalTint : health == Health::Degraded ? theme.warningTint : theme.card;
}

/// As many columns as make the tiles closest to the shape of a card.
int columnsFor(qsizetype tiles, const QSize &room)
{
    int best = 1;
    double nearest = 1e9;
    for (int columns = 1; columns <= tiles; ++columns) {
        const double rows = std::ceil(static_cast<double>(tiles) / columns);
        const double shape = (static_cast<double>(room.width()) / columns) / (room.height() / rows);
        const double distance = std::abs(std::log(shape / (kTileWidth / kTileHeight)));
        if (distance < nearest) {
            nearest = distance;
            best = columns;
        }
    }
    return best;
}

/// Larger than it must be when the tiles leave room for it.
WallType fitting(const QSize &room, int columns, int rows, const WallType &least)
{
    const double unit = std::min(room.width() / columns / kTileWidth, room.height() / rows / (kTileHeight + 1.5));
    return {std::max(least.unit, static_cast<int>(std::min(unit, 2.0 * least.unit)))};
}

} // namespace

struct WallBoard::Tile {
    Health health = Health::Unknown;
    QString name, title, lag, detail, since;
    LagClass level = LagClass::Unknown;
    const SampleTrack *track = nullptr;
};

WallBoard::WallBoard(const SeriesBook &book, QWidget *parent) : PageWidget(parent), m_book(book)
{
    setObjectName(QStringLiteral("wallBoard"));
}

void WallBoard::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void WallBoard::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    update();
}

WallBoard::Tile WallBoard::tileOf(const RegionState &region) const
{
    const Fleet &fleet = *m_snapshot->fleet;
    const LagScale scale = LagScale::of(fleet);
    Tile tile;
    tile.health = region.health;
    tile.name = region.id.name();
    if (const Region *declared = fleet.region(region.id))
        tile.title = declared->title;
    QList<const NodeState *> nodes;
    std::optional<Instant> since;
    for (const NodeState &state : m_snapshot->nodes) {
        const Node *node = fleet.node(state.id);
        if (!node || node->region != region.id)
            continue;
        nodes << &state;
        if (state.lag == region.worstLag)
            tile.track = m_book.track({state.id.name(), Metric::LagSeconds});
        if (state.health == region.health)
            since = std::max(since, state.since);
    }
    if (region.worstLag) {
        tile.lag = words::lagTime(*region.worstLag);
        tile.level = lagClass(*region.worstLag, scale);
    } else if (region.health == Health::Failed || region.health == Health::Unknown) {
        tile.lag = format::unknown();
    }
    tile.detail = maptexts::regionDetail(region, nodes, scale, m_snapshot->at);
    if (since)
        tile.since = tr("%1 for %2").arg(words::health(region.health), format::duration(m_snapshot->at - *since));
    else
        tile.since = words::health(region.health);
    return tile;
}

void WallBoard::paintLag(QPainter &painter, const QRect &box, const Tile &tile, const WallType &type) const
{
    const QFont font = type.figures(2.1, QFont::DemiBold);
    const QColor colour = lagColour(m_theme, tile.level);
    const int end =
        drawWallText(painter, font, colour, box.left(), box.right(), box.bottom() - type.of(0.25), tile.lag);
    const QRectF trace(end + type.of(0.8), box.top() + type.of(0.2), box.right() - end - type.of(0.8),
                       box.height() - type.of(0.4));
    if (!tile.track || trace.width() < type.of(3))
        return;
    const auto us = [](Instant at) { return at.time_since_epoch().count(); };
    painter.setRenderHint(QPainter::Antialiasing);
    paintSparkline(painter, trace, colour, tile.track, us(m_snapshot->at - kTrace), us(m_snapshot->at),
                   microseconds(seconds(90)).count());
}

void WallBoard::paintTile(QPainter &painter, const QRect &box, const Tile &tile, const WallType &type) const
{
    const bool bad = tile.health == Health::Failed || tile.health == Health::Degraded;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(bad ? healthColour(m_theme, tile.health) : m_theme.border, bad ? type.of(0.12) : 1));
    painter.setBrush(tintOf(m_theme, tile.health));
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), type.of(0.5), type.of(0.5));
    const int left = box.left() + type.of(1), right = box.right() - type.of(1);
    const int textLeft = left + type.of(2.4);
    // All of it in the middle of the tile, however high that is.
    const int top = box.top() + std::max((box.height() - type.of(kTileHeight - 0.6)) / 2, type.of(0.2));
    paintHealthShape(painter, m_theme, QPointF(left + type.of(0.9), top + type.of(1.55)), type.of(0.85), tile.health);
    drawWallText(painter, type.text(1.5, QFont::DemiBold), m_theme.text, textLeft, right, top + type.of(1.75),
                 tile.name);
    drawWallText(painter, type.text(), m_theme.dimText, textLeft, right, top + type.of(3.1), tile.title);
    if (!tile.lag.isEmpty())
        paintLag(painter, QRect(left, top + type.of(3.65), right - left, type.of(2.1)), tile, type);
    drawWallText(painter, type.text(), m_theme.text, left, right, top + type.of(6.9), tile.detail);
    drawWallText(painter, type.text(), bad ? healthColour(m_theme, tile.health) : m_theme.dimText, left, right,
                 top + type.of(8.2), tile.since);
}

void WallBoard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.background);
    if (!m_snapshot || !m_snapshot->fleet || m_snapshot->regions.isEmpty())
        return;
    const WallType least = WallType::forHeight(window()->height());
    const int gap = least.of(0.7);
    const QRect room = rect().adjusted(gap, gap, -gap, -gap);
    const int columns = columnsFor(m_snapshot->regions.size(), room.size());
    const int rows = static_cast<int>((m_snapshot->regions.size() + columns - 1) / columns);
    const WallType type = fitting(room.size(), columns, rows, least);
    for (qsizetype i = 0; i < m_snapshot->regions.size(); ++i) {
        const int column = static_cast<int>(i) % columns, row = static_cast<int>(i) / columns;
        const auto edge = [&](int n, int of, int length) { return n * (length + gap) / of; };
        const QRect box(
            QPoint(room.left() + edge(column, columns, room.width()), room.top() + edge(row, rows, room.height())),
            QPoint(room.left() + edge(column + 1, columns, room.width()) - gap,
                   room.top() + edge(row + 1, rows, room.height()) - gap));
        paintTile(painter, box, tileOf(m_snapshot->regions[i]), type);
    }
}

} // namespace meridian
