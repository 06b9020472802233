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
