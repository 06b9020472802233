// SPDX-License-Identifier: GPL-3.0-or-later
#include "maplabels.h"

#include "labelplacer.h"
#include "mapgroups.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr double kGap = 6; // between a marker's halo and its label

/// What is said about a marker or a link, ready to be placed.
struct Label {
    QString title, detail; ///< of a marker
    QString badge;         ///< of a link: one line in a box
    QColor badgeColour;
    bool stale = false;
    qsizetype link = -1;
};

class LabelPainter
{
public:
    LabelPainter(QPainter &painter, const MapRequest &request, const MapPicture &picture)
        : m_painter(painter)
        , m_request(request)
        , m_theme(request.theme)
        , m_layout(picture.layout)
        , m_reach(picture.reach)
        , m_unit(picture.unit)
        , m_view({}, request.projection.viewport())
        , m_titleFont(textFont(picture.textScale, QFont::DemiBold))
        , m_detailFont(textFont(0.87 * picture.textScale))
        , m_badgeFont(figureFont(0.87 * picture.textScale))
        , m_titleMetrics(m_titleFont)
        , m_detailMetrics(m_detailFont)
        , m_badgeMetrics(m_badgeFont)
    {
    }

    QList<QRectF> paint()
    {
        for (const MapMarker &marker : m_layout.markers)
            addMarker(marker);
        for (qsizetype i = 0; i < m_layout.links.size(); ++i)
            addLink(i);
        drawStrip();
        const QList<std::optional<LabelCandidate>> placed = placeLabels(m_requests, space());
        QList<QRectF> badges(m_layout.links.size());
        for (qsizetype i = 0; i < placed.size(); ++i) {
            if (!placed[i])
                continue;
            draw(m_labels[i], *placed[i]);
            if (m_labels[i].link >= 0)
                badges[m_labels[i].link] = placed[i]->rect;
        }
        return badges;
    }

private:
    LabelSpace space() const
    {
        LabelSpace out;
        out.within = m_view.adjusted(4, 4, -4, -4);
        out.taken = m_request.reserved;
        if (m_layout.strip)
            out.taken.append(*m_layout.strip);
        for (const MapMarker &marker : m_layout.markers) {
            const double r = marker.radius * (marker.primary ? 1.75 : 1.3);
            if (marker.fanRadius == 0)
                out.taken.append(QRectF(marker.at.x() - r, marker.at.y() - r, 2 * r, 2 * r));
        }
        for (const MapLink &link : m_layout.links)
            out.lines += link.arc.pieces();
        return out;
    }

    void addMarker(const MapMarker &marker)
    {
        if (!m_view.contains(marker.at) || m_layout.isInStrip(marker))
            return;
        const QSizeF title(m_titleMetrics.horizontalAdvance(marker.title), m_titleMetrics.height());
        const QSizeF detail(m_detailMetrics.horizontalAdvance(marker.detail), m_detailMetrics.height());
        const QSizeF both(std::max(title.width(), detail.width()), title.height() + detail.height());
        const double halo = m_request.selection.holds(marker) ? 2.6 : 1.75;
        double radius = marker.fanRadius > 0 ? marker.fanRadius + 2 : marker.radius * halo + kGap;
        if (marker.isRegion() && m_reach.groupOf(marker.region) >= 0)
            radius = std::max(radius, kReachBand * m_unit + kGap);
        LabelRequest request;
        request.importance = importance(marker);
        request.candidates = placesAround(marker.at, radius, both, 0) + placesAround(marker.at, radius, title, 1);
        if (!marker.isRegion())
            preferOutside(request.candidates, marker);
        m_requests.append(request);
        m_labels.append({marker.title, marker.detail, {}, {}, marker.health == Health::Unknown});
    }

    /// The label of a node that stands in a fan goes away from the middle of it.
    void preferOutside(QList<LabelCandidate> &candidates, const MapMarker &node) const
    {
        const auto region = std::find_if(m_layout.markers.begin(), m_layout.markers.end(), [&node](const MapMarker &m) {
            return m.isRegion() && m.region == node.region;
        });
        const QPointF out = node.at - region->at;
        std::stable_sort(candidates.begin(), candidates.end(), [&](const LabelCandidate &a, const LabelCandidate &b) {
            const auto inward = [&](const LabelCandidate &c) {
                return -QPointF::dotProduct(QLineF(node.at, c.rect.center()).unitVector().p2() - node.at, out);
            };
            return a.variant != b.variant ? a.variant < b.variant : inward(a) < inward(b);
        });
    }

    /// Labels of the strip have their fixed place; what is too long for it is cut.
    void drawStrip()
    {
        const qsizetype n = std::count_if(m_layout.markers.begin(), m_layout.markers.end(),
                                          [this](const MapMarker &m) { return m_layout.isInStrip(m); });
        for (const MapMarker &marker : m_layout.markers) {
            if (!m_layout.isInStrip(marker))
                continue;
            const double offset = marker.radius * 1.75 + kGap;
            const double room = m_layout.strip->width() / static_cast<double>(n) - 2 * offset - kGap;
            const Label label{m_titleMetrics.elidedText(marker.title, Qt::ElideRight, room),
                              m_detailMetrics.elidedText(marker.detail, Qt::ElideRight, room),
                              {},
                              {},
                              marker.health == Health::Unknown};
            const double height = m_titleMetrics.height() + m_detailMetrics.height();
            draw(label, {QRectF(marker.at.x() + offset, marker.at.y() - height / 2, room, height), Qt::AlignLeft, 0});
        }
    }

    double importance(const MapMarker &marker) const
    {
        if (m_request.selection.holds(marker))
            return 1000;
        return 100 + severity(marker.health) * 20 + (marker.primary ? 30 : 0) + (marker.isRegion() ? 10 : 0);
    }

    void addLink(qsizetype index)
    {
        const MapLink &link = m_layout.links[index];
        if (m_layout.markers[link.fromMarker].region == m_layout.markers[link.toMarker].region)
            return; // the label of the node beside it says the same
        const bool sayIt = !m_layout.isCrowded() || link.lag == LagClass::Medium || link.lag == LagClass::High;
        if (link.label.isEmpty() || !(sayIt || m_request.selection.holds(link)))
            return;
        const QSizeF size(m_badgeMetrics.horizontalAdvance(link.label) + 14 * m_unit,
                          m_badgeMetrics.height() + 4 * m_unit);
        const double length = link.arc.length();
        if (length < size.width() * 1.3)
            return;
        LabelRequest request;
        request.importance = m_request.selection.holds(link) ? 900 : static_cast<double>(link.lag) * 45;
        for (const QPointF &centre : middleOf(link.arc)) {
            request.candidates.append(
                {QRectF(centre - QPointF(size.width() / 2, size.height() / 2), size), Qt::AlignHCenter, 0});
        }
        m_requests.append(request);
        m_labels.append({{},
                         {},
                         link.label,
                         link.stale && !link.dashed ? m_theme.dimText : lagColour(m_theme, link.lag),
                         false,
                         index});
    }

    /// Points on the part of the line that is in sight, from its middle outwards.
    QList<QPointF> middleOf(const Arc &arc) const
    {
        constexpr int steps = 40, most = 9;
        QList<QPointF> seen;
        for (int i = steps / 8; i <= steps - steps / 8; ++i) {
            const QPointF at = arc.at(arc.length() * i / steps);
            if (m_view.adjusted(30, 16, -30, -16).contains(at))
                seen.append(at);
        }
        QList<QPointF> out;
        const qsizetype middle = seen.size() / 2;
        for (qsizetype i = 0; i < seen.size() && out.size() < most; i += 2) {
            const qsizetype aside = (i + 2) / 4 * 2;
            const qsizetype index = i % 4 == 0 ? middle + aside : middle - aside;
            if (index >= 0 && index < seen.size())
                out.append(seen[index]);
        }
        return out;
    }

    void draw(const Label &label, const LabelCandidate &place)
    {
        if (!label.badge.isEmpty())
            return badge(label, place.rect);
        QRectF line = place.rect;
        line.setHeight(m_titleMetrics.height());
        text(m_titleFont, m_titleMetrics, label.title, line, place.align, label.stale ? m_theme.dimText : m_theme.text);
        line.moveTop(line.bottom());
        line.setHeight(m_detailMetrics.height());
        if (place.variant == 0)
            text(m_detailFont, m_detailMetrics, label.detail, line, place.align, m_theme.dimText);
    }

    /// With a soft edge in the colour of the sea, so that it reads over lines and coasts.
    void text(const QFont &font, const QFontMetricsF &metrics, const QString &words, const QRectF &line,
              Qt::Alignment align, const QColor &colour)
    {
        const double spare = line.width() - metrics.horizontalAdvance(words);
        const double indent = align & Qt::AlignRight ? spare : align & Qt::AlignHCenter ? spare / 2 : 0;
        const QPointF base(std::round(line.left() + indent), std::round(line.top() + metrics.ascent()));
        QPainterPath outline;
        outline.addText(base, font, words);
        QColor edge = m_theme.ocean;
        edge.setAlphaF(0.75F);
        m_painter.strokePath(outline, QPen(edge, 3 * m_unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setFont(font);
        m_painter.setPen(colour);
        m_painter.drawText(base, words);
    }

    void badge(const Label &label, const QRectF &rect)
    {
        m_painter.setPen(QPen(m_theme.border, 1));
        m_painter.setBrush(m_theme.panel);
        m_painter.drawRoundedRect(rect, m_theme.radius * 0.7 * m_unit, m_theme.radius * 0.7 * m_unit);
        m_painter.setFont(m_badgeFont);
        m_painter.setPen(label.badgeColour);
        m_painter.drawText(rect, Qt::AlignCenter, label.badge);
    }

    QPainter &m_painter;
    const MapRequest &m_request;
    const Theme &m_theme;
    const MapLayout &m_layout;
    const Reach &m_reach;
    const double m_unit;
    const QRectF m_view;
    const QFont m_titleFont, m_detailFont, m_badgeFont;
    const QFontMetricsF m_titleMetrics, m_detailMetrics, m_badgeMetrics;
    QList<LabelRequest> m_requests;
    QList<Label> m_labels;
};

} // namespace

QList<QRectF> paintMapLabels(QPainter &painter, const MapRequest &request, const MapPicture &picture)
{
    return LabelPainter(painter, request, picture).paint();
}

} // namespace meridian
