// SPDX-License-Identifier: GPL-3.0-or-later
// The top of a wall: fleet, that nothing can be changed here, how many nodes are how, the worst lag, the clock and how
// old the picture is, in red when it is too old. GUI thread; nothing in it can be used.
#pragma once

#include "overview.h"
#include "walltype.h"

#include <QWidget>

namespace meridian
{

class WallHeader : public QWidget
{
    Q_OBJECT
public:
    explicit WallHeader(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setType(const WallType &type);
    void setSnapshot(const SnapshotPtr &snapshot);
    void setNow(Instant now);
    QString ageText() const;
    Freshness age() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int paintCounts(QPainter &painter, int left, int right) const;
    void paintLag(QPainter &painter, int left, int right) const;
    int paintClock(QPainter &painter) const; ///< its left edge
    QString summary() const;                 ///< what a screen reader says

    Theme m_theme = Theme::dark();
    WallType m_type;
    SnapshotPtr m_snapshot;
    Instant m_now;
};

} // namespace meridian
