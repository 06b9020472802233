// SPDX-License-Identifier: GPL-3.0-or-later
#include "landlayer.h"

#include "land.h"

#include <QFile>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace meridian
{

namespace
{

constexpr double kFineFrom = 8; // device pixels per degree; below, the coarse outlines cannot be told apart

Land landFor(double devicePixelsPerDegree)
{
    QFile file(devicePixelsPerDegree < kFineFrom ? QStringLiteral(":/meridian/land/world-110m.land")
                                                 : QStringLiteral(":/meridian/land/world-50m.land"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Result<Land> land = Land::read(file.readAll());
    return land ? *std::move(land) : Land{}; // an ocean without land is still a map
}

QList<QColor> coloursOf(const Theme &theme)
{
    return {theme.ocean, theme.graticule, theme.land, theme.border, theme.coast};
}

/// Draws lines given in degrees, once for each copy of the world that the viewport touches.
class LandPainter
{
public:
    LandPainter(QPainter &painter, const Projection &projection, const Theme &theme)
        : m_painter(painter)
        , m_projection(projection)
        , m_theme(theme)
        , m_scale(projection.pixelsPerDegree())
    {
    }

    void paint(const Land &land)
    {
        graticule();
        for (const int turn : {-1, 0, 1}) {
            m_shift = 360.0 * turn - m_projection.centre().longitude;
            const QPainterPath shape = fill(land.rings);
            if (shape.isEmpty())
                continue;
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_theme.land);
            m_painter.drawPath(shape);
            m_painter.setBrush(Qt::NoBrush);
            lines(land.borders, m_theme.border, false);
            lines(land.rings, m_theme.coast, true);
        }
    }

private:
    QPointF toScreen(QPointF degrees) const
    {
        const QSizeF size = m_projection.viewport();
        return {size.width() / 2 + (degrees.x() + m_shift) * m_scale,
                size.height() / 2 - (degrees.y() - m_projection.centre().latitude) * m_scale};
    }

    bool isVisible(const LandLine &line) const
    {
        const QRectF screen = QRectF(toScreen(line.bounds.topLeft()), toScreen(line.bounds.bottomRight())).normalized();
        const QRectF world = m_projection.worldRect();
        return screen.intersects(world) && screen.intersects(QRectF({}, m_projection.viewport()));
    }

    QPainterPath fill(const QList<LandLine> &rings) const
    {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const LandLine &ring : rings) {
            if (!isVisible(ring))
                continue;
            QPolygonF polygon;
            polygon.reserve(ring.points.size());
            for (const QPointF &point : ring.points)
                polygon << toScreen(point);
            path.addPolygon(polygon);
        }
        return path;
    }

    void lines(const QList<LandLine> &all, const QColor &colour, bool skipSeams)
    {
        QList<QLineF> segments;
        for (const LandLine &line : all) {
            if (!isVisible(line))
                continue;
            for (qsizetype i = 1; i < line.points.size(); ++i) {
                const QPointF a = line.points[i - 1], b = line.points[i];
                if (!(skipSeams && isSeam(a, b)))
                    segments.append({toScreen(a), toScreen(b)});
            }
        }
        m_painter.setPen(QPen(colour, 0.8));
        m_painter.drawLines(segments);
    }

    void graticule()
    {
        const double step = m_scale < 12 ? 15 : m_scale < 40 ? 5 : 1;
        const QSizeF size = m_projection.viewport();
        const GeoPoint centre = m_projection.centre();
        const double halfWidth = std::min(180.0, size.width() / 2 / m_scale);
        const double halfHeight = size.height() / 2 / m_scale;
        const QRectF world = m_projection.worldRect();
        const double top = std::max(0.0, world.top()), bottom = std::min(size.height(), world.bottom());
        const double left = std::max(0.0, world.left()), right = std::min(size.width(), world.right());
        m_shift = -centre.longitude;
        m_painter.setPen(QPen(m_theme.graticule, 1));
        for (double x = std::ceil((centre.longitude - halfWidth) / step) * step; x <= centre.longitude + halfWidth;
             x += step) {
            const double at = toScreen({x, 0}).x();
            m_painter.drawLine(QPointF(at, top), QPointF(at, bottom));
        }
        for (double y = std::ceil((centre.latitude - halfHeight) / step) * step;
             y <= std::min(90.0, centre.latitude + halfHeight); y += step) {
            const double at = toScreen({0, y}).y();
            if (y >= -90)
                m_painter.drawLine(QPointF(left, at), QPointF(right, at));
        }
    }

    QPainter &m_painter;
    const Projection &m_projection;
    const Theme &m_theme;
    const double m_scale;
    double m_shift = 0; ///< degrees added to each longitude: which copy of the world is drawn
};

} // namespace

LandLayerPtr landLayer(const LandLayerPtr &old, const Projection &projection, qreal devicePixelRatio,
                       const Theme &theme)
{
    if (old && old->projection == projection && old->devicePixelRatio == devicePixelRatio &&
        old->colours == coloursOf(theme))
        return old;
    auto layer = std::make_shared<LandLayer>();
    layer->projection = projection;
    layer->devicePixelRatio = devicePixelRatio;
    layer->colours = coloursOf(theme);
    layer->image = QImage((projection.viewport() * devicePixelRatio).toSize(), QImage::Format_RGB32);
    layer->image.setDevicePixelRatio(devicePixelRatio);
    layer->image.fill(theme.ocean);
    QPainter painter(&layer->image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(projection.worldRect());
    LandPainter(painter, projection, theme).paint(landFor(projection.pixelsPerDegree() * devicePixelRatio));
    return layer;
}

QImage worldImage(int width, const Theme &theme)
{
    QImage image(width, width / 2, QImage::Format_RGB32);
    image.fill(theme.ocean);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const Projection whole = Projection::world(image.size());
    LandPainter(painter, whole, theme).paint(landFor(whole.pixelsPerDegree()));
    return image;
}

} // namespace meridian
