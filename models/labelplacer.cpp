// SPDX-License-Identifier: GPL-3.0-or-later
#include "labelplacer.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace meridian
{

namespace
{

constexpr double kCell = 6;      // pixels
constexpr double kLineCost = 12; // a label full of lines is worse than the last of the candidates

/// Which cells of the screen a line runs through: asked thousands of times, so it is counted once.
class LineGrid
{
public:
    LineGrid(const QRectF &area, const QList<QPolygonF> &lines)
        : m_area(area)
        , m_columns(static_cast<int>(std::ceil(area.width() / kCell)) + 1)
        , m_rows(static_cast<int>(std::ceil(area.height() / kCell)) + 1)
        , m_cells(size_t(m_columns) * m_rows, 0)
    {
        for (const QPolygonF &line : lines) {
            for (qsizetype i = 1; i < line.size(); ++i)
                mark(line[i - 1], line[i]);
        }
    }

    /// Share of the rectangle's own length that lines run through it; 0 is free.
    double density(const QRectF &rect) const
    {
        const int left = column(rect.left()), right = column(rect.right());
        const int top = row(rect.top()), bottom = row(rect.bottom());
        int n = 0;
        for (int y = top; y <= bottom; ++y) {
            for (int x = left; x <= right; ++x)
                n += m_cells[size_t(y) * m_columns + x];
        }
        return static_cast<double>(n) / (right - left + 1);
    }

private:
    void mark(QPointF a, QPointF b)
    {
        const int steps = std::min(20000, static_cast<int>(QLineF(a, b).length() / kCell * 2) + 1);
        for (int i = 0; i <= steps; ++i) {
            const QPointF p = a + (b - a) * (static_cast<double>(i) / steps);
            if (m_area.contains(p))
                m_cells[size_t(row(p.y())) * m_columns + column(p.x())] = 1;
        }
    }
    int column(double x) const { return std::clamp(static_cast<int>((x - m_area.left()) / kCell), 0, m_columns - 1); }
    int row(double y) const { return std::clamp(static_cast<int>((y - m_area.top()) / kCell), 0, m_rows - 1); }

    QRectF m_area;
    int m_columns, m_rows;
    std::vector<quint8> m_cells;
};

} // namespace

QList<std::optional<LabelCandidate>> placeLabels(const QList<LabelRequest> &requests, const LabelSpace &space)
{
    const LineGrid grid(space.within, space.lines);
    QList<qsizetype> order(requests.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&requests](qsizetype a, qsizetype b) { return requests[a].importance > requests[b].importance; });

    QList<QRectF> taken = space.taken;
    QList<std::optional<LabelCandidate>> out(requests.size());
    for (const qsizetype i : order) {
        double best = INFINITY;
        for (qsizetype c = 0; c < requests[i].candidates.size(); ++c) {
            const LabelCandidate &candidate = requests[i].candidates[c];
            if (static_cast<double>(c) >= best || !space.within.contains(candidate.rect))
                continue;
            const double cost = static_cast<double>(c) + kLineCost * grid.density(candidate.rect);
            const auto covers = [&candidate](const QRectF &rect) { return rect.intersects(candidate.rect); };
            if (cost < best && std::none_of(taken.begin(), taken.end(), covers)) {
                best = cost;
                out[i] = candidate;
            }
        }
        if (out[i])
            taken.append(out[i]->rect);
    }
    return out;
}

QList<LabelCandidate> placesAround(QPointF marker, double radius, QSizeF label, int variant)
{
    const double w = label.width(), h = label.height();
    const double near = radius * 0.7; // of a corner
    const double x = marker.x(), y = marker.y();
    const auto at = [&](double left, double top, Qt::Alignment align) {
        return LabelCandidate{QRectF(left, top, w, h), align, variant};
    };
    return {at(x + radius, y - h / 2, Qt::AlignLeft),        at(x - radius - w, y - h / 2, Qt::AlignRight),
            at(x - w / 2, y - radius - h, Qt::AlignHCenter), at(x - w / 2, y + radius, Qt::AlignHCenter),
            at(x + near, y - near - h, Qt::AlignLeft),       at(x + near, y + near, Qt::AlignLeft),
            at(x - near - w, y - near - h, Qt::AlignRight),  at(x - near - w, y + near, Qt::AlignRight)};
}

} // namespace meridian
