// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartpeer.h"

#include "chartwidget.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QDeadlineTimer>
#include <QLineSeries>
#include <QTimer>
#include <QValueAxis>

#include <cmath>

namespace meridian
{

namespace
{

const Instant kBegin{seconds(1'700'000'000)};

/// Counts what a widget has painted, and waits for the next time without spending CPU time.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget *widget)
    {
        widget->installEventFilter(this);
        m_pulse.start(50); // so that waiting ends when nothing is painted at all
    }

    void wait()
    {
        const QDeadlineTimer deadline(5000);
        while (m_paints == m_seen && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        m_seen = m_paints;
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_paints += event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }

private:
    QTimer m_pulse;
    int m_paints = 0, m_seen = 0;
};

class OurChart : public ChartPeer
{
public:
    OurChart(int series, qint64 points)
        : m_points(points)
        , m_chart(m_book, QStringLiteral("bench"), milliseconds(1), QStringLiteral("ms"))
    {
        QList<ChartSeries> all;
        for (int i = 0; i < series; ++i)
            all << ChartSeries{{QStringLiteral("node-%1").arg(i), Metric::RoundTripMs},
                               QStringLiteral("node %1").arg(i),
                               QColor::fromHsv(i * 37 % 360, 200, 200),
                               seconds(3),
                               true};
        m_keys.reserve(series);
        for (const ChartSeries &s : all)
            m_keys << s.key;
        m_book.setCharted(m_keys);
        for (qint64 t = 0; t < points; ++t)
            m_book.append(batch(t));
        m_chart.setTitle(QStringLiteral("Latency"));
        m_chart.setSeries(all, all.size());
        m_chart.plot()->setPen(2);
        m_chart.resize(1200, 640); // the header above the plot is not of the peers
        m_chart.show();
        m_watch = std::make_unique<PaintWatch>(m_chart.plot()->findChild<QWidget *>(QStringLiteral("plotCanvas")));
        m_chart.setView({true, {}, seconds(points)});
        m_chart.plot()->tick(kBegin + seconds(points - 1));
        m_chart.plot()->reload();
        m_watch->wait();
    }

    void tick(qint64 second) override
    {
        const QList<Measurement> fresh = batch(second);
        m_book.append(fresh);
        m_chart.plot()->append(fresh);
        m_chart.plot()->tick(kBegin + seconds(second));
        m_watch->wait();
    }

    void redraw(qint64 endSecond) override
    {
        m_chart.setView({false, kBegin + seconds(endSecond), seconds(m_points)});
        m_watch->wait();
    }

private:
    QList<Measurement> batch(qint64 second) const
    {
        QList<Measurement> out;
        out.reserve(m_keys.size());
        for (int i = 0; i < m_keys.size(); ++i)
            out.append({m_keys[i], kBegin + seconds(second), benchSample(i, second)});
        return out;
    }

    qint64 m_points;
    SeriesBook m_book;
    QList<SeriesKey> m_keys;
    ChartWidget m_chart;
    std::unique_ptr<PaintWatch> m_watch;
};

class PlainQtChart : public ChartPeer
{
public:
    PlainQtChart(int series, qint64 points)
        : m_points(points)
        , m_chart(new QChart)
        , m_time(new QValueAxis)
        , m_value(new QValueAxis)
        , m_view(m_chart)
    {
        m_view.setRenderHint(QPainter::Antialiasing);
        m_view.resize(1200, 600);
        m_chart->addAxis(m_time, Qt::AlignBottom);
        m_chart->addAxis(m_value, Qt::AlignLeft);
        m_value->setRange(0, 170);
        for (int i = 0; i < series; ++i) {
            auto *line = new QLineSeries;
            QList<QPointF> all;
            for (qint64 t = 0; t < points; ++t)
                all << QPointF(static_cast<double>(t), benchSample(i, t));
            line->replace(all);
            m_chart->addSeries(line);
            line->attachAxis(m_time);
            line->attachAxis(m_value);
            QPen pen = line->pen();
            pen.setWidthF(2);
            line->setPen(pen);
            m_lines << line;
        }
        m_time->setRange(0, static_cast<double>(points - 1));
        m_view.show();
        m_watch = std::make_unique<PaintWatch>(m_view.viewport());
        m_watch->wait();
    }

    void tick(qint64 second) override
    {
        for (int i = 0; i < m_lines.size(); ++i) {
            m_lines[i]->append(static_cast<double>(second), benchSample(i, second));
            m_lines[i]->remove(0);
        }
        redraw(second);
    }

    void redraw(qint64 endSecond) override
    {
        m_time->setRange(static_cast<double>(endSecond - m_points + 1), static_cast<double>(endSecond));
        m_watch->wait();
    }

private:
    qint64 m_points;
    QChart *m_chart;              ///< owned by the view
    QValueAxis *m_time, *m_value; ///< owned by the chart
    QChartView m_view;
    QList<QLineSeries *> m_lines; ///< owned by the chart
    std::unique_ptr<PaintWatch> m_watch;
};

} // namespace

double benchSample(int series, qint64 second)
{
    auto noise = static_cast<quint64>(second * 1000003 + series) * 0x9E3779B97F4A7C15ull;
    noise ^= noise >> 29;
    noise *= 0xBF58476D1CE4E5B9ull;
    const double share = static_cast<double>(noise >> 40) / double(1 << 24);
    const double base = 20 + 0.7 * series + 8 * std::sin(static_cast<double>(second) / 400 + 0.37 * series);
    return base + 6 * (share - 0.5) + (share > 0.996 ? 60 * (share - 0.996) * 250 : 0);
}

std::unique_ptr<ChartPeer> makeOurChart(int series, qint64 points)
{
    return std::make_unique<OurChart>(series, points);
}

std::unique_ptr<ChartPeer> makePlainQtChart(int series, qint64 points)
{
    return std::make_unique<PlainQtChart>(series, points);
}

} // namespace meridian
