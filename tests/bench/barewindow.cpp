// SPDX-License-Identifier: GPL-3.0-or-later
// meridian_barewindow: the least that a program with a window and a chart can be. It measures itself as `meridian
// --measure-start` does: the peer of that figure.
#include "startmeasure.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QLineSeries>
#include <QMainWindow>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    auto *series = new QLineSeries;
    for (int i = 0; i < 300; ++i)
        series->append(i, i % 17);
    auto *chart = new QChart;
    chart->addSeries(series);
    chart->createDefaultAxes();
    QMainWindow window;
    window.setCentralWidget(new QChartView(chart));
    window.resize(1440, 900);
    meridian::StartMeasure measure(1);
    measure.await(window, QStringLiteral("first frame"));
    window.show();
    return QApplication::exec();
}
