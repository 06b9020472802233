// SPDX-License-Identifier: GPL-3.0-or-later
// One large tile a region: its shape, its name, how far its worst standby is behind and how that went, since when it is
// as it is. A page made for walls. GUI thread; asks nothing, reads the window's samples.
#pragma once

#include "pagewidget.h"
#include "walltype.h"

namespace meridian
{

class SeriesBook;

class WallBoard : public PageWidget
{
    Q_OBJECT
public:
    explicit WallBoard(const SeriesBook &book, QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void setSnapshot(const SnapshotPtr &snapshot) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Tile;
    Tile tileOf(const RegionState &region) const;
    void paintTile(QPainter &painter, const QRect &box, const Tile &tile, const WallType &type) const;
    void paintLag(QPainter &painter, const QRect &box, const Tile &tile, const WallType &type) const;

    const SeriesBook &m_book;
    Theme m_theme = Theme::dark();
    SnapshotPtr m_snapshot;
};

} // namespace meridian
