// SPDX-License-Identifier: GPL-3.0-or-later
// A chart as a file that stands for itself: title, range, legend and plot as PNG or SVG, or its values as CSV. GUI
// thread. Writes nothing.
#pragma once

#include "chartplot.h"

#include <QByteArray>

namespace meridian
{

/// `suffix` is "png", "svg" or "csv".
QByteArray exportChart(const QString &suffix, ChartPlot &plot, const SeriesBook &book, const QString &title, bool utc);

} // namespace meridian
