// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartlines.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace meridian
{

namespace
{

constexpr int kManyLines = 20; ///< from here on lines are thin: wide ones cost six times as much to draw
constexpr int kMargin = 3;     ///< columns that a wide line or its round end may reach to the left
constexpr double kPen = 1.7;
constexpr int kBandAlpha = 72, kThinBandAlpha = 40; ///< of few lines, of many

/// Blends a colour over columns of pixels. QPainter does the same by spans of one pixel, ten times slower.
void tint(QImage &image, const QList<QRectF> &columns, const QColor &colour, int fromX)
{
    const QRgb source = qPremultiply(colour.rgba());
    const uint rest = 255 - static_cast<uint>(qAlpha(source));
    const auto stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    auto *pixels = reinterpret_cast<QRgb *>(image.bits());
    for (const QRectF &column : columns) {
        const int x = static_cast<int>(std::lround(column.left()));
        const int top = std::max(0, static_cast<int>(std::lround(column.top())));
        const int bottom = std::min(image.height(), static_cast<int>(std::lround(column.bottom())));
        if (x < fromX || x >= image.width())
            continue;
        QRgb *pixel = pixels + top * stride + x;
        for (int y = top; y < bottom; ++y, pixel += stride) {
            // Two channels at once; the error of dividing by 256 instead of 255 is less than one step.
            const uint high = ((*pixel >> 8 & 0xff00ff) * rest >> 8 & 0xff00ff) << 8;
            const uint low = (*pixel & 0xff00ff) * rest >> 8 & 0xff00ff;
            *pixel = source + (high | low);
        }
    }
}

} // namespace

PlotColumns PlotColumns::endingAt(qint64 endUs, qint64 spanUs, int count)
{
    PlotColumns c;
    c.count = std::max(count, 1);
    c.columnUs = std::max<qint64>(1, (spanUs + c.count - 1) / c.count);
    c.leftIndex = endUs / c.columnUs + 1 - c.count;
    return c;
}

ChartLines::ChartLines(QGraphicsItem *parent) : QGraphicsItem(parent)
{
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(50);
}

void ChartLines::setLines(QList<Line> lines)
{
    m_lines = std::move(lines);
    for (Line &line : m_lines)
        line.columns = ThinColumns(m_columns.columnUs, line.gapUs);
    invalidate();
}

void ChartLines::setShown(int line, bool shown)
{
    m_lines[line].shown = shown;
    invalidate();
}

void ChartLines::setColour(int line, const QColor &colour)
{
    m_lines[line].colour = colour;
    invalidate();
}

void ChartLines::setPen(std::optional<double> width)
{
    if (width == m_pen)
        return;
    m_pen = width;
    invalidate();
}

void ChartLines::setPlot(const QRectF &plot, double pixelRatio)
{
    if (plot == m_plot && pixelRatio == m_pixelRatio)
        return;
    prepareGeometryChange();
    m_plot = plot;
    m_pixelRatio = pixelRatio;
    invalidate();
}

int ChartLines::deviceColumns() const
{
    return std::max(1, static_cast<int>(m_plot.width() * m_pixelRatio));
}

void ChartLines::setColumns(const PlotColumns &columns)
{
    if (columns == m_columns)
        return;
    if (columns.columnUs != m_columns.columnUs) {
        for (Line &line : m_lines)
            line.columns = ThinColumns(columns.columnUs, line.gapUs);
        m_drawn.reset();
    }
    m_columns = columns;
    // One column to the left stays: a line from it reaches into the plot.
    for (Line &line : m_lines)
        line.columns.dropBefore(m_columns.leftIndex - m_columns.count);
    update();
}

void ChartLines::setValues(const ValueScale &values)
{
    if (values == m_values)
        return;
    m_values = values;
    invalidate();
}

void ChartLines::load(int line, const TrackSpan &span, qint64 bucketUs)
{
    // The next bucket begins a bucket's width later: that is no gap, a whole one missing is.
    m_lines[line].columns = ThinColumns(m_columns.columnUs, std::max(m_lines[line].gapUs, bucketUs * 3 / 2));
    m_lines[line].columns.push(span);
    invalidate();
}

void ChartLines::push(int line, const TrackPoint &point)
{
    Line &l = m_lines[line];
    const auto columns = l.columns.columns();
    if (!columns.empty() && point.atUs <= columns.back().lastUs)
        return;
    // The newest column may still grow, and with it the place of its mean: the stroke to it begins at the one before,
    // and a lone dash there is no longer one.
    const qint64 from = columns.empty()       ? point.atUs
                        : columns.size() == 1 ? columns.back().firstUs
                                              : columns[columns.size() - 2].firstUs;
    l.columns.push(point);
    if (m_dirtyUs && *m_dirtyUs <= from)
        return; // has been asked for already
    m_dirtyUs = from;
    const double x = m_plot.left() + (columnOf(from) - 2 * kMargin) / m_pixelRatio;
    update(QRectF(QPointF(std::max(x, m_plot.left()), m_plot.top()), m_plot.bottomRight()));
}

std::optional<ValueRange> ChartLines::rangeShown() const
{
    std::optional<ValueRange> all;
    for (const Line &line : m_lines) {
        const auto range =
            line.shown ? valueRange(line.columns.columns(), m_columns.leftUs(), m_columns.rightUs()) : std::nullopt;
        if (range && all) {
            all->minimum = std::min(all->minimum, range->minimum);
            all->maximum = std::max(all->maximum, range->maximum);
            if (range->leastPositive > 0 && (all->leastPositive == 0 || range->leastPositive < all->leastPositive))
                all->leastPositive = range->leastPositive;
        } else if (range) {
            all = range;
        }
    }
    return all;
}

int ChartLines::columnOf(qint64 atUs) const
{
    return static_cast<int>(std::clamp<qint64>((atUs - m_columns.leftUs()) / m_columns.columnUs, 0, m_columns.count));
}

void ChartLines::setVector(bool vector)
{
    m_vector = vector;
}

void ChartLines::invalidate()
{
    m_drawn.reset();
    update();
}

PlotScale ChartLines::scale(QPointF origin, double pixelsPerColumn, double height) const
{
    PlotScale s;
    s.leftUs = m_columns.leftUs() -
               static_cast<qint64>(origin.x() / pixelsPerColumn * static_cast<double>(m_columns.columnUs));
    s.pixelsPerUs = pixelsPerColumn / static_cast<double>(m_columns.columnUs);
    s.bottomPixel = origin.y() + height;
    s.heightPixels = height;
    s.values = m_values;
    return s;
}

bool ChartLines::isThin() const
{
    return !m_pen && m_lines.size() >= kManyLines;
}

/// `draw` is given the bands of one line and their colour.
void ChartLines::eachBand(const PlotScale &s, qint64 fromUs,
                          const std::function<void(const QList<QRectF> &, const QColor &)> &draw) const
{
    QList<QRectF> bands;
    const double columnPixels = static_cast<double>(m_columns.columnUs) * s.pixelsPerUs;
    for (const Line &line : m_lines) {
        if (!line.shown)
            continue;
        band(line.columns.columns(), s, m_columns.columnUs, columnPixels, fromUs, bands);
        QColor colour = line.colour;
        colour.setAlpha(isThin() ? kThinBandAlpha : kBandAlpha);
        draw(bands, colour);
    }
}

void ChartLines::drawStrokes(QPainter &painter, const PlotScale &s, qint64 fromUs, double pixelRatio) const
{
    QList<QLineF> lines;
    painter.setRenderHint(QPainter::Antialiasing, !isThin());
    for (const Line &line : m_lines) {
        if (!line.shown)
            continue;
        strokes(line.columns.columns(), s, fromUs, lines);
        QPen pen(line.colour, isThin() ? 1 : m_pen.value_or(kPen) * pixelRatio);
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.drawLines(lines);
    }
}

void ChartLines::drawStrip(qint64 fromUs)
{
    const int x = std::max(0, columnOf(fromUs) - kMargin);
    const QRect changed(x, 0, m_strip.width() - x, m_strip.height());
    if (changed.isEmpty())
        return;
    for (int y = 0; y < m_strip.height(); ++y)
        std::memset(m_strip.scanLine(y) + x * qsizetype(sizeof(QRgb)), 0, changed.width() * sizeof(QRgb));
    const qint64 reach = m_columns.leftUs() + (x - kMargin) * m_columns.columnUs;
    const PlotScale s = scale({0, 0}, 1, m_strip.height());
    eachBand(s, reach, [&](const QList<QRectF> &bands, const QColor &colour) { tint(m_strip, bands, colour, x); });
    QPainter painter(&m_strip);
    painter.setClipRect(changed);
    drawStrokes(painter, s, reach, m_pixelRatio);
}

void ChartLines::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_plot.isEmpty())
        return;
    if (m_vector) {
        painter->save();
        painter->setClipRect(m_plot);
        const PlotScale s = scale(m_plot.topLeft(), m_plot.width() / m_columns.count, m_plot.height());
        painter->setRenderHint(QPainter::Antialiasing, false); // bands stand side by side
        painter->setPen(Qt::NoPen);
        eachBand(s, m_columns.leftUs(), [painter](const QList<QRectF> &bands, const QColor &colour) {
            painter->setBrush(colour);
            painter->drawRects(bands);
        });
        drawStrokes(*painter, s, m_columns.leftUs(), 1);
        painter->restore();
        return;
    }
    const QSize size(m_columns.count, std::max(1, static_cast<int>(m_plot.height() * m_pixelRatio)));
    const qint64 shift = m_drawn ? m_columns.leftIndex - m_drawn->leftIndex : 0;
    if (!m_drawn || m_strip.size() != size || shift < 0 || shift >= size.width()) {
        if (m_strip.size() != size)
            m_strip = QImage(size, QImage::Format_ARGB32_Premultiplied);
        drawStrip(m_columns.leftUs());
    } else if (shift > 0 || m_dirtyUs) {
        const auto moved = static_cast<size_t>(size.width() - shift) * sizeof(QRgb);
        for (int y = 0; shift > 0 && y < size.height(); ++y) {
            auto *line = reinterpret_cast<QRgb *>(m_strip.scanLine(y));
            std::memmove(line, line + shift, moved);
        }
        const qint64 fresh = m_columns.rightUs() - shift * m_columns.columnUs;
        drawStrip(std::min(m_dirtyUs.value_or(fresh), fresh));
    }
    m_drawn = m_columns;
    m_dirtyUs.reset();
    painter->drawImage(QRectF(m_plot.topLeft(), QSizeF(size) / m_pixelRatio), m_strip);
}

} // namespace meridian
