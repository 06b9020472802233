// SPDX-License-Identifier: GPL-3.0-or-later
#include "walltype.h"

#include <QFontMetrics>
#include <QPainter>

namespace meridian
{

int drawWallText(QPainter &painter, const QFont &font, const QColor &colour, int left, int right, int baseline,
                 const QString &text)
{
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(right - left, 0));
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(left, baseline, shown);
    return left + metrics.horizontalAdvance(shown);
}

} // namespace meridian
