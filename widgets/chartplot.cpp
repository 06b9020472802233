// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartplot.h"

#include "accessrole.h"
#include "chartlines.h"
#include "format.h"
#include "ticks.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr int kTickPixels = 90;  ///< at least between two marks of the time axis
constexpr int kValuePixels = 38; ///< the same of the value axis
constexpr double kHeadroom = 1.05;
constexpr double kLeft = 52, kTop = 24, kRight = 18, kBottom = 26; ///< around the plot
constexpr double kLargeType = 1.7, kLargePen = 3.5;
constexpr microseconds kDescribeEvery = seconds(5);

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
    , m_valueAxis(new QCategoryAxis(this))
    , m_lines(new ChartLines(m_chart))
    , m_overlay(new ChartOverlay(m_chart))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_chartView);
    setMinimumSize(160, 90);
    setFocusPolicy(Qt::StrongFocus);
    setAccessRole(this, QAccessible::Chart);
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
    for (QCategoryAxis *axis : {m_timeAxis, m_valueAxis}) {
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setTruncateLabels(false);
    }
    m_timeAxis->setGridLineVisible(false);
    m_valueAxis->setLineVisible(false);
    m_valueAxis->setRange(0, 1);
    m_overlay->setUnit(unitText);
    setTheme(m_theme);
}

void ChartPlot::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_chart->setBackgroundBrush(theme.background);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_chartView->setBackgroundBrush(theme.background);
    for (QCategoryAxis *axis : {m_timeAxis, m_valueAxis}) {
        axis->setLabelsFont(figureFont(0.8 * typeScale()));
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

void ChartPlot::setMarks(const QList<EventMark> &marks)
{
    m_marks = marks;
    placeMarks();
}

void ChartPlot::setMoment(std::optional<Instant> at)
{
    m_moment = at;
    placeCrosshair();
}

void ChartPlot::setLogarithmic(bool logarithmic)
{
    if (logarithmic == m_logarithmic)
        return;
    m_logarithmic = logarithmic;
    fitValues();
}

void ChartPlot::setLargeType(bool large)
{
    m_large = large;
    setPen(large ? std::optional(kLargePen) : std::nullopt);
    m_overlay->setTypeScale(typeScale());
    setTheme(m_theme);
    layoutPlot();
}

void ChartPlot::setPen(std::optional<double> width)
{
    m_lines->setPen(width);
}

double ChartPlot::typeScale() const
{
    return m_large ? kLargeType : 1;
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
    bool higher = false;
    for (const Measurement &m : batch) {
        const auto it = m_indexOf.find(m.key);
        const qint64 at = us(m.at);
        if (it == m_indexOf.end() || (!m_view.live && at > us(to())))
            continue;
        m_lines->push(it->second, {at, static_cast<float>(m.value), static_cast<float>(m.value)});
        higher = higher || (m_series[it->second].shown && m.value > m_lines->values().top);
    }
    if (higher)
        fitValues();
}

void ChartPlot::reload()
{
    showTime();
    const PlotColumns &c = m_lines->columns();
    for (int i = 0; i < m_series.size(); ++i) {
        if (const SampleTrack *track = m_book.track(m_series[i].key))
            m_lines->load(i, track->between(c.leftUs(), m_view.live ? std::numeric_limits<qint64>::max() : c.rightUs()),
                          track->bucketUs());
        else
            m_lines->load(i, {});
    }
    fitValues();
    placeCrosshair();
    placeMarks();
    describe();
}

void ChartPlot::tick(Instant now)
{
    m_now = now;
    if (!m_view.live)
        return;
    const qint64 left = m_lines->columns().leftIndex;
    m_lines->setColumns(PlotColumns::endingAt(us(now), m_view.span.count(), m_lines->deviceColumns()));
    if (now - m_describedAt >= kDescribeEvery)
        describe();
    if (m_lines->columns().leftIndex == left)
        return; // less than a column has passed: only the newest one has changed, and draws itself
    showTime();
    fitValues();
    placeCrosshair();
    placeMarks();
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
    const auto shown = m_lines->rangeShown();
    m_overlay->setEmptyText(shown ? QString() : tr("No measurement in this range"));
    double wanted = shown ? shown->maximum * kHeadroom : 0;
    for (const ChartThreshold &t : m_thresholds) {
        if (shown && t.value <= 2.5 * shown->maximum)
            wanted = std::max(wanted, t.value * 1.1);
    }
    const int most = std::max(2, static_cast<int>(plot().height() / (kValuePixels * typeScale())));
    const ValueScale &now = m_lines->values();
    if (m_logarithmic) {
        const ValueAxis axis = logAxis(wanted > 0 ? wanted : 1, shown ? shown->leastPositive : 0.1, most);
        const bool keeps = now.isLogarithmic() && now.top == axis.scale.top && now.floor <= axis.scale.floor &&
                           now.floor * 100 > axis.scale.floor;
        if (!keeps)
            setAxis(axis);
    } else {
        const bool keeps = !now.isLogarithmic() && wanted > 0 && wanted <= now.top && wanted > 0.6 * now.top;
        if (!keeps || m_valueAxis->count() == 0)
            setAxis(linearAxis(wanted > 0 ? wanted : 1, most));
    }
    m_overlay->setThresholds(m_thresholds, m_lines->values());
}

void ChartPlot::setAxis(const ValueAxis &axis)
{
    QStringList labels;
    for (const ValueTick &tick : axis.ticks)
        labels << tick.text;
    if (axis.scale == m_lines->values() && labels == m_valueAxis->categoriesLabels())
        return;
    m_lines->setValues(axis.scale);
    const QStringList old = m_valueAxis->categoriesLabels();
    for (const QString &label : old)
        m_valueAxis->remove(label);
    for (const ValueTick &tick : axis.ticks)
        m_valueAxis->append(tick.text, axis.scale.share(tick.value));
    m_valueAxis->setRange(0, 1);
}

QRectF ChartPlot::plot() const
{
    return m_lines->boundingRect();
}

void ChartPlot::layoutPlot()
{
    const QSize size = m_chartView->viewport()->size();
    const double left = kLeft * typeScale(), top = kTop * typeScale(), bottom = kBottom * typeScale();
    const QRectF area(left, top, std::max(40.0, size.width() - left - kRight),
                      std::max(30.0, size.height() - top - bottom));
    m_chart->setPlotArea(area);
    m_lines->setPlot(area, devicePixelRatioF());
    m_overlay->setPlot(area);
    reload();
}

void ChartPlot::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_clicking.timerId())
        return QWidget::timerEvent(event);
    m_clicking.stop();
    if (const auto at = std::exchange(m_clicked, {}))
        Q_EMIT momentChosen(*at);
}

void ChartPlot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        reload();
    QWidget::changeEvent(event);
}

void ChartPlot::render(QPainter &painter, QPointF at)
{
    m_lines->setVector(true);
    m_chartView->render(&painter, QRectF(at, QSizeF(size())), m_chartView->viewport()->rect());
    m_lines->setVector(false);
}

} // namespace meridian
