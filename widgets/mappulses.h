// SPDX-License-Identifier: GPL-3.0-or-later
// The dots that run along the links on which data flows: small ready-made pictures drawn over the map. GUI thread; the
// clock is the caller's.
#pragma once

#include "mappicture.h"

#include <QHash>
#include <QPixmap>
#include <QRegion>

class QPainter;

namespace meridian
{

class MapPulses
{
public:
    void setPicture(const MapPicture &picture, const Theme &theme); ///< before moveTo() with that picture
    bool isFlowing() const { return m_flowing; }

    /// Puts the dots where they are `time` after some beginning; returns what has to be painted again.
    QRegion moveTo(const MapPicture &picture, milliseconds time, const QRect &view);
    void paint(QPainter &painter) const;

private:
    struct Dot {
        QPointF at;
        LagClass lag;
    };
    QList<Dot> dotsAt(const MapPicture &picture, double seconds, const QRectF &view) const;

    bool m_flowing = false;
    double m_size = 0; ///< of a sprite, logical pixels
    double m_spacing = 1;
    QHash<LagClass, QPixmap> m_sprites;
    QList<Dot> m_dots;
};

} // namespace meridian
