// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo.h"

#include <QtMath>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr double kEarthRadiusKm = 6371.0;
constexpr double kFibreKmPerMs = 200.0; // light in glass, about two thirds of c
constexpr double kDetour = 1.5;         // cables do not follow great circles

double centralAngle(const GeoPoint &a, const GeoPoint &b)
{
    const double lat1 = qDegreesToRadians(a.latitude);
    const double lat2 = qDegreesToRadians(b.latitude);
    const double sinLat = std::sin((lat2 - lat1) / 2);
    const double sinLon = std::sin(qDegreesToRadians(b.longitude - a.longitude) / 2);
    const double h = sinLat * sinLat + std::cos(lat1) * std::cos(lat2) * sinLon * sinLon;
    return 2 * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

/// The coarse areas that the reference profiles speak of.
enum class Area { Other, UsEast, UsWest, Europe, Asia };

struct AreaBox {
    Area area;
    double south, north, west, east;
};

constexpr AreaBox kAreas[] = {
    {Area::UsEast, 24, 50, -100, -65},
    {Area::UsWest, 24, 50, -130, -100},
    {Area::Europe, 35, 70, -12, 32},
    {Area::Asia, -11, 55, 65, 150},
};

Area areaOf(const GeoPoint &p)
{
    for (const AreaBox &box : kAreas) {
        if (p.latitude >= box.south && p.latitude <= box.north && p.longitude >= box.west && p.longitude <= box.east)
            return box.area;
    }
    return Area::Other;
}

struct Profile {
    Area a, b;
    int lowMs, highMs;
};

constexpr Profile kProfiles[] = {
    {Area::UsEast, Area::UsWest, 60, 80}, {Area::UsEast, Area::Europe, 80, 120}, {Area::UsWest, Area::Europe, 80, 120},
    {Area::UsEast, Area::Asia, 150, 250}, {Area::UsWest, Area::Asia, 150, 250},  {Area::Europe, Area::Asia, 200, 300},
};

} // namespace

double distanceKm(const GeoPoint &a, const GeoPoint &b)
{
    return kEarthRadiusKm * centralAngle(a, b);
}

QList<GeoPoint> greatCircle(const GeoPoint &a, const GeoPoint &b, int steps)
{
    const double angle = centralAngle(a, b);
    QList<GeoPoint> out;
    out.reserve(steps + 1);
    if (angle < 1e-9) {
        out.fill(a, steps + 1);
        return out;
    }
    const double lat1 = qDegreesToRadians(a.latitude), lon1 = qDegreesToRadians(a.longitude);
    const double lat2 = qDegreesToRadians(b.latitude), lon2 = qDegreesToRadians(b.longitude);
    for (int i = 0; i <= steps; ++i) {
        const double f = static_cast<double>(i) / steps;
        const double wa = std::sin((1 - f) * angle) / std::sin(angle);
        const double wb = std::sin(f * angle) / std::sin(angle);
        const double x = wa * std::cos(lat1) * std::cos(lon1) + wb * std::cos(lat2) * std::cos(lon2);
        const double y = wa * std::cos(lat1) * std::sin(lon1) + wb * std::cos(lat2) * std::sin(lon2);
        const double z = wa * std::sin(lat1) + wb * std::sin(lat2);
        out.append({qRadiansToDegrees(std::atan2(z, std::hypot(x, y))), qRadiansToDegrees(std::atan2(y, x))});
    }
    return out;
}

microseconds referenceRoundTrip(const GeoPoint &a, const GeoPoint &b)
{
    const Area areaA = areaOf(a);
    const Area areaB = areaOf(b);
    for (const Profile &p : kProfiles) {
        if ((p.a == areaA && p.b == areaB) || (p.a == areaB && p.b == areaA))
            return milliseconds((p.lowMs + p.highMs) / 2);
    }
    const double ms = 2 * kDetour * distanceKm(a, b) / kFibreKmPerMs + 1;
    return microseconds(static_cast<qint64>(ms * 1000));
}

} // namespace meridian
