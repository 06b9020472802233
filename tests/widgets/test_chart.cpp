// SPDX-License-Identifier: GPL-3.0-or-later
// The chart, looked at pixel by pixel: lines are where the values are, gaps are empty, and the picture that live ticks
// put together is the one that a full redraw makes.
#include "chartexport.h"
#include "chartlegend.h"
#include "chartlines.h"
#include "chartwidget.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QGraphicsScene>
#include <QMenu>
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
    lines->setValues({100, 0});
    return lines;
}

TrackPoint point(qint64 second, double value)
{
    const auto v = static_cast<float>(value);
    return {second * 1'000'000, v, v};
}

QList<ChartSeries> threeSeries()
{
    QList<ChartSeries> series;
    for (const char *name : {"a", "b", "c"})
        series << ChartSeries{
            {QLatin1String(name), Metric::RoundTripMs}, QLatin1String(name), Qt::red, seconds(3), true};
    return series;
}

/// A chart on the screen with ten minutes of one series.
struct Shown {
    Shown() : chart(book, QStringLiteral("chart"), milliseconds(1), QStringLiteral("ms"))
    {
        book.setCharted({kKey});
        QList<Measurement> batch;
        for (int i = 0; i < 600; ++i)
            batch << Measurement{kKey, kEnd - seconds(600 - i), 80 + 10 * std::sin(i * 0.1)};
        book.append(batch);
        chart.setTitle(QStringLiteral("Latency"));
        chart.setSeries({{kKey, QStringLiteral("node a"), Qt::green, seconds(3), true}}, 1);
        chart.resize(640, 320);
        chart.show();
        chart.plot()->tick(kEnd);
        chart.plot()->reload();
    }
    ChartPlot *plot() const { return chart.plot(); }
    QWidget *canvas() const { return plot()->findChild<QWidget *>(QStringLiteral("plotCanvas")); }

    SeriesBook book;
    ChartWidget chart;
};

} // namespace

class TestChart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { apply(*qApp, Theme::dark()); }

    /// Buckets are further apart than samples may be, and were drawn as a row of dots.
    void gapsStayEmpty()
    {
        for (const int every : {1, 10}) { // seconds; a bucket is longer than the gap between samples
            std::unique_ptr<ChartLines> lines(linesFor(1));
            lines->setColumns(PlotColumns::endingAt(every * 300'000'000LL, every * 300'000'000LL, kPlot.width()));
            std::vector<TrackPoint> points;
            for (int i = 0; i <= 300; ++i) {
                if (i < 100 || i > 150)
                    points.push_back(point(i * every, 50));
            }
            lines->load(0, TrackSpan{points, {}}, every > 1 ? every * 1'000'000LL : 0);
            const QImage image = paint(*lines);
            for (int x = 5; x < 295; ++x) {
                const bool drawn = x < 95 || x >= 155, empty = x >= 103 && x < 147;
                QVERIFY2(drawn ? inked(image, x) > 0 : !empty || inked(image, x) == 0, qPrintable(QString::number(x)));
            }
        }
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
        legend.setSeries(threeSeries());
        QSignalSpy toggled(&legend, &ChartLegend::toggled);
        auto *b = legend.findChild<QToolButton *>(QStringLiteral("legend:b"));
        QTest::mouseClick(b, Qt::LeftButton);
        QCOMPARE(toggled.takeFirst(), (QVariantList{1, false}));
        QTest::mouseClick(b, Qt::LeftButton);
        QCOMPARE(toggled.takeFirst(), (QVariantList{1, true}));
        QTest::mouseClick(b, Qt::LeftButton, Qt::ControlModifier);
        QCOMPARE(toggled, (QList<QVariantList>{{0, false}, {2, false}}));
    }

    void legendIsolatesByKeyboardAndMenu()
    {
        ChartLegend legend;
        legend.resize(600, 26);
        legend.setSeries(threeSeries());
        QSignalSpy toggled(&legend, &ChartLegend::toggled);
        auto *b = legend.findChild<QToolButton *>(QStringLiteral("legend:b"));
        QVERIFY(b->focusPolicy() & Qt::TabFocus);
        QTest::mouseClick(b, Qt::LeftButton, Qt::AltModifier);
        QCOMPARE(toggled, (QList<QVariantList>{{0, false}, {2, false}}));
        toggled.clear();
        QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, b->rect().center(), b->mapToGlobal(b->rect().center()));
        QApplication::sendEvent(b, &menuKey);
        auto *menu = legend.findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 3);
        menu->actions().last()->trigger(); // all
        QCOMPARE(toggled, (QList<QVariantList>{{0, true}, {2, true}}));
    }

    void thinnedSamplesAreABandAroundTheirMean()
    {
        std::unique_ptr<ChartLines> lines(linesFor(1, qint64(1e12)));
        lines->setColumns(PlotColumns::endingAt(86'400'000'000, 86'400'000'000, kPlot.width()));
        for (int s = 0; s < 86400; ++s)
            lines->push(0, point(s, s % 2 == 0 ? 20 : 80));
        const QImage image = paint(*lines);
        const auto brightness = [&](int y) { return image.pixelColor(150, y).value(); };
        QVERIFY(brightness(50) > 150);                        // the mean, in full
        QVERIFY(brightness(30) > 30 && brightness(30) < 150); // the band
        QVERIFY(brightness(70) > 30 && brightness(70) < 150);
        QCOMPARE(brightness(10), 0);
        QCOMPARE(brightness(90), 0);
    }

    void aClickIsAMomentADoubleClickIsNot()
    {
        Shown shown;
        QSignalSpy moments(shown.plot(), &ChartPlot::momentChosen), resets(shown.plot(), &ChartPlot::viewReset);
        QTest::mouseClick(shown.canvas(), Qt::LeftButton, {}, QPoint(300, 100));
        QTRY_COMPARE(moments.size(), 1);
        const Instant at = moments[0][0].value<Instant>();
        QVERIFY(shown.plot()->from() < at && at < shown.plot()->to());
        QVERIFY(std::abs(shown.plot()->xOf(at) - 300) < 2);
        QTest::mouseClick(shown.canvas(), Qt::LeftButton, {}, QPoint(200, 100));
        QTest::mouseDClick(shown.canvas(), Qt::LeftButton, {}, QPoint(200, 100));
        QCOMPARE(resets.size(), 1);
        QTest::mouseClick(shown.canvas(), Qt::LeftButton, {}, QPoint(400, 100));
        QTRY_COMPARE(moments.size(), 2);
        QVERIFY(std::abs(shown.plot()->xOf(moments[1][0].value<Instant>()) - 400) < 2); // not that at 200
    }

    void aClickOnAMarkIsItsMoment()
    {
        Shown shown;
        const Instant then = kEnd - seconds(450);
        shown.plot()->setMarks({{then, Severity::Critical, QStringLiteral("a: failed"), QStringLiteral("why"), 3}});
        QSignalSpy moments(shown.plot(), &ChartPlot::momentChosen);
        const QPoint chip(static_cast<int>(shown.plot()->xOf(then)), 30);
        QTest::mouseClick(shown.canvas(), Qt::LeftButton, {}, chip);
        QCOMPARE(moments.size(), 1); // at once: nothing else can be meant
        QCOMPARE(moments[0][0].value<Instant>(), then);
    }

    void keysMoveTheCrosshairAndChoose()
    {
        Shown shown;
        ChartPlot *plot = shown.plot();
        connect(plot, &ChartPlot::crosshairMoved, plot, &ChartPlot::setCrosshair);
        QSignalSpy crosshair(plot, &ChartPlot::crosshairMoved), moments(plot, &ChartPlot::momentChosen);
        const Instant then = kEnd - seconds(450);
        plot->setMarks({{then, Severity::Critical, QStringLiteral("a: failed"), QStringLiteral("why"), 3}});
        QTest::keyClick(plot, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(crosshair.takeLast()[0].value<std::optional<Instant>>(), std::optional(then));
        QTest::keyClick(plot, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(*crosshair.takeLast()[0].value<std::optional<Instant>>() < then);
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(moments.size(), 1);
        QTest::keyClick(plot, Qt::Key_Escape);
        QVERIFY(!crosshair.takeLast()[0].value<std::optional<Instant>>());
    }

    void saysWhatItShows()
    {
        Shown shown;
        const QString words = shown.plot()->description();
        QVERIFY2(words.contains(QStringLiteral("node a: ")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral(" ms")), qPrintable(words));
        QCOMPARE(shown.plot()->accessibleName(), QStringLiteral("Latency"));
        QVERIFY(!shown.plot()->accessibleDescription().isEmpty());
    }

    /// Long names, Chinese ones, and a window for a telephone.
    void headerNeverOverlaps_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("width");
        for (const int width : {200, 320, 480, 800, 1400}) {
            for (const char *title :
                 {"Latency", "复制延迟（从主节点到每个备用节点）", "A title that is longer than any"})
                QTest::addRow("%s at %d", title, width) << QString::fromUtf8(title) << width;
        }
    }
    void headerNeverOverlaps()
    {
        QFETCH(QString, title);
        QFETCH(int, width);
        SeriesBook book;
        ChartWidget chart(book, QStringLiteral("chart"), seconds(1), QStringLiteral("s"));
        chart.offerLogScale();
        chart.setTitle(title);
        QList<ChartSeries> series = threeSeries();
        series[1].name = QStringLiteral("a-node-with-a-name-that-nobody-would-choose-but-somebody-has.example.com");
        series[2].name = QStringLiteral("华东一区数据库集群的第二个备用节点");
        chart.setSeries(series, 50);
        chart.resize(width, 300);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QList<QWidget *> parts;
        for (QWidget *child : chart.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (child->isVisible())
                parts << child;
        }
        auto *legend = chart.findChild<ChartLegend *>();
        for (QToolButton *button : legend->findChildren<QToolButton *>()) {
            if (button->isVisible())
                QVERIFY2(legend->rect().contains(button->geometry()), qPrintable(button->text()));
        }
        for (const QWidget *a : parts) {
            for (const QWidget *b : parts) {
                const QRect x = a->geometry(), y = b->geometry();
                QVERIFY2(a == b || !x.intersects(y), qPrintable(QStringLiteral("%1 to %2, %3 from %4")
                                                                    .arg(a->objectName())
                                                                    .arg(x.right())
                                                                    .arg(b->objectName())
                                                                    .arg(y.x())));
            }
        }
    }

    void exportsStandForThemselves()
    {
        Shown shown;
        const auto content = [&](const char *suffix) {
            return exportChart(QLatin1String(suffix), *shown.plot(), shown.book, QStringLiteral("Latency"), true);
        };
        const QByteArray svg = content("svg");
        QVERIFY(svg.contains("<svg"));
        QVERIFY(!svg.contains("<image")); // strokes, not the strip
        QVERIFY(svg.contains("node a"));  // the legend
        const QImage image = QImage::fromData(content("png"));
        QCOMPARE(image.width(), shown.plot()->width() * 2);
        QVERIFY(image.height() > shown.plot()->height() * 2);
        const QList<QByteArray> lines = content("csv").split('\n');
        QCOMPARE(lines[0].trimmed(), QByteArray("\xEF\xBB\xBFtime,series,minimum,mean,maximum"));
        QVERIFY(lines[1].contains("node a"));
        QVERIFY(lines.size() > 500);
    }
};

QTEST_MAIN(TestChart)
#include "test_chart.moc"
