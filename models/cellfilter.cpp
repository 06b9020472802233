// SPDX-License-Identifier: GPL-3.0-or-later
#include "cellfilter.h"

#include <QRegularExpression>

namespace meridian
{

namespace
{

struct Unit {
    const char *name;
    double factor;
};

constexpr Unit kUnits[] = {{"us", 1},    {"µs", 1}, {"ms", 1e3}, {"s", 1e6},  {"min", 6e7},
                           {"h", 3.6e9}, {"b", 1},  {"kb", 1e3}, {"mb", 1e6}, {"gb", 1e9}};

} // namespace

bool Comparison::holds(double with) const
{
    switch (kind) {
    case Kind::Less:
        return with < value;
    case Kind::LessOrEqual:
        return with <= value;
    case Kind::Greater:
        return with > value;
    case Kind::GreaterOrEqual:
        return with >= value;
    case Kind::Equal:
        break;
    }
    return with == value;
}

std::optional<Comparison> comparison(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*(<=|>=|<|>|=)\\s*([0-9]+(?:\\.[0-9]+)?)\\s*(\\S*)\\s*$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    static constexpr const char *kSigns[] = {"<", "<=", ">", ">=", "="};
    Comparison out;
    for (int i = 0; i < 5; ++i) {
        if (match.captured(1) == QLatin1String(kSigns[i]))
            out.kind = static_cast<Comparison::Kind>(i);
    }
    out.value = match.captured(2).toDouble();
    const QString unit = match.captured(3).toLower();
    if (unit.isEmpty())
        return out;
    for (const Unit &u : kUnits) {
        if (unit == QString::fromUtf8(u.name)) {
            out.value *= u.factor;
            return out;
        }
    }
    return {};
}

} // namespace meridian
