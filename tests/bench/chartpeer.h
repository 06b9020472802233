// SPDX-License-Identifier: GPL-3.0-or-later
// A live chart that is measured: ours, and those that it is measured against. All of them are 1200x600 with the same
// samples, antialiased lines of two pixels, and have painted when a call returns. GUI thread.
#pragma once

#include <QList>

#include <memory>

namespace meridian
{

/// The samples of all peers: latency with a slow wave, noise, and a rare peak; one a second and series.
double benchSample(int series, qint64 second);

class ChartPeer
{
public:
    virtual ~ChartPeer() = default;
    /// The next sample of every series; the oldest leave on the left.
    virtual void tick(qint64 second) = 0;
    /// All of it anew, at another place in time.
    virtual void redraw(qint64 endSecond) = 0;
};

std::unique_ptr<ChartPeer> makeOurChart(int series, qint64 points);
/// QLineSeries with append() and remove(), as the examples have it.
std::unique_ptr<ChartPeer> makePlainQtChart(int series, qint64 points);
/// With adaptive sampling and fast polylines, its best setting with antialiasing; null where it was not built in.
std::unique_ptr<ChartPeer> makeQCustomPlot(int series, qint64 points);

} // namespace meridian
