// SPDX-License-Identifier: GPL-3.0-or-later
#include "preset.h"

#include "fleetfile.h"
#include "geo.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

QString PresetNode::slot() const
{
    return QString(name).replace(QLatin1Char('-'), QLatin1Char('_'));
}

QStringList Preset::regions() const
{
    QStringList out;
    for (const PresetNode &node : nodes) {
        if (!out.contains(node.region))
            out += node.region;
    }
    return out;
}

QList<Preset> Preset::all()
{
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    const QString use1a = s("orders-use1-1"), euw1a = s("orders-euw1-1"), pairA = s("pair-a");
    return {
        {s("world"),
         QCoreApplication::translate("PracticeLab", "seven servers in five regions, one of them cascading"),
         s("orders"),
         {
             {use1a, s("us-east-1"), {}, 100, PromotionRule::Prefer},
             {s("orders-use1-2"), s("us-east-1"), use1a, 90, PromotionRule::Prefer},
             {s("orders-usw2-1"), s("us-west-2"), use1a, 70, PromotionRule::Allow},
             {euw1a, s("eu-west-1"), use1a, 60, PromotionRule::Allow},
             {s("orders-euw1-2"), s("eu-west-1"), euw1a, 40, PromotionRule::PreferNot},
             {s("orders-apne1-1"), s("ap-northeast-1"), use1a, 50, PromotionRule::Allow},
             {s("orders-sae1-1"), s("sa-east-1"), use1a, 20, PromotionRule::MustNot},
         }},
        {s("pair"),
         QCoreApplication::translate("PracticeLab", "a primary and a standby across the Atlantic"),
         s("pair"),
         {
             {pairA, s("us-east-1"), {}, 100, PromotionRule::Prefer},
             {s("pair-b"), s("eu-west-1"), pairA, 50, PromotionRule::Allow},
         }},
    };
}

QStringList Preset::names()
{
    QStringList out;
    for (const Preset &preset : all())
        out += preset.name;
    return out;
}

RegionId operatorPlace()
{
    return RegionId(QStringLiteral("operator"));
}

Result<Network> networkOf(const Preset &preset)
{
    struct Place {
        RegionId id;
        GeoPoint point;
        microseconds lastMile{0}; ///< one way
    };
    QList<Place> places;
    const QList<Region> catalogue = regionCatalogue();
    const QStringList names = preset.regions() + QStringList{QStringLiteral("us-east-1")}; // the last: the operator's
    for (const QString &name : names) {
        const auto region = std::find_if(catalogue.begin(), catalogue.end(),
                                         [&](const Region &r) { return r.id.name() == name && r.place; });
        if (region == catalogue.end()) {
            return Error{ErrorKind::BadInput,
                         QCoreApplication::translate("PracticeLab", "place the lab \"%1\" on the map").arg(preset.name),
                         QCoreApplication::translate("PracticeLab", "the catalogue has no region %1").arg(name),
                         {},
                         {}};
        }
        places += {region->id, *region->place, microseconds(0)};
    }
    places.last().id = operatorPlace();
    places.last().lastMile = milliseconds(2);
    Network network;
    for (const Place &from : std::as_const(places)) {
        for (const Place &to : std::as_const(places)) {
            if (from.id == to.id)
                continue;
            const microseconds delay = referenceRoundTrip(from.point, to.point) / 2 + from.lastMile + to.lastMile;
            network.set(from.id, to.id, {delay, std::max(delay / 50, microseconds(100)), false, 0});
        }
    }
    return network;
}

} // namespace meridian
