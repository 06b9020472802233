// SPDX-License-Identifier: GPL-3.0-or-later
// Finds room for labels: none overlaps another or anything that is taken, each avoids the lines, and where there is no
// room the less important one is left out. Pure; the caller measures the texts.
#pragma once

#include <QList>
#include <QPolygonF>
#include <QRectF>

#include <optional>

namespace meridian
{

struct LabelCandidate {
    QRectF rect;
    Qt::Alignment align = Qt::AlignLeft; ///< of the text in it
    int variant = 0;                     ///< the caller's own: 0 the whole text, 1 a shorter one …
};

struct LabelRequest {
    double importance = 0;            ///< higher is placed first; equals in their order
    QList<LabelCandidate> candidates; ///< best first
};

struct LabelSpace {
    QRectF within;          ///< no label leaves it
    QList<QRectF> taken;    ///< no label covers these
    QList<QPolygonF> lines; ///< labels avoid these where they can
};

/// One entry a request, in their order; nothing where there was no room.
QList<std::optional<LabelCandidate>> placeLabels(const QList<LabelRequest> &requests, const LabelSpace &space);

/// Eight places around a marker of this radius: right, left, above, below, then the corners.
QList<LabelCandidate> placesAround(QPointF marker, double radius, QSizeF label, int variant = 0);

} // namespace meridian
