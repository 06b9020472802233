// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapgroups.h"

#include <QPainter>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr double kRim = 1.5;     // its outline
constexpr qreal kOpacity = 0.17; // of the ground
constexpr qreal kRimOpacity = 0.5;

class GroupPainter
{
public:
    GroupPainter(QPainter &painter, const MapRequest &request, const MapPicture &picture)
        : m_painter(painter)
        , m_theme(request.theme)
        , m_picture(picture)
        , m_unit(picture.unit)
    {
    }

    void paint(qsizetype group)
    {
        const bool fromHere = m_picture.reach.groups[group].fromHere;
        const QColor colour = !fromHere ? m_theme.critical : group == 0 ? m_theme.accent : m_theme.warning;
        // Opaque on a layer of its own: where bands meet, they do not add up.
        QImage ground = layer();
        band(ground, group, QBrush(colour), kRim);
        band(ground, group, QBrush(Qt::transparent), 0);
        put(ground, kRimOpacity);
        ground = layer();
        band(ground, group, QBrush(colour), 0);
        put(ground, kOpacity);
        if (group > 0) {
            ground = layer();
            band(ground, group, QBrush(colour, fromHere ? Qt::FDiagPattern : Qt::BDiagPattern), 0);
            put(ground, 2 * kOpacity);
        }
    }

private:
    QImage layer() const
    {
        QImage out(m_picture.image.size(), QImage::Format_ARGB32_Premultiplied);
        out.setDevicePixelRatio(m_picture.devicePixelRatio);
        out.fill(Qt::transparent);
        return out;
    }

    void put(const QImage &layer, qreal opacity)
    {
        m_painter.setOpacity(opacity);
        m_painter.drawImage(0, 0, layer);
        m_painter.setOpacity(1);
    }

    bool isIn(qsizetype marker, qsizetype group) const
    {
        return m_picture.reach.groupOf(m_picture.layout.markers[marker].region) == group;
    }

    void band(QImage &ground, qsizetype group, const QBrush &brush, double wider) const
    {
        QPainter painter(&ground);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        const double around = (kReachBand + wider) * m_unit;
        for (const MapLink &link : m_picture.layout.links) {
            if (link.dashed || !isIn(link.fromMarker, group) || !isIn(link.toMarker, group))
                continue;
            painter.setPen(QPen(brush, around, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            for (const QPolygonF &piece : link.arc.pieces())
                painter.drawPolyline(piece);
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(brush);
        for (qsizetype i = 0; i < m_picture.layout.markers.size(); ++i) {
            const MapMarker &marker = m_picture.layout.markers[i];
            const double radius = std::max(around, marker.fanRadius + wider * m_unit);
            if (marker.isRegion() && isIn(i, group))
                painter.drawEllipse(marker.at, radius, radius);
        }
    }

    QPainter &m_painter;
    const Theme &m_theme;
    const MapPicture &m_picture;
    const double m_unit;
};

} // namespace

void paintReachGroups(QPainter &painter, const MapRequest &request, const MapPicture &picture)
{
    for (qsizetype i = 0; i < picture.reach.groups.size(); ++i)
        GroupPainter(painter, request, picture).paint(i);
}

} // namespace meridian
