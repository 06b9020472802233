// SPDX-License-Identifier: GPL-3.0-or-later
// The quiet world below everything: ocean, graticule, land, borders. Painted on a worker into an image, and kept as
// long as view and theme stay the same, because it is the dearest part of the map.
#pragma once

#include "projection.h"
#include "theme.h"

#include <QColor>
#include <QImage>
#include <QList>

#include <memory>

namespace meridian
{

struct LandLayer {
    Projection projection;
    qreal devicePixelRatio = 1;
    QList<QColor> colours; ///< of the theme, as far as they are in it
    QImage image;          ///< opaque; as large as the viewport times the ratio
};

using LandLayerPtr = std::shared_ptr<const LandLayer>;

/// `old` itself when it is still right.
LandLayerPtr landLayer(const LandLayerPtr &old, const Projection &projection, qreal devicePixelRatio,
                       const Theme &theme);

/// The whole world, 180 degrees west on the left and the north pole above; `width` pixels wide and half as high.
QImage worldImage(int width, const Theme &theme);

} // namespace meridian
