// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartplot.h"

#include "chartlines.h"
#include "format.h"
#include "ticks.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QPainter>
#include <QSvgGenerator>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr int kTickPixels = 90;  ///< at least between two marks of the time axis
constexpr int kValuePixels = 38; ///< the same of the value axis
constexpr double kHeadroom = 1.05;
constexpr qsizetype kMostValues = 14; ///< in the box at the crosshair; fewer in a low plot
constexpr int kValueLine = 17;

qint64 us(Instant t)
{
    return t.time_since_epoch().count();
}

double axisMs(Instant t)
{
    return static_cast<double>(us(t)) / 1000;
}

} // namespace

ChartPlot::ChartPlot(const SeriesBook &book, microseconds unit, const QString &unitText, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_unit(unit)
    , m_chart(new QChart)
    , m_chartView(new QChartView(m_chart, this))
    , m_timeAxis(new QCategoryAxis(this))
    , m_valueAxis(new QValueAxis(this))
    , m_lines(new ChartLines(m_chart))
    , m_overlay(new ChartOverlay(m_chart))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_chartView);
    setMinimumSize(160, 90);
    setFocusPolicy(Qt::StrongFocus);
    m_chartView->setFocusPolicy(Qt::NoFocus);
    m_chartView->setFrameShape(QFrame::NoFrame);
    m_chartView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chartView->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chartView->viewport()->setObjectName(QStringLiteral("plotCanvas"));
    m_chartView->viewport()->setFocusPolicy(Qt::NoFocus);
    m_chartView->viewport()->setMouseTracking(true);
    m_chartView->viewport()->installEventFilter(this);

    m_chart->legend()->hide();
    m_chart->setBackgroundRoundness(0);
    m_chart->setMargins({});
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_valueAxis, Qt::AlignLeft);
    m_timeAxis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_timeAxis->setGridLineVisible(false);
    m_timeAxis->setTruncateLabels(false);
    m_valueAxis->setTruncateLabels(false);
    m_valueAxis->setLineVisible(false);
    m_overlay->setUnit(unitText);
    setTheme(m_theme);
}

void ChartPlot::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_chart->setBackgroundBrush(theme.background);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_chartView->setBackgroundBrush(theme.background);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_timeAxis), static_cast<QAbstractAxis *>(m_valueAxis)}) {
        axis->setLabelsFont(figureFont(0.8));
        axis->setLabelsColor(theme.dimText);
        axis->setLinePen(QPen(theme.border, 1));
        axis->setGridLinePen(QPen(theme.border, 1));
    }
    m_overlay->setTheme(theme);
    placeCrosshair();
}

void ChartPlot::setUtc(bool utc)
{
    m_utc = utc;
    showTime();
}

void ChartPlot::setSeries(const QList<ChartSeries> &series)
{
    if (series == m_series)
        return;
    m_series = series;
    m_indexOf.clear();
    QList<ChartLines::Line> lines;
    for (int i = 0; i < series.size(); ++i) {
        m_indexOf[series[i].key] = i;
        lines << ChartLines::Line{series[i].colour, series[i].gap.count(), series[i].shown, {}};
    }
    m_lines->setLines(lines);
    reload();
}

void ChartPlot::setShown(int series, bool shown)
{
    m_series[series].shown = shown;
    m_lines->setShown(series, shown);
    fitValues();
    placeCrosshair();
}

void ChartPlot::setThresholds(const QList<ChartThreshold> &thresholds)
{
    m_thresholds = thresholds;
    fitValues();
}

void ChartPlot::setView(const TimeView &view)
{
    if (view == m_view)
        return;
    m_view = view;
    reload();
}

Instant ChartPlot::from() const
{
    return Instant(microseconds(m_lines->columns().leftUs()));
}

Instant ChartPlot::to() const
{
    return Instant(microseconds(m_lines->columns().rightUs()));
}

int ChartPlot::columns() const
{
    return m_lines->deviceColumns();
}

void ChartPlot::append(const QList<Measurement> &batch)
{
    for (const Measurement &m : batch) {
        const auto it = m_indexOf.find(m.key);
        const qint64 at = us(m.at);
        if (it != m_indexOf.end() && (m_view.live || at <= us(to())))
            m_lines->push(it->second, {at, static_cast<float>(m.value), static_cast<float>(m.value)});
    }
    fitValues();
}

void ChartPlot::reload()
{
    showTime();
    const PlotColumns &c = m_lines->columns();
    for (int i = 0; i < m_series.size(); ++i) {
        if (const SampleTrack *track = m_book.track(m_series[i].key))
            m_lines->load(
                i, track->pointsBetween(c.leftUs(), m_view.live ? std::numeric_limits<qint64>::max() : c.rightUs()));
    }
    fitValues();
    placeCrosshair();
}

void ChartPlot::tick(Instant now)
{
    m_now = now;
    if (!m_view.live)
        return;
    showTime();
    fitValues();
    placeCrosshair();
}

/// Puts the time axis where the view is, with marks on round moments.
void ChartPlot::showTime()
{
    const Instant end = m_view.live ? m_now : m_view.end;
    m_lines->setColumns(PlotColumns::endingAt(us(end), m_view.span.count(), m_lines->deviceColumns()));
    const int most = std::max(1, static_cast<int>(plot().width()) / kTickPixels);
    const QList<TimeTick> ticks = timeTicks(from(), to(), most, m_utc);
    QStringList labels; // the axis wants each of them once: 15:00 of two days differ by an invisible character
    for (const TimeTick &t : ticks)
        labels << (labels.contains(t.text) ? t.text + QChar(0x200B) : t.text);
    const bool sameMarks = labels == m_timeAxis->categoriesLabels() &&
                           (ticks.isEmpty() || m_timeAxis->endValue(labels.last()) == axisMs(ticks.last().at));
    if (!sameMarks) {
        const QStringList old = m_timeAxis->categoriesLabels();
        for (const QString &label : old)
            m_timeAxis->remove(label);
        m_timeAxis->setStartValue(axisMs(from()));
        for (qsizetype i = 0; i < ticks.size(); ++i)
            m_timeAxis->append(labels[i], axisMs(ticks[i].at));
    }
    m_timeAxis->setRange(axisMs(from()), axisMs(to()));
}

/// The value axis begins at zero and ends a little above the greatest value that is shown. It does not shrink at once,
/// so that the picture stays quiet. A threshold that is near counts as a value.
void ChartPlot::fitValues()
{
    const auto largest = m_lines->largestShown();
    m_overlay->setEmptyText(largest ? QString() : tr("No measurement in this range"));
    double wanted = largest.value_or(0) * kHeadroom;
    for (const ChartThreshold &t : m_thresholds) {
        if (largest && t.value <= 2.5 * *largest)
            wanted = std::max(wanted, t.value * 1.1);
    }
    const int most = std::max(2, static_cast<int>(plot().height()) / kValuePixels);
    const ValueTicks ticks = valueTicks(wanted > 0 ? wanted : 1, most);
    const bool keeps =
        wanted > 0 && wanted <= m_lines->top() && wanted > 0.6 * m_lines->top() && m_valueAxis->max() == m_lines->top();
    if (!keeps && (ticks.top != m_lines->top() || m_valueAxis->max() != ticks.top)) {
        m_lines->setTop(ticks.top);
        m_valueAxis->setRange(0, ticks.top);
        m_valueAxis->setTickCount(static_cast<int>(std::lround(ticks.top / ticks.step)) + 1);
        m_valueAxis->setLabelFormat(QStringLiteral("%.%1f").arg(ticks.decimals));
    }
    m_overlay->setThresholds(m_thresholds, m_lines->top());
}

void ChartPlot::setCrosshair(std::optional<Instant> at)
{
    m_crosshair = at;
    placeCrosshair();
}

void ChartPlot::placeCrosshair()
{
    if (!m_crosshair) {
        m_overlay->setCrosshair({}, {}, {});
        return;
    }
    const PlotColumns &c = m_lines->columns();
    QList<std::pair<float, CrosshairValue>> found;
    for (const ChartSeries &s : m_series) {
        if (!s.shown)
            continue;
        const SampleTrack *track = m_book.track(s.key);
        const qint64 reach = std::max({qint64(s.gap.count() / 2), c.columnUs, track ? track->bucketUs() : qint64(0)});
        const TrackPoint *p = track ? track->nearest(us(*m_crosshair), reach) : nullptr;
        const auto text = [&] {
            return format::duration(microseconds(std::llround(p->maximum * static_cast<double>(m_unit.count()))));
        };
        found.append({p ? p->maximum : -1.0f, {s.colour, s.name, p ? text() : format::unknown()}});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    const qsizetype most =
        std::clamp<qsizetype>(static_cast<qsizetype>(plot().height()) / kValueLine - 3, 2, kMostValues);
    QList<CrosshairValue> values;
    for (const auto &[value, row] : found) {
        if (values.size() < most)
            values << row;
    }
    if (found.size() > values.size())
        values << CrosshairValue{Qt::transparent, tr("%1 more").arg(found.size() - values.size()), {}};
    const double x = plot().left() + static_cast<double>(us(*m_crosshair) - c.leftUs()) /
                                         static_cast<double>(c.columnUs) / c.count * plot().width();
    m_overlay->setCrosshair(x, format::dateTime(*m_crosshair, m_utc), values);
}

QRectF ChartPlot::plot() const
{
    return m_lines->boundingRect();
}

void ChartPlot::layoutPlot()
{
    const QSize size = m_chartView->viewport()->size();
    const QRectF area(52, 24, std::max(40, size.width() - 52 - 18), std::max(30, size.height() - 24 - 26));
    m_chart->setPlotArea(area);
    m_lines->setPlot(area, devicePixelRatioF());
    m_overlay->setPlot(area);
    reload();
}

void ChartPlot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fitValues();
    QWidget::changeEvent(event);
}

QImage ChartPlot::toImage(qreal scale)
{
    QImage image(size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(m_theme.background);
    QPainter painter(&image);
    m_lines->setVector(true);
    m_chartView->render(&painter, QRectF(QPointF(), QSizeF(size())), m_chartView->viewport()->rect());
    m_lines->setVector(false);
    return image;
}

void ChartPlot::toSvg(QIODevice *device, const QString &title)
{
    QSvgGenerator generator;
    generator.setOutputDevice(device);
    generator.setSize(size());
    generator.setViewBox(QRect(QPoint(), size()));
    generator.setTitle(title);
    QPainter painter(&generator);
    m_lines->setVector(true);
    m_chartView->render(&painter, QRectF(QPointF(), QSizeF(size())), m_chartView->viewport()->rect());
    m_lines->setVector(false);
}

} // namespace meridian
