// SPDX-License-Identifier: GPL-3.0-or-later
#include "ticks.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace meridian
{

ValueTicks valueTicks(double largest, int most)
{
    const double least = std::max(largest, 1e-9) / std::max(most, 1);
    const double power = std::pow(10, std::floor(std::log10(least)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    }
    const double steps = std::max(1.0, std::ceil(largest / step * (1 - 1e-9)));
    return {steps * step, step, std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)))};
}

ValueAxis linearAxis(double largest, int most)
{
    const ValueTicks ticks = valueTicks(largest, most);
    ValueAxis axis;
    axis.scale.top = ticks.top;
    const auto steps = std::lround(ticks.top / ticks.step);
    for (long i = 0; i <= steps; ++i) {
        const double value = static_cast<double>(i) * ticks.step;
        axis.ticks.append({value, QLocale::c().toString(value, 'f', ticks.decimals)});
    }
    return axis;
}

ValueAxis logAxis(double largest, double leastPositive, int most)
{
    constexpr int kMostDecades = 5;
    const int highest = static_cast<int>(std::ceil(std::log10(std::max(largest, 1e-9)) - 1e-9));
    int lowest = static_cast<int>(std::floor(std::log10(std::max(leastPositive, 1e-9)) + 1e-9));
    lowest = std::clamp(lowest, highest - kMostDecades, highest - 1);
    ValueAxis axis;
    axis.scale = {std::pow(10, highest), std::pow(10, lowest)};
    axis.ticks.append({0, QStringLiteral("0")});
    const int every = std::max(1, (highest - lowest + 1 + most - 1) / std::max(most, 1));
    for (int power = lowest; power <= highest; ++power) {
        if ((highest - power) % every == 0)
            axis.ticks.append({std::pow(10, power), QLocale::c().toString(std::pow(10, power), 'g', 6)});
    }
    return axis;
}

QList<TimeTick> timeTicks(Instant from, Instant to, int most, bool utc)
{
    static constexpr qint64 kSteps[] = {1,   2,    5,    10,   15,    30,    60,    120,   300,    600,
                                        900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800};
    if (to <= from || most < 1)
        return {};
    const qint64 fromMs = toEpochMs(from), toMs = toEpochMs(to);
    qint64 stepMs = 0;
    for (const qint64 s : kSteps) {
        stepMs = s * 1000;
        if ((toMs - fromMs) / stepMs < most)
            break;
    }
    // Round by the clock that is read: local midnight is seldom a multiple of a day in UTC.
    const qint64 shift = utc ? 0 : qint64(QDateTime::fromMSecsSinceEpoch(toMs).offsetFromUtc()) * 1000;
    QList<TimeTick> ticks;
    for (qint64 at = ((fromMs + shift + stepMs - 1) / stepMs) * stepMs - shift; at <= toMs; at += stepMs) {
        const QDateTime t = QDateTime::fromMSecsSinceEpoch(at + shift, Qt::UTC);
        const bool midnight = t.time() == QTime(0, 0);
        const QString form = stepMs >= 86400000 || (midnight && stepMs >= 3600000) ? QStringLiteral("d MMM")
                             : stepMs < 60000                                      ? QStringLiteral("HH:mm:ss")
                                                                                   : QStringLiteral("HH:mm");
        ticks.append({fromEpochMs(at), QLocale().toString(t, form)});
    }
    return ticks;
}

} // namespace meridian
