// SPDX-License-Identifier: GPL-3.0-or-later
#include "format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>
#include <cstdlib>

namespace meridian::format
{

namespace
{

/// One decimal below ten, none above: 0.4, 6.3, 82.
QString significant(double v)
{
    return number(v, std::abs(v) < 9.95 ? 1 : 0);
}

QString two(qint64 big, const char *bigUnit, qint64 small, const char *smallUnit)
{
    QString out = QStringLiteral("%1 %2").arg(big).arg(QLatin1String(bigUnit));
    if (small != 0)
        out += QStringLiteral(" %1 %2").arg(small).arg(QLatin1String(smallUnit));
    return out;
}

QDateTime toDateTime(Instant t, bool utc)
{
    const QDateTime d = QDateTime::fromMSecsSinceEpoch(toEpochMs(t), Qt::UTC);
    return utc ? d : d.toLocalTime();
}

} // namespace

QString number(double v, int decimals)
{
    return QLocale::c().toString(v, 'f', decimals);
}

QString duration(microseconds d)
{
    if (d < microseconds::zero())
        return QStringLiteral("−") + duration(-d);
    const double ms = toMs(d);
    if (ms < 999.5)
        return QStringLiteral("%1 ms").arg(significant(ms));
    if (ms < 59500)
        return QStringLiteral("%1 s").arg(significant(ms / 1000));
    const qint64 s = std::llround(ms / 1000);
    if (s < 3600)
        return two(s / 60, "min", s % 60, "s");
    if (s < 86400)
        return two(s / 3600, "h", s % 3600 / 60, "min");
    return two(s / 86400, "d", s % 86400 / 3600, "h");
}

QString bytes(qint64 n)
{
    static const char *const units[] = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    if (n > -1000 && n < 1000)
        return QStringLiteral("%1 B").arg(n);
    double v = static_cast<double>(n);
    size_t unit = 0;
    while (std::abs(v) >= 999.5 && unit + 1 < std::size(units)) {
        v /= 1000;
        ++unit;
    }
    return QStringLiteral("%1 %2").arg(significant(v), QLatin1String(units[unit]));
}

QString count(qint64 n)
{
    QString out = QString::number(n);
    const qsizetype first = out.startsWith(u'-') ? 1 : 0;
    for (qsizetype i = out.size() - 3; i > first; i -= 3)
        out.insert(i, QChar(0x2009));
    return out;
}

QString time(Instant t, bool utc)
{
    const QString text = toDateTime(t, utc).toString(QStringLiteral("HH:mm:ss"));
    return utc ? text + QStringLiteral(" UTC") : text;
}

QString dateTime(Instant t, bool utc)
{
    const QString text = toDateTime(t, utc).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    return utc ? text + QStringLiteral(" UTC") : text;
}

QString iso(Instant t)
{
    return toDateTime(t, true).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) + u'Z';
}

QString unknown()
{
    return QStringLiteral("–");
}

} // namespace meridian::format
