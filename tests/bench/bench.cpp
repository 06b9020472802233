// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <numeric>

#include <unistd.h>

namespace meridian
{

std::optional<double> BenchRow::ratio() const
{
    if (!peer || *peer <= 0)
        return {};
    return ours / *peer;
}

std::optional<bool> BenchRow::within() const
{
    if (!limit || (peer && !ratio()))
        return {};
    return (peer ? *ratio() : ours) <= *limit;
}

double Bench::cpuMs(const std::function<void()> &work)
{
    const auto spent = [] {
        timespec t{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
        return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
    };
    const double before = spent();
    work();
    return spent() - before;
}

double Bench::wallMs(const std::function<void()> &work)
{
    const auto before = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
}

double Bench::residentMb()
{
    // proc(5): the second number of statm is the resident set in pages.
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

double Bench::median(QList<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double Bench::growthPercent(const QList<double> &values)
{
    const QList<double> half = values.mid(values.size() / 2);
    const auto n = static_cast<double>(half.size());
    const double meanX = (n - 1) / 2, meanY = std::accumulate(half.begin(), half.end(), 0.0) / n;
    double xy = 0, xx = 0;
    for (qsizetype i = 0; i < half.size(); ++i) {
        const double x = static_cast<double>(i) - meanX;
        xy += x * (half[i] - meanY);
        xx += x * x;
    }
    const double slope = xy / xx;
    return 100 * slope * (n - 1) / (meanY - slope * meanX);
}

} // namespace meridian
