// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotionorder.h"

#include "format.h"

#include <array>
#include <limits>

namespace meridian
{

namespace
{

struct Criterion {
    const char *code;             ///< %1 is the one before, %2 and %3 what was compared
    qint64 (*cost)(const Rank &); ///< less is better
    QString (*value)(const Rank &);
};

constexpr qint64 kUnknown = std::numeric_limits<qint64>::max();

Health healthOf(const Rank &r)
{
    return r.state ? r.state->health : Health::Unknown;
}
bool inFlight(const Rank &r)
{
    return r.missing && *r.missing <= kInFlightBytes;
}
std::optional<microseconds> tripOf(const Rank &r)
{
    return r.state ? r.state->timings.roundTrip : std::nullopt;
}
qint64 preference(PromotionRule rule)
{
    constexpr std::array kOrder{1, 0, 2, 3}; // Allow, Prefer, PreferNot, MustNot
    return kOrder[size_t(rule)];
}

constexpr std::array kCriteria{
    Criterion{"place.health", [](const Rank &r) { return qint64(severity(healthOf(r))); },
              [](const Rank &r) { return toText(healthOf(r)); }},
    Criterion{"place.data", [](const Rank &r) { return inFlight(r) ? 0 : r.missing.value_or(kUnknown); },
              [](const Rank &r) { return format::orUnknown(r.missing, format::bytes); }},
    Criterion{"place.rule", [](const Rank &r) { return preference(r.node->promotion); },
              [](const Rank &r) { return toText(r.node->promotion); }},
    Criterion{"place.priority", [](const Rank &r) { return -qint64(r.node->priority); },
              [](const Rank &r) { return QString::number(r.node->priority); }},
    // Between nodes that the declaration does not tell apart: nothing has to be fetched from another one then.
    Criterion{"place.data", [](const Rank &r) { return r.missing.value_or(kUnknown); },
              [](const Rank &r) { return format::orUnknown(r.missing, format::bytes); }},
    Criterion{"place.region", [](const Rank &r) { return qint64(r.elsewhere); },
              [](const Rank &r) { return r.node->region.name(); }},
    Criterion{"place.latency", [](const Rank &r) { return tripOf(r) ? qint64(tripOf(r)->count()) : kUnknown; },
              [](const Rank &r) { return format::orUnknown(tripOf(r), format::duration); }},
};

} // namespace

bool isBetter(const Rank &a, const Rank &b)
{
    for (const Criterion &c : kCriteria) {
        if (c.cost(a) != c.cost(b))
            return c.cost(a) < c.cost(b);
    }
    return a.node->id < b.node->id;
}

Reason whyAfter(const Rank &before, const Rank &later)
{
    const QString name = before.node->id.name();
    for (const Criterion &c : kCriteria) {
        if (c.cost(before) != c.cost(later))
            return {QLatin1String(c.code), {name, c.value(before), c.value(later)}};
    }
    return {QStringLiteral("place.name"), {name}};
}

} // namespace meridian
