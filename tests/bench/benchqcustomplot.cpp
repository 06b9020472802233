// SPDX-License-Identifier: GPL-3.0-or-later
// QCustomPlot as a peer, where its development package was found when this was built. GUI thread.
#undef QT_NO_KEYWORDS // its header has them, and foreach
#undef QT_NO_FOREACH
#include "chartpeer.h"

#ifdef MERIDIAN_BENCH_QCUSTOMPLOT

#include <QApplication>
#include <qcustomplot.h>

namespace meridian
{

namespace
{

class Plot : public ChartPeer
{
public:
    Plot(int series, qint64 points) : m_points(points)
    {
        m_plot.resize(1200, 600);
        m_plot.yAxis->setRange(0, 170);
        m_plot.setAntialiasedElement(QCP::aePlottables, true);
        m_plot.setPlottingHint(QCP::phFastPolylines, true);
        for (int i = 0; i < series; ++i) {
            QCPGraph *graph = m_plot.addGraph();
            graph->setPen(QPen(QColor::fromHsv(i * 37 % 360, 200, 200), 2));
            graph->setAdaptiveSampling(true);
            for (qint64 t = 0; t < points; ++t)
                graph->addData(static_cast<double>(t), benchSample(i, t));
        }
        m_plot.show();
        redraw(points);
    }

    void tick(qint64 second) override
    {
        for (int i = 0; i < m_plot.graphCount(); ++i) {
            m_plot.graph(i)->addData(static_cast<double>(second), benchSample(i, second));
            m_plot.graph(i)->data()->removeBefore(static_cast<double>(second - m_points + 1));
        }
        redraw(second);
    }

    void redraw(qint64 endSecond) override
    {
        m_plot.xAxis->setRange(static_cast<double>(endSecond - m_points + 1), static_cast<double>(endSecond));
        m_plot.replot(QCustomPlot::rpImmediateRefresh);
        QCoreApplication::processEvents();
    }

private:
    QCustomPlot m_plot;
    qint64 m_points;
};

} // namespace

std::unique_ptr<ChartPeer> makeQCustomPlot(int series, qint64 points)
{
    return std::make_unique<Plot>(series, points);
}

} // namespace meridian

#else

std::unique_ptr<meridian::ChartPeer> meridian::makeQCustomPlot(int, qint64)
{
    return nullptr;
}

#endif
