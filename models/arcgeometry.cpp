// SPDX-License-Identifier: GPL-3.0-or-later
#include "arcgeometry.h"

#include "geo.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr double kPixelsPerStep = 10;

QPolygonF shifted(const QPolygonF &line, double sideways)
{
    QPolygonF out;
    out.reserve(line.size());
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QPointF along = line[std::min(i + 1, line.size() - 1)] - line[std::max<qsizetype>(i - 1, 0)];
        const double size = std::hypot(along.x(), along.y());
        out << (size > 0 ? line[i] + QPointF(-along.y(), along.x()) * (sideways / size) : line[i]);
    }
    return out;
}

double squaredDistance(QPointF p, QPointF a, QPointF b)
{
    const QPointF along = b - a;
    const double size = QPointF::dotProduct(along, along);
    const double t = size > 0 ? std::clamp(QPointF::dotProduct(p - a, along) / size, 0.0, 1.0) : 0;
    const QPointF off = p - (a + t * along);
    return QPointF::dotProduct(off, off);
}

bool segmentCrosses(QPointF a, QPointF b, const QRectF &rect)
{
    if (rect.contains(a) || rect.contains(b))
        return true;
    if (!rect.intersects(QRectF(a, b).normalized().adjusted(-0.5, -0.5, 0.5, 0.5)))
        return false;
    const QLineF line(a, b);
    return line.intersects(QLineF(rect.topLeft(), rect.bottomRight()), nullptr) == QLineF::BoundedIntersection ||
           line.intersects(QLineF(rect.topRight(), rect.bottomLeft()), nullptr) == QLineF::BoundedIntersection;
}

} // namespace

Arc::Arc(QList<QPolygonF> pieces) : m_pieces(std::move(pieces))
{
    for (const QPolygonF &piece : std::as_const(m_pieces)) {
        QList<double> walked{m_length};
        for (qsizetype i = 1; i < piece.size(); ++i)
            walked.append(m_length += QLineF(piece[i - 1], piece[i]).length());
        m_walked.append(walked);
    }
}

Arc::Place Arc::placeAt(double distance) const
{
    for (qsizetype p = 0; p < m_pieces.size(); ++p) {
        const QList<double> &walked = m_walked[p];
        if (walked.size() < 2 || (distance > walked.last() && p + 1 < m_pieces.size()))
            continue;
        const auto after = std::upper_bound(walked.begin() + 1, walked.end() - 1, distance);
        const qsizetype segment = after - walked.begin() - 1;
        const double size = walked[segment + 1] - walked[segment];
        return {p, segment, size > 0 ? std::clamp((distance - walked[segment]) / size, 0.0, 1.0) : 0};
    }
    return {-1, 0, 0};
}

QPointF Arc::at(double distance) const
{
    const Place place = placeAt(distance);
    if (place.piece < 0)
        return m_pieces.isEmpty() || m_pieces.first().isEmpty() ? QPointF() : m_pieces.first().first();
    const QPolygonF &piece = m_pieces[place.piece];
    return piece[place.segment] * (1 - place.rest) + piece[place.segment + 1] * place.rest;
}

double Arc::angleAt(double distance) const
{
    const Place place = placeAt(distance);
    if (place.piece < 0)
        return 0;
    const QPointF along = m_pieces[place.piece][place.segment + 1] - m_pieces[place.piece][place.segment];
    return std::atan2(along.y(), along.x());
}

double Arc::distanceTo(QPointF point) const
{
    double best = INFINITY;
    for (const QPolygonF &piece : m_pieces) {
        for (qsizetype i = 1; i < piece.size(); ++i)
            best = std::min(best, squaredDistance(point, piece[i - 1], piece[i]));
    }
    return std::sqrt(best);
}

bool Arc::crosses(const QRectF &rect) const
{
    return std::any_of(m_pieces.begin(), m_pieces.end(), [&rect](const QPolygonF &piece) {
        for (qsizetype i = 1; i < piece.size(); ++i) {
            if (segmentCrosses(piece[i - 1], piece[i], rect))
                return true;
        }
        return false;
    });
}

Arc arcBetween(const Projection &projection, const GeoPoint &a, const GeoPoint &b, double sideways)
{
    const double worldWidth = projection.worldRect().width();
    const QLineF chord(projection.toScreen(a), projection.toScreen(b));
    const int steps = static_cast<int>(std::clamp(chord.length() / kPixelsPerStep, 24.0, 400.0));
    QPolygonF line;
    for (const GeoPoint &place : greatCircle(a, b, steps)) {
        QPointF point = projection.toScreen(place);
        if (!line.isEmpty()) // go on where the line was, even past the edge of the map
            point.rx() -= worldWidth * std::round((point.x() - line.last().x()) / worldWidth);
        line << point;
    }
    if (sideways != 0)
        line = shifted(line, sideways);
    return Arc(cutAtEdges(line, projection.worldRect().left(), projection.worldRect().right()));
}

QList<QPolygonF> cutAtEdges(const QPolygonF &line, double left, double right)
{
    const double width = right - left;
    if (line.isEmpty() || width <= 0)
        return {};
    const auto sheetOf = [left, width](QPointF p) { return std::floor((p.x() - left) / width); };
    QList<QPolygonF> pieces;
    double sheet = sheetOf(line.first());
    QPolygonF piece{line.first() - QPointF(sheet * width, 0)};
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF from = line[i - 1], to = line[i];
        while (sheetOf(to) != sheet) {
            const bool east = to.x() > from.x();
            const double edge = left + (sheet + (east ? 1 : 0)) * width;
            const double t = to.x() == from.x() ? 1 : (edge - from.x()) / (to.x() - from.x());
            const double y = from.y() + (to.y() - from.y()) * t;
            piece << QPointF(east ? right : left, y);
            pieces << piece;
            sheet += east ? 1 : -1;
            piece = QPolygonF{QPointF(east ? left : right, y)};
        }
        piece << to - QPointF(sheet * width, 0);
    }
    pieces << piece;
    return pieces;
}

} // namespace meridian
