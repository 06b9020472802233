// SPDX-License-Identifier: GPL-3.0-or-later
// The quiet world below everything: ocean, graticule, land, borders. Painted on a worker into an image, and kept as
// long as view and theme stay the same, because it is the dearest part of the map.
#pragma once

#include "projection.h"
#include "theme.h"

#include <QImage>

#include <memory>

namespace meridian
{

struct LandLayer {
    Projection projection;
    qreal devicePixelRatio = 1;
    bool isDark = true;
    QImage image; ///< opaque; as large as the viewport times the ratio
};

using LandLayerPtr = std::shared_ptr<const LandLayer>;

/// `old` itself when it is still right.
LandLayerPtr landLayer(const LandLayerPtr &old, const Projection &projection, qreal devicePixelRatio,
                       const Theme &theme);

} // namespace meridian
