// SPDX-License-Identifier: GPL-3.0-or-later
// Type that is read from five metres: every size is a multiple of a forty-fifth of the wall's height. Values; GUI
// thread.
#pragma once

#include "theme.h"

#include <algorithm>

namespace meridian
{

struct WallType {
    int unit = 24; ///< pixels; the smallest text there is

    static WallType forHeight(int height) { return {std::max((height + 44) / 45, 8)}; }
    QFont text(qreal scale = 1, QFont::Weight weight = QFont::Normal) const
    {
        return sized(textFont(1, weight), scale);
    }
    QFont figures(qreal scale = 1, QFont::Weight weight = QFont::Normal) const
    {
        return sized(figureFont(1, weight), scale);
    }
    int of(qreal units) const { return static_cast<int>(units * unit); }

private:
    QFont sized(QFont font, qreal scale) const
    {
        font.setPixelSize(static_cast<int>(unit * scale));
        return font;
    }
};

/// Draws the text from `left` on, cut with an ellipsis at `right`; where it ended.
int drawWallText(QPainter &painter, const QFont &font, const QColor &colour, int left, int right, int baseline,
                 const QString &text);

} // namespace meridian
