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

QList<PresetNode> Preset::nodes() const
{
    QList<PresetNode> out;
    for (const PresetCluster &each : clusters)
        out += each.nodes;
    return out;
}

QStringList Preset::regions() const
{
    QStringList out;
    const QList<PresetNode> all = nodes();
    for (const PresetNode &node : all) {
        if (!out.contains(node.region))
            out += node.region;
    }
    return out;
}

const PresetCluster &Preset::cluster(const QString &wanted) const
{
    return *std::find_if(clusters.begin(), clusters.end(),
                         [&wanted](const PresetCluster &each) { return each.name == wanted; });
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
