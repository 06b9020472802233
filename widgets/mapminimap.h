// SPDX-License-Identifier: GPL-3.0-or-later
// The whole world in a corner of the map while that shows a part of it: where the part is, and where the regions are.
// Press or drag on it to go there. GUI thread; the map tells it what to show.
#pragma once

#include "projection.h"
#include "snapshot.h"
#include "theme.h"

#include <QPixmap>
#include <QWidget>

namespace meridian
{

class MapMinimap : public QWidget
{
    Q_OBJECT
public:
    explicit MapMinimap(QWidget *parent);

    void setTheme(const Theme &theme);
    void setWorld(const QImage &world); ///< as worldImage() makes it
    void setSnapshot(const SnapshotPtr &snapshot);
    void setView(const Projection &view); ///< what the map shows
    void retranslate();

Q_SIGNALS:
    void placeChosen(const meridian::GeoPoint &place); ///< the map is wanted there

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void scaleWorld();
    void choose(QPointF at);

    Theme m_theme;
    QImage m_world;
    QPixmap m_scaled; ///< m_world as large as this widget
    SnapshotPtr m_snapshot;
    Projection m_view;
};

} // namespace meridian
