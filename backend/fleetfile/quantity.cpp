// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantity.h"

#include <QStringList>

#include <span>

namespace meridian
{

namespace
{

struct Unit {
    const char16_t *name;
    qint64 worth;
};

constexpr Unit kTimes[] = {{u"d", 86'400'000}, {u"h", 3'600'000}, {u"min", 60'000}, {u"s", 1000}, {u"ms", 1}};
constexpr Unit kSizes[] = {
    {u"TiB", qint64(1) << 40},
    {u"TB", 1'000'000'000'000},
    {u"GiB", qint64(1) << 30},
    {u"GB", 1'000'000'000},
    {u"MiB", qint64(1) << 20},
    {u"MB", 1'000'000},
    {u"KiB", qint64(1) << 10},
    {u"kB", 1000},
    {u"B", 1},
};

constexpr qsizetype kMostDigits = 12;
constexpr qsizetype kMostDecimals = 3;

std::optional<qint64> parse(QStringView text, std::span<const Unit> units)
{
    qsizetype end = 0;
    while (end < text.size() && (text[end] == u'.' || (text[end] >= u'0' && text[end] <= u'9')))
        ++end;
    const QStringView number = text.first(end);
    const qsizetype dot = number.indexOf(u'.');
    const QStringView whole = dot < 0 ? number : number.first(dot);
    const QString decimals = dot < 0 ? QString() : number.sliced(dot + 1).toString();
    if (whole.isEmpty() || whole.size() > kMostDigits || (dot >= 0 && decimals.isEmpty()) ||
        decimals.size() > kMostDecimals || decimals.contains(u'.'))
        return {};
    for (const Unit &unit : units) {
        if (text.sliced(end) != QStringView(unit.name))
            continue;
        const qint64 thousandths = decimals.leftJustified(kMostDecimals, u'0').toLongLong();
        qint64 value = 0;
        if ((thousandths != 0 && unit.worth == 1) || __builtin_mul_overflow(whole.toLongLong(), unit.worth, &value))
            return {};
        return value + thousandths * unit.worth / 1000;
    }
    return {};
}

QString write(qint64 value, std::span<const Unit> units)
{
    for (const Unit &unit : units) {
        if (value != 0 && value % unit.worth == 0)
            return QString::number(value / unit.worth) + QString::fromUtf16(unit.name);
    }
    return QString::number(value) + QString::fromUtf16(units.back().name);
}

} // namespace

std::optional<milliseconds> parseDuration(QStringView text)
{
    const auto ms = parse(text, kTimes);
    return ms ? std::optional(milliseconds(*ms)) : std::nullopt;
}

QString writeDuration(milliseconds d)
{
    return write(d.count(), kTimes);
}

std::optional<qint64> parseSize(QStringView text)
{
    return parse(text, kSizes);
}

QString writeSize(qint64 bytes)
{
    return write(bytes, kSizes);
}

} // namespace meridian
