// SPDX-License-Identifier: GPL-3.0-or-later
// Live ticks and full redraws of a chart beside plain Qt Charts and QCustomPlot: CPU time, samples and painting
// included. The day of a hundred series runs in a process of its own, so that its memory is its own.
#include "bench.h"
#include "chartpeer.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTextStream>

namespace meridian
{

namespace
{

constexpr qint64 kHour = 3600, kDay = 86400;
constexpr int kTicks = 120, kSlowTicks = 7, kRedraws = 15;

double tickMs(ChartPeer &chart, qint64 points, int ticks)
{
    QList<double> all;
    for (int i = 0; i < ticks; ++i)
        all << Bench::cpuMs([&] { chart.tick(points + i); });
    return Bench::median(all);
}

double redrawMs(ChartPeer &chart, qint64 points)
{
    QList<double> all;
    for (int i = 0; i < kRedraws; ++i)
        all << Bench::cpuMs([&] { chart.redraw(points - 1 - 7 * (i + 1)); });
    return Bench::median(all);
}

BenchRow againstQCustomPlot(const QString &what, double ours, std::optional<double> theirs, double limit)
{
    if (!theirs)
        QTextStream(stderr) << "QCUSTOMPLOT IS MISSING: install libqcustomplot-dev and configure again" << Qt::endl;
    return {theirs ? what : what + QStringLiteral(" – NOT BUILT IN"), QStringLiteral("ms CPU"), ours,
            theirs.value_or(0), limit};
}

void oneHour(Bench &bench)
{
    const auto ours = makeOurChart(20, kHour);
    const auto plain = makePlainQtChart(20, kHour);
    const auto custom = makeQCustomPlot(20, kHour);
    const double tick = tickMs(*ours, kHour, kTicks);
    bench.add({QStringLiteral("live chart tick 20x3600, plain Qt Charts"), QStringLiteral("ms CPU"), tick,
               tickMs(*plain, kHour, kSlowTicks), 0.01});
    bench.add(againstQCustomPlot(QStringLiteral("live chart tick 20x3600, QCustomPlot"), tick,
                                 custom ? std::optional(tickMs(*custom, kHour, kRedraws)) : std::nullopt, 0.05));
    bench.add(againstQCustomPlot(QStringLiteral("full redraw 20x3600, QCustomPlot"), redrawMs(*ours, kHour),
                                 custom ? std::optional(redrawMs(*custom, kHour)) : std::nullopt, 0.8));
}

void day(Bench &bench)
{
    const double few = tickMs(*makeOurChart(20, 300), 300, kTicks);
    const auto ours = makeOurChart(20, kDay);
    bench.add({QStringLiteral("live chart tick 20x86400, beside 20x300"), QStringLiteral("ms CPU"),
               tickMs(*ours, kDay, kTicks), few, 1.5});
    const auto custom = makeQCustomPlot(20, kDay);
    bench.add(againstQCustomPlot(QStringLiteral("full redraw 20x86400, QCustomPlot"), redrawMs(*ours, kDay),
                                 custom ? std::optional(redrawMs(*custom, kDay)) : std::nullopt, 0.8));
}

/// What the other process printed; zeros, which no row is within, when it failed.
void hundredSeries(Bench &bench)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--part"), QStringLiteral("charts-day")});
    const bool ended = child.waitForFinished(300000) && child.exitCode() == 0;
    const QList<QByteArray> figures = child.readAllStandardOutput().split(' ');
    if (!ended || figures.size() != 2)
        QTextStream(stderr) << "the process of a hundred series failed: " << child.readAllStandardError() << Qt::endl;
    const double tick = figures.value(0).toDouble(), megabytes = figures.value(1).toDouble();
    const auto limit = [](double value, double most) { return value > 0 ? most : -1; };
    bench.add({QStringLiteral("live chart tick 100x86400"), QStringLiteral("ms CPU"), tick, {}, limit(tick, 4)});
    bench.add({QStringLiteral("its whole process"), QStringLiteral("MB"), megabytes, {}, limit(megabytes, 300)});
}

} // namespace

void benchCharts(Bench &bench)
{
    oneHour(bench);
    day(bench);
    hundredSeries(bench);
}

void benchChartsDay()
{
    const auto chart = makeOurChart(100, kDay);
    const double tick = tickMs(*chart, kDay, kTicks);
    QTextStream(stdout) << tick << ' ' << Bench::residentMb();
}

} // namespace meridian
