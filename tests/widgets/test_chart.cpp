// SPDX-License-Identifier: GPL-3.0-or-later
// The chart, looked at pixel by pixel: lines are where the values are, gaps are empty, and the picture that live ticks
// put together is the one that a full redraw makes.
#include "chartlegend.h"
#include "chartlines.h"
#include "chartwidget.h"

#include <QApplication>
#include <QBuffer>
#include <QGraphicsScene>
#include <QPainter>
#include <QSignalSpy>
#include <QStyleOptionGraphicsItem>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>

using namespace meridian;

namespace
{

const SeriesKey kKey{QStringLiteral("a"), Metric::RoundTripMs};
const Instant kEnd{seconds(1'700'000'000)};
constexpr QSize kPlot(300, 100);

QImage paint(ChartLines &lines)
{
    QImage out(kPlot, QImage::Format_ARGB32_Premultiplied);
    out.fill(Qt::black);
    QPainter painter(&out);
    QStyleOptionGraphicsItem option;
    lines.paint(&painter, &option, nullptr);
    return out;
}

int inked(const QImage &image, int x)
{
    int n = 0;
    for (int y = 0; y < image.height(); ++y)
        n += image.pixelColor(x, y) != QColor(Qt::black);
    return n;
}

ChartLines *linesFor(int series, qint64 gapUs = 2'500'000)
{
    auto *lines = new ChartLines(nullptr);
    lines->setPlot(QRectF(QPointF(), kPlot), 1);
    QList<ChartLines::Line> all;
    for (int i = 0; i < series; ++i)
        all << ChartLines::Line{QColor::fromHsv(i * 37 % 360, 200, 250), gapUs, true, {}};
    lines->setLines(all);
    lines->setTop(100);
    return lines;
}

TrackPoint point(qint64 second, double value)
{
    const auto v = static_cast<float>(value);
    return {second * 1'000'000, v, v};
}

} // namespace

class TestChart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { apply(*qApp, Theme::dark()); }

    void gapsStayEmpty()
    {
        std::unique_ptr<ChartLines> lines(linesFor(1));
        lines->setColumns(PlotColumns::endingAt(300'000'000, 300'000'000, kPlot.width()));
        for (int s = 0; s <= 300; ++s) {
            if (s < 100 || s > 150)
                lines->push(0, point(s, 50));
        }
        const QImage image = paint(*lines);
        for (int x = 5; x < 95; ++x)
            QVERIFY2(inked(image, x) > 0, qPrintable(QString::number(x)));
        for (int x = 103; x < 147; ++x)
            QVERIFY2(inked(image, x) == 0, qPrintable(QString::number(x)));
        for (int x = 155; x < 295; ++x)
            QVERIFY2(inked(image, x) > 0, qPrintable(QString::number(x)));
    }

    void aPeakOfOneSampleReachesItsHeight()
    {
        std::unique_ptr<ChartLines> lines(linesFor(1, qint64(1e12)));
        lines->setColumns(PlotColumns::endingAt(86'400'000'000, 86'400'000'000, kPlot.width()));
        for (int s = 0; s < 86400; ++s)
            lines->push(0, point(s, s == 43200 ? 95 : 5));
        const QImage image = paint(*lines);
        bool reached = false;
        for (int x = 145; x < 156; ++x)
            reached = reached || image.pixelColor(x, 8) != QColor(Qt::black);
        QVERIFY(reached);
    }

    /// The strip is shifted by whole columns and drawn at its end only; nobody may see that.
    void liveTicksDrawWhatAFullRedrawDraws_data()
    {
        QTest::addColumn<int>("spanSeconds");
        QTest::addColumn<int>("every"); // seconds between samples
        QTest::newRow("one sample a column") << 300 << 1;
        QTest::newRow("many samples a column") << 3000 << 1;
        QTest::newRow("many columns a sample") << 300 << 7;
    }
    void liveTicksDrawWhatAFullRedrawDraws()
    {
        QFETCH(int, spanSeconds);
        QFETCH(int, every);
        std::unique_ptr<ChartLines> live(linesFor(3, qint64(every) * 2'500'000));
        std::unique_ptr<ChartLines> once(linesFor(3, qint64(every) * 2'500'000));
        const int end = 2 * spanSeconds;
        const qint64 spanUs = qint64(spanSeconds) * 1'000'000;
        once->setColumns(PlotColumns::endingAt(qint64(end) * 1'000'000, spanUs, kPlot.width()));
        for (int s = 0; s <= end; ++s) {
            live->setColumns(PlotColumns::endingAt(qint64(s) * 1'000'000, spanUs, kPlot.width()));
            for (int i = 0; i < 3; ++i) {
                if (s % every != i % every || (s / 50) % 5 == 3)
                    continue;
                const TrackPoint p = point(s, 20 + 25 * i + 15 * std::sin(s * 0.3 * (i + 1)));
                live->push(i, p);
                once->push(i, p);
            }
            if (s % 3 == 0)
                paint(*live);
        }
        const QImage a = paint(*live), b = paint(*once);
        int different = 0, ink = 0;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 8; x < a.width(); ++x) { // at the left edge the older neighbour is gone
                ink += b.pixelColor(x, y) != QColor(Qt::black);
                const QColor p = a.pixelColor(x, y), q = b.pixelColor(x, y);
                different += std::max({std::abs(p.red() - q.red()), std::abs(p.green() - q.green()),
                                       std::abs(p.blue() - q.blue())}) > 32;
            }
        }
        QVERIFY(ink > 500);
        QVERIFY2(different * 200 <= ink, qPrintable(QStringLiteral("%1 of %2").arg(different).arg(ink)));
    }

    void crosshairZoomPanAndReset()
    {
        SeriesBook book;
        ChartWidget chart(book, QStringLiteral("chart"), milliseconds(1), QStringLiteral("ms"));
        chart.setSeries({{kKey, QStringLiteral("node a"), Qt::green, seconds(3), true}}, 1);
        chart.resize(640, 320);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        ChartPlot *plot = chart.plot();
        plot->tick(kEnd);
        QVERIFY(plot->to() >= kEnd);
        QVERIFY(plot->to() - plot->from() >= seconds(900));

        QWidget *canvas = plot->findChild<QWidget *>(QStringLiteral("plotCanvas"));
        QVERIFY(canvas);
        QSignalSpy wanted(plot, &ChartPlot::viewWanted);
        QWheelEvent wheel(QPointF(300, 100), canvas->mapToGlobal(QPoint(300, 100)), {}, QPoint(0, 120), {}, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas, &wheel);
        QCOMPARE(wanted.size(), 1);
        const auto zoomed = wanted[0][0].value<TimeView>();
        QVERIFY(zoomed.span < seconds(900));
        QVERIFY(!zoomed.live);
        chart.setView(zoomed);
        const Instant before = plot->from();
        QTest::keyClick(plot, Qt::Key_Left);
        QCOMPARE(wanted.size(), 2);
        chart.setView(wanted[1][0].value<TimeView>());
        QVERIFY(plot->from() < before);
        QSignalSpy reset(plot, &ChartPlot::viewReset);
        QTest::mouseDClick(canvas, Qt::LeftButton, {}, QPoint(300, 100));
        QCOMPARE(reset.size(), 1);
        QSignalSpy crosshair(plot, &ChartPlot::crosshairMoved);
        QMouseEvent move(QEvent::MouseMove, QPointF(300, 100), canvas->mapToGlobal(QPointF(300, 100)), Qt::NoButton, {},
                         {});
        QApplication::sendEvent(canvas, &move);
        QCOMPARE(crosshair.size(), 1);
    }

    void legendTogglesAndIsolates()
    {
        ChartLegend legend;
        legend.resize(600, 26);
        QList<ChartSeries> series;
        for (const char *name : {"a", "b", "c"})
            series << ChartSeries{
                {QLatin1String(name), Metric::RoundTripMs}, QLatin1String(name), Qt::red, seconds(3), true};
        legend.setSeries(series);
        QSignalSpy toggled(&legend, &ChartLegend::toggled);
        auto *b = legend.findChild<QToolButton *>(QStringLiteral("legend:b"));
        QTest::mouseClick(b, Qt::LeftButton);
        QCOMPARE(toggled.takeFirst(), (QVariantList{1, false}));
        QTest::mouseClick(b, Qt::LeftButton);
        QCOMPARE(toggled.takeFirst(), (QVariantList{1, true}));
        QTest::mouseClick(b, Qt::LeftButton, Qt::ControlModifier);
        QCOMPARE(toggled, (QList<QVariantList>{{0, false}, {2, false}}));
    }

    void exportsAsDrawing()
    {
        SeriesBook book;
        book.setCharted({kKey});
        QList<Measurement> batch;
        for (int i = 0; i < 600; ++i)
            batch << Measurement{kKey, kEnd - seconds(600 - i), 80 + 10 * std::sin(i * 0.1)};
        book.append(batch);
        ChartWidget chart(book, QStringLiteral("chart"), milliseconds(1), QStringLiteral("ms"));
        chart.setSeries({{kKey, QStringLiteral("node a"), Qt::green, seconds(3), true}}, 1);
        chart.resize(640, 320);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        chart.plot()->tick(kEnd);
        chart.plot()->reload();
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        chart.plot()->toSvg(&buffer, QStringLiteral("Latency"));
        QVERIFY(buffer.data().contains("<svg"));
        QVERIFY(!buffer.data().contains("<image")); // strokes, not the strip
        const QImage image = chart.plot()->toImage(2);
        QCOMPARE(image.size(), chart.plot()->size() * 2);
    }
};

QTEST_MAIN(TestChart)
#include "test_chart.moc"
